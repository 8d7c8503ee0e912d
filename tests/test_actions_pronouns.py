"""“Ông ấy”, “that city”, “văn bản thứ hai”: named before a question is read."""

from dataclasses import replace

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.pronouns import with_names
from actions.reading.plan import Lookup
from index.text.language import Language
from tests.days import TODAY
from tests.following import document_choices, ids, named
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]

THURIOT, LECLERQ, DAM = "Denis Thuriot", "Caroline Leclerq", "Vũ Đức Đam"
SPOKEN = Focus(documents=ids("event"), subject="Nevers", persons=(THURIOT, LECLERQ))
OF_MEN = Focus(documents=ids("event"), persons=(THURIOT,))
SIGNED = Focus(documents=ids("qd749"), persons=(DAM,))
LISTED = Focus(choices=document_choices("nd13", "nd42", "nd269"))
TWO = Focus(documents=ids("nd13"), choices=document_choices("nd13", "nd42"))


@pytest.mark.parametrize(
    ("text", "focus", "language", "named_text"),
    [
        ("ổng là ai", SPOKEN, "vi", f"{THURIOT} là ai"),
        ("bà ấy nói gì", SPOKEN, "vi", f"{LECLERQ} nói gì"),
        ("ba ay noi gi", SPOKEN, "vi", f"{LECLERQ} noi gi"),
        ("người đó là ai", SPOKEN, "vi", f"{THURIOT} là ai"),
        ("what else did he sign", SIGNED, "en", f"what else did {DAM} sign"),
        ("qu'a-t-elle dit ?", SPOKEN, "fr", f"qu'a {LECLERQ} dit ?"),
        ("what is his talk about", SPOKEN, "en", f"what is {THURIOT}'s talk about"),
        ("and the lady?", OF_MEN, "en", f"and {LECLERQ}?"),  # the only one of the report
        ("et la dame ?", OF_MEN, "fr", f"et {LECLERQ} ?"),
        ("thành phố đó có bao nhiêu dân", SPOKEN, "vi", "Nevers có bao nhiêu dân"),
        ("who spoke for this city", SPOKEN, "en", "who spoke for Nevers"),
        ("qui a parlé pour cette ville ?", SPOKEN, "fr", "qui a parlé pour Nevers ?"),
        ("văn bản thứ hai ai ký", LISTED, "vi", "Nghị định 42/2022/NĐ-CP ai ký"),
        ("who signed the last decree", LISTED, "en", "who signed Nghị định 269/2025/NĐ-CP"),
        ("cái mới nhất nói gì", LISTED, "vi", "Nghị định 269/2025/NĐ-CP nói gì"),
        ("cái kia ai ký", TWO, "vi", "Nghị định 42/2022/NĐ-CP ai ký"),
    ],
)
def test_what_was_spoken_of_is_named(
    text: str, focus: Focus, language: Language, named_text: str, knowledge: Knowledge
) -> None:
    assert with_names(text, focus, language, knowledge) == named_text


@pytest.mark.parametrize(
    ("text", "focus", "language"),
    [
        ("ổng là ai", Focus(), "vi"),  # nobody was spoken of
        ("bà ấy là ai", SIGNED, "vi"),  # no woman was
        ("ông Hồ Kỳ Minh là ai", SPOKEN, "vi"),  # another one is named
        ("est-il encore en vigueur ?", SIGNED, "fr"),  # a decree
        ("thành phố đó ở Hà Nội à", replace(SPOKEN, persons=()), "vi"),  # another city is named
        ("thành phố đó thế nào", SIGNED, "vi"),  # no city was spoken of
        ("văn bản thứ hai ai ký", SPOKEN, "vi"),  # nothing was listed
        ("nghị định 13 có văn bản thứ hai không", LISTED, "vi"),  # a document is named
        ("cái thứ hai nói gì", LISTED, "vi"),  # may be anything that was listed
        ("ông bà nào cũng dùng được", SPOKEN, "vi"),
    ],
)
def test_other_words_stay(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> None:
    assert with_names(text, focus, language, knowledge) == text


def test_where_there_is_no_other_one_the_last_is_meant(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("nd13"), plan=Lookup(named("nd13")))
    named_text = with_names("cái kia ai ký", focus, "vi", knowledge)
    assert named_text == "Nghị định 13/2023/NĐ-CP ai ký"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("Nghị định 13 còn hiệu lực không?", "nghị định mới đó ai ký"), "356/2025/NĐ-CP"),
        (("Luật Giao dịch điện tử thay luật nào?", "luật cũ đó ai ký"), "51/2005/QH11"),
        (("Quyết định 950 ai ký?", "chức vụ của người ký"), "Phó Thủ tướng Trịnh Đình Dũng"),
        (("Nghị định 269 ai ký?", "chức vụ gì"), "Phó Thủ tướng Nguyễn Chí Dũng"),
        (("Quyết định 950 ai ký?", "Nghị định 42 ai ký?", "chức vụ gì"), "42/2022/NĐ-CP"),
        (("Kết luận 224 nói gì", "kết luận đó ngày nào"), "08/12/2025"),
    ],
)
def test_the_replacing_one_and_the_signer_are_named(
    said: tuple[str, ...], told: str, knowledge: Knowledge
) -> None:
    assert told in talk(said, knowledge, TODAY).text


def test_two_places_are_more_than_the_last_one(knowledge: Knowledge) -> None:
    text = "so sánh mục tiêu của hai nơi đó"
    assert with_names(text, SPOKEN, "vi", knowledge) == text
