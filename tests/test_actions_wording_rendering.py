"""What is shown of a quote: its sentences in the language of the conversation, or its own words."""

from dataclasses import replace
from datetime import date

import pytest

from actions.answer import AnswerStatus
from actions.executing.result import Found, Line, Quote
from actions.wording.composing import answered, refused
from actions.wording.rendering import is_shown_in, shown
from actions.wording.say import word
from index.documents.card import CARD_HEADING, card_sentences
from index.records.document import Document, Passage, Rendering, Translation
from index.text.language import Language
from tests.days import TODAY

ONE, TWO, THREE = "Nevers có xe tự lái.", "Dân số 35.000 người.", "Có AI."
ENGLISH = "Nevers has driverless cars. It has 35,000 inhabitants. It uses AI."
SPANS = ((0, 27), (28, 54), (55, 66))
TEXT = f"{ONE} {TWO} {THREE}"
PASSAGE = Passage(
    "p", "d", "Nevers: xe", TEXT, 0, len(TEXT), ((0, 20), (21, 41), (42, 48)), ("crawl",),
    renderings=(Rendering("en", "Nevers: cars", ENGLISH, SPANS),),
)  # fmt: skip
EVENT = Document(
    id="d", type="Hội thảo", title="Thành phố xanh", issued=date(2023, 4, 14), wording="summary",
    translations=(Translation(language="en", title="Green city"),),
)  # fmt: skip
DECREE = Document(id="n", type="Nghị định", number="1/NĐ-CP", title="Dữ liệu", wording="summary")


def text_of(language: Language, *quotes: Quote) -> str:
    return answered(language, quotes, TODAY).text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (ONE, "Nevers has driverless cars."),
        (f"{ONE} {TWO}", "Nevers has driverless cars. It has 35,000 inhabitants."),
        (THREE, "It uses AI."),
        ("35.000 người", "It has 35,000 inhabitants."),  # the whole sentence that has it
    ],
)
def test_the_same_sentences_are_shown(words: str, said: str) -> None:
    quote = Quote(EVENT, PASSAGE, words)
    assert shown(quote, "en") == ("Nevers: cars", said, "en")
    assert shown(quote, "vi") == ("Nevers: xe", words, "vi")


@pytest.mark.parametrize(
    "passage",
    [
        replace(PASSAGE, renderings=()),
        replace(PASSAGE, wording="verbatim"),
        replace(PASSAGE, sentences=PASSAGE.sentences[:2]),
        replace(PASSAGE, text="Văn bản khác."),
    ],
)
def test_what_is_not_there_in_the_language_is_shown_in_vietnamese(passage: Passage) -> None:
    quote = Quote(EVENT, passage, ONE)
    assert shown(quote, "en").words == ONE
    assert not is_shown_in(quote, "en")
    assert is_shown_in(quote, "vi")


def test_a_card_is_there_in_every_language() -> None:
    for row, sentence in enumerate(card_sentences(DECREE)):
        card = Passage("", "n", CARD_HEADING, sentence, -1, -1, ())
        french = shown(Quote(DECREE, card, sentence), "fr")
        assert french.words == card_sentences(DECREE, "fr")[row]
        assert french.heading == "Le texte en bref"


def test_a_translated_sentence_has_no_frame_and_a_vietnamese_one_has() -> None:
    said = text_of("en", Quote(EVENT, PASSAGE, ONE))
    assert said.startswith("Nevers has driverless cars.\n\n")
    assert "Vietnamese" not in said
    assert said.endswith("Source: Workshop “Green city”, 14 April 2023 (summary by Hỏi Phố).")
    plain = replace(PASSAGE, renderings=())
    said = text_of("en", Quote(EVENT, plain, ONE))
    assert said.startswith(f"I have this in Vietnamese only: “{ONE}”")
    assert text_of("fr", Quote(DECREE, plain, ONE)).startswith(
        f"Je n'ai cela qu'en vietnamien : « {ONE} »"
    )


def test_the_words_of_a_decree_stand_below_ours_in_vietnamese() -> None:
    exact = replace(PASSAGE, wording="verbatim", text="Điều 1.", renderings=())
    said = text_of("en", Quote(DECREE, PASSAGE, ONE), Quote(DECREE, exact, "Điều 1."))
    ours, theirs, *_ = said.split("\n\n")
    assert ours == "Nevers has driverless cars."
    assert theirs == "In its own words, in Vietnamese: “Điều 1.”"


def test_an_event_that_its_sentence_names_is_not_named_twice() -> None:
    said: dict[Language, str] = {
        "vi": "Hội thảo bàn về xe.",
        "en": "The workshop is on cars.",
    }
    for language, words in said.items():
        rendering = Rendering("en", "Cars", "The workshop is on cars.", ((0, 24),))
        passage = replace(
            PASSAGE, text="Hội thảo bàn về xe.", sentences=((0, 19),), renderings=(rendering,)
        )
        assert text_of(language, Quote(EVENT, passage, "Hội thảo bàn về xe.")).startswith(words)


def test_what_is_near_is_shown_in_the_language() -> None:
    near = Quote(EVENT, PASSAGE, TWO)
    said = refused("en", AnswerStatus.NOT_FOUND, "Sorry.", TODAY, near)
    assert "The closest thing I know: It has 35,000 inhabitants." in said.text
    assert [(c.heading, c.quote, c.title) for c in said.citations] == [
        ("Nevers: cars", "It has 35,000 inhabitants.", "Green city")
    ]


@pytest.mark.parametrize(("translated", "aside"), [(True, ""), (False, " (in Vietnamese)")])
def test_an_introduction_says_where_all_below_is_vietnamese(translated: bool, aside: str) -> None:
    passage = PASSAGE if translated else replace(PASSAGE, renderings=())
    intro = Line("overview.of_document", {"what": (EVENT,)})
    found = Found((Quote(EVENT, passage, ONE),), before=(intro,), labels=("",))
    first, *_ = word(found, "en", TODAY).text.split("\n")
    assert first == f"The main points of the workshop “Green city”{aside}:"


def test_a_quote_a_title_and_a_month_fill_gaps_in_the_language() -> None:
    said: dict[str, object] = {"sentence": Quote(EVENT, PASSAGE, TWO), "tail": "", "part": ""}
    said["more"] = ""
    line = Line("listing.line", said)
    assert word(Found((), before=(line,)), "en", TODAY).text.startswith("• It has 35,000")
    title = Line("document_title", {"title": EVENT})
    assert word(Found((), before=(title,)), "en", TODAY).text == "Its title is: Green city."
    month = Line("validity.at_month", {"month": date(2023, 4, 1), "year": 2023})
    assert word(Found((), before=(month,)), "fr", TODAY).text.strip() == "en avril 2023"
