"""Make the plan of a question for every place that tells of something: “AI được nhắc ở những đâu”.

“Những văn bản nào nhắc tới AI”, which names the documents first, is read in building_documents.py.
"""

from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import Anything, Described, Filter, Passages, Target
from actions.reading.talk import Talk

_LONGEST_TOPIC = 8  # words
# Kinds of mentions that ask for the place.
_ASKED = ("asks.where", "noun", "told_in", "type", "which")
# Kinds of mentions that are no part of what is told of.
_BESIDE = (
    "addressee",
    "asks",
    "cited",
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

    What is told stands before “được nhắc ở đâu”, or behind “chỗ nào nói về”.
    """
    told, asked = talk.first("told_in"), _asked(talk)
    if told is None or asked is None or talk.has("document", "event", "place", "asks.why"):
        return None
    around = talk.words_of(*_BESIDE)
    left = talk.content - around
    behind = {at for at in left if at >= told.words[1]}
    if behind and behind != left:
        return None  # “… văn bản nào được nhắc tới trong …” asks for what is told
    topic = talk.written(min(left), max(left) + 1) if left else ""
    if not topic or len(topic.split()) > _LONGEST_TOPIC:
        return None
    if talk.words_of(*_ASKED) & frozenset(range(min(left), max(left) + 1)):
        return None
    types = tuple(dict.fromkeys(talk.values("type")))
    target: Target = Described(Filter(types)) if types else Anything()
    return Built(Passages(talk.text, target, every=topic), talk.content)


def _asked(talk: Talk) -> Mention | None:
    """Return the place that is asked for: “ở đâu”, “trong những văn bản nào”."""
    if told := talk.first("told_in.which", "cited"):
        return told
    nouns = talk.of("noun", "type", "held.noun")
    which = {each.words[0] for each in talk.of("which", "asks.what")}
    counted = {each.words[1] for each in talk.of("asks.count")}
    texts = (e for e in nouns if e.words[1] in which or e.words[0] in counted)
    return next(iter([*talk.of("asks.where"), *texts]), None)
