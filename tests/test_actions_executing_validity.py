from datetime import date
from typing import Literal

import pytest

from actions.answer import AnswerStatus
from actions.executing.result import Found
from actions.executing.run import execute
from actions.executing.standing import proof, standing_line
from actions.knowledge import Knowledge
from actions.reading.plan import Validity
from actions.reading.times import Days
from actions.wording.describing import describe
from index.documents.relations import links_among
from index.documents.timeline import status_on
from index.records.document import Document, Relation
from index.text.language import Language
from tests.days import TODAY
from tests.plan_making import context, day, month, of, worded, year

pytest_plugins = ["tests.knowledge"]
UNKNOWN, KNOWN = AnswerStatus.NOT_FOUND, AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("document", "days", "language", "status", "said"),
    [
        (
            "nd-47-2020",
            day(2024, 5, 1),
            "vi",
            KNOWN,
            "Vào ngày 01/5/2024, Nghị định 47/2020/NĐ-CP còn hiệu lực.",
        ),
        (
            "nd-13-2023",
            year(2024),
            "vi",
            KNOWN,
            "Trong năm 2024, Nghị định 13/2023/NĐ-CP còn hiệu lực.",
        ),
        (
            "luat-20-2023",
            day(2024, 1, 1),
            "vi",
            KNOWN,
            "Vào ngày 01/01/2024, Luật Giao dịch điện tử 20/2023/QH15 chưa có hiệu lực.",
        ),
        (
            "qd-749-2020",
            day(2019, 1, 1),
            "vi",
            KNOWN,
            "Vào ngày 01/01/2019, Quyết định 749/QĐ-TTg chưa có hiệu lực.",
        ),
        (
            "nd-42-2022",
            day(2026, 8, 1),
            "vi",
            KNOWN,
            "Vào ngày 01/8/2026, Nghị định 42/2022/NĐ-CP đã hết hiệu lực.",
        ),
        (
            "nd-13-2023",
            None,
            "en",
            KNOWN,
            "Decree 13/2023/NĐ-CP has not been in force since 1 January 2026, under Decree 356/",
        ),
        (
            "qd-749-2020",
            None,
            "vi",
            KNOWN,
            "Quyết định 749/QĐ-TTg có hiệu lực từ ngày 03/6/2020.\n\n"
            "Trong 26 văn bản tôi đã đọc, tính đến 23/11/2026, chưa có văn bản nào sửa đổi,",
        ),
        (
            "qd-749-2020",
            None,
            "en",
            KNOWN,
            "Decision 749/QĐ-TTg took effect on 3 June 2020.\n\nOf the 26 texts I have read, as of",
        ),
        (
            "qd-749-2020",
            None,
            "fr",
            KNOWN,
            "La décision 749/QĐ-TTg est entrée en vigueur le 3 juin 2020.\n\nParmi les 26 textes",
        ),
        (
            "nd-45-2020",
            day(TODAY.year, TODAY.month, TODAY.day),
            "vi",
            UNKNOWN,
            "Tôi chưa có dữ liệu cho biết Nghị định 45/2020/NĐ-CP còn hay hết hiệu lực.",
        ),
        (
            "nd-42-2022",
            month(2024, 5, 31),
            "vi",
            KNOWN,
            "Trong tháng 5/2024, Nghị định 42/2022/NĐ-CP vẫn còn hiệu lực, theo những gì tôi biết",
        ),
        (
            "nd-42-2022",
            year(2024),
            "en",
            KNOWN,
            "In 2024, Decree 42/2022/NĐ-CP was still in force, as far as I know",
        ),
        (
            "nd-47-2020",
            day(2024, 5, 1),
            "fr",
            KNOWN,
            "Le décret 47/2020/NĐ-CP était en vigueur le 1er mai 2024.",
        ),
    ],
)
def test_validity_on_the_day_asked_for(
    document: str,
    days: Days | None,
    language: Language,
    status: AnswerStatus,
    said: str,
    knowledge: Knowledge,
) -> None:
    answer = worded(Validity(of(document), days), context(knowledge, language))
    assert answer.status is status
    assert answer.text.startswith(said)
    assert answer.citations


def test_the_card_alone_says_in_vietnamese_that_it_has_ended(knowledge: Knowledge) -> None:
    result = execute(Validity(of("nd-42-2022")), context(knowledge))
    assert isinstance(result, Found)
    assert (result.status, result.before) == (KNOWN, ())
    (quote,) = result.quotes
    assert quote.document.id == "nd-42-2022"
    assert "hết hiệu lực từ ngày 01/7/2026" in quote.words


def test_a_year_in_which_it_took_effect_is_told_in_two_parts(knowledge: Knowledge) -> None:
    answer = worded(Validity(of("luat-20-2023"), year(2024)), context(knowledge))
    assert answer.status is AnswerStatus.PARTIAL
    assert (
        "Vào ngày 01/01/2024, Luật Giao dịch điện tử 20/2023/QH15 chưa có hiệu lực." in answer.text
    )
    assert "vào ngày 31/12/2024" in answer.text


def test_no_document_is_called_in_force_without_knowing(knowledge: Knowledge) -> None:
    unknown = [d for d in knowledge.retriever.documents if d.number and d.validity is None]
    assert len(unknown) > 10
    for document in unknown:
        answer = worded(Validity(of(document.id)), context(knowledge))
        # Since when it holds, where that is known, and how much was read; never that it holds.
        assert answer.status is (KNOWN if document.effective else UNKNOWN), answer.text
        said = "văn bản tôi đã đọc, tính đến" if document.effective else "chưa có dữ liệu"
        assert said in answer.text
        assert not any("còn hiệu lực" in citation.quote for citation in answer.citations)


def test_of_several_documents_each_is_told(knowledge: Knowledge) -> None:
    answer = worded(Validity(of("nd-42-2022", "nd-45-2020")), context(knowledge))
    assert answer.status is AnswerStatus.PARTIAL
    assert {citation.document_id for citation in answer.citations} == {"nd-42-2022", "nd-45-2020"}


def test_an_end_that_another_document_tells_of_is_quoted_from_that_one() -> None:
    old = Document(id="o", number="5/2019/NĐ-CP", type="Nghị định", effective=date(2019, 5, 1))
    relation = Relation(kind="repeals", number="5/2019/NĐ-CP")
    new = Document(
        id="n",
        number="9/2024/NĐ-CP",
        type="Nghị định",
        relations=(relation,),
        effective=date(2025, 1, 1),
    )
    links = links_among([old, new])
    status = status_on(old, links, TODAY, TODAY)
    told = describe(standing_line(status, old, None), "vi", TODAY)
    assert told == "Nghị định 5/2019/NĐ-CP đã hết hiệu lực."
    assert [document.id for document, _ in proof(status, old, links)] == ["n", "n"]
    vague = new.model_copy(update={"effective": None})
    status = status_on(old, links_among([old, vague]), TODAY, TODAY)
    told = describe(standing_line(status, old, None), "vi", TODAY)
    assert "đã có Nghị định 9/2024/NĐ-CP thay thế hoặc bãi bỏ" in told
    assert "chưa rõ" in told


def test_every_way_to_stand_has_words_in_every_language(knowledge: Knowledge) -> None:
    """Whatever day is asked for, nothing is left unfilled."""
    for language in ("vi", "en", "fr"):
        asking = context(knowledge, language)
        for document in knowledge.retriever.documents:
            for days in (None, day(2021, 1, 1), year(2024), month(2025, 12, 31), year(2030)):
                answer = worded(Validity(of(document.id), days), asking)
                assert "{" not in answer.text
                assert "None" not in answer.text


@pytest.mark.parametrize(
    ("language", "ended"), [("vi", "đã hết hiệu lực"), ("en", "ceased to be in force")]
)
def test_of_many_documents_each_stands_on_a_line(
    language: Language, ended: str, knowledge: Knowledge
) -> None:
    plan = Validity(of("nd-42-2022", "qd-749-2020", "qd-411-2022"))
    answer = worded(plan, context(knowledge, language))
    assert answer.status is AnswerStatus.PARTIAL
    _, *lines = answer.text.splitlines()
    decree, decision = {"vi": ("Nghị định", "Quyết định"), "en": ("Decree", "Decision")}[language]
    assert [line.partition(":")[0] for line in lines] == [
        f"• {decree} 42/2022/NĐ-CP",
        f"• {decision} 749/QĐ-TTg",
        f"• {decision} 411/QĐ-TTg",
    ]
    assert ended in lines[0]
    assert "nd-42-2022" in {citation.document_id for citation in answer.citations}


def test_before_its_issue_it_was_not_in_force_as_far_as_known(knowledge: Knowledge) -> None:
    answer = worded(Validity(of("nd-42-2022"), day(2022, 6, 1)), context(knowledge))
    assert "còn hiệu lực" not in answer.text


def test_of_a_programme_whose_standing_is_unknown_its_years_are_told(knowledge: Knowledge) -> None:
    answer = worded(Validity(of("qd-06-2022")), context(knowledge))
    assert answer.status is UNKNOWN
    assert "thực hiện trong giai đoạn 2022–2025 (4 năm), nay đã qua" in answer.text


@pytest.mark.parametrize(
    ("document", "claim", "opening"),
    [
        ("luat-24-2023", "Luật Viễn thông đã hết hiệu lực", "Tôi chưa có dữ liệu"),
        ("qd-127-2021", "có hiệu lực từ ngày 1/2/2022", "Không"),
        ("nd-42-2022", "Nghị định 42 còn hiệu lực", "Không"),
    ],
)
def test_what_is_claimed_is_settled_first(
    document: str, claim: str, opening: str, knowledge: Knowledge
) -> None:
    said = worded(Validity(of(document), claim=claim), context(knowledge))
    assert said.text.startswith(opening)
    sentences = [line for line in said.text.splitlines() if "có hiệu lực từ" in line]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("qd-942-2021", "vì bị Quyết định 2629/QĐ-TTg (Điều 2) thay thế"),
        ("nd-13-2023", "vì được Nghị định 356/2025/NĐ-CP thay thế"),
        ("nd-47-2020", "Văn bản thay thế Nghị định 47/2020/NĐ-CP"),
    ],
)
def test_why_a_document_ended_is_told(document: str, reason: str, knowledge: Knowledge) -> None:
    assert reason in worded(Validity(of(document), why=True), context(knowledge)).text


def test_of_one_that_holds_it_is_told_how_it_stands(knowledge: Knowledge) -> None:
    asked = worded(Validity(of("nd-224-2026"), why=True), context(knowledge))
    assert asked.text == worded(Validity(of("nd-224-2026")), context(knowledge)).text


@pytest.mark.parametrize(
    ("document", "whether", "said"),
    [
        ("nd-13-2023", "holds", "Không còn."),
        ("nd-13-2023", "ended", "Rồi."),
        ("nd-224-2026", "begun", "Rồi."),
        ("qd-749-2020", "holds", "Tôi chưa thấy văn bản này hết hiệu lực."),
        ("nd-45-2020", "holds", "Tôi chưa có dữ liệu"),
    ],
)
def test_whether_it_holds_is_said_first(
    document: str, whether: Literal["holds", "ended", "begun"], said: str, knowledge: Knowledge
) -> None:
    plan = Validity(of(document), whether=whether)
    assert worded(plan, context(knowledge)).text.startswith(said)
