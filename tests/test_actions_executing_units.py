"""Plans for a chapter, a section, an annex, or for a Điều of a document not named."""

from pathlib import Path

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Ambiguous
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Plan, Provisions, Spoken, Target
from actions.wording.catalogue import say
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.text.language import Language
from tests.changing_stores import DECREE, add, decree, write
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, named, of, on, places, worded
from tests.soundness import VALIDATOR, faults_of_text

LAW, OTHER, PROGRAMME = "Luật 71/2031/QH16", "Nghị định 981/2031/NĐ-CP", "Nghị quyết 996-NQ/TW"
CALLED = "Luật Bến thuyền du lịch 71/2031/QH16"
FERRY = " ".join(["đò ngang"] * 300) + "."
LAW_TEXT = f"""QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Luật số: 71/2031/QH16
Hà Nội, ngày 05 tháng 3 năm 2031
LUẬT
BẾN THUYỀN DU LỊCH
Chương I
BẾN VÀ ĐÒ
Mục 1
BẾN
Điều 1. Bến
Bến là nơi thuyền đỗ.
Mục 2
ĐÒ
Điều 2. Đò
{FERRY}
Chương II
PHÀ
Mục 1
PHÀ LỚN
Điều 3. Phà
Phà chở xe qua sông.
Điều 4. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2031.
CHỦ TỊCH QUỐC HỘI
Nguyễn Văn Giả Định
"""
DECISION = decree("955/2031/NĐ-CP", "Ban hành kế hoạch.")


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("units")
    programme = Path(__file__).parent / "documents" / "structure_nghi_quyet.txt"
    decision = Path(__file__).parent / "documents" / "structure_quyet_dinh.txt"
    law = write(folder, "law.txt", LAW_TEXT)
    add(folder / "store", law, DECREE, programme, decision)
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))


def ask(plan: Plan, knowledge: Knowledge, language: Language = "vi") -> Answer:
    said = worded(plan, context(knowledge, language))
    assert list(VALIDATOR.iter_errors(said.to_payload())) == []
    assert list(faults_of_text(said.text)) == []
    assert all(citation.quote in said.text for citation in said.citations)
    return said


@pytest.mark.parametrize(
    ("question", "heading", "quote"),
    [
        (f"chương II {LAW}", "Chương II. PHÀ", "Phà chở xe qua sông."),
        ("chuong 2 luat 71/2031", "Chương II. PHÀ", "Phà chở xe qua sông."),
        ("chương hai luật bến thuyền du lịch", "Chương II. PHÀ", "Phà chở xe"),
        (f"mục 1 chương 1 {LAW} nói gì", "Mục 1. BẾN", "Bến là nơi thuyền đỗ."),
        (f"mục II {PROGRAMME}", "II. MỤC TIÊU", "2. Tầm nhìn đến năm 2050"),
        (f"phần 2 {PROGRAMME}", "II. MỤC TIÊU", "2. Tầm nhìn đến năm 2050"),
        (f"mục III.2 {PROGRAMME}", "2. Huy động nguồn lực", "b) Vốn xã hội hóa."),
        (f"điểm 2 mục III {PROGRAMME}", "2. Huy động nguồn lực", "b) Vốn xã hội hóa."),
    ],
)
def test_a_short_unit_is_quoted_whole(
    question: str, heading: str, quote: str, knowledge: Knowledge
) -> None:
    said = ask(places(question, knowledge), knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
    (citation,) = said.citations
    assert citation.heading.endswith(heading)
    assert quote in citation.quote


def test_a_long_unit_is_shown_as_its_outline_and_choices_lead_on(knowledge: Knowledge) -> None:
    plan = places(f"chương I {LAW}", knowledge)
    said = ask(plan, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert "• Mục 1. BẾN\n" in said.text
    assert "• Mục 2. ĐÒ" in said.text
    assert FERRY not in said.text
    assert [choice.title for choice in said.suggestions] == ["Mục 1 Chương I", "Mục 2 Chương I"]
    result = execute(plan, context(knowledge))
    shown = ask(result.choices[0].plan, knowledge)  # type: ignore[union-attr]
    assert shown.citations[0].quote.endswith("Bến là nơi thuyền đỗ.")


def test_what_several_units_are_called_is_asked_back(knowledge: Knowledge) -> None:
    plan = places(f"mục 1 {LAW}", knowledge)
    said = ask(plan, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert "Chương I. BẾN VÀ ĐÒ › Mục 1. BẾN" in said.text
    result = execute(plan, context(knowledge))
    assert isinstance(result, Ambiguous)
    assert [choice.plan for choice in result.choices] == [
        Provisions(named(LAW, knowledge), (Provision(section="1", chapter="I"),)),
        Provisions(named(LAW, knowledge), (Provision(section="1", chapter="II"),)),
    ]


@pytest.mark.parametrize("place", ["Chương V", "Phụ lục 3"])
def test_what_a_text_does_not_have_is_said_so(place: str, knowledge: Knowledge) -> None:
    said = ask(places(f"{place} {LAW}", knowledge), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"Trong bản {CALLED} tôi đọc không có {place}." in said.text


@pytest.mark.parametrize(
    ("question", "place", "first"),
    [
        (f"khoản 2 {OTHER} nói gì", "khoản 2", Provision(article="3", clause="2")),
        (
            f"theo khoản 1 {OTHER} thì phải nộp gì",
            "khoản 1",
            Provision(article="3", clause="1"),
        ),
    ],
)
def test_a_clause_of_no_article_is_of_none_in_particular(
    question: str, place: str, first: Provision, knowledge: Knowledge
) -> None:
    plan = places(question, knowledge)
    said = ask(plan, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert f"Bạn muốn xem {place} của Điều nào?" in said.text
    result = execute(plan, context(knowledge))
    assert isinstance(result, Ambiguous)
    assert result.resume == Provisions(named(OTHER, knowledge), plan.places, question)
    offered = [choice.plan.places for choice in result.choices]  # type: ignore[union-attr]
    assert (first,) in offered


def test_a_point_that_only_one_article_has_is_that_one(knowledge: Knowledge) -> None:
    (citation,) = ask(places(f"điểm a khoản 1 {OTHER}", knowledge), knowledge).citations
    assert citation.heading.endswith("Điều 3. Hồ sơ đăng ký › Khoản 1 › Điểm a")


def test_a_clause_that_no_article_has_is_said_so(knowledge: Knowledge) -> None:
    said = ask(places(f"khoản 8 {OTHER}", knowledge), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"{OTHER} tôi đọc không có khoản 8." in said.text


@pytest.mark.parametrize(
    "question", [f"khoản hai điều ba {OTHER}", f"k2đ3 {OTHER}", f"3.2 {OTHER}"]
)
def test_a_place_in_words_or_written_together_is_quoted(
    question: str, knowledge: Knowledge
) -> None:
    (citation,) = ask(places(question, knowledge), knowledge).citations
    assert citation.quote == "2. Hồ sơ được nộp trực tuyến."


@pytest.mark.parametrize("text", ["", "điều 3 nói gì", "điều 3"])
def test_an_article_of_no_document_at_all_is_asked_back(text: str, knowledge: Knowledge) -> None:
    plan = Provisions(Spoken(), (Provision(article="3"),), text)
    said = ask(plan, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert "Điều 3 của văn bản nào" in said.text
    result = execute(plan, context(knowledge))
    assert isinstance(result, Ambiguous)
    assert result.resume == plan
    titles = [choice.title for choice in result.choices]
    assert {f"Điều 3 {OTHER}", f"Điều 3 {LAW}"} <= {title.split(":")[0] for title in titles}
    for choice in result.choices:
        (citation,) = ask(choice.plan, knowledge).citations
        assert "Điều 3" in citation.heading


def test_of_no_document_named_those_on_the_subject_are_offered(knowledge: Knowledge) -> None:
    """The search alone may find another Điều."""
    said = ask(places("điều 1 văn bản về thuyền đỗ ở bến ra sao", knowledge), knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert said.suggestions


def test_a_clause_of_nothing_is_asked_back(knowledge: Knowledge) -> None:
    said = ask(Provisions(Spoken(), (Provision(clause="5"),), "khoản 5"), knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert "của văn bản nào" in said.text


@pytest.mark.parametrize(
    ("target", "begins"),
    [
        (on("đất đai", "luat"), "Tôi chưa có văn bản này: luật đất đai."),
        (of("gone"), "Tôi chưa có văn bản này: gone."),
    ],
)
def test_an_article_of_a_law_we_lack_is_of_no_other(
    target: Target, begins: str, knowledge: Knowledge
) -> None:
    said = ask(Provisions(target, (Provision(article="3"),), "điều 3"), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(begins)
    assert said.citations == ()


def test_an_article_of_a_document_described_is_of_that_one(knowledge: Knowledge) -> None:
    plan = Provisions(on("bến thuyền", "luat"), (Provision(article="3"),), "điều 3")
    assert "Phà chở xe qua sông." in ask(plan, knowledge).text


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (f"theo điều 3 {OTHER} thì phạt bao nhiêu tiền", "vi"),
        (f"dieu 4 {OTHER} muc phat la bao nhieu", "vi"),
        (f"khoản 2 Điều 3 {OTHER}: ngày nào phải nộp", "vi"),
        (f"how much is the fine under article 3 of decree {OTHER}?", "en"),
    ],
)
def test_an_article_that_does_not_say_what_is_asked_is_no_whole_answer(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    said = ask(places(question, knowledge), knowledge, language)
    assert said.status is AnswerStatus.PARTIAL, said.text
    assert said.text.startswith(say(language, "lacking"))
    assert said.citations[0].document_id == "nd-981-2031"


@pytest.mark.parametrize(
    "question",
    [
        f"điều 4 {OTHER} quy định bao lâu thì trả lời",
        f"theo điều 4 {OTHER} ai trả lời",
        f"khoản 1 điều 5 {OTHER} có hiệu lực ngày nào",
        f"điều 3 {OTHER} có mấy khoản",
        f"điều 3 {OTHER} hồ sơ gồm những gì",
        f"điều 1 {OTHER} nói về cái gì",
    ],
)
def test_an_article_that_says_what_is_asked_is_a_whole_one(
    question: str, knowledge: Knowledge
) -> None:
    said = ask(places(question, knowledge), knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
