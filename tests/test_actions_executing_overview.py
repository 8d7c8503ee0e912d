"""Overview: the main points of a document, a city, an event, a subject, and the next ones."""

import pytest

from actions.answer import Answer, AnswerStatus, Citation
from actions.knowledge import Knowledge
from actions.reading.plan import Described, Filter, Overview
from index.text.folding import syllables
from tests.plan_making import context, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

CONFERENCE = "hoi-thao-thanh-pho-thong-minh-2023"


def asked(plan: Overview, knowledge: Knowledge, shown: tuple[str, ...] = ()) -> Answer:
    said = worded(plan, context(knowledge, shown=shown))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def quotes(said: Answer) -> list[str]:
    return [citation.quote for citation in said.citations]


def points(said: Answer) -> list[str]:
    return [line for line in said.text.splitlines() if line.startswith("• ")]


def pointed(said: Answer) -> list[Citation]:
    """Return the citations of the points, without those that open the answer."""
    shown = "\n".join(points(said)).lower()  # a line begins with a capital
    return [each for each in said.citations if each.quote.rstrip(".").lower() in shown]


@pytest.mark.parametrize(
    "plan",
    [
        Overview(of("qd-411-2022")),
        Overview(of("nq-57-2024")),
        Overview(subject="Nevers"),
        Overview(subject="Hà Nội"),
        Overview(subject="hội thảo"),
        Overview(subject="kinh tế số"),
    ],
)
def test_it_has_several_points_each_cited_and_none_twice(
    plan: Overview, knowledge: Knowledge
) -> None:
    said = asked(plan, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert 3 <= len(pointed(said)) <= 7
    assert len(set(quotes(said))) == len(said.citations)
    assert len(points(said)) == len(pointed(said))
    assert len({citation.heading for citation in pointed(said)}) >= 3
    assert "Nguồn: " in said.text


@pytest.mark.parametrize("count", [1, 3, 6])
def test_as_many_points_are_told_as_are_asked_for(count: int, knowledge: Knowledge) -> None:
    said = asked(Overview(of("nq-57-2024"), points=count), knowledge)
    assert len(points(said)) == count


def test_no_point_only_repeats_the_title(knowledge: Knowledge) -> None:
    for document in knowledge.retriever.documents:
        said = asked(Overview(of(document.id)), knowledge)
        title = set(syllables(f"{document.name} {document.title}"))
        for citation in pointed(said):
            assert len(set(syllables(citation.quote)) - title) >= 3, citation.quote


def test_results_and_aims_come_before_who_spoke(knowledge: Knowledge) -> None:
    said = asked(Overview(subject="Hải Phòng"), knowledge)
    headings = [citation.heading for citation in said.citations]
    assert headings.index("Hải Phòng: kết quả chuyển đổi số") == 0
    assert "Hải Phòng: ai trình bày" not in headings[:-1]


def test_every_city_of_an_event_has_its_turn(knowledge: Knowledge) -> None:
    said = asked(Overview(of(CONFERENCE)), knowledge)
    cities = {citation.heading.partition(":")[0] for citation in pointed(said)}
    assert cities == {"Nevers", "Le Havre", "Hải Phòng", "Hà Nội", "Đà Nẵng"}


def test_what_one_city_says_is_of_that_city(knowledge: Knowledge) -> None:
    said = asked(Overview(of(CONFERENCE), subject="Hà Nội"), knowledge)
    assert all("Hà Nội" in quote for quote in quotes(said))


def test_more_tells_the_rest_and_then_says_that_there_is_none(knowledge: Knowledge) -> None:
    plan = Overview(of("qd-411-2022"))
    shown: list[str] = []
    said = asked(plan, knowledge)
    assert "bạn nhắn “xem thêm”" in said.text.lower()
    while said.status is AnswerStatus.ANSWERED:
        assert not set(quotes(said)) & set(shown)
        shown += quotes(said)
        said = asked(plan, knowledge, tuple(shown))
    assert len(shown) > 5
    assert said.text.startswith("Tôi đã nói hết")
    assert said.citations == ()


@pytest.mark.parametrize(
    ("language", "subject", "intro"),
    [("en", "workshop", "The main points"), ("fr", "Nevers", "Ce que j'ai lu sur Nevers")],
)
def test_it_is_told_in_the_language_asked_in(
    language: str, subject: str, intro: str, knowledge: Knowledge
) -> None:
    said = worded(Overview(subject=subject), context(knowledge, language))  # type: ignore[arg-type]
    assert said.status is AnswerStatus.ANSWERED
    assert intro in said.text
    assert {citation.document_id for citation in said.citations} == {CONFERENCE}


@pytest.mark.parametrize("subject", ["Marseille", "Bình Dương"])
def test_a_subject_of_no_text_is_said_to_be_unknown(subject: str, knowledge: Knowledge) -> None:
    said = asked(Overview(subject=subject), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(f"Tôi chưa đọc được gì về {subject}.")


def test_of_which_document_is_asked_where_nothing_says_so(knowledge: Knowledge) -> None:
    laws = Described(Filter(types=("luat",)), strict=False)
    said = asked(Overview(laws), knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert len(said.suggestions) == 3
    assert all(choice.title.startswith("Luật ") for choice in said.suggestions)


def test_a_subject_is_written_as_the_texts_write_it(knowledge: Knowledge) -> None:
    assert asked(Overview(subject="le havre"), knowledge).text.startswith("Về Le Havre, ")
    assert asked(Overview(subject="hai phong"), knowledge).text.startswith("Về Hải Phòng, ")


def test_what_when_and_who_open_the_overview_of_an_event(knowledge: Knowledge) -> None:
    said = asked(Overview(of(CONFERENCE)), knowledge)
    opening = said.text.split("\n")[0]
    assert "14/4/2023 tại Hà Nội" in opening
    assert all(city in opening for city in ("Đà Nẵng", "Hải Phòng", "Nevers", "Le Havre"))
    assert opening.count("Hội thảo") == 1
    assert len(points(said)) == 7


def test_points_stand_under_the_aims_that_their_sections_share(knowledge: Knowledge) -> None:
    said = asked(Overview(of("nq-57-2024")), knowledge)
    lines = said.text.splitlines()
    assert lines.index("Mục tiêu đến năm 2030:") < lines.index("Tầm nhìn đến năm 2045:")
    assert not any("Nghị quyết 57" in line for line in points(said))
    ended = asked(Overview(of("qd-749-2020")), knowledge)
    assert "Mục tiêu đến năm 2025 (đã qua):" in ended.text.splitlines()


def test_who_signed_a_text_comes_after_what_it_says(knowledge: Knowledge) -> None:
    first = asked(Overview(of("qd-127-2021")), knowledge)
    assert not any("đề nghị" in line for line in points(first))
    shown = tuple(quotes(first))
    more = asked(Overview(of("qd-127-2021")), knowledge, shown)
    assert any("đề nghị" in line for line in points(more))


@pytest.mark.parametrize("document", ["nd-45-2020", "qd-2597-2025"])
def test_a_text_of_which_little_is_known_is_said_to_be(document: str, knowledge: Knowledge) -> None:
    said = asked(Overview(of(document)), knowledge)
    assert len(said.citations) <= 2
    assert "Nội dung cụ thể" in said.text or "chưa có nội dung cụ thể" in said.text


def test_what_a_question_asks_for_comes_first(knowledge: Knowledge) -> None:
    plain = asked(Overview(of("nq-57-2024"), text="tóm tắt nghị quyết 57"), knowledge)
    people = asked(Overview(of("nq-57-2024"), text="có gì cho người dân"), knowledge)
    assert not any("người dân" in line for line in points(plain)[:2])
    assert any("người dân" in line for line in points(people))


def test_points_of_several_documents_stand_under_their_names(knowledge: Knowledge) -> None:
    said = asked(Overview(subject="kinh tế số"), knowledge)
    documents = {citation.document_id for citation in said.citations}
    held = {document.id: document.name for document in knowledge.retriever.documents}
    assert len(documents) > 1
    for document in documents:
        assert f"{held[document]}:" in said.text.splitlines()


def test_a_subject_of_that_name_is_no_law_of_that_title(knowledge: Knowledge) -> None:
    said = asked(Overview(subject="chuyển đổi số"), knowledge)
    assert "luat-148-2025" not in {citation.document_id for citation in said.citations}


def test_what_is_only_listed_among_others_is_said_to_be(knowledge: Knowledge) -> None:
    said = asked(Overview(subject="chính quyền số"), knowledge)
    assert said.status is AnswerStatus.PARTIAL
    assert said.text.startswith("Văn bản chỉ nhắc tên chính quyền số")
    assert asked(Overview(subject="Nevers"), knowledge).status is AnswerStatus.ANSWERED


def test_a_country_is_told_of_by_its_cities(knowledge: Knowledge) -> None:
    lines = asked(Overview(subject="Pháp"), knowledge).text.splitlines()
    assert lines.index("Nevers:") < lines.index("Le Havre:")
    assert not any("Hải Phòng" in line for line in lines)


def test_a_sentence_beside_that_on_the_subject_is_no_point(knowledge: Knowledge) -> None:
    said = asked(Overview(subject="Đà Nẵng"), knowledge)
    assert {citation.document_id for citation in said.citations} == {CONFERENCE}


def test_what_the_title_names_is_told_and_a_definition_does_nothing(knowledge: Knowledge) -> None:
    told = points(asked(Overview(of("nd-269-2025"), points=3), knowledge))
    assert any("Đô thị thông minh (thành phố thông minh), theo Điều 2" in point for point in told)
    assert not any("sandbox" in point for point in told)


def test_a_section_on_a_topic_of_the_text_is_told_of(knowledge: Knowledge) -> None:
    told = points(asked(Overview(of("nq-57-2024")), knowledge))
    assert any("đô thị thông minh" in point for point in told)
    assert any("2% GDP" in point for point in told)
