"""Subjects: what one may ask about besides documents, as a store names it: topics and events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actions.reading.lexicon import Token
from index.records.document import Document
from index.text.folding import fold, syllables

# Types of documents that tell of an event: what they are about is called by the type alone.
EVENTS = ("hoi thao", "hoi nghi", "dien dan", "toa dam")
_SHORT = 3  # letters


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
