"""A refused question is asked again on what the story around it names, and no other is."""

from actions.reading.clauses import clauses
from actions.reading.contexts import names_in
from actions.reading.plan import Anything, Described, Filter, Listing, Passages, Spoken
from actions.retelling import filter_of, retold, story_before

NEVERS = (
    "Tôi bán phở ở Huế đã lâu năm. Hôm qua có khách kể chuyện Nevers nghe rất lạ tai. "
    "Cho tôi hỏi chỗ đó đông dân cỡ nào?"
)


def asked_again(text: str, plan: Passages) -> list[str]:
    told = clauses(text)
    question = next(each for each in told if each.role == "question")
    return [each.text for each in retold(plan, question, story_before(question, told))]


def test_it_is_asked_of_the_place_and_then_behind_the_sentence_before_it() -> None:
    place, sentence = asked_again(NEVERS, Passages("chỗ đó", Spoken()))
    assert place == "Nevers: chỗ đó đông dân cỡ nào?"
    assert sentence.startswith("Hôm qua có khách kể chuyện Nevers")
    assert "Huế" not in sentence


def test_what_leans_on_nothing_is_not_asked_again() -> None:
    text = "Tôi bán phở ở Huế đã lâu năm. Hải Phòng đạt bao nhiêu phần trăm hồ sơ trực tuyến?"
    assert asked_again(text, Passages("", Anything())) == []
    assert asked_again("Nevers có bao nhiêu dân?", Passages("", Anything())) == []


def test_the_description_of_a_document_is_found_in_a_plan() -> None:
    decrees = Filter(types=("nd",))
    assert filter_of(Listing(decrees)) == decrees
    assert filter_of(Passages("", Described(decrees))) == decrees
    assert filter_of(Passages("", Anything())) is None


def test_a_syllable_typed_bare_is_no_name() -> None:
    assert names_in("ai la nguoi phat bieu va chuc vu gi", "vi") == set()
    assert names_in("o thanh pho nevers thi sao", "vi") == {"nevers"}
