"""Make the plan of a question for every place that tells of something: “AI được nhắc ở những đâu”.

“Những văn bản nào nhắc tới AI”, which names the documents first, is read in building_documents.py.
"""

from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import Anything, Described, Filter, Passages, Target
from actions.reading.talk import Talk

_LONGEST_TOPIC = 8  # words
# Kinds of mentions that are no part of what is told of.
_BESIDE = (
    "addressee",
    "asks",
    "enumerate",
    "has",
    "held",
    "list",
    "noun",
    "plural",
    "told_in",
    "type",
    "which",
    "within",
    "your_data",
)


def told_where(talk: Talk) -> Built | None:
    """Return what every place is asked for that tells of it.

    What is told stands before “được nhắc ở đâu”, and behind “chỗ nào nói về”.
    """
    told = talk.first("told_in")
    asked = _asked(talk)
    if told is None or asked is None or talk.has("document", "event", "place", "asks.why"):
        return None
    is_passive = told.words[0] < asked.words[0]
    around = talk.words_of(*_BESIDE)
    left = [
        at
        for at in talk.content - around
        if (at < told.words[0] if is_passive else at >= told.words[1])
    ]
    others = talk.content - around - set(left)
    topic = talk.run(left)
    if not topic or others or len(left) > _LONGEST_TOPIC:
        return None
    types = tuple(dict.fromkeys(talk.values("type")))
    target: Target = Described(Filter(types)) if types else Anything()
    return Built(Passages(talk.text, target, every=topic), talk.content)


def _asked(talk: Talk) -> Mention | None:
    """Return the place that is asked for: “ở đâu”, “trong những văn bản nào”."""
    nouns = talk.of("noun", "type", "held.noun")
    which = {each.words[0] for each in talk.of("which", "asks.what")}
    counted = {each.words[1] for each in talk.of("asks.count")}
    texts = (e for e in nouns if e.words[1] in which or e.words[0] in counted)
    return next(iter([*talk.of("asks.where"), *texts]), None)
