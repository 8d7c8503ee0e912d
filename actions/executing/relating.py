"""Whether one document does to another what a claim says: “2629 thay thế 942, phải không?”."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from actions.executing.cards import card_quote
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.unknown import relation_sentences
from actions.executing.verdict import Verdict
from index.documents.relations import ENDING, Act, Link
from index.records.document import Document
from index.text.alternatives import any_of
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_ACTS: list[tuple[re.Pattern[str], tuple[Act, ...]]] = [
    (re.compile(rf"(?<!\w)(?:{any_of(each['words'])})(?!\w)"), tuple(each["acts"]))
    for each in _WORDS["acts"]
]
_PASSIVE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['passive'])})(?!\w)")
_PAIR = 2


def related_as_claimed(
    claim: str, documents: Sequence[Document], context: Context
) -> tuple[Verdict, Quote] | None:
    """Return whether the first of two `documents` does what `claim` says, and the proof.

    It is wrong where the other does so to it, or where it is known whom it ends instead; None where
    nothing is claimed, or nothing known.
    """
    lower = claim.lower()
    acts = next((acts for form, acts in _ACTS if form.search(lower)), None)
    if acts is None or len(documents) != _PAIR:
        return None
    one, other = documents if not _PASSIVE.search(lower) else reversed(documents)
    for by, of in ((one, other), (other, one)):
        for link in context.knowledge.links.by(by, acts):
            if link.of.id == of.id and (quote := _proof(link, context)):
                return ("right" if by is one else "wrong"), quote
    ended = context.knowledge.links.by(one, acts) if set(acts) == set(ENDING) else ()
    instead = (quote for link in ended if (quote := _proof(link, context)))
    return next((("wrong", quote) for quote in instead), None)


def _proof(link: Link, context: Context) -> Quote | None:
    told = relation_sentences(link.by, link.of, context.knowledge.links, [link.act])
    # What the acting document says of itself is in force where it is.
    told.sort(key=lambda each: each[0] is not link.by)
    return card_quote(*told[0]) if told else None
