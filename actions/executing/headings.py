"""What heads a section: an aim and its year, a term, a city, and how much it tells by that."""

import re
from pathlib import Path

from actions.executing.offering import group_of
from index.records.document import Document
from index.text.alternatives import any_of
from index.text.folding import fold, syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_name("overview.yml"))


def words_like(key: str, is_bare: bool = False) -> re.Pattern[str]:
    """Return a pattern of the words of overview.yml under `key`; `is_bare`: of a folded text."""
    words = map(fold, _WORDS[key]) if is_bare else _WORDS[key]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", re.IGNORECASE)


_KEYS = ("aims", "asking", "defining", "frame", "least", "overall", "telling")
AIMS, ASKING, DEFINING, _FRAME, LEAST, _OVERALL_AIM, _TELLING = map(words_like, _KEYS)
YEAR = r"(?:19|20)\d\d"
YEARS = re.compile(rf"(?<![\w/.-]){YEAR}(?![\w/])")
"""Years, but for those of dates and numbers."""
DATED = re.compile(rf"^.{{0,60}}?\b{YEAR}(?:\s?(?:–|-|,|và|and|et)\s?{YEAR})*")
"""“Mục tiêu năm 2025 và 2030 về …”: the group of a section, out to its last year."""
OF_HEADING = 2
"""What a heading of aims or results tells; one of what the text is on tells as much more."""
# An aim of the whole text tells as much as the most telling of its parts.
_OVERALL = 4


def dated_group(heading: str) -> str:
    """Return the group of a section headed by an aim and its year: “mục 2025”; "" for another."""
    found = DATED.match(heading)
    if not found or not AIMS.match(heading):
        return ""
    return " ".join((heading.split()[0].lower(), *YEARS.findall(found[0])))


def aim_of(heading: str) -> str:
    """Return what a section headed by an aim and its year is on: “về kinh tế số”; "" for another.

    An aim of the whole is on that: “mục tiêu đến năm 2030”.
    """
    return (DATED.sub("", heading).strip() or heading) if dated_group(heading) else ""


def group_heading(heading: str) -> str:
    """Return what of `heading` its group shares: “Mục tiêu đến năm 2025”, “Nevers”."""
    found = DATED.match(heading)
    return group_of(heading) or (found[0] if found else "")


def tells_of_heading(heading: str) -> int:
    """Return how much a section tells by its `heading`: negative for what comes last."""
    if LEAST.search(heading) or _FRAME.search(heading):
        return -OF_HEADING
    return OF_HEADING if _TELLING.search(heading) else 0


def tells_of_section(heading: str, document: Document) -> int:
    """Return how much a section of ours tells by its heading: an aim of the whole tells most.

    What a text is on, by its title, is told as an aim is: “Đô thị thông minh là gì”.
    """
    topic = DATED.sub("", heading).strip() if dated_group(heading) else heading
    if AIMS.match(heading) and (not topic or _OVERALL_AIM.match(topic)):
        return _OVERALL
    defined = DEFINING.search(heading)
    term = set(syllables(heading[: defined.start()])) if defined else set()
    if term and term <= set(syllables(document.title)) and document.number:
        return OF_HEADING
    tells = tells_of_heading(heading)
    return tells + OF_HEADING if tells > 0 and is_on_topic(heading, document) else tells


def is_on_topic(text: str, document: Document) -> bool:
    """Tell whether `text` has a topic of `document`, the words next to each other."""
    said = f" {' '.join(syllables(text))} "
    return any(f" {' '.join(syllables(topic))} " in said for topic in document.topics)
