"""Focus: what a conversation speaks of, as it is kept between two messages.

It crosses to Rasa and back as JSON in one slot, and is the same after a restart. It holds ids,
plans and words already shown; no document and no passage.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from actions.answer import Answer, Citation
from actions.reading.plan import Choice, Naming, Plan
from index.legal.structure.provision import Provision
from index.text.language import Language

# So many of a person's questions are kept, and of the persons named, the last one first.
MOST_QUESTIONS = 5
MOST_PERSONS = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """What was spoken of for a while: documents by id, a place in the first, a subject, a plan."""

    documents: tuple[str, ...] = ()
    provision: Provision | None = None
    subject: str = ""
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What is being talked about, the latest first.

    - `documents`: ids of the documents the last answer was on; `provision`: the place in it.
    - `persons`: who was named last, by whole names, for “ông ấy”, “she”.
    - `unknown`: the document it was on where the store lacks it; `documents` is then empty.
    - `told`: the document that the last answer named in reply, where the store lacks it.
    - `subject`: what else it was on, as one would name it: “Le Havre”, “Đề án 06”.
    - `choices`: what was listed or asked last, in its order: “cái thứ hai”, “1”; `offered`: what
      else may be chosen by its title.
    - `plan`: what was asked last, complete; `shown`: the quotes given for it, for “xem thêm”.
    - `pending`: the plan that waits for what was asked back.
    - `citations`: what the last answer that had a source stands on; `sourced`: it is the last one.
    - `language`: the language of the conversation; None before its first message.
    - `questions`: what the person asked, in their words.
    - `earlier`: what was spoken of before.
    - `turns`: counts the answers, so that each of several wordings has its turn; no subject.
    """

    documents: tuple[str, ...] = ()
    provision: Provision | None = None
    subject: str = ""
    persons: tuple[str, ...] = ()
    unknown: Naming | None = None
    told: Naming | None = None
    choices: tuple[Choice, ...] = ()
    offered: tuple[Choice, ...] = ()
    plan: Plan | None = None
    shown: tuple[str, ...] = ()
    pending: Plan | None = None
    citations: tuple[Citation, ...] = ()
    sourced: bool = True
    language: Language | None = None
    questions: tuple[str, ...] = ()
    earlier: tuple[Topic, ...] = field(default=())
    turns: int = field(default=0, compare=False)

    @property
    def topic(self) -> Topic:
        """What is spoken of now."""
        return Topic(self.documents, self.provision, self.subject, self.plan)

    @property
    def spoken(self) -> frozenset[str]:
        """Ids of the documents that were spoken of, or that the last answer stands on."""
        kept = (each for topic in (self.topic, *self.earlier) for each in topic.documents)
        return frozenset(kept).union(each.document_id for each in self.citations)

    def to_slot(self) -> Any:
        """Return it as JSON values."""
        return _FOCUS.dump_python(self, mode="json")

    @classmethod
    def from_slot(cls, kept: Any) -> "Focus":
        """Return what `kept` holds; a new Focus where nothing is kept, or by another version."""
        try:
            return _FOCUS.validate_python(kept) if kept else cls()
        except ValidationError:
            return cls()


_FOCUS: TypeAdapter[Focus] = TypeAdapter(Focus)
Turn = tuple[Answer, Focus]
"""What a message gets, and what the conversation speaks of then."""
