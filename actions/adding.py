"""One side more for what was compared last: “thêm cả 411 vào”, “add Huế too”."""

import re
from dataclasses import replace
from pathlib import Path

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import Anything, Compare, Named, Naming
from actions.topics import place_named
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ADDING = frozenset(_WORDS["adding"])
_AROUND = frozenset((*_ADDING, *_WORDS["around"]))
_WORD = re.compile(r"[^\s,;?!]+")


def with_side(text: str, focus: Focus, knowledge: Knowledge) -> Compare | None:
    """Return the last comparison with the document or the city that `text` only adds to it."""
    last = focus.plan
    if not isinstance(last, Compare) or last.years:
        return None
    words = [(word, fold(word).strip(".")) for word in _WORD.findall(text)]
    if not any(folded in _ADDING for _, folded in words):
        return None
    name = " ".join(word for word, folded in words if folded not in _AROUND)
    found = knowledge.finder.find(name)
    if len(found) == 1 and found[0].text == name and isinstance(last.target, Named):
        naming = Naming(name, tuple(each.id for each in found[0].matches))
        documents = tuple(dict.fromkeys((*last.target.documents, naming)))
        return replace(last, target=Named(documents), claim="")
    place = place_named(name)
    if place and place == name and last.subjects and isinstance(last.target, Anything):
        return replace(last, subjects=tuple(dict.fromkeys((*last.subjects, place))), claim="")
    return None
