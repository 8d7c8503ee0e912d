"""A question for a chapter, a section, an annex, or for a Điều of a document not named."""

from pathlib import Path

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import DECREE, add, write
from tests.days import TODAY
from tests.hash_encoder import HashEncoder
from tests.soundness import VALIDATOR, faults_of_text
from tests.turns import answer

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


@pytest.mark.parametrize("written", ["Điều VIX", "khoản hai ba bốn", "điều trăm"])
@pytest.mark.parametrize("of", [f" {OTHER}", " nói gì"])
def test_what_only_looks_like_a_place_is_asked_back(
    written: str, of: str, knowledge: Knowledge
) -> None:
    said = ask(written + of, knowledge)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert f"“{written}”" in said.text
