"""Which texts wait for a reviewer and why; what is decided is written in one step or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import CorpusError
from index.ingest.building import build, contents_of
from index.ingest.reviewing import Waiting, decide, rejected, waiting
from index.records.decision import Correction, Decision, DecisionKind
from index.store.generations import latest_generation
from index.store.in_force import current_name
from tests.changing_stores import DECREE, PART, add, decree, found, opened_whole, quiet, write
from tests.corpora import write_document
from tests.days import TODAY
from tests.hash_encoder import HashEncoder

FEES = "Người dân nộp phí vào tài khoản 19031234567890."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    write_document(
        corpus,
        "nd-801-2031",
        "## Tóm tắt\n\nGhế đá do thôn trông coi.",
        number="801/2031/NĐ-CP",
        type="Nghị định",
        title="Thử nghiệm số 801 tại đô thị",
        issuer="Chính phủ",
        issued="2031-03-05",
        signer="Lê Văn Giả Định",
    )
    build(corpus, tmp_path / "store", HashEncoder(), quiet)
    return tmp_path / "store"


def queue(store: Path) -> dict[str, Waiting]:
    with latest_generation(store) as held:
        assert held
        return {one.version.file: one for one in waiting(contents_of(held.catalogue))}


def say(store: Path, file: str, kind: DecisionKind, **fields: Any) -> None:
    corrections = tuple(Correction(field=name, value=value) for name, value in fields.items())
    decision = Decision(kind=kind, day=TODAY, by="Người Duyệt", corrections=corrections)
    with latest_generation(store) as held:
        assert held
        (chosen,) = (one.id for one in held.catalogue.versions() if one.file == file)
    decide({chosen: decision}, store, HashEncoder(), quiet)


def forged(folder: Path, name: str = "forged.txt", words: str = FEES) -> Path:
    return write(folder, name, decree("801/2031/NĐ-CP", words))


def test_a_text_of_a_number_that_is_held_waits_and_gives_the_document_nothing(
    store: Path, tmp_path: Path
) -> None:
    add(store, forged(tmp_path), confirmed_by="")
    item = queue(store)["forged.txt"]
    assert (item.is_read, item.held) == (False, "nd-801-2031.md")
    (document,) = opened_whole(store).catalogue.documents
    assert (document.trust, document.effective) == ("shipped", None)
    assert [(one.used, one.trust) for one in document.texts] == [(False, "unconfirmed")]
    assert found(store, FEES) == ["nd-801-2031.md"]


def test_confirmed_it_is_read_and_rejected_it_is_not_but_known_again(
    store: Path, tmp_path: Path
) -> None:
    file = forged(tmp_path)
    add(store, file, confirmed_by="")
    say(store, "forged.txt", "confirmed")
    assert found(store, FEES)[0] == "forged.txt"
    assert queue(store) == {}
    say(store, "forged.txt", "rejected")
    assert found(store, FEES) == ["nd-801-2031.md"]
    with latest_generation(store) as held:
        assert held
        (gone,) = rejected(contents_of(held.catalogue))
    assert gone.decision
    assert (gone.decision.by, gone.decision.day) == ("Người Duyệt", TODAY)
    (again,) = add(store, file)
    assert again.is_duplicate
    assert found(store, FEES) == ["nd-801-2031.md"], "its bytes are known"
    add(store, file, again=True)
    assert found(store, FEES) == ["nd-801-2031.md"], "also when they are read again"


def test_who_vouches_confirms_all_but_what_must_be_looked_at(store: Path, tmp_path: Path) -> None:
    sure = write(tmp_path, "sure.txt", decree("802/2031/NĐ-CP", "Đèn đường được thắp."))
    other = forged(tmp_path).read_text("utf-8").replace("Lê Văn Giả Định", "Trần Văn Khác")
    unsure = write(tmp_path, "unsure.txt", other)
    commune = write(
        tmp_path,
        "commune.txt",
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố: 7/2031/QĐ-UBND\nAn Bình, ngày 09 tháng 4 năm 2031\n"
        "QUYẾT ĐỊNH\nVề ghế đá trên địa bàn xã\nĐiều 1. Hiệu lực\nQuyết định này có hiệu lực từ"
        " ngày 15 tháng 4 năm 2031 và bãi bỏ Nghị định số 801/2031/NĐ-CP.\nNơi nhận:\n- VT.",
    )
    add(store, sure, unsure, commune, DECREE, PART, confirmed_by="Người Thêm")
    waits = queue(store)
    assert set(waits) == {"unsure.txt", "commune.txt", DECREE.name, PART.name}
    ((field, signer),) = waits["unsure.txt"].differing
    assert (field, signer.here, signer.there) == ("signer", "Trần Văn Khác", "Lê Văn Giả Định")
    (claim,) = waits["commune.txt"].claims
    assert (claim.act, claim.of.number, claim.has_power) == ("repeals", "801/2031/NĐ-CP", False)
    assert waits[PART.name].differing, "the excerpt has words of its own"
    document = opened_whole(store).catalogue.document("nd-802-2031")
    assert (document.trust, document.texts[0].trust) == ("confirmed", "confirmed")


def test_a_number_of_another_day_is_shown_as_a_namesake(store: Path, tmp_path: Path) -> None:
    def decision(year: int, number: str = "803/QĐ-TTg") -> str:
        text = decree(number, "Chuyện khác.", year=year).replace("NGHỊ ĐỊNH", "QUYẾT ĐỊNH")
        return text.replace("CHÍNH PHỦ\n", "THỦ TƯỚNG CHÍNH PHỦ\n", 1)

    add(store, write(tmp_path, "real.txt", decision(2031)))
    assert queue(store) == {}
    add(store, write(tmp_path, "older.txt", decision(2030)))
    add(store, write(tmp_path, "other.txt", decision(2029, "803/2029/QĐ-TTg")))
    (item,) = queue(store).values()
    assert (item.version.file, [one.id for one in item.namesakes]) == ("older.txt", ["qd-803-2031"])


def test_a_correction_holds_on_and_makes_another_document_of_it(
    store: Path, tmp_path: Path
) -> None:
    file = forged(tmp_path)
    add(store, file, confirmed_by="")
    say(store, "forged.txt", "corrected", number="805/2031/NĐ-CP", signer="Bà Viết Tay")
    document = opened_whole(store).catalogue.document("nd-805-2031")
    assert (document.signer, document.trust) == ("Bà Viết Tay", "unconfirmed")
    assert set(queue(store)) == {"forged.txt"}, "it was corrected, not confirmed"
    say(store, "forged.txt", "confirmed")
    add(store, file, again=True)
    document = opened_whole(store).catalogue.document("nd-805-2031")
    assert (document.signer, document.trust) == ("Bà Viết Tay", "confirmed")


@pytest.mark.parametrize(
    ("field", "value"),
    [("issued", "hôm qua"), ("trust", "shipped"), ("texts", "[]"), ("color", "đỏ"), ("title", "[")],
)
def test_a_wrong_correction_changes_nothing(
    store: Path, tmp_path: Path, field: str, value: str
) -> None:
    add(store, forged(tmp_path), confirmed_by="")
    name = current_name(store)
    with pytest.raises(CorpusError, match=field):
        say(store, "forged.txt", "confirmed", **{field: value})
    assert current_name(store) == name


def test_of_what_is_gone_nothing_is_decided(store: Path) -> None:
    decision = Decision(kind="confirmed", day=TODAY, by="x")
    name = current_name(store)
    for missing in ("gone", "nd-801-2031"):
        with pytest.raises(CorpusError, match="no text that was added has this id"):
            decide({missing: decision}, store, HashEncoder(), quiet)
    assert current_name(store) == name


class _Dying(HashEncoder):
    def encode(self, *_: Any, **__: Any) -> NDArray[np.float32]:
        raise KeyboardInterrupt


def test_a_decision_that_is_broken_off_leaves_the_store_as_it_was(
    store: Path, tmp_path: Path
) -> None:
    add(store, forged(tmp_path), confirmed_by="")
    (version,) = (one.version for one in queue(store).values())
    decision = Decision(kind="confirmed", day=date(2026, 11, 30), by="x")
    with pytest.raises(KeyboardInterrupt):
        decide({version.id: decision}, store, _Dying(), quiet)
    assert set(queue(store)) == {"forged.txt"}
    assert found(store, FEES) == ["nd-801-2031.md"]
