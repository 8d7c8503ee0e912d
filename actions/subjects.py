"""Ask back where a message is but a subject, “Nevers”, of which several things are known."""

from pathlib import Path

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.likely import HITS, saying
from actions.messages import say
from actions.understanding import Question
from index.judging.hit import ScoredPassage
from index.text.folding import syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_BEFORE, _BEHIND, _ASKS = (frozenset(_WORDS[name]) for name in ("before", "behind", "asks"))
# More syllables than these say what is wanted of a subject.
_LONGEST = 4


def subject_answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Ask which thing known of its subject is meant; None where it says more, or one is known."""
    subject = _subject_of(knowledge.retriever.store.spelling.correct(question.text))
    if not subject:
        return None
    hits = saying(knowledge.retriever.search(question.text, HITS))
    choices = composing.related_suggestions(hit for hit in hits if _is_on(subject, hit))
    if len(choices) < 2:
        return None
    lines = [say(question.language, "which_of_subject"), *(f"• {one.title}" for one in choices)]
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, "\n".join(lines), question.language, (), choices)


def _subject_of(text: str) -> str:
    """Return the subject, folded, that is all `text` says; empty where it says more."""
    words = syllables(text)
    start, end = 0, len(words)
    while start < end and words[start] in _BEFORE:
        start += 1
    while end > start and words[end - 1] in _BEHIND:
        end -= 1
    left = words[start:end]
    return "" if len(left) > _LONGEST or _ASKS & set(left) else " ".join(left)


def _is_on(subject: str, hit: ScoredPassage) -> bool:
    """Tell whether `hit` speaks of `subject` in so many words."""
    said = " ".join(syllables(f"{hit.passage.heading} . {composing.quoted(hit)}"))
    return f" {subject} " in f" {said} "
