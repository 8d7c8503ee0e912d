import pytest

from actions.executing.progress import of_results, whole_section
from actions.knowledge import Knowledge

pytest_plugins = ["tests.knowledge"]
ASKED = "Hải Phòng làm dịch vụ công trực tuyến"


def quoted(text: str, knowledge: Knowledge) -> str:
    hit = knowledge.retriever.search(text, 1)[0]
    start, end = whole_section(text, hit).sentence
    return hit.passage.text[start:end]


@pytest.mark.parametrize("end", ["đến đâu rồi?", "toi dau roi", "ra sao rồi ạ"])
def test_how_far_it_has_come_is_told_with_all_figures(end: str, knowledge: Knowledge) -> None:
    told = quoted(f"{ASKED} {end}", knowledge)
    assert "100% dịch vụ công" in told
    assert "trên 95%" in told


def test_other_questions_get_their_sentence(knowledge: Knowledge) -> None:
    text = f"{ASKED} ở đâu?"
    hit = knowledge.retriever.search(text, 1)[0]
    assert whole_section(text, hit) is hit


def test_results_answer_rather_than_who_spoke_of_them(knowledge: Knowledge) -> None:
    text = "chuyển đổi số ở Hải Phòng tới đâu rồi"
    hits = knowledge.retriever.search(text, 8)
    who = next(hit for hit in hits if hit.passage.heading == "Hải Phòng: ai trình bày")
    assert of_results(text, who, hits).passage.heading == "Hải Phòng: kết quả chuyển đổi số"
    assert of_results("ai trình bày ở Hải Phòng", who, hits) is who


def test_what_a_city_plans_is_told_with_all_of_its_section(knowledge: Knowledge) -> None:
    assert "IoT" in quoted("Hà Nội định xây gì cho thành phố thông minh?", knowledge)
    text = "Hà Nội xây trung tâm giám sát ở đâu?"
    hit = knowledge.retriever.search(text, 1)[0]
    assert whole_section(text, hit) is hit
