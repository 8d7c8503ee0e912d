"""Subjects: what one may ask about besides documents, as a store names it: topics and events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actions.reading.lexicon import Token
from index.question.glossary import glossary
from index.records.document import Document
from index.text.folding import fold, syllables
from index.text.language import Language

# Types of documents that tell of an event: what they are about is called by the type alone.
EVENTS = ("hoi thao", "hoi nghi", "dien dan", "toa dam")
_SHORT = 3  # letters
_FOREIGN: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in a text: its words from `first` to before `end`."""

    name: str
    first: int
    end: int


class Subjects:
    """The topics that a store gives its documents, and the events that these tell of."""

    def __init__(self, documents: Iterable[Document]) -> None:
        documents = tuple(documents)
        names = {name for document in documents for name in document.topics}
        self._by_words = {words: name for name in names if (words := tuple(syllables(name)))}
        self._longest = max(map(len, self._by_words), default=0)
        self.events = tuple(one for one in documents if fold(one.type or "") in EVENTS)

    def in_vietnamese(self, term: str, language: Language) -> str:
        """Return what texts call a foreign `term`, of a question in `language`; a name stays.

        In a Vietnamese question only a topic of the store stands for it: “smart city là gì”; other
        words may be Vietnamese.
        """
        if language == "vi":
            foreign = (_renderings(term, other) for other in _FOREIGN)
            topics = (one for parts in foreign if len(parts) == 1 for one in parts[0])
            return next((one for one in topics if self._is_topic(one)), term)
        parts = _renderings(term, language)
        if not parts and term.islower():
            parts = glossary().renderings(term, language)
        chosen = [next(filter(self._is_topic, options), options[0]) for options in parts]
        # Vietnamese has the head before what describes it.
        return " ".join(reversed(chosen)) or term

    def _is_topic(self, name: str) -> bool:
        return tuple(syllables(name)) in self._by_words

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Subject]:
        """Yield every topic in `text`, whose words are `tokens`, also one that is part of another.

        One short word is a topic only in its capitals: “AI” is not “ai”.
        """
        folded = [token.folded for token in tokens]
        for first in range(len(tokens)):
            for end in range(first + 1, min(first + self._longest, len(tokens)) + 1):
                name = self._by_words.get(tuple(folded[first:end]))
                written = text[tokens[first].span[0] : tokens[end - 1].span[1]]
                if name and (len(name) > _SHORT or name == written):
                    yield Subject(name, first, end)


def _renderings(term: str, language: Language) -> list[tuple[str, ...]]:
    """Return the renderings of `term`; none where its first or last word has no part in them."""
    found = glossary().renderings(term, language)
    words = term.split()
    parts = (" ".join(words[1:]), " ".join(words[:-1]))
    whole = all(glossary().renderings(part, language) != found for part in parts)
    return found if whole or len(words) == 1 else []
