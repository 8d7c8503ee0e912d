"""“Ông ấy”, “qu'a-t-il dit”, “that city”: who or what was spoken of, by name in a question."""

from collections.abc import Iterator, Sequence

from actions.conversation import Focus
from actions.described_persons import asks_who, described_person
from actions.knowledge import Knowledge
from actions.persons import person_named, spokesmen, women
from actions.pointed import actor_in, pointed_in
from actions.reading.inversion import put
from actions.reading.lexicon import Match, Token, pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.referents import Referents
from actions.replacements import of_replacing
from actions.topics import Span, place_named, replaced
from index.lexicon.number_words import CARDINALS
from index.text.language import Language

# Of a longer phrase, “a-t-il dit”, these alone stand for the person.
_BARE = frozenset(("elle", "il"))
_CITY, _SIGNER = "city", "signer"
_POSSESSIVE = frozenset(("her", "his"))
_NAMED_BEFORE = frozenset(("he", "she", "someone", _CITY))
_MATTERS = frozenset(("document", "elsewhere", "items", "service"))
_SEVERAL = frozenset(
    ("2", "3", "ba", "both", "cac", "deux", "hai", "may", "nhung", "three", "trois", "two")
)
_LINKS = frozenset(("t",))


def with_names(text: str, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return `text` (NFC) with the name of what was spoken of for words that mean it.

    That is a person, a city, or a document by its place in a list, “văn bản thứ hai”. The words
    stay where one of the kind is named itself, and where none that fits was spoken of.
    """
    spans = [*_of_persons(text, focus, language, knowledge)]
    if found := knowledge.finder.find(text):
        spans += actor_in(text, found, focus, language, knowledge)
    else:
        spans += of_replacing(text, focus, language, knowledge) or pointed_in(
            text, focus, language, knowledge
        )
    for span, name in sorted(spans, reverse=True):
        text = replaced(text, [span], name)
    return text


def _of_persons(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    if described := described_person(text, language, knowledge):
        yield described
        return
    is_named = bool(person_named(text, knowledge))
    city = "" if place_named(text) else place_named(focus.subject)
    persons = () if is_named else focus.persons or spokesmen(city, knowledge)
    tokens = tokens_of(text)
    yield from _signer_of_it(text, focus, language, knowledge)
    matters = {
        at
        for each in matches_in(text, language)
        if _is_matter(each)
        for at in range(each.first, each.end)
    }
    for match, concept in _apart(pronoun_lexicon().find(tokens, language)):
        if match.end == match.first + 1 and match.first in matters:
            continue  # bare “ho so” is a dossier
        if match.first and _is_several(tokens[match.first - 1]):
            continue  # “hai nơi đó” are more than the last one, “hai ông đó” are two
        phrase = tokens[match.first : match.end]
        name = city if concept == _CITY else _meant(concept, persons, women(knowledge))
        if not name and concept == "she" and not is_named:
            name = _only_woman(focus, knowledge)
        if name and phrase[-1].word in _POSSESSIVE and match.end < len(tokens):
            name = f"{name}'s"
        if name:
            yield put(name, _place(phrase), text)


def _is_several(before: Token) -> bool:
    """Tell whether the word `before` says that several are meant: “hai”, “các”, “two”."""
    return before.folded in _SEVERAL or (CARDINALS.get(before.word) or 0) > 1


def _signer_of_it(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    """Yield who signed the document spoken of for “người ký”, where it is asked who that is.

    “Chức vụ gì?” alone is asked of that person too; of a report, of who was named last in it.
    """
    tokens = tokens_of(text)
    found = pronoun_lexicon().find(tokens, language)
    documents = Referents(focus, knowledge).documents(focus.documents)
    of_us = any("you" in each.concepts for each in found)  # “bạn là ai”
    if len(documents) != 1 or of_us or knowledge.finder.find(text):
        return
    (document,) = documents
    name = document.signer if document.number else next(iter(focus.persons), "")
    if document.number and not name:
        name = f"người ký {document.name}"  # whom nobody tells, and not the signer of another
    if name and asks_who(text, language):
        yield (0, 0), f"{name} "
        return
    signers = [each for each in found if _SIGNER in each.concepts]
    if name and signers and any("who" in each.concepts for each in found):
        longest = max(signers, key=lambda each: each.end - each.first)
        yield (tokens[longest.first].span[0], tokens[longest.end - 1].span[1]), name


def _only_woman(focus: Focus, knowledge: Knowledge) -> str:
    """Return the one woman of the report that is spoken of, “the lady”; "" for none or several."""
    events = {each.id for each in knowledge.retriever.documents if not each.number}
    named = women(knowledge) if events & focus.spoken else frozenset()
    return next(iter(named)) if len(named) == 1 else ""


def _is_matter(match: Match) -> bool:
    """Tell whether `match` is the name of a thing that people ask about, “hồ sơ”, “hộ khẩu”."""
    return match.end > match.first + 1 and any(
        concept.partition(".")[0] in _MATTERS for concept in match.concepts
    )


def _apart(matches: Sequence[Match]) -> Iterator[tuple[Match, str]]:
    """Yield the longest of `matches` for what was named before at each place, and its concept."""
    end = 0
    for match in sorted(matches, key=lambda each: (each.first, -each.end)):
        concept = next((each for each in match.concepts if each in _NAMED_BEFORE), "")
        if concept and match.first >= end:
            yield match, concept
            end = match.end


def _meant(concept: str, persons: Sequence[str], women_: frozenset[str]) -> str:
    """Return the one of `persons`, the last first, whom `concept` may mean; "" for none."""
    for person in persons:
        if concept == "someone" or (person in women_) == (concept == "she"):
            return person
    return ""


def _place(phrase: Sequence[Token]) -> Span:
    """Return the place of the pronoun in `phrase`: with “-t-” in “a-t-il dit”."""
    at = next((row for row, token in enumerate(phrase) if token.word in _BARE), None)
    if at is None:
        return phrase[0].span[0], phrase[-1].span[1]
    start, end = phrase[at].span
    if at and phrase[at - 1].word in _LINKS:
        start = phrase[at - 1].span[0]
    return start, end
