"""A claim beyond the power of an issuer changes nothing, and is said where relations are asked."""

from datetime import date
from pathlib import Path

import pytest

from actions.executing.run import execute
from actions.executing.settling import settle
from actions.knowledge import Knowledge
from actions.reading.acts import ACTS
from actions.reading.plan import Named, Naming, Passages, Plan, Relations, Validity
from actions.wording.say import word
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, write
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, of

TODAY = date(2032, 5, 1)
DECREE, CIRCULAR = "nd-801-2030", "tt-12-2031-bxd"


def text(head: str, kind: str, title: str, *articles: str) -> str:
    body = [f"Điều {row}. {words}" for row, words in enumerate(articles, 1)]
    return "\n".join([*head.split("|"), kind, title, *body, "Nơi nhận:", "- Lưu: VT."])


TEXTS = {
    "decree.txt": text(
        "CHÍNH PHỦ|Số: 801/2030/NĐ-CP|Hà Nội, ngày 05 tháng 3 năm 2030",
        "NGHỊ ĐỊNH",
        "Quy định về ghế đá công viên",
        "Ghế đá\nGhế đá dài 02 mét.",
        "Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2030.\n"
        "2. Nghị định này thay thế Nghị định số 90/2020/NĐ-CP.",
    ),
    "commune.txt": text(
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH|Số: 7/2031/QĐ-UBND|An Bình, ngày 09 tháng 4 năm 2031",
        "QUYẾT ĐỊNH",
        "Về ghế đá trên địa bàn xã",
        "Ghế đá\nGhế đá do thôn trông coi.",
        "Hiệu lực thi hành\n1. Quyết định này có hiệu lực từ ngày 15 tháng 4 năm 2031.\n"
        "2. Quyết định này bãi bỏ Nghị định số 801/2030/NĐ-CP.",
    ),
    "circular.txt": text(
        "BỘ XÂY DỰNG|Số: 12/2031/TT-BXD|Hà Nội, ngày 02 tháng 2 năm 2031",
        "THÔNG TƯ",
        "Quy định về sơn ghế đá",
        "Sơn\nGhế đá được sơn mỗi năm.",
    ).replace("Điều 1.", "Căn cứ Nghị định số 801/2030/NĐ-CP của Chính phủ;\nĐiều 1."),
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("powerless")
    add(folder / "store", *(write(folder, name, body) for name, body in TEXTS.items()))
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))


def said(plan: Plan, knowledge: Knowledge) -> str:
    asked = context(knowledge, "vi", TODAY)
    return word(execute(plan, asked), "vi", TODAY).text


CLAIM = "Quyết định 7/2031/QĐ-UBND có ghi là bãi bỏ Nghị định 801/2030/NĐ-CP"


def test_the_decree_still_stands_and_the_claim_is_told(knowledge: Knowledge) -> None:
    told = said(Validity(of(DECREE)), knowledge)
    assert "có hiệu lực từ ngày 01/7/2030" in told
    assert "đã hết hiệu lực" not in told
    assert CLAIM.replace("7/2031", "07/2031") in told or CLAIM in told


def test_its_content_is_not_doubted(knowledge: Knowledge) -> None:
    assert "Lưu ý" not in said(Passages("ghế đá dài bao nhiêu mét", of(DECREE)), knowledge)


def test_who_guides_it_without_saying_so_is_told_with_the_words(knowledge: Knowledge) -> None:
    told = said(Relations(of(DECREE), "guide", ACTS["guide"], to_it=True), knowledge)
    assert "Chưa có văn bản nào tôi đã đọc ghi rõ là hướng dẫn thi hành" in told
    assert "12/2031/TT-BXD ghi: “Căn cứ Nghị định số 801/2030/NĐ-CP của Chính phủ;”" in told
    assert "có ghi là bãi bỏ" not in told


def test_what_a_held_text_ended_is_told_though_it_is_not_held(knowledge: Knowledge) -> None:
    plan = Validity(Named((Naming("Nghị định 90/2020/NĐ-CP"),)))
    told = word(
        settle(plan, context(knowledge, "vi", TODAY), lambda *_: pytest.fail("nothing is held")),
        "vi",
        TODAY,
    ).text
    assert "Nghị định 90/2020/NĐ-CP đã hết hiệu lực từ ngày 01/7/2030" in told
    assert "“" not in told.split("\n")[0]
    assert "2. Nghị định này thay thế Nghị định số 90/2020/NĐ-CP." in told
