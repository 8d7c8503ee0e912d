"""The points of an overview: of each section the sentence that tells most, nothing twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from actions.executing.headings import (
    DATED,
    DEFINING,
    LEAST,
    OF_HEADING,
    YEAR,
    YEARS,
    dated_group,
    group_heading,
    is_on_topic,
    tells_of_section,
    words_like,
)
from actions.executing.offering import group_of, section_choice
from actions.executing.result import Quote
from actions.reading.plan import Choice
from actions.statements.figures import figures_of
from index.records.document import Document, Passage
from index.text.folding import STOPWORDS, syllables

_DOING, _FOREMOST = words_like("doing"), words_like("foremost")
# A figure that tells: no year, no part of a date or of a number.
_FIGURE = re.compile(rf"(?<![\w/.–-])(?!{YEAR}(?!\d))\d[\d.,]*%?(?![\w/–-])")
# A sentence with fewer words that neither the title has nor any text would only repeats it.
_NEW_WORDS = 4
# What has so much of another point, and no other figure, says it again.
_SAME = 0.75
_WHOLLY = 1.0
# Of a longer text the first sections are told of, each held against those before it.
_MOST_SECTIONS = 200
# What a sentence tells besides its heading: a figure counts one, what was done or decided two, what
# is said to come before all else two.
_DONE = _FIRST_OF_ALL = 2
# So many sections that tell something are enough for an overview.
ENOUGH = 3
# So much of what heads a section must be spoken of elsewhere.
_ECHOED = 0.5


@dataclass(frozen=True, slots=True)
class Point:
    """What one section says, in a sentence, and how much it tells.

    `tells` is higher for what comes first, negative for what comes last. `group` is the city of an
    event, or the aim and year that several sections share. `label` is shown before it; `choice`
    asks for the section.
    """

    quote: Quote
    group: str = ""
    tells: int = 0
    label: str = ""
    choice: Choice | None = None


def points_of(
    sections: Iterable[tuple[Document, Passage]],
    subject: str = "",
    in_turn: bool = False,
    enough: int = ENOUGH,
) -> list[Point]:
    """Return the points of `sections`, the most telling first, nothing twice.

    `in_turn`: each group has its turn, as each city that spoke. A sentence that has the words of
    `subject` is told rather than another of its section; the others follow when every section has
    had its word. Where fewer than `enough` sections tell something, every sentence of theirs is a
    point.
    """
    first = list(islice(sections, _MOST_SECTIONS))
    echoes = list(_echoes([passage for _, passage in first]))
    points: list[Point] = []
    others: list[Point] = []
    for section, echo in zip(first, echoes, strict=True):
        every = [_louder(point, echo) for point in _points(*section, subject)]
        told = _of_years(every, section[1].heading)
        points += told
        others += [p for p in every if p not in told and not in_turn and _is_on(p, subject)]
    if sum(point.tells >= 0 for point in points) < enough:
        points, others = [*points, *others], []
    telling = [point for point in others if point.tells > 0 and _telling(point.quote.words) > 0]
    ordered = [*_in_order(points, in_turn), *_in_order(telling, in_turn)]
    ordered.sort(key=lambda point: point.tells < 0)
    return list(_different(ordered, _SAME))


def _is_on(point: Point, subject: str) -> bool:
    """Tell whether `point` has the words of `subject`, if any, or stands under it."""
    said = syllables(f"{point.group} . {point.quote.words}")
    return set(syllables(subject)) <= set(said)


def _of_years(points: list[Point], heading: str) -> list[Point]:
    """Return the first of `points`; of a section headed by several years, one of each year."""
    found = DATED.match(heading)
    years = YEARS.findall(found[0]) if found else []
    of_each = (next((p for p in points if year in p.quote.words), None) for year in years)
    told = list(dict.fromkeys(point for point in of_each if point))
    return told if len(told) > 1 else points[:1]


def all_points(sections: Iterable[tuple[Document, Passage]]) -> list[Point]:
    """Return a point for every sentence of `sections`, in their order, nothing twice."""
    points = (
        Point(Quote(document, passage, words), dated_group(passage.heading))
        for document, passage in islice(sections, _MOST_SECTIONS)
        for words in _sentences(passage)
        if not repeats_title(document, words)
    )
    return list(_different(points, _WHOLLY))


def repeats_title(document: Document, sentence: str) -> bool:
    """Tell whether `sentence` says no more than what `document` is called."""
    called = (document.name, document.title, *document.aliases, document.issuer or "")
    known = STOPWORDS | set(syllables(" . ".join(called)))
    return len(set(syllables(sentence)) - known) < _NEW_WORDS


def arranged(points: Sequence[Point]) -> list[Point]:
    """Return `points` with those of a group together: the earliest year first, the least last.

    The parts of a text stand in its own order, behind what is said of it; those that all texts have
    come last. Of several documents each
    has its points together.
    """
    several = len({point.quote.document.id for point in points}) > 1
    groups = [point.quote.document.id if several else point.group for point in points]
    first: dict[str, int] = {}
    for place, group in enumerate(groups):
        first.setdefault(group, place)
    aside = [] if several else asides(points)
    placed = [
        (_order(point, first[group] if group else place, several, point in aside), place, point)
        for place, (group, point) in enumerate(zip(groups, points, strict=True))
    ]
    return [point for *_, point in sorted(placed, key=lambda each: each[:2])]


def asides(points: Sequence[Point]) -> list[Point]:
    """Return those of `points` that tell least, and what is no aim where others are aims."""
    has_aims = any(YEARS.search(point.group) for point in points)
    least = OF_HEADING if has_aims else 0
    return [
        point
        for point in points
        if not point.label and (point.tells < 0 or not point.group) and point.tells < least
    ]


def _order(
    point: Point, of_group: int, several: bool, is_aside: bool
) -> tuple[bool, bool, list[str], bool, int]:
    """Return where the group of `point` stands; a part of a text stands where it begins."""
    is_part = bool(point.label)
    years = [] if several else YEARS.findall(point.group)
    place = point.quote.passage.start if is_part else of_group
    return is_aside, is_part, years, is_part and point.tells < 0, place


def _points(document: Document, passage: Passage, subject: str) -> list[Point]:
    """Return a point for each sentence of a section, the one that tells most first.

    What follows the name of who spoke in a report is what was said, and tells something, too.
    """
    wanted = set(syllables(subject))
    tells = tells_of_section(passage.heading, document)
    is_definition = bool(DEFINING.search(passage.heading))
    group = group_of(passage.heading) or dated_group(passage.heading)
    choice = section_choice(document, passage) if passage.wording == "summary" else None
    said = OF_HEADING if group_of(passage.heading) else 0
    points = [
        Point(
            Quote(document, passage, words),
            group,
            _tells(min(tells + said * row, max(tells, 0)), words, is_definition),
            choice=choice if passage.heading else None,
        )
        for row, words in enumerate(_sentences(passage))
        if not repeats_title(document, words)
    ]
    on_it = [wanted <= set(syllables(point.quote.words)) for point in points]
    told = sorted(
        zip(on_it, points, strict=True),
        key=lambda each: (
            -each[0],
            -each[1].tells,
            -is_on_topic(each[1].quote.words, document),
            -_telling(each[1].quote.words),
        ),
    )
    return [point for _, point in told]


def _tells(of_heading: int, sentence: str, is_definition: bool) -> int:
    """Return how much `sentence` tells under a heading that tells so much.

    A definition says what something is, and no deed or figure: “thử nghiệm là việc …”.
    """
    if of_heading < 0 or is_definition:
        return of_heading
    return max(of_heading + _telling(sentence), 0)


def _louder(point: Point, echo: int) -> Point:
    return replace(point, tells=point.tells + echo) if point.tells >= 0 else point


def _sentences(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        yield passage.text[start:end]


def _telling(sentence: str) -> int:
    """Return how much `sentence` tells beside others of its section; the first of equals is it.

    One that begins with who speaks tells less.
    """
    by_whom = bool(LEAST.match(sentence))
    done = _DONE * bool(_DOING.search(sentence))
    foremost = _FIRST_OF_ALL * bool(_FOREMOST.search(sentence))
    counts = any(figure.value > 1 for figure in figures_of(sentence))  # “bốn thành phố”
    return bool(counts or _FIGURE.search(sentence)) + done + foremost - by_whom


def _echoes(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield for each passage whether what it is headed by is spoken of elsewhere, too.

    What the first section names, “kinh tế số”, tells more of a text than what one section alone
    has.
    """
    texts = [set(_pairs(passage.text)) for passage in passages]
    counts = Counter(pair for pairs in texts for pair in pairs)
    for passage, own in zip(passages, texts, strict=True):
        headed = set(_pairs(DATED.sub("", passage.heading)))
        echoed = sum(counts[pair] > (pair in own) for pair in headed)
        yield int(bool(headed) and echoed >= _ECHOED * len(headed))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the neighbouring words of meaning of `text`."""
    words = syllables(text)
    return (pair for pair in pairwise(words) if not STOPWORDS.intersection(pair))


def _in_order(points: Sequence[Point], in_turn: bool) -> list[Point]:
    turns: Counter[str] = Counter()
    placed = []
    for place, point in sorted(enumerate(points), key=lambda each: (-each[1].tells, each[0])):
        turn = turns[point.group] if point.group else 1
        turns[point.group] += 1
        placed.append((point.tells < 0, turn * in_turn, -point.tells, place, point))
    return [point for *_, point in sorted(placed, key=lambda each: each[:4])]


def _different(points: Iterable[Point], same: float) -> Iterator[Point]:
    """Yield those of `points` of whose own words, and figures, less than `same` was said before.

    What a text is called, and what heads its sections, is in each of them.
    """
    earlier: list[tuple[set[str], set[str]]] = []
    for point in points:
        document, passage, sentence = point.quote
        around = (
            f"{document.name} . {' . '.join(document.aliases)} . {group_heading(passage.heading)}"
        )
        words = set(syllables(sentence)) - STOPWORDS - set(syllables(around))
        figures = {*_FIGURE.findall(sentence), *YEARS.findall(sentence)}
        again = any(
            figures <= others and len(words & said) >= same * len(words) for said, others in earlier
        )
        if not again:
            earlier.append((words, figures))
            yield point
