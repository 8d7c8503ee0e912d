"""A provision is shown as it stands on the day asked of, with what changed it, and since when."""

from datetime import date
from pathlib import Path

import pytest

from actions.answer import Answer
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Lookup, Provisions
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
    **asked: object,
) -> Answer:
    plan = Provisions(of(LAW), (Provision(article=article, clause=clause),), **asked)  # type: ignore[arg-type]
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


@pytest.mark.parametrize("asked", [{"day": BEFORE}, {"before": True}])
def test_the_old_words_are_shown_for_a_day_before_and_said_to_be_old(
    asked: dict[str, object], knowledge: Knowledge
) -> None:
    text = shown(knowledge, "7", **asked).text
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
    assert "sửa đổi, bổ sung 7 điều của Luật Cây xanh" in text
    assert "• Điều 9: sửa đổi khoản 1; bổ sung khoản 1a" in text
    assert "• Điều 12: bãi bỏ cả điều" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_said_in_other_languages(language: Language, knowledge: Knowledge) -> None:
    text = shown(knowledge, "7", language=language).text
    assert "998/2032/QH17" in text
    assert "quy hoạch cây xanh" in text
