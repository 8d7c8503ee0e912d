import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Found
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Field, Lookup, Named, Passages
from index.documents.card import CARD_HEADING
from index.text.language import Language
from tests.plan_making import context, named, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]
EVENT = "hoi-thao-thanh-pho-thong-minh-2023"


def asked(
    documents: str, fields: tuple[Field, ...], knowledge: Knowledge, language: Language = "vi"
) -> Answer:
    plan = Lookup(named(documents, knowledge), fields)
    said = worded(plan, context(knowledge, language))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


KNOWN: list[tuple[str, tuple[Field, ...], list[str]]] = [
    ("Quyết định 749", ("issued",), ["03/6/2020"]),
    ("Quyết định 749", ("issuer",), ["Thủ tướng Chính phủ"]),
    ("Quyết định 749", ("author",), ["Thủ tướng Chính phủ"]),
    ("Quyết định 749", ("signer",), ["Nguyễn Xuân Phúc"]),
    ("quyết định 950", ("signer",), ["Trịnh Đình Dũng", "một nguồn"]),
    ("Luật Giao dịch điện tử", ("effective",), ["01/7/2024"]),
    ("Quyết định 942", ("replaced_by",), ["2629/QĐ-TTg"]),
    ("Quyết định 2629", ("replaces",), ["942/QĐ-TTg"]),
    ("Quyết định 749", ("based_on",), ["52-NQ/TW", "50/NQ-CP"]),
    ("Nghị quyết 57", ("title",), ["đột phá phát triển khoa học"]),
    ("quyết định 127", ("signer", "issued"), ["Vũ Đức Đam", "26/01/2021"]),
    ("749;950", ("signer",), ["Nguyễn Xuân Phúc", "Trịnh Đình Dũng"]),
    ("Quyết định 950", ("period",), ["giai đoạn 2018–2025 (8 năm), nay đã qua"]),
    ("Quyết định 127", ("period",), ["đến năm 2030, nay vẫn đang"]),
    ("Quyết định 411", (), ["Chiến lược quốc gia phát triển kinh tế số", "31/3/2022"]),
    ("Quyết định 942", (), ["Chiến lược phát triển Chính phủ điện tử", "đã hết hiệu lực"]),
]


@pytest.mark.parametrize(("documents", "fields", "shown"), KNOWN)
def test_a_known_field_is_told(
    documents: str, fields: tuple[Field, ...], shown: list[str], knowledge: Knowledge
) -> None:
    said = asked(documents, fields, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert [words for words in shown if words not in said.text] == []
    assert {citation.heading for citation in said.citations} == {CARD_HEADING}


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "Decision 749/QĐ-TTg was signed by"), ("fr", "La décision 749/QĐ-TTg a été signée")],
)
def test_the_words_around_it_are_of_the_language_asked(
    language: Language, begins: str, knowledge: Knowledge
) -> None:
    said = asked("Quyết định 749", ("signer",), knowledge, language)
    assert said.text.startswith(begins)
    assert "Nguyễn Xuân Phúc" in said.text


def test_an_unknown_field_is_no_data_with_what_is_known(knowledge: Knowledge) -> None:
    said = asked("Nghị định 13/2023/NĐ-CP", ("signer",), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có thông tin về người ký Nghị định 13/2023/NĐ-CP.")
    assert said.citations


def test_one_known_and_one_unknown_field_are_partial(knowledge: Knowledge) -> None:
    said = asked("Nghị định 45/2020", ("issued", "signer"), knowledge)
    assert said.status is AnswerStatus.PARTIAL
    assert "08/4/2020" in said.text
    assert "chưa có thông tin về người ký" in said.text


def test_every_ended_document_is_said_to_have_ended(knowledge: Knowledge) -> None:
    ended = [d for d in knowledge.retriever.documents if d.validity]
    assert {d.id for d in ended} == {"nd-13-2023", "nd-42-2022", "nd-47-2020", "qd-942-2021"}
    for document in ended:
        said = asked(document.name, ("issued",), knowledge)
        assert "đã hết hiệu lực" in said.text


def test_that_it_was_replaced_is_told_by_the_one_that_did(knowledge: Knowledge) -> None:
    """Its own card need not say so."""
    said = asked("Nghị định 42/2022", ("replaced_by",), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert "224/2026/NĐ-CP" in said.text


def test_what_may_be_asked_next_are_its_own_sections_and_no_search_is_made(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(knowledge.retriever), "search", None)
    found = execute(Lookup(of("qd-749-2020"), ("signer",)), context(knowledge))
    assert isinstance(found, Found)
    assert len(found.choices) == 3
    for choice in found.choices:
        assert isinstance(choice.plan, Passages)
        assert choice.title == f"Quyết định 749/QĐ-TTg: {choice.plan.text}"
        assert isinstance(choice.plan.target, Named)
        assert choice.plan.target.documents[0].matches == ("qd-749-2020",)


@pytest.mark.parametrize(
    ("document", "field", "count"),
    [
        ("nd-224-2026", "articles", "92 điều"),
        ("luat-20-2023", "articles", "53 điều"),
        ("luat-20-2023", "chapters", "8 chương"),
        ("nd-13-2023", "articles", "44 điều"),
    ],
)
def test_of_a_summary_the_count_it_tells_is_quoted(
    document: str, field: Field, count: str, knowledge: Knowledge
) -> None:
    said = worded(Lookup(of(document), (field,)), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    (citation,) = said.citations
    assert citation.document_id == document
    assert count in citation.quote


def test_what_a_summary_does_not_count_is_said_to_be_unknown(knowledge: Knowledge) -> None:
    said = worded(Lookup(of("qd-749-2020"), ("articles",)), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chỉ có bản tóm tắt của Quyết định 749/QĐ-TTg")


def sections(knowledge: Knowledge) -> dict[str, str]:
    catalogue = knowledge.retriever.store.catalogue
    passages = catalogue.passages(catalogue.positions_of([EVENT])).values()
    return {passage.heading: passage.text for passage in passages}


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Hải Phòng: kết quả chuyển đổi số", "Hoàng Minh Cường"),
        ("Nevers: dân số và quy mô thành phố", "Denis Thuriot"),
        ("Nevers: xe tự lái và giao thông thông minh", "Denis Thuriot"),
        ("Le Havre: dự án 5G Lab", "Caroline Leclerq"),
        ("Le Havre: mục tiêu đến năm 2030", "Caroline Leclerq"),
        ("Hà Nội: lấy người dân làm trung tâm", "Nguyễn Việt Hùng"),
        ("Đà Nẵng: hội thảo là cơ hội gì", "Hồ Kỳ Minh"),
    ],
)
def test_who_said_it_is_the_one_named_in_the_section_or_on_its_subject(
    heading: str, speaker: str, knowledge: Knowledge
) -> None:
    quote = sections(knowledge)[heading].split(". ")[0]
    asking = context(knowledge, shown=("an earlier quote", quote))
    said = worded(Lookup(of(EVENT), ("speaker",)), asking)
    assert said.status is AnswerStatus.ANSWERED
    (citation,) = said.citations
    assert speaker in citation.quote
    assert citation.heading.split(":")[0] == heading.split(":")[0]


def test_who_spoke_is_told_where_nothing_was_quoted(knowledge: Knowledge) -> None:
    said = worded(Lookup(of(EVENT), ("speaker",)), context(knowledge))
    assert "Năm người có ý kiến" in said.citations[0].quote


def test_who_wrote_a_report_is_quoted_from_it(knowledge: Knowledge) -> None:
    said = worded(Lookup(of(EVENT), ("author",)), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert "do tác giả Ngân Phương viết" in said.citations[0].quote


@pytest.mark.parametrize(
    ("field", "claim", "verdict"),
    [
        ("signer", "749 do Nguyễn Xuân Phúc ký đúng không", "Đúng vậy."),
        ("signer", "quyet dinh 749 do nguyen xuan phuc ky phai khong", "Đúng vậy."),
        ("signer", "749 do ông Phúc ký đúng không", "Đúng vậy."),
        ("signer", "749 do Vũ Đức Đam ký đúng không", "Không phải vậy."),
        ("signer", "749 do vu duc dam ky dung khong", "Không phải vậy."),
        ("signer", "749 do ông Trần Văn Tuấn ký đúng không", "Không phải vậy."),
        ("signer", "749 có người ký đúng không", "Người ký"),
        ("issued", "749 ban hành ngày 3/6/2020 phải không", "Đúng vậy."),
        ("issued", "749 ban hành năm 2020 phải không", "Đúng vậy."),
        ("issued", "749 ban hành năm 2021 phải không", "Không phải vậy."),
        ("issued", "749 năm 2020 ban hành ngày 5/6/2020 phải không", "Không phải vậy."),
        ("issued", "749 ban hành lâu rồi phải không", "Quyết định 749/QĐ-TTg do"),
        ("issuer", "749 của Thủ tướng phải không", "Đúng vậy."),
        ("issuer", "749 của Quốc hội phải không", "Không phải vậy."),
    ],
)
def test_what_is_claimed_is_confirmed_or_corrected(
    field: Field, claim: str, verdict: str, knowledge: Knowledge
) -> None:
    said = worded(Lookup(of("qd-749-2020"), (field,), claim), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert said.text.startswith(verdict)
    assert said.citations


def test_a_law_is_for_no_years_that_are_known(knowledge: Knowledge) -> None:
    said = asked("Luật Giao dịch điện tử", ("period",), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "thực hiện trong những năm nào" in said.text


def test_those_who_spoke_are_told_with_their_offices(knowledge: Knowledge) -> None:
    said = worded(Lookup(of(EVENT), ("speaker", "office")), context(knowledge))
    for name, place in (("Hồ Kỳ Minh", "Đà Nẵng"), ("Caroline Leclerq", "Le Havre")):
        assert any(name in one.quote and place in one.quote for one in said.citations)


@pytest.mark.parametrize(
    ("documents", "fields", "claim", "opening"),
    [
        ("Luật Viễn thông", ("issuer", "issued"), "Quốc hội thông qua năm 2022", "Không"),
        ("Luật Viễn thông", ("issuer", "issued"), "Quốc hội thông qua năm 2023", "Đúng"),
        ("Quyết định 749", ("effective",), "có hiệu lực từ ngày ký", "Đúng"),
        ("Nghị định 47", ("effective",), "có hiệu lực ngay khi ban hành", "Không"),
    ],
)
def test_what_is_claimed_of_several_fields(
    documents: str, fields: tuple[Field, ...], claim: str, opening: str, knowledge: Knowledge
) -> None:
    plan = Lookup(named(documents, knowledge), fields, claim)
    assert worded(plan, context(knowledge)).text.startswith(opening)
