"""One of the documents listed, called by its subject or year: “cái về AI”, “cái năm 2022”."""

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.referents import Referents
from actions.targeting import documents_of
from actions.topics import Span
from index.lexicon.types import CODE_OF_WORD
from index.records.document import Document
from index.text.folding import syllables
from index.text.language import Language

_ON = "one_on"
_LONGEST = 6  # words of a subject
_MOST = 3  # of one question
# What points before a year, “cái của năm 2022”, and around one, “the telecom one”, “the 2022 one”.
_BEFORE = frozenset(("ban", "cai", "celle", "celui"))
_BETWEEN = frozenset(("cua", "de", "nam"))
_THE, _ONE = "the", "one"
_MOST_BEFORE_ONE = 4
_SHORTEST = 4  # letters that begin a word
_KINDS = frozenset(part for word in CODE_OF_WORD for part in syllables(word)) | {"ban", "van"}


def called_by_subject(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> tuple[Span, str] | None:
    """Return where `text` calls one of the documents listed by its subject, and its name.

    None where the words fit none of them, or several.
    """
    if not focus.choices:
        return None
    referents = Referents(focus, knowledge)
    tokens = tokens_of(text)
    if one := _before_one(text, referents) or _of_year(text, referents):
        return one
    found = [each for each in pronoun_lexicon().find(tokens, language) if _ON in each.concepts]
    for match in found[:_MOST]:
        start = tokens[match.end].span[0] if match.end < len(tokens) else 0
        for end in range(min(match.end + _LONGEST, len(tokens)), match.end, -1):
            place = start, tokens[end - 1].span[1]
            called = text[slice(*place)]
            # “Cái về văn bản” fits every one of them.
            choice = None if set(syllables(called)) <= _KINDS else referents.worded(called)
            held = referents.documents(documents_of(choice.plan)) if choice else ()
            if held:
                return (tokens[match.first].span[0], place[1]), held[0].name
    return None


def _before_one(text: str, referents: Referents) -> tuple[Span, str] | None:
    """Return the document listed that “the telecom one” calls by words of its name."""
    tokens = tokens_of(text)
    words = [token.word for token in tokens]
    for end, word in enumerate(words):
        starts = range(max(end - 1 - _MOST_BEFORE_ONE, 0), end - 1) if word == _ONE else ()
        for start in starts:
            if words[start] != _THE:
                continue
            called = words[start + 1 : end]
            fitting = [each for each in referents.listed if _is_called(called, each)]
            if len(fitting) == 1:
                return (tokens[start].span[0], tokens[end].span[1]), fitting[0].name
    return None


def _is_called(words: list[str], document: Document) -> bool:
    """Tell whether each of `words`, or the year, is of `document`: “telecom” begins its title."""
    names = (document.title, *(each.title for each in document.translations))
    own = {syllable for name in names for syllable in syllables(name)}
    year = str(document.issued.year) if document.issued else ""
    return all(
        word == year or any(each.startswith(word) for each in own if len(word) >= _SHORTEST)
        for word in words
    )


def _of_year(text: str, referents: Referents) -> tuple[Span, str] | None:
    """Return the document listed that “cái của năm 2022” calls by the year of its issue."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        first = at - 1
        while first >= 0 and tokens[first].folded in _BETWEEN:
            first -= 1
        if first < 0 or tokens[first].folded not in _BEFORE:
            continue
        fitting = [e for e in referents.listed if e.issued and str(e.issued.year) == token.word]
        if len(fitting) == 1:
            return (tokens[first].span[0], token.span[1]), fitting[0].name
    return None
