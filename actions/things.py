"""The thing that was told last: whose it is, “who runs it?”, its use, and the other of its kind.

Our texts give a section to each: “Le Havre: dự án 5G Lab”. Whose a project is stands in its own
section, and its other project in the one beside it.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from actions.conversation import Focus
from actions.executing.offering import group_of
from actions.knowledge import Knowledge
from actions.reading.plan import Named, Naming, Passages, Plan, Several
from actions.topics import place_named
from index.documents.card import CARD_HEADING
from index.question.glossary import glossary
from index.records.document import Document, Passage
from index.text.folding import fold, syllables
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: Mapping[Language, Mapping[str, frozenset[str]]] = {
    language: {key: frozenset(words) for key, words in groups.items()}
    for language, groups in read_yaml(Path(__file__).with_suffix(".yml")).items()
}
_MOST = 3  # others of one kind


def of_thing(text: str, language: Language, focus: Focus, knowledge: Knowledge) -> Plan | None:
    """Return what `text` asks of the thing told last; None where it asks for something else."""
    groups = _WORDS.get(language)
    told = _told_last(focus, knowledge) if groups else None
    if groups is None or told is None:
        return None
    document, passage, body = told
    words = frozenset(syllables(text))
    if _asks_use(words, groups) or (_asks_whose(words, groups) and place_named(passage.text)):
        return _section(document, passage)
    kinds = _kinds(text, language) if words & groups["other"] else frozenset()
    others = [
        _section(document, each)
        for each in body
        if each is not passage and _is_beside(each, passage) and _both_are(kinds, each, passage)
    ]
    if not 0 < len(others) <= _MOST:
        return None
    return others[0] if len(others) == 1 else Several(tuple(others))


def _asks_whose(words: frozenset[str], groups: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether `words` only ask who holds what was spoken of."""
    known = groups["holds"] | groups["asks"] | groups["of"] | groups["around"]
    return words <= known and all(words & groups[key] for key in ("holds", "asks", "of"))


def _asks_use(words: frozenset[str], groups: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether `words` only ask what the thing spoken of is for: “à quoi ça sert ?”."""
    known = groups["uses"] | groups["of"] | groups["around"]
    return words <= known and bool(words & groups["uses"] and words & groups["of"])


def _kinds(text: str, language: Language) -> frozenset[str]:
    """Return the words of `text` for a kind of thing, folded and in Vietnamese: “du an”."""
    if language == "vi":
        told = syllables(text)
        return frozenset(" ".join(pair) for pair in pairwise(told))
    options = glossary().renderings(text, language)
    return frozenset(fold(term) for terms in options for term in terms if " " in term)


def _both_are(kinds: frozenset[str], one: Passage, other: Passage) -> bool:
    """Tell whether one of `kinds` stands in the headings of both, behind whose they are."""
    own, its = (fold(each.heading).partition(":")[2] for each in (one, other))
    return any(kind in own and kind in its for kind in kinds)


def _is_beside(one: Passage, other: Passage) -> bool:
    return bool(group_of(one.heading)) and group_of(one.heading) == group_of(other.heading)


def _told_last(
    focus: Focus, knowledge: Knowledge
) -> tuple[Document, Passage, tuple[Passage, ...]] | None:
    """Return the section of ours that the last answer is from, with its document and all others."""
    words = focus.shown[-1] if focus.shown else ""
    for document in knowledge.retriever.documents:
        if words and document.id in focus.documents and not document.number:
            body = tuple(_body(document, knowledge))
            for passage in body:
                if words in passage.text:
                    return document, passage, body
    return None


def _body(document: Document, knowledge: Knowledge) -> Iterator[Passage]:
    catalogue = knowledge.retriever.store.catalogue
    passages = catalogue.passages(catalogue.positions_of([document.id])).values()
    return (each for each in passages if each.heading != CARD_HEADING)


def _section(document: Document, passage: Passage) -> Passages:
    return Passages(passage.heading, Named((Naming(document.name, (document.id,)),)))
