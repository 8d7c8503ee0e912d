"""Focus: what a conversation speaks of, as it is kept between two messages.

It crosses to Rasa and back as JSON in one slot, and is the same after a restart. It holds ids,
plans and words already shown; no document and no passage.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from actions.answer import Citation
from actions.reading.plan import Choice, Plan
from index.legal.structure.provision import Provision
from index.text.language import Language

# So many of a person's questions are kept, the last one first.
MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Focus:
    """What is being talked about, the latest first.

    - `documents`: ids of the documents the last answer was on; `provision`: the place in it.
    - `subject`: what else it was on, as one would name it: “Le Havre”, “Đề án 06”.
    - `choices`: what was listed or offered last, in its order: “cái thứ hai”, “1”.
    - `plan`: what was asked last, complete; `shown`: the quotes given for it, for “xem thêm”.
    - `pending`: the plan that waits for what was asked back.
    - `questions`: what the person asked, in their words.
    - `earlier`: what was spoken of before the last change of subject.
    """

    documents: tuple[str, ...] = ()
    provision: Provision | None = None
    subject: str = ""
    choices: tuple[Choice, ...] = ()
    plan: Plan | None = None
    shown: tuple[str, ...] = ()
    pending: Plan | None = None
    citations: tuple[Citation, ...] = ()
    language: Language = "vi"
    questions: tuple[str, ...] = ()
    earlier: tuple[str, ...] = field(default=())

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
