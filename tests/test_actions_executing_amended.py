"""A provision is shown as it stands on the day asked of, with what changed it, and since when."""

from datetime import date
from pathlib import Path

import pytest

from actions.answer import Answer
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Field, Lookup, Provisions, Validity
from actions.wording.say import word
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.text.language import Language
from tests.changing_stores import add
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, of

FILES = [
    Path(__file__).parent / "documents" / name
    for name in ("amended_law.txt", "structure_luat_sua_doi.txt")
]
LAW, AMENDING = "luat-997-2022", "luat-998-2032"
TODAY = date(2034, 5, 1)
BEFORE = date(2030, 1, 1)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    store = tmp_path_factory.mktemp("amended") / "store"
    add(store, *FILES)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


def shown(
    knowledge: Knowledge,
    article: str,
    clause: str | None = None,
    *,
    today: date = TODAY,
    language: Language = "vi",
    day: date | None = None,
    before: bool = False,
    changed: bool = False,
) -> Answer:
    place = Provision(article=article, clause=clause)
    plan = Provisions(of(LAW), (place,), day=day, before=before, changed=changed)
    answer = word(execute(plan, context(knowledge, language, today)), language, today)
    assert all(citation.quote in answer.text for citation in answer.citations)
    return answer


def test_a_replaced_article_is_shown_in_its_new_words_with_cause_and_day(
    knowledge: Knowledge,
) -> None:
    answer = shown(knowledge, "7")
    assert "quy hoạch cây xanh" in answer.text
    assert "kế hoạch năm" not in answer.text
    assert "theo khoản 1 Điều 1 Luật 998/2032/QH17 từ ngày 01/01/2033" in answer.text
    assert [each.document_id for each in answer.citations] == [AMENDING]


def test_clauses_of_both_texts_stand_in_their_order(knowledge: Knowledge) -> None:
    text = shown(knowledge, "9").text
    places = [text.index(words) for words in ("giấy phép.", "06 tháng", "khẩn cấp", "Trồng lại")]
    assert places == sorted(places)
    assert "báo trước 10 ngày" not in text
    assert "khoản 1a Điều 9: được bổ sung theo điểm b khoản 3 Điều 1" in text


def test_an_inserted_article_and_clause_are_found(knowledge: Knowledge) -> None:
    assert "Chăm sóc cây" in shown(knowledge, "7a").text
    assert shown(knowledge, "9", "1a").citations[0].quote == "1a. Giấy phép có thời hạn 06 tháng."


def test_what_was_repealed_is_said_to_be_so_without_its_words(knowledge: Knowledge) -> None:
    text = shown(knowledge, "12").text
    assert "Điều 12 của Luật Cây xanh 997/2022/QH15 đã bị bãi bỏ từ ngày 01/01/2033" in text
    assert "200.000" not in text


def test_words_that_were_exchanged_are_noted(knowledge: Knowledge) -> None:
    text = shown(knowledge, "4").text
    assert "cụm từ “cây bóng mát” nay được thay bằng “cây xanh” từ ngày 01/01/2033" in text


def test_a_clause_that_nothing_changed_is_shown_alone(knowledge: Knowledge) -> None:
    answer = shown(knowledge, "9", "2")
    assert [each.document_id for each in answer.citations] == [LAW]
    assert "998/2032" not in answer.text


@pytest.mark.parametrize(("day", "before"), [(BEFORE, False), (None, True)])
def test_the_old_words_are_shown_for_a_day_before_and_said_to_be_old(
    day: date | None, before: bool, knowledge: Knowledge
) -> None:
    text = shown(knowledge, "7", day=day, before=before).text
    assert "kế hoạch năm" in text
    assert "mã số" not in text
    assert "từ ngày 01/01/2033 đã thay đổi theo khoản 1 Điều 1 Luật 998/2032/QH17" in text


def test_what_was_added_later_was_not_there_before(knowledge: Knowledge) -> None:
    text = shown(knowledge, "7a", day=BEFORE).text
    assert "Vào ngày 01/01/2030, Luật Cây xanh 997/2022/QH15 chưa có Điều 7a" in text


def test_a_change_to_come_is_told(knowledge: Knowledge) -> None:
    text = shown(knowledge, "7", today=date(2032, 7, 1)).text
    assert "kế hoạch năm" in text
    assert "từ ngày 01/01/2033, Điều 7 sẽ thay đổi theo khoản 1 Điều 1" in text


def test_that_nothing_changed_a_place_is_said_where_it_is_asked(knowledge: Knowledge) -> None:
    assert "chưa có văn bản nào sửa đổi Điều 5" in shown(knowledge, "5", changed=True).text


@pytest.mark.parametrize("document", [LAW, AMENDING])
def test_all_changes_are_listed_by_article(document: str, knowledge: Knowledge) -> None:
    result = execute(Lookup(of(document), ("changes",)), context(knowledge, "vi", TODAY))
    text = word(result, "vi", TODAY).text
    assert "thay đổi 7 điều của Luật Cây xanh" in text
    assert "• Điều 9: sửa đổi khoản 1; bổ sung khoản 1a" in text
    assert "• Điều 12: bãi bỏ cả điều" in text


@pytest.mark.parametrize(
    ("field", "line", "other"),
    [
        ("repealed_places", "• Điều 12: bãi bỏ cả điều", "Điều 9"),
        ("added_places", "• Điều 9: bổ sung khoản 1a", "Điều 12"),
    ],
)
def test_only_the_changes_of_one_kind_are_listed(
    field: Field, line: str, other: str, knowledge: Knowledge
) -> None:
    result = execute(Lookup(of(AMENDING), (field,)), context(knowledge, "vi", TODAY))
    text = word(result, "vi", TODAY).text
    assert line in text
    assert other not in text


def test_the_contents_are_the_headings_in_order(knowledge: Knowledge) -> None:
    text = word(
        execute(Lookup(of(LAW), ("contents",)), context(knowledge, "vi", TODAY)), "vi", TODAY
    ).text
    assert "• Điều 1. Phạm vi điều chỉnh" in text
    assert "• Điều 13. Hiệu lực thi hành" in text


@pytest.mark.parametrize(
    ("question", "count"),
    [("Điều 9 có mấy khoản", "4 khoản"), ("Điều 7a có bao nhiêu khoản", "2 khoản")],
)
def test_what_is_counted_is_counted_as_amended(
    question: str, count: str, knowledge: Knowledge
) -> None:
    article = question.split()[1]
    plan = Provisions(of(LAW), (Provision(article=article),), question)
    text = word(execute(plan, context(knowledge, "vi", TODAY)), "vi", TODAY).text
    assert f"Điều {article} có {count}." in text


def test_the_law_in_force_is_said_to_be_amended(knowledge: Knowledge) -> None:
    text = word(execute(Validity(of(LAW)), context(knowledge, "vi", TODAY)), "vi", TODAY).text
    assert "đã được Luật 998/2032/QH17 sửa đổi, bổ sung" in text
    assert "chưa có văn bản nào thay thế hay bãi bỏ toàn bộ" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_said_in_other_languages(language: Language, knowledge: Knowledge) -> None:
    text = shown(knowledge, "7", language=language).text
    assert "998/2032/QH17" in text
    assert "quy hoạch cây xanh" in text
