"""Make the plan of a question on documents of its mentions: one function a row of frames.yml."""

from actions.reading.mentions import Mentions
from actions.reading.plan import (
    Anything,
    Lookup,
    Named,
    Passages,
    Plan,
    Spoken,
    Target,
    Validity,
)


def lookup(mentions: Mentions) -> Plan | None:
    """Return the plan that tells fields of a document's metadata."""
    fields = tuple(dict.fromkeys(mentions.values("field")))
    return Lookup(_target(mentions) or Spoken(), fields)


def validity(mentions: Mentions) -> Plan | None:
    """Return the plan that tells whether a document holds."""
    periods = mentions.values("period")
    days = periods[0].days if periods else None
    return Validity(_target(mentions) or Spoken(), days)


def passages(mentions: Mentions) -> Plan | None:
    """Return the plan that answers from what texts say."""
    return Passages(mentions.text, _target(mentions) or Anything())


def _target(mentions: Mentions) -> Target | None:
    """Return the documents that are named."""
    documents = tuple(mentions.values("document"))
    return Named(documents) if documents else None
