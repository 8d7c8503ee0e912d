"""`python -m index review`, as a reviewer runs it."""

from pathlib import Path

import pytest

from index.store.in_force import current_name
from tests.changing_stores import DECREE, NEWS, PART, add, opened_whole, write
from tests.days import TODAY
from tests.ran import Run

pytest_plugins = ["tests.command_line"]
COMMUNE = (
    "ỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố: 7/2031/QĐ-UBND\nAn Bình, ngày 09 tháng 4 năm 2031\n"
    "QUYẾT ĐỊNH\nVề xe đạp trên địa bàn xã\nĐiều 1. Hiệu lực\nQuyết định này có hiệu lực từ"
    " ngày 15 tháng 4 năm 2031 và bãi bỏ Nghị định số 981/2031/NĐ-CP.\nNơi nhận:\n- VT.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a decree that is confirmed, and three texts that wait."""
    add(tmp_path / "store", DECREE)
    commune = write(tmp_path, "commune.txt", COMMUNE)
    add(tmp_path / "store", PART, NEWS, commune, confirmed_by="")
    return tmp_path / "store"


def trust(store: Path) -> dict[str, str]:
    documents = opened_whole(store).catalogue.documents
    return {text.file: text.trust for document in documents for text in document.texts}


WAITING = {DECREE.name: "confirmed", PART.name: "unconfirmed", NEWS.name: "unconfirmed"}


def test_what_waits_is_listed_with_what_speaks_against_it(run: Run, store: Path) -> None:
    name = current_name(store)
    ran = run("review", "--store", store)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[-1] == "3 waiting, 2 of them with something to look at"
    (part,) = (row for row, line in enumerate(ran.lines) if PART.name in line)
    assert ran.lines[part].endswith(f"(unconfirmed, added {TODAY}): Nghị định 981/2031/NĐ-CP")
    kept = f"   kept aside  another text of this number, {DECREE.name}, is read instead"
    assert ran.lines[part + 1] == kept
    assert ran.lines[part + 2].startswith("   differs     words: here “")
    assert "   no power    this repeals Nghị định 981/2031/NĐ-CP: changes nothing" in ran.lines
    assert "   nothing to object: only that nobody has confirmed it" in ran.lines
    assert current_name(store) == name, "to look changes nothing"


def test_of_one_that_is_named_all_that_was_read_is_shown(run: Run, store: Path) -> None:
    ran = run("review", "commune.txt", "--store", store)
    assert ran.lines[-1] == "1 waiting, 1 of them with something to look at"
    assert any(
        line.startswith("   read        number: 07/2031/QĐ-UBND (sure") for line in ran.lines
    )


def test_without_a_name_only_what_nothing_speaks_against_is_confirmed(
    run: Run, store: Path
) -> None:
    ran = run("review", "--confirm", "--by", "Trần Tú", "--store", store)
    assert ran.status == 0
    assert ran.lines[0].startswith(f"{NEWS.name}: Bài báo")
    assert ran.lines[0].endswith("confirmed by Trần Tú")
    held = {**WAITING, NEWS.name: "confirmed", "commune.txt": "unconfirmed"}
    assert trust(store) == held
    assert run("review", "--confirm", "--store", store).lines == ["nothing decided"]


def test_one_is_corrected_and_confirmed_at_once(run: Run, store: Path) -> None:
    ran = run("review", "commune.txt", "--confirm", "--set", "signer=Bà Viết Tay",
              "--by", "Trần Tú", "--store", store)  # fmt: skip
    assert ran.lines == [
        "commune.txt: Quyết định 07/2031/QĐ-UBND: confirmed by Trần Tú (signer: Bà Viết Tay)"
    ]
    (document,) = (
        d for d in opened_whole(store).catalogue.documents if d.number == "07/2031/QĐ-UBND"
    )
    assert (document.signer, document.trust) == ("Bà Viết Tay", "confirmed")
    shown = run("show", "981/2031/NĐ-CP", "--store", store).out
    assert "the claim changes nothing" in shown, "nobody can confirm a power that is not there"
    assert "replaced by" not in shown


def test_what_is_rejected_is_told_of_and_known_when_it_comes_again(run: Run, store: Path) -> None:
    run("review", NEWS.name, "--reject", "--by", "Trần Tú", "--store", store)
    assert NEWS.name not in trust(store)
    listed = run("review", "--store", store).lines
    assert any(line.endswith(f"{NEWS.name}: rejected on {TODAY} by Trần Tú") for line in listed)
    assert run("add", NEWS, "--store", store).lines[0].endswith(": was rejected")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--reject"], "Say which text"),
        (["--set", "signer=A"], "Say which text"),
        (["981/2031/NĐ-CP", "--confirm"], "has several texts"),
        (["commune.txt", "--set", "signer"], "FIELD=VALUE"),
        (["commune.txt", "--set", "issued=hôm qua"], "issued"),
        (["commune.txt", "--set", "trust=shipped"], "trust: no such field"),
        (["nowhere.txt", "--confirm"], "no such document"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    run: Run, store: Path, arguments: list[str], reason: str
) -> None:
    ran = run("review", *arguments, "--store", store)
    assert ran.status == 1
    assert reason in ran.err
    assert trust(store) == {**WAITING, "commune.txt": "unconfirmed"}


def test_each_is_asked_about_in_turn(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [line for line in run("review", "--store", store).lines if "(unconfirmed" in line]
    answers = {
        PART.name: ["r"],
        NEWS.name: ["s title", "s title=Chợ mới", "c"],
        "commune.txt": ["n"],
    }
    row = {name: at for name in answers for at, line in enumerate(listed) if name in line}
    told = iter([answer for name in sorted(row, key=row.__getitem__) for answer in answers[name]])
    monkeypatch.setattr("builtins.input", lambda _: next(told))
    ran = run("review", "--ask", "--store", store)
    assert ran.status == 0
    assert "'title': write a correction as FIELD=VALUE." in ran.lines
    assert trust(store) == {DECREE.name: "confirmed", NEWS.name: "confirmed",
                            "commune.txt": "unconfirmed"}  # fmt: skip
    assert "Chợ mới" in [d.title for d in opened_whole(store).catalogue.documents]


def test_an_end_of_the_input_keeps_what_was_decided(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter(["c"])

    def answer(_: str) -> str:
        try:
            return next(told)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    before = list(trust(store).values()).count("confirmed")
    assert run("review", "--ask", "--store", store).status == 0
    assert list(trust(store).values()).count("confirmed") == before + 1


def test_a_text_that_is_not_vietnamese_in_order_has_no_tick_and_waits(
    run: Run, tmp_path: Path
) -> None:
    broken = DECREE.read_text("utf-8").encode("utf-8").decode("cp1252", "replace")
    file = write(tmp_path, "broken.txt", broken.split("---")[-1])
    ran = run("add", file, "--confirm", "--store", tmp_path / "other")
    assert ran.lines[0].startswith("? broken.txt: ")
    listed = run("review", "--store", tmp_path / "other").lines
    assert any("of its words are Vietnamese" in line for line in listed)
    assert run("check", file).lines[0].startswith("? broken.txt: ")
    assert run("check", DECREE).lines[0].startswith("✓ ")
