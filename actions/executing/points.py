"""The points of an overview: of each section the sentence that tells most, nothing twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from actions.executing.offering import group_of, section_choice
from actions.executing.result import Quote
from actions.reading.plan import Choice
from index.records.document import Document, Passage
from index.text.folding import STOPWORDS, syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_name("overview.yml"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


_TELLING, _LEAST = (_any_of(_WORDS[key]) for key in ("telling", "least"))
_FIGURE = re.compile(r"(?<![\w/.-])\d[\d.,]*%?(?![\w/-])")
# A sentence with fewer words that neither the title has nor any text would only repeats it.
_NEW_WORDS = 4
# What has so much of another point, and no other figure, says it again.
_SAME = 0.75
# Of a longer text the first sections are told of, each held against those before it.
_MOST_SECTIONS = 200


@dataclass(frozen=True, slots=True)
class Point:
    """What one section says, in a sentence, and how much it tells: rank 0 is the most.

    `label` is shown before it; `choice` asks for the section.
    """

    quote: Quote
    group: str = ""
    rank: int = 1
    label: str = ""
    choice: Choice | None = None


def points_of(
    sections: Iterable[tuple[Document, Passage]], subject: str = "", in_turn: bool = False
) -> list[Point]:
    """Return the points of `sections`, the most telling first, nothing twice.

    `in_turn`: each group has its turn, as each city that spoke. A sentence that has the words of
    `subject` is told rather than another of its section.
    """
    first = islice(sections, _MOST_SECTIONS)
    points = [point for section in first for point in _point(*section, subject)]
    return list(_different(_in_order(points, in_turn)))


def _point(document: Document, passage: Passage, subject: str) -> Iterator[Point]:
    sentences = [passage.text[start:end] for start, end in passage.sentences]
    told = [each for each in sentences if not _repeats_title(document, each)]
    if not told:
        return
    wanted = set(syllables(subject))
    words = max(told, key=lambda each: (wanted <= set(syllables(each)), _telling(each)))
    group = group_of(passage.heading)
    choice = section_choice(document, passage) if passage.wording == "summary" else None
    quote = Quote(document, passage, words)
    yield Point(quote, group, _rank(passage), choice=choice if passage.heading else None)


def _rank(passage: Passage) -> int:
    if _LEAST.search(passage.heading):
        return 2
    return 0 if _TELLING.search(passage.heading) else 1


def _telling(sentence: str) -> int:
    """Return how much `sentence` tells beside others of its section; the first of equals is it.

    One that begins with who speaks tells less.
    """
    return bool(_FIGURE.search(sentence)) - bool(_LEAST.match(sentence))


def _repeats_title(document: Document, sentence: str) -> bool:
    called = (document.name, document.title, *document.aliases, document.issuer or "")
    known = STOPWORDS | set(syllables(" . ".join(called)))
    return len(set(syllables(sentence)) - known) < _NEW_WORDS


def _in_order(points: Sequence[Point], in_turn: bool) -> list[Point]:
    turns: Counter[str] = Counter()
    placed = []
    for place, point in sorted(enumerate(points), key=lambda each: (each[1].rank, each[0])):
        turn = turns[point.group] if in_turn and point.group else 0
        turns[point.group] += 1
        placed.append((point.rank == 2, turn, point.rank, place, point))
    return [point for *_, point in sorted(placed, key=lambda each: each[:4])]


def _different(points: Iterable[Point]) -> Iterator[Point]:
    earlier: list[tuple[set[str], set[str]]] = []
    for point in points:
        words = set(syllables(point.quote.words)) - STOPWORDS
        figures = set(_FIGURE.findall(point.quote.words))
        again = any(
            figures <= others and len(words & said) >= _SAME * len(words)
            for said, others in earlier
        )
        if not again:
            earlier.append((words, figures))
            yield point
