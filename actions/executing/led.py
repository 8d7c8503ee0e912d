"""Led: answer a question from the passage that the story before it leads to.

The fitted judgement weighs each word of a message, and of a story most words are beside the point.
Where the search leads clearly to one passage, the question alone is held against it: the passage
must have what is asked for, a number or a name, and most of the words that say what that is of.
"""

from actions.executing.context import Context
from actions.executing.likely import lacks
from actions.executing.missing import missing
from actions.executing.quoting import quoting
from actions.executing.result import Nothing, Result
from actions.executing.searching import search
from actions.executing.targets import documents_of
from actions.reading.plan import Passages
from actions.reading.roles import content_of
from index.judging.hit import ScoredPassage
from index.text.folding import syllables
from index.text.language import detect_language

# So many passages of one document are looked at for the one that is led to.
_MOST = 40
# So much of what the question says, the passage says.
_ON_IT = 0.5


def led_answer(plan: Passages, context: Context) -> Result:
    """Return the answer of the passage `plan.led` to the text of `plan`, or nothing."""
    documents = [document.id for document in documents_of(plan.target, context)]
    hits = search(plan.text, context, documents, _MOST)
    for hit in hits:
        if hit.passage.id == plan.led and not lacks(hit.evidence) and _is_on_it(plan.text, hit):
            return quoting(plan.text, hit, context, hits)
    return Nothing((missing(plan.text, context),))


def _is_on_it(text: str, hit: ScoredPassage) -> bool:
    """Tell whether `hit` says most of what `text` does, in words or, foreign, in things."""
    if hit.evidence.cover >= _ON_IT:
        return True
    asked = set(syllables(" ".join(content_of(text, detect_language(text)))))
    told = set(syllables(f"{hit.passage.heading} . {hit.passage.text}"))
    return bool(asked) and len(asked & told) >= _ON_IT * len(asked)
