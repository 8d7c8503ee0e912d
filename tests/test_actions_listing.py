"""Lists by metadata, asked in many ways; and questions that only look like them."""

from datetime import date

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.listing import listing_answer
from actions.understanding import understand
from index.documents.card import CARD_HEADING
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 23)
OF_2022 = {"qd-505-2022", "qd-411-2022", "qd-06-2022"}
DECREES_OF_2020 = {"nd-47-2020", "nd-45-2020"}
PARTY = {"nq-57-2024", "nq-06-2022", "nq-52-2019"}


def listed(text: str, knowledge: Knowledge) -> Answer | None:
    question = understand(text, knowledge.finder, TODAY)
    said = listing_answer(question, knowledge.retriever.documents)
    if said:
        assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
        assert {citation.heading for citation in said.citations} <= {CARD_HEADING}
        assert len(said.citations) <= 10
    return said


def cited(said: Answer) -> set[str]:
    return {citation.document_id for citation in said.citations}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("văn bản nào của Thủ tướng năm 2022?", OF_2022),
        ("van ban nao cua thu tuong nam 2022", OF_2022),
        ("Thủ tướng ban hành những quyết định nào năm 2022?", OF_2022),
        ("năm 2022 thủ tướng có những quyết định gì", OF_2022),
        ("qđ của ttg năm 2022", OF_2022),
        ("liệt kê quyết định do Thủ tướng ban hành trong năm 2022 ạ", OF_2022),
        ("Which decisions did the Prime Minister issue in 2022?", OF_2022),
        ("quelles décisions du Premier ministre en 2022 ?", OF_2022),
        ("các nghị định năm 2020", DECREES_OF_2020),
        ("cac nghi dinh nam 2020", DECREES_OF_2020),
        ("nghị định nào ban hành tháng 4/2020", DECREES_OF_2020),
        ("list the decrees of 2020", DECREES_OF_2020),
        ("quels décrets du gouvernement en 2020", DECREES_OF_2020),
        ("có bao nhiêu nghị quyết của Bộ Chính trị", PARTY),
        ("nghi quyet cua bo chinh tri", PARTY),
        ("how many resolutions of the Politburo", PARTY),
        ("nghị quyết của Bộ Chính trị từ năm 2020 đến 2023", {"nq-06-2022"}),
        ("nghị quyết mới nhất của Bộ Chính trị", {"nq-57-2024"}),
        ("liệt kê quyết định của Thủ tướng về đô thị thông minh", {"qd-950-2018"}),
        ("có nghị định nào về đô thị thông minh không?", {"nd-269-2025"}),
        ("văn bản nào quy định về giao dịch điện tử?", {"luat-20-2023"}),
        ("văn bản nào quy định ngày chuyển đổi số", {"qd-505-2022"}),
        ("các luật của Quốc hội năm 2023", {"luat-20-2023", "luat-24-2023"}),
        ("luật nào mới nhất", {"luat-148-2025"}),
        ("latest law", {"luat-148-2025"}),
        ("văn bản ban hành tháng 4 năm 2020", DECREES_OF_2020),
        ("van ban nam 2020 cua chinh phu roi", DECREES_OF_2020),
        ("những văn bản nào có hiệu lực từ 1/7/2024", {"luat-20-2023", "luat-24-2023"}),
        ("nghị định nào đã hết hiệu lực", {"nd-13-2023", "nd-42-2022", "nd-47-2020"}),
        ("văn bản nào thay thế nghị định 42/2022", {"nd-42-2022"}),
        ("van ban nao thay the nghi dinh 42", {"nd-42-2022"}),
        ("nghị định 13 bị văn bản nào thay thế", {"nd-13-2023"}),
        ("văn bản nào căn cứ nghị quyết 52", {"qd-749-2020"}),
        ("quyết định 749 căn cứ vào những văn bản nào", {"qd-749-2020"}),
        ("văn bản nào bãi bỏ nghị định 64/2007", {"nd-224-2026"}),
        ("nghị định 224 bãi bỏ những văn bản nào", {"nd-42-2022", "nd-224-2026"}),
        ("which document replaced decree 42/2022", {"nd-42-2022"}),
    ],
)
def test_a_list_is_understood_however_asked(text: str, ids: set[str], knowledge: Knowledge) -> None:
    said = listed(text, knowledge)
    assert said is not None
    assert said.status is AnswerStatus.ANSWERED
    assert cited(said) == ids
    assert said.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "văn bản nào quy định về dữ liệu mở?",
        "van ban nao quy dinh ve du lieu mo",
        "Thủ tướng năm 2022 là ai?",
        "nghị quyết nào đặt mục tiêu kinh tế số 30% GDP",
        "quyết định nào phê duyệt chương trình chuyển đổi số quốc gia",
        "Hải Phòng có bao nhiêu dịch vụ công mức độ 4",
        "Năm 2022 Hải Phòng đạt kết quả gì",
        "các thành phố nào tham gia hội thảo",
        "những mục tiêu nào của quyết định 749",
        "Nevers có bao nhiêu dân",
        "đề án 06 có mấy nhóm tiện ích",
        "nghị định về đô thị thông minh",
        "luật giao dịch điện tử",
        "người dân quyết định thế nào",
        "theo luật thì ai chịu trách nhiệm",
        "Thủ tướng quyết định ngày chuyển đổi số là ngày nào",
        "nghị định 13 quy định những hành vi nào bị cấm",
        "các bước làm hộ chiếu theo luật",
        "quyết định này còn hiệu lực không",
        "quyet dinh do con hieu luc khong",
        "văn bản này ai ký",
        "Bộ Chính trị nói gì về 2045",
        "chính phủ số là gì",
        "ai ký nhiều văn bản nhất",
        "mục tiêu của chính phủ năm 2030",
        "những quyền nào của chủ thể dữ liệu",
        "năm 2025 kinh tế số chiếm bao nhiêu gdp",
        "what does the decree say about smart cities",
        "so sánh các nghị định về dữ liệu",
        "văn bản nào cần nộp khi đăng ký kinh doanh",
        "làm sao để gửi văn bản điện tử cho ubnd",
        "nghị định 42/2022 còn hiệu lực không?",
        "luật 20/2023 có hiệu lực vào 1/1/2024 chưa?",
        "thông tư hướng dẫn luật viễn thông",
        "quyết định 749 thay đổi điều gì",
        "bạn đã đọc những văn bản nào",
    ],
)
def test_what_asks_for_no_list_is_left_alone(text: str, knowledge: Knowledge) -> None:
    assert listed(text, knowledge) is None


def test_a_list_says_day_and_validity_of_each_and_what_it_covers(knowledge: Knowledge) -> None:
    said = listed("các nghị định năm 2020", knowledge)
    assert said is not None
    first, *lines, last = said.text.splitlines()
    assert first == "Trong các văn bản tôi đã đọc, có 2 nghị định ban hành năm 2020:"
    assert "Ban hành ngày 09/4/2020; đã hết hiệu lực." in lines[0]
    assert "Ban hành ngày 08/4/2020; chưa rõ còn hay hết hiệu lực." in lines[1]
    assert "đã đọc" in last


def test_what_holds_and_what_is_unknown_stand_apart(knowledge: Knowledge) -> None:
    said = listed("những văn bản nào còn hiệu lực ngày 1/1/2024", knowledge)
    assert said is not None
    assert said.status is AnswerStatus.ANSWERED
    holding, unknown, more = said.text.split("\n\n")
    assert "có 2 văn bản còn hiệu lực vào ngày 01/01/2024" in holding
    assert holding.count("khi đó còn hiệu lực") == holding.count("•") == 2
    assert "không dám nói là còn" in unknown
    assert unknown.count("•") == 8
    assert "4 văn bản nữa" in more


@pytest.mark.parametrize("text", ["nghị định nào còn hiệu lực", "which decrees are in force"])
def test_nothing_is_called_in_force_without_evidence(text: str, knowledge: Knowledge) -> None:
    said = listed(text, knowledge)
    assert said is not None
    assert said.status is AnswerStatus.NOT_FOUND
    assert cited(said) == {"nd-224-2026", "nd-269-2025", "nd-45-2020"}


def test_no_match_tells_what_there_is(knowledge: Knowledge) -> None:
    said = listed("quyết định của Thủ tướng năm 2019", knowledge)
    assert said is not None
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chưa có quyết định nào của Thủ tướng Chính phủ ban hành năm 2019" in said.text
    assert "không có nghĩa là không có" in said.text
    assert "2018, 2020, 2021, 2022, 2025" in said.text
    assert said.suggestions


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("liệt kê văn bản về blockchain", "Trong các văn bản tôi đã đọc, chưa có văn bản nào"),
        ("văn bản nào sửa đổi nghị định 47/2020", "Trong các văn bản tôi đã đọc, chưa thấy"),
        ("nghị định hướng dẫn luật 20/2023", "Trong các văn bản tôi đã đọc, chưa thấy"),
        ("list decrees of 1999", "Among the texts I have read there are no decree(s)"),
        ("liste des lois de 1999", "Parmi les textes que j'ai lus, il n'y a pas de loi(s)"),
    ],
)
def test_an_empty_list_is_one_of_what_was_read(
    text: str, begins: str, knowledge: Knowledge
) -> None:
    said = listed(text, knowledge)
    assert said is not None
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(begins)


def test_a_long_list_is_cut_with_a_word_on_the_rest(knowledge: Knowledge) -> None:
    said = listed("có bao nhiêu văn bản của thủ tướng", knowledge)
    assert said is not None
    assert "có 11 văn bản của Thủ tướng Chính phủ" in said.text
    assert said.text.count("•") == 10
    assert "Và 1 văn bản nữa" in said.text
