"""Result: what executing a plan found, before it is put into words of any language."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from actions.answer import AnswerStatus, Citation
from actions.reading.plan import Choice, Naming, Plan
from index.records.document import Document, Passage


class Quote(NamedTuple):
    """`words` of `passage`, which is of `document`; they are in the store, word for word."""

    document: Document
    passage: Passage
    words: str


@dataclass(frozen=True, slots=True)
class Value:
    """A figure, a day or a name, as a Vietnamese text writes it."""

    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of ours: `key` of the messages, and what fills its gaps.

    A value may be a date, a number, a name, a Value, a Document, a Quote, a Line, or a tuple of
    these:
    wording puts it into the language of the conversation; of a document it is its name there, or
    its title where it is called `title`, of a date called `month` the month. A tuple called `lines`
    fills a line with each of its values, one called `options` says “… hoặc …”, one called `names`
    has semicolons, documents have commas between them, any other stands without anything between. A
    Filter called `filter` fills the gaps `what` and `rest`: “nghị định”, “ của Chính phủ …”.
    """

    key: str
    values: dict[str, object] = field(default_factory=dict)


class Group(NamedTuple):
    """What neighbouring points of a list stand under: those of one `kind` and `key` share it.

    A city or an aim that sections are headed by, a document, the parts of a text, what else there
    is; or nothing.
    """

    kind: Literal["none", "section", "document", "parts", "besides"] = "none"
    key: str = ""


class Note(NamedTuple):
    """What must be said beside a quote: that its text no longer holds, and what holds `now`."""

    line: Line
    now: Quote | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: `before` is said first, then the quotes, then `after`.

    `choices` may be asked next, or are what was listed (`listed`: each is a line of the text
    already, and “cái thứ hai” means the second). `status` is answered or partial. `subject` is what
    the answer was on, as one would name it; `rest` how many more points “xem thêm” would show.
    `labels`, one for each quote, makes each a point on a line of its own: what stands before it,
    or nothing. `opening` says in a sentence or two what the points are of, and `groups` what each
    stands under. `notes` say which of what is quoted no longer holds. `amended`: what was changed
    in it is in it already, and said.
    """

    quotes: tuple[Quote, ...]
    status: AnswerStatus = AnswerStatus.ANSWERED
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    listed: bool = False
    subject: str = ""
    rest: int = 0
    labels: tuple[str, ...] = ()
    opening: tuple[Quote, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    amended: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """The target names a document that the store lacks; `near` is what others say of it.

    `is_told`: that is what was asked. `known`: what is found of others that are meant as well.
    `choices` are documents of nearly its number, `instead` what else may be asked.
    """

    naming: Naming
    near: Quote | None = None
    choices: tuple[Choice, ...] = ()
    known: Found | None = None
    is_told: bool = False
    instead: tuple[Choice, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several things may be meant: `reason` asks which; `resume` waits for the choice.

    The choices are shown as lines under it, then `after` is said.
    """

    reason: Line
    choices: tuple[Choice, ...]
    resume: Plan | None = None
    after: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """No answer: `reason` says what is missing, `nearest` is shown as such."""

    reason: tuple[Line, ...]
    nearest: Quote | None = None
    choices: tuple[Choice, ...] = ()
    status: AnswerStatus = AnswerStatus.NOT_FOUND
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words of ours alone, a paragraph a line: small talk, what was read, where else to ask.

    `citations` are kept from an earlier answer, and told of in the lines.
    """

    lines: tuple[Line, ...]
    status: AnswerStatus = AnswerStatus.ANSWERED
    quotes: tuple[Quote, ...] = ()
    choices: tuple[Choice, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The results of several plans of one message, in its order."""

    results: tuple["Result", ...]


Result = Found | Unknown | Ambiguous | Nothing | Said | Joined
