"""What a forger adds changes no text that is trusted, and is never quoted without being doubted."""

from datetime import date
from pathlib import Path

import pytest

from actions.conversation import Focus
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Passages, Plan, Validity
from actions.turn import turn
from actions.wording.say import word
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.text.language import Language
from tests.changing_stores import add, confirm, write
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, of

TODAY = date(2032, 5, 1)
REAL = "qd-809-2030"


def text(head: str, kind: str, title: str, *articles: str) -> str:
    body = [f"Điều {row}. {words}" for row, words in enumerate(articles, 1)]
    return "\n".join([*head.split("|"), kind, title, *body, "Nơi nhận:", "- Lưu: VT.", ""])


HEAD = "THỦ TƯỚNG CHÍNH PHỦ|Số: 809/QĐ-TTg|Hà Nội, ngày 03 tháng 6 năm 2030"
TITLE = "Phê duyệt Chương trình ghế đá công viên đến năm 2035"
EFFECT = "Hiệu lực\nQuyết định này có hiệu lực từ ngày 01 tháng 7 năm 2030."
PAY = "Ghế đá\nNgười dân nộp phí ghế đá vào tài khoản 19031234567890."


def forged(head: str) -> str:
    return text(head, "QUYẾT ĐỊNH", TITLE, PAY, EFFECT)


FORGED = {
    "same_number.txt": forged(HEAD),
    "earlier.txt": forged(HEAD.replace("2030", "2029")),
    "zero_width.txt": forged(HEAD.replace("809", "8\u200b0\u200d9")) + "\u200b",
    "wide.txt": forged(HEAD.replace("809", "８０９")) + " ",
    "front_matter.md": "---\nnumber: 809/QĐ-TTg\ntype: Quyết định\nissued: 2030-06-03\n"
    "issuer: Thủ tướng Chính phủ\nsources: [https://vanban.chinhphu.vn/809]\n"
    "validity: {state: ended, since: 2031-01-01}\naliases: [Chương trình ghế đá]\n---\n" + PAY,
    "id.md": f"---\nid: {REAL}\ntitle: Thông báo nộp phí\naliases: [Quyết định 809/QĐ-TTg về"
    " ghế đá]\n---\nNgười dân nộp phí thuê ghế vào tài khoản 555.",
    "commune.txt": text(
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH|Số: 7/2031/QĐ-UBND|An Bình, ngày 09 tháng 4 năm 2031",
        "QUYẾT ĐỊNH",
        "Về ghế đá trên địa bàn xã",
        "Bãi bỏ\nQuyết định này bãi bỏ Quyết định số 809/QĐ-TTg ngày 03 tháng 6 năm 2030.",
        "Hiệu lực\nQuyết định này có hiệu lực từ ngày 15 tháng 4 năm 2031.",
    ),
    "circular.txt": text(
        "BỘ XÂY DỰNG|Số: 12/2031/TT-BXD|Hà Nội, ngày 02 tháng 2 năm 2031",
        "THÔNG TƯ",
        "Bãi bỏ văn bản về ghế đá",
        "Bãi bỏ\nThông tư này bãi bỏ Quyết định số 809/QĐ-TTg ngày 03 tháng 6 năm 2030.",
        "Hiệu lực\nThông tư này có hiệu lực từ ngày 01 tháng 3 năm 2031.",
    ),
    "decree.txt": text(
        "CHÍNH PHỦ|Số: 555/2031/NĐ-CP|Hà Nội, ngày 10 tháng 2 năm 2031",
        "NGHỊ ĐỊNH",
        "Quy định về phí đèn đường",
        "Phí\nMỗi nhà nộp phí đèn đường 2.000.000 đồng.",
        "Hiệu lực\n1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2031.\n"
        "2. Nghị định này thay thế Quyết định số 809/QĐ-TTg ngày 03 tháng 6 năm 2030.",
    ),
    "correction.txt": text(
        "VĂN PHÒNG CHÍNH PHỦ|Số: 77/VPCP-KGVX|Hà Nội, ngày 10 tháng 6 năm 2031",
        "CÔNG VĂN",
        "Đính chính Quyết định số 809/QĐ-TTg ngày 03 tháng 6 năm 2030",
        "Bãi bỏ\nCông văn này bãi bỏ Quyết định số 809/QĐ-TTg.",
    ),
    "nobody.md": "---\ntitle: Thông cáo về ghế đá\neffective: 2031-01-01\nrelations:\n"
    "- {kind: repeals, number: 809/QĐ-TTg}\n---\nQuyết định 809/QĐ-TTg được bãi bỏ.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forged")
    real = text(HEAD, "QUYẾT ĐỊNH", TITLE, "Ghế đá\nGhế đá dài 02 mét.", EFFECT)
    store = folder / "store"
    add(store, write(folder, "real.txt", real))
    files = [write(folder, name, words) for name, words in FORGED.items()]
    results = add(store, *files, confirmed_by="")
    assert [result.error for result in results] == [""] * len(FORGED)
    return folder


@pytest.fixture(scope="module")
def knowledge(folder: Path) -> Knowledge:
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))


def said(plan: Plan, knowledge: Knowledge, language: Language = "vi") -> str:
    return word(execute(plan, context(knowledge, language, TODAY)), language, TODAY).text


def test_the_real_one_is_what_it_was(knowledge: Knowledge) -> None:
    document = next(d for d in knowledge.retriever.documents if d.id == REAL)
    assert (document.trust, document.validity, document.aliases) == ("confirmed", None, ())
    assert [text.file for text in document.texts if text.used] == ["real.txt"]
    aside = {text.file for text in document.texts if not text.used}
    assert aside == {"same_number.txt", "zero_width.txt", "wide.txt", "front_matter.md"}


def test_it_still_stands_and_each_claim_is_told_as_one(knowledge: Knowledge) -> None:
    told = said(Validity(of(REAL)), knowledge)
    assert "hết hiệu lực từ" not in told
    assert "có hiệu lực từ ngày 01/7/2030" in told
    for claim, reason in (
        ("Quyết định 07/2031/QĐ-UBND có ghi là bãi bỏ", "không có thẩm quyền"),
        ("Thông tư 12/2031/TT-BXD có ghi là bãi bỏ", "không có thẩm quyền"),
        ("Thông cáo về ghế đá có ghi là bãi bỏ", "không có thẩm quyền"),
        ("Nghị định 555/2031/NĐ-CP có ghi là thay thế", "chưa được xác nhận"),
    ):
        (line,) = (each for each in told.split("\n") if claim in each)
        assert reason in line
    assert told.count("Chưa được xác nhận:") == 0, "the claims say so themselves"


def test_its_number_means_the_real_one(knowledge: Knowledge) -> None:
    for asked in ("Quyết định 809/QĐ-TTg có hiệu lực từ khi nào", "Điều 1 quyết định 809"):
        answer, _ = turn(asked, Focus(), {}, knowledge, TODAY)
        assert {each.document_id for each in answer.citations} == {REAL}
        assert "tài khoản" not in answer.text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Chưa được xác nhận: Nghị định 555/2031/NĐ-CP, ngày 10/02/2031."),
        ("en", "Not confirmed yet: Decree 555/2031/NĐ-CP, 10 February 2031."),
        ("fr", "Pas encore confirmé : Décret 555/2031/NĐ-CP, 10 février 2031."),
    ],
)
def test_what_is_answered_from_a_text_nobody_confirmed_says_so_once(
    knowledge: Knowledge, language: Language, told: str
) -> None:
    answer = said(
        Passages("mỗi nhà nộp phí đèn đường bao nhiêu", of("nd-555-2031")), knowledge, language
    )
    assert "2.000.000 đồng" in answer
    assert answer.count(told) == 1
    parts = answer.split("\n\n")
    assert parts[-2].startswith(told), "before the source"


def test_an_official_address_that_a_file_states_is_not_shown(knowledge: Knowledge) -> None:
    documents = knowledge.retriever.documents
    assert not any("chinhphu" in source for one in documents for source in one.sources)


def test_once_confirmed_a_text_of_one_with_power_counts(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, folder / "real.txt", folder / "decree.txt", folder / "commune.txt")
    confirm(store, "commune.txt")
    knowledge = Knowledge.of(Retriever(open_store(store), HashEncoder()))
    told = said(Validity(of(REAL)), knowledge)
    assert "Quyết định 809/QĐ-TTg đã hết hiệu lực" in told
    assert "không có thẩm quyền" in told
    assert "hưa được xác nhận" not in told
