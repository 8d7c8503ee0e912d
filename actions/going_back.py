"""gone_back(): what a conversation speaks of when somebody replies to an older message of ours."""

from dataclasses import replace

from actions.conversation import Focus
from actions.reading.plan import Listing

_MOST_TOPICS = 4


def gone_back(then: Focus, now: Focus) -> Focus:
    """Return what was spoken of `then`, after all that was said until `now`.

    Its documents, its list, its place and what it asked are spoken of again; what is spoken of now
    is the last of the earlier topics; what the person asked and which wording has its turn go on.
    An empty `then` begins the conversation anew.
    """
    if then == Focus():
        return Focus(language=now.language, turns=now.turns)
    if then == now:
        return now
    topics = (now.topic, *now.earlier, *then.earlier)
    earlier = [
        each
        for each in dict.fromkeys(topics)
        if each != then.topic and (each.documents or each.subject or isinstance(each.plan, Listing))
    ]
    return replace(
        then,
        language=now.language or then.language,
        questions=now.questions,
        earlier=tuple(earlier[:_MOST_TOPICS]),
        turns=now.turns,
    )
