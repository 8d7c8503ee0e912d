"""A question for a chapter, a section, an annex, or for a Điều of a document not named."""

from pathlib import Path

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.wording.say import say
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import DECREE, add, decree, write
from tests.days import TODAY
from tests.hash_encoder import HashEncoder
from tests.soundness import VALIDATOR, faults_of_text
from tests.turns import answer, tapped

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


def ask(question: str, knowledge: Knowledge, last: str | None = None, heading: str = "") -> Answer:
    return fit(answer(question, knowledge, TODAY, last_document=last, last_heading=heading))


def fit(said: Answer) -> Answer:
    """Return `said`, which must be fit to be shown."""
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
    said = ask(question, knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
    (citation,) = said.citations
    assert citation.heading.endswith(heading)
    assert quote in citation.quote


def test_a_long_unit_is_shown_as_its_outline_and_buttons_lead_on(knowledge: Knowledge) -> None:
    said, then = tapped(f"chương I {LAW}", knowledge, TODAY)
    assert fit(said).status is AnswerStatus.ANSWERED
    assert "• Mục 1. BẾN\n• Mục 2. ĐÒ" in said.text
    assert FERRY not in said.text
    assert [choice.title for choice in said.suggestions] == ["Mục 1 Chương I", "Mục 2 Chương I"]
    shown = fit(then[0])
    assert shown.citations[0].quote.endswith("Bến là nơi thuyền đỗ.")


def test_what_several_units_are_called_is_asked_back(knowledge: Knowledge) -> None:
    said, then = tapped(f"mục 1 {LAW}", knowledge, TODAY)
    assert fit(said).status is AnswerStatus.NEEDS_CLARIFICATION
    assert "Chương I. BẾN VÀ ĐÒ › Mục 1. BẾN" in said.text
    titles = [choice.title for choice in said.suggestions]
    assert titles == ["Mục 1 Chương I", "Mục 1 Chương II"]
    places = [fit(chosen).citations[0].heading for chosen in then]
    assert places == ["Chương I. BẾN VÀ ĐÒ › Mục 1. BẾN", "Chương II. PHÀ › Mục 1. PHÀ LỚN"]


@pytest.mark.parametrize("place", ["Chương V", "Phụ lục 3"])
def test_what_a_text_does_not_have_is_said_so(place: str, knowledge: Knowledge) -> None:
    said = ask(f"{place} {LAW}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"Trong bản {CALLED} tôi đọc không có {place}." in said.text


def test_an_article_of_no_document_is_of_the_last_one(knowledge: Knowledge) -> None:
    said = ask("thế điều 1", knowledge, last="luat-71-2031")
    assert "Bến là nơi thuyền đỗ." in said.text


@pytest.mark.parametrize(
    ("question", "heading", "quote"),
    [
        ("khoản 2 thì sao", "Chương II. ĐĂNG KÝ › Điều 3. Hồ sơ đăng ký", "2. Hồ sơ được nộp"),
        ("thế khoản 2?", "Chương II. ĐĂNG KÝ › Điều 3. Hồ sơ › Khoản 1 › Điểm a", "2. Hồ sơ được"),
        ("còn điểm b", "Chương II. ĐĂNG KÝ › Điều 3. Hồ sơ › Khoản 1 › Điểm a", "b) Bản vẽ"),
    ],
)
def test_a_clause_alone_is_of_the_article_spoken_of(
    question: str, heading: str, quote: str, knowledge: Knowledge
) -> None:
    said = ask(question, knowledge, "nd-981-2031", heading)
    assert said.status is AnswerStatus.ANSWERED
    assert said.citations[0].quote.startswith(quote)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        (f"khoản 2 {OTHER} nói gì", "khoản 2"),
        (f"theo khoản 1 {OTHER} thì phải nộp gì", "khoản 1"),
    ],
)
def test_a_clause_of_no_article_is_of_none_in_particular(
    question: str, place: str, knowledge: Knowledge
) -> None:
    said, then = tapped(question, knowledge, TODAY)
    assert fit(said).status is AnswerStatus.NEEDS_CLARIFICATION
    assert f"Bạn muốn xem {place} của Điều nào?" in said.text
    titles = [choice.title for choice in said.suggestions]
    (citation,) = fit(then[titles.index(f"{place.capitalize()} Điều 3")]).citations
    assert citation.document_id == "nd-981-2031"
    assert citation.heading.endswith(f"Điều 3. Hồ sơ đăng ký › {place.capitalize()}")


def test_a_point_that_only_one_article_has_is_that_one(knowledge: Knowledge) -> None:
    (citation,) = ask(f"điểm a khoản 1 {OTHER}", knowledge).citations
    assert citation.heading.endswith("Điều 3. Hồ sơ đăng ký › Khoản 1 › Điểm a")


def test_a_clause_that_no_article_has_is_said_so(knowledge: Knowledge) -> None:
    said = ask(f"khoản 8 {OTHER}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"{OTHER} tôi đọc không có khoản 8." in said.text


@pytest.mark.parametrize(
    "question", [f"khoản hai điều ba {OTHER}", f"k2đ3 {OTHER}", f"3.2 {OTHER}"]
)
def test_a_place_in_words_or_written_together_is_quoted(
    question: str, knowledge: Knowledge
) -> None:
    (citation,) = ask(question, knowledge).citations
    assert citation.quote == "2. Hồ sơ được nộp trực tuyến."


@pytest.mark.parametrize("written", ["Điều VIX", "khoản hai ba bốn", "điều trăm"])
@pytest.mark.parametrize("of", [f" {OTHER}", " nói gì"])
def test_what_only_looks_like_a_place_is_asked_back(
    written: str, of: str, knowledge: Knowledge
) -> None:
    said = ask(written + of, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert f"“{written}”" in said.text


def test_an_article_of_no_document_at_all_is_asked_back(knowledge: Knowledge) -> None:
    said, then = tapped("điều 3 nói gì", knowledge, TODAY)
    assert fit(said).status is AnswerStatus.NEEDS_CLARIFICATION
    assert "Bạn muốn xem Điều 3 của văn bản nào?" in said.text
    titles = [choice.title.split(":")[0] for choice in said.suggestions]
    for name, document in ((LAW, "luat-71-2031"), (OTHER, "nd-981-2031")):
        (citation,) = fit(then[titles.index(f"Điều 3 {name}")]).citations
        assert citation.document_id == document
        assert "Điều 3. " in citation.heading


@pytest.mark.parametrize("question", ["khoản 5", "điểm a thì sao"])
def test_a_clause_of_nothing_is_asked_back(question: str, knowledge: Knowledge) -> None:
    said = ask(question, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert "của văn bản nào" in said.text


@pytest.mark.parametrize("last", [None, "nd-981-2031"])
def test_an_article_of_a_law_we_lack_is_of_no_other(last: str | None, knowledge: Knowledge) -> None:
    said = ask("điều 3 luật đất đai", knowledge, last)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chưa có văn bản này: luật đất đai" in said.text
    assert said.citations == ()


@pytest.mark.parametrize("last", [None, "nd-981-2031"])
def test_an_article_of_a_document_described_is_of_that_one(
    last: str | None, knowledge: Knowledge
) -> None:
    said = ask("điều 3 luật về bến thuyền", knowledge, last)
    assert "Phà chở xe qua sông." in said.text


@pytest.mark.parametrize(
    "question",
    [
        f"theo điều 3 {OTHER} thì phạt bao nhiêu tiền",
        f"dieu 4 {OTHER} muc phat la bao nhieu",
        f"khoản 2 Điều 3 {OTHER}: ngày nào phải nộp",
        f"how much is the fine under article 3 of decree {OTHER}?",
    ],
)
def test_an_article_that_does_not_say_what_is_asked_is_no_whole_answer(
    question: str, knowledge: Knowledge
) -> None:
    said = ask(question, knowledge)
    assert said.status is AnswerStatus.PARTIAL, said.text
    assert said.text.startswith(say(said.language, "lacking"))
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
    said = ask(question, knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
