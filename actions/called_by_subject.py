"""“Cái về AI thì ký hôm nào?”: one of the documents listed, called by its subject."""

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.referents import Referents, documents_of
from actions.topics import Span
from index.lexicon.types import CODE_OF_WORD
from index.text.folding import syllables
from index.text.language import Language

_ON = "one_on"
_LONGEST = 6  # words of a subject
_MOST = 3  # of one question
_KINDS = frozenset(part for word in CODE_OF_WORD for part in syllables(word)) | {"ban", "van"}


def called_by_subject(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> tuple[Span, str] | None:
    """Return where `text` calls one of the documents listed by its subject, and its name.

    None where the words fit none of them, or several.
    """
    if not focus.choices:
        return None
    referents = Referents(focus, knowledge)
    tokens = tokens_of(text)
    found = [each for each in pronoun_lexicon().find(tokens, language) if _ON in each.concepts]
    for match in found[:_MOST]:
        start = tokens[match.end].span[0] if match.end < len(tokens) else 0
        for end in range(min(match.end + _LONGEST, len(tokens)), match.end, -1):
            place = start, tokens[end - 1].span[1]
            called = text[slice(*place)]
            # “Cái về văn bản” fits every one of them.
            choice = None if set(syllables(called)) <= _KINDS else referents.worded(called)
            held = referents.documents(documents_of(choice.plan)) if choice else ()
            if held:
                return (tokens[match.first].span[0], place[1]), held[0].name
    return None
