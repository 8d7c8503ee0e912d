"""Make the plan of a question for the most of something: “mục tiêu kinh tế số cao nhất”."""

from actions.reading.built import Built
from actions.reading.plan import Anything, Described, Extreme, Named, Target
from actions.reading.scope import scope_of
from actions.reading.talk import Talk

_LONGEST_ASPECT = 8  # words
# What asks for the most of something, and says nothing of what that is.
_OF_EXTREMES = (
    "about",
    "among",
    "asks",
    "enumerate",
    "extreme",
    "hello",
    "list",
    "noun",
    "says",
    "signs",
    "issued",
    "type",
    "vague",
    "which",
    "who",
)


def extreme(talk: Talk) -> Built | None:
    """Return what has the most or the least of something, a figure or things of its own."""
    if talk.has("claim", "asks.why", "asks.how", "elsewhere"):
        return None
    scope = scope_of(talk.documents) if talk.documents else None
    meant = scope.target if scope else Anything()
    target: Target = meant if isinstance(meant, Named | Described) else Anything()
    aside = scope.taken if scope and isinstance(meant, Named) else frozenset()
    left = talk.content - aside - talk.words_of(*_OF_EXTREMES)
    for of in ("articles", "chapters", "signer", "issuer"):
        if talk.has(f"extreme.{of}"):
            plan = Extreme(target, of=of, text=talk.text)
            return Built(plan, talk.content) if not left else None
    asked = talk.has("asks.count", "asks.what", "asks.where", "which", "define")
    if not asked or not talk.has("aimed_at", "document", "goal", "subject", "noun", "type"):
        return None
    aspect = talk.phrase(left)
    if not aspect or len(left) > _LONGEST_ASPECT:
        return None
    least = "least" in talk.values("extreme")
    return Built(Extreme(target, aspect, least=least, text=talk.text), talk.content)
