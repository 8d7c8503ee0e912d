"""What a message only mentions: the document, or the city, that it names last."""

from dataclasses import replace

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.topics import places_in
from index.text.folding import has_diacritics


def mentioning(message: str, focus: Focus, knowledge: Knowledge) -> Focus:
    """Return `focus` on the document, or the city, that `message` names last.

    What was taken for a danger may have asked of it, and what is asked next leaves it out.
    """
    found = [each for each in knowledge.finder.find(message) if len(each.matches) == 1]
    if not found or any(place > found[-1].span for place in places_in(message)):
        return on_place(message, focus)
    documents = (found[-1].matches[0].id,)
    return replace(focus, documents=documents, provision=None, subject="", unknown=None)


def names_something(text: str, knowledge: Knowledge) -> bool:
    """Tell whether `text` names a document or a place."""
    return bool(knowledge.finder.find(text) or places_in(text))


def on_place(message: str, focus: Focus) -> Focus:
    """Return `focus` on the city that `message` names last; `focus` itself where it names none."""
    places = [message[start:end] for start, end in places_in(message)]
    if has_diacritics(message):
        places = [place for place in places if place[0].isupper()]  # “nhất bạn” is no Nhật Bản
    if not places:
        return focus
    return replace(focus, documents=(), provision=None, subject=places[-1], unknown=None)
