"""What is quoted says that it no longer holds, whatever was asked, by the timeline of `show`."""

from datetime import date
from pathlib import Path

import pytest

from actions.answer import Answer
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Compare,
    Define,
    Enumerate,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Validity,
)
from actions.wording.say import word
from index.encoding.encoder import Encoder
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.text.language import Language
from tests.changing_stores import add, write
from tests.plan_making import context, of
from tests.soundness import VALIDATOR, faults_of_text

TODAY = date(2033, 5, 1)
OLD, NEW, CHANGED = "nd-701-2030", "nd-702-2031", "nd-703-2030"
LATER = "nd-706-2033"


def decree(number: str, year: int, title: str, *articles: str) -> str:
    head = [
        "CHÍNH PHỦ",
        f"Số: {number}",
        f"Hà Nội, ngày 05 tháng 3 năm {year}",
        "NGHỊ ĐỊNH",
        title,
    ]
    body = [line for row, words in enumerate(articles, 1) for line in (f"Điều {row}. {words}",)]
    return "\n".join([*head, *body, "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Trần Văn Mẫu"])


def in_force(year: int, more: str = "") -> str:
    text = (
        f"Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm {year}."
    )
    return f"{text}\n{more}" if more else text


PARKING = "Quy định về giá giữ xe đạp tại bến tàu điện"
TEXTS = {
    "old.txt": decree(
        "701/2030/NĐ-CP",
        2030,
        PARKING,
        "Giá giữ xe\n1. Giá giữ xe đạp tại bến tàu điện là 3.000 đồng một ngày.\n"
        "2. Học sinh được giữ xe miễn phí.",
        in_force(2030),
    ),
    "new.txt": decree(
        "702/2031/NĐ-CP",
        2031,
        PARKING,
        "Giá giữ xe\n1. Giá giữ xe đạp tại bến tàu điện là 8.000 đồng một ngày.\n"
        "2. Học sinh được giữ xe miễn phí.",
        in_force(2031, "2. Nghị định này thay thế Nghị định số 701/2030/NĐ-CP."),
    ),
    "changed.txt": decree(
        "703/2030/NĐ-CP",
        2030,
        "Quy định về thuyền chở khách trên sông",
        "Số khách\n1. Mỗi thuyền chở khách trên sông chở không quá 12 người.\n"
        "2. Thuyền chở khách không chạy ban đêm.\n3. Thuyền chở khách có phao.",
        "Bến thuyền\nBến thuyền có đèn và có người trực.",
        in_force(2030),
    ),
    "changing.txt": decree(
        "704/2032/NĐ-CP",
        2032,
        "Sửa đổi, bổ sung một số điều của Nghị định số 703/2030/NĐ-CP quy định về thuyền chở khách",
        "Sửa đổi, bổ sung một số điều của Nghị định số 703/2030/NĐ-CP\n"
        "1. Sửa đổi khoản 1 Điều 1 như sau:\n"
        "“1. Mỗi thuyền chở khách trên sông chở không quá 20 người.”\n"
        "2. Bãi bỏ khoản 2 Điều 1.\n"
        "3. Bổ sung khoản 4 vào sau khoản 3 Điều 1 như sau:\n“4. Thuyền có loa.”",
        in_force(2032),
    ),
    "later.txt": decree(
        "706/2033/NĐ-CP",
        2033,
        "Quy định về cầu đi bộ",
        "Cầu đi bộ\nCầu đi bộ có thang máy cho người cao tuổi.",
        in_force(2033),
    ),
}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("overtaken")
    files = [write(folder, name, text) for name, text in TEXTS.items()]
    add(folder / "store", *files, encoder=encoder)  # type: ignore[arg-type]
    return Knowledge.of(Retriever(open_store(folder / "store"), encoder))


def said(plan: Plan, knowledge: Knowledge, language: Language = "vi") -> Answer:
    asked = context(knowledge, language, TODAY)
    answer = word(execute(plan, asked), language, TODAY)
    assert list(VALIDATOR.iter_errors(answer.to_payload())) == []
    assert list(faults_of_text(answer.text)) == []
    assert all(citation.quote in answer.text for citation in answer.citations)
    return answer


ENDED = "Nghị định 701/2030/NĐ-CP đã hết hiệu lực từ ngày 01/7/2031, theo Nghị định 702/2031/NĐ-CP"


@pytest.mark.parametrize(
    "plan",
    [
        Passages("giá giữ xe đạp là bao nhiêu", of(OLD)),
        Provisions(of(OLD), (Provision(article="1", clause="1"),)),
        Overview(of(OLD)),
        Lookup(of(OLD), ("signer",)),
        Lookup(of(OLD), ()),
        Enumerate("giá giữ xe", of(OLD), text="các mức giá giữ xe"),
        Define("giá giữ xe đạp", of(OLD), "giá giữ xe đạp là gì"),
        Compare(of(OLD, NEW), (), "giá giữ xe", "so sánh giá giữ xe"),
        Passages("quy định về nuôi cá heo", of(OLD)),
    ],
)
def test_every_plan_says_that_what_it_quotes_has_ended(plan: Plan, knowledge: Knowledge) -> None:
    answer = said(plan, knowledge)
    assert (ENDED in answer.text) is bool(answer.citations)
    assert answer.text.count("hết hiệu lực") <= 1


def test_english_and_french_say_so_too(knowledge: Knowledge) -> None:
    plan = Lookup(of(OLD), ("signer",))
    assert "ceased to be in force" in said(plan, knowledge, "en").text
    assert "n'est plus en vigueur" in said(plan, knowledge, "fr").text


def test_whether_it_holds_is_not_noted_beside_that_very_answer(knowledge: Knowledge) -> None:
    answer = said(Validity(of(OLD)), knowledge)
    assert "Lưu ý" not in answer.text
    assert "hết hiệu lực" in answer.text


def test_the_text_in_force_comes_first_where_both_are_held(knowledge: Knowledge) -> None:
    text = said(Passages("giá giữ xe đạp là bao nhiêu", of(OLD)), knowledge).text
    assert text.index("8.000") < text.index("3.000")


@pytest.mark.parametrize(
    ("asked", "told", "other"),
    [
        ("Giá giữ xe đạp tại bến tàu điện là bao nhiêu?", "8.000", "3.000"),
        ("Giá giữ xe đạp tại bến tàu điện năm 2030 là bao nhiêu?", "3.000", "8.000"),
    ],
)
def test_what_held_on_the_day_asked_of_answers(
    asked: str, told: str, other: str, knowledge: Knowledge
) -> None:
    text = said(Passages(asked, Anything()), knowledge).text
    assert told in text
    assert other not in text


def place(clause: str | None = None, article: str = "1") -> Provisions:
    return Provisions(of(CHANGED), (Provision(article=article, clause=clause),))


@pytest.mark.parametrize(
    ("plan", "told", "untold"),
    [
        (place("1"), ["đã được Nghị định 704/2032/NĐ-CP sửa đổi", "20 người"], ["12 người"]),
        (place("2"), ["đã bị bãi bỏ từ ngày 01/7/2032", "704/2032"], ["ban đêm"]),
        (place("3"), ["có phao"], ["704/2032", "Lưu ý"]),
        (place(article="2"), ["có đèn"], ["704/2032", "Lưu ý"]),
        (place(), ["20 người", "có phao", "có loa"], ["12 người", "ban đêm"]),
    ],
)
def test_a_place_is_shown_as_it_was_amended(
    plan: Plan, told: list[str], untold: list[str], knowledge: Knowledge
) -> None:
    text = said(plan, knowledge).text
    assert [each for each in told if each not in text] == []
    assert [each for each in untold if each in text] == []


def test_a_whole_provision_that_a_question_finds_is_told_as_it_was_amended(
    knowledge: Knowledge,
) -> None:
    answer = said(Passages("mỗi thuyền chở khách chở bao nhiêu người", of(CHANGED)), knowledge)
    assert "khoản 1 Điều 1: được sửa đổi theo" in answer.text
    assert "20 người" in answer.text
    assert "12 người" not in answer.text
    assert [citation.document_id for citation in answer.citations] == ["nd-704-2032"]


def test_what_is_not_in_force_yet_is_said_to_be_so(knowledge: Knowledge) -> None:
    text = said(Passages("cầu đi bộ có thang máy không", of(LATER)), knowledge).text
    assert "chưa có hiệu lực, phải đến ngày 01/7/2033" in text
    later = word(
        execute(Overview(of(LATER)), context(knowledge, "vi", date(2034, 1, 1))),
        "vi",
        date(2034, 1, 1),
    )
    assert "chưa có hiệu lực" not in later.text
