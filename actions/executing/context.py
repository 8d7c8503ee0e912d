"""Context: what executing a plan needs beside the plan."""

from dataclasses import dataclass
from datetime import date

from actions.answer import Citation
from actions.knowledge import Knowledge
from index.text.language import Language


@dataclass(frozen=True, slots=True)
class Context:
    """The store, the day and the language a plan is executed in.

    `off_topic`: the recogniser found the message to be about nothing that the texts are about.
    `shown`: quotes that the conversation has been given already, word for word. `citations`: what
    the last answer that had a source stood on, and `sourced`, whether that was the last answer.
    `spoken`: ids of the documents that the conversation has spoken of. `turn` counts its answers:
    of several wordings each has its turn. `told`: the quotes of the last answer, which a claim may
    be of. `shown_in` is the language of what may be chosen, where an answer is said again in
    another one than its question.
    """

    knowledge: Knowledge
    today: date
    language: Language
    off_topic: bool = False
    shown: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    spoken: frozenset[str] = frozenset()
    turn: int = 0
    told: tuple[str, ...] = ()
    shown_in: Language | None = None
    sourced: bool = True

    @property
    def titled_in(self) -> Language:
        """The language of the titles of what may be chosen."""
        return self.shown_in or self.language
