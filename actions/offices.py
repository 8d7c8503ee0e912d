"""Whose office is asked for, and for which city: “what's his position?”, “elle vient d'où ?”.

One sentence of the texts tells both, so both are one question, in whatever words.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from actions.knowledge import Knowledge
from actions.persons import person_and_rest, women
from actions.reading.plan import Anything, Passages
from index.text.folding import syllables
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: Mapping[Language, Mapping[str, frozenset[str]]] = {
    language: {key: frozenset(words) for key, words in groups.items()}
    for language, groups in read_yaml(Path(__file__).with_suffix(".yml")).items()
}


def of_office(
    text: str, language: Language, persons: Sequence[str], knowledge: Knowledge
) -> Passages | None:
    """Return the question for the office of whom `text` names, or means of `persons`.

    None where it asks for more than that, or for nobody; the last of `persons` stands first.
    """
    groups = _WORDS.get(language)
    if groups is None:
        return None
    name, rest = person_and_rest(text, knowledge)
    words = frozenset(syllables(rest))
    posts, sides = words & groups["post"], words & groups["side"]
    if not (posts or sides) or not words <= frozenset().union(*groups.values()):
        return None
    meant = [kind for kind in ("he", "she", "they") if words & groups[kind]]
    if not name and (posts or meant):
        men = meant[:1] == ["he"]
        fitting = (
            each
            for each in persons
            if meant[:1] not in (["he"], ["she"]) or (each in women(knowledge)) != men
        )
        name = next(fitting, "")
    return Passages(text, Anything(), name, ("office",)) if name else None
