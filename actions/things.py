"""The thing that was told last: whose it is, “who runs it?”, its use, and the other of its kind.

Whose a project is stands in its own section of the report, and its other project in the one beside
it.
"""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Choice, Plan, Repeat, Several
from actions.told_section import Section, section_chosen, section_told_last
from actions.topics import place_named
from index.question.glossary import glossary
from index.text.folding import fold, syllables
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: Mapping[Language, Mapping[str, frozenset[str]]] = {
    language: {key: frozenset(words) for key, words in groups.items()}
    for language, groups in read_yaml(Path(__file__).with_suffix(".yml")).items()
}
_MOST = 3  # others of one kind
_OTHER = "anaphor.other"


def of_thing(text: str, language: Language, focus: Focus, knowledge: Knowledge) -> Plan | None:
    """Return what `text` asks of the thing told last; None where it asks for something else."""
    groups = _WORDS.get(language)
    told = section_told_last(focus, knowledge) if groups else None
    if groups is None or told is None:
        return None
    words = frozenset(syllables(text))
    if _asks_use(words, groups) and _means_it(words, groups):
        return told.untold(focus.shown)
    if _asks_whose(words, groups) and place_named(told.passage.text):
        return told.plan
    others = _others(text, words, language, told)
    if not 0 < len(others) <= _MOST:
        return None
    if _asks_use(words, groups):
        return others[0].untold(focus.shown)
    return others[0].plan if len(others) == 1 else Several(tuple(each.plan for each in others))


def use_of(
    choice: Choice, text: str, language: Language, focus: Focus, knowledge: Knowledge
) -> Repeat | None:
    """Return what the section of `choice` tells besides, where `text` asks what it is for.

    “Cái thứ hai để làm gì?”; None for other questions, and other choices.
    """
    groups = _WORDS.get(language)
    words = frozenset(syllables(_but_place(text, language)))
    if groups is None or not _asks_use(words, groups):
        return None
    section = section_chosen(choice, focus, knowledge)
    return section.untold(focus.shown) if section else None


def _others(text: str, words: frozenset[str], language: Language, told: Section) -> list[Section]:
    """Return the other sections of the kind that `text` names, or of that of the one told."""
    groups = _WORDS[language]
    points = _OTHER in concepts_in(text, language)
    if not (points or words & groups["other"]):
        return []
    kinds = _kinds(text, language)
    if kinds and (beside := told.beside(kinds)):
        return beside
    known = groups["other"] | groups["around"] | groups["of"] | groups["uses"]
    # “Cái kia” names no kind; of pairs of Vietnamese words few are one.
    names_none = points and (language == "vi" or not kinds)
    return told.beside(frozenset()) if names_none and words <= known else []


def _but_place(text: str, language: Language) -> str:
    """Return `text` without the words that call a thing by its place in a list."""
    tokens = tokens_of(text)
    placed = {
        at
        for each in matches_in(text, language)
        if any(concept.startswith(("ordinal", _OTHER)) for concept in each.concepts)
        for at in range(each.first, each.end)
    }
    return " ".join(token.word for at, token in enumerate(tokens) if at not in placed)


def _means_it(words: frozenset[str], groups: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether `words` point at the thing, where the language demands that."""
    return not groups["of"] or bool(words & groups["of"])


def _asks_whose(words: frozenset[str], groups: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether `words` only ask who holds what was spoken of."""
    known = groups["holds"] | groups["asks"] | groups["of"] | groups["around"]
    asks = words <= known and bool(words & groups["holds"] and words & groups["asks"])
    return asks and _means_it(words, groups)


def _asks_use(words: frozenset[str], groups: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether `words` only ask what a thing is for: “à quoi ça sert ?”."""
    known = groups["uses"] | groups["of"] | groups["around"] | groups["other"]
    return words <= known and bool(words & groups["uses"])


def _kinds(text: str, language: Language) -> frozenset[str]:
    """Return the words of `text` for a kind of thing, folded and in Vietnamese: “du an”."""
    if language == "vi":
        told = syllables(text)
        return frozenset(" ".join(pair) for pair in pairwise(told))
    options = glossary().renderings(text, language)
    return frozenset(fold(term) for terms in options for term in terms if " " in term)
