"""Plan: what was asked, as the only value that passes from reading to executing.

Plans are values: they hold ids of documents, never documents, so that one can wait in a
conversation's memory as JSON until the question it raised is answered.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from actions.reading.times import Days
from index.documents.relations import Act
from index.legal.structure.provision import Provision

Field = Literal[
    "issued",
    "issuer",
    "signer",
    "effective",
    "period",
    "based_on",
    "replaces",
    "replaced_by",
    "about",
    "title",
    "speaker",
    "author",
    "articles",
    "chapters",
    "office",
    "changes",
    "repealed_places",
    "added_places",
    "contents",
    "proposer",
]
Standing = Literal["in_force", "ended", "ends", "not_yet", "takes_effect", "lapses"]
Order = Literal["newest", "oldest"]
Whether = Literal["", "so", "yet"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name one document, and the ids of the documents they may mean.

    - `matches`: empty for a document that the store lacks, several for an ambiguous name.
    - `newer`: documents of that name where an earlier one is meant: “Luật … cũ”.
    - `nearest`: for a document that the store lacks, those with the nearest number.
    """

    written: str
    matches: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Documents as they are described; an empty field asks for nothing.

    `types` are codes (`qd`, `luat` …); `issued` is the time of issue; `holding` the day or time at
    which `standing` is asked, today where it is None; `named` are documents by name. None that fits
    one of `without` is meant. “lapses”: the years of its programme end within `holding`.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    issued: Days | None = None
    topic: str = ""
    standing: Standing | None = None
    holding: Days | None = None
    named: tuple[Naming, ...] = ()
    without: tuple["Filter", ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that a message names; `either`: one of them is meant, “06 hay 52”."""

    documents: tuple[Naming, ...]
    either: bool = False
    kind: Literal["named"] = "named"


@dataclass(frozen=True, slots=True)
class Described:
    """The documents that fit `filter`.

    `strict`: who issued them, when, or how they stand is said. Otherwise only a type or a subject
    is, and another document may hold the answer as well. `written` is what the message calls them,
    where that is a name: “bộ luật lao động”.
    """

    filter: Filter
    strict: bool = True
    written: str = field(default="", compare=False)
    kind: Literal["described"] = "described"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the conversation speaks of: “nó”, “nghị định đó”, “cái thứ hai”, or nothing at all.

    `ordinal` counts what was listed last from 1, from the end if negative; None: what was spoken
    of last. `types` are the codes it is called by. `every`: all of what was listed. `order`: the
    newest or the oldest of it. `other`: what was spoken of before the last, “cái kia”.
    """

    ordinal: int | None = None
    types: tuple[str, ...] = ()
    every: bool = False
    order: Order | None = None
    other: bool = False
    kind: Literal["spoken"] = "spoken"


@dataclass(frozen=True, slots=True)
class Anything:
    """Any document may answer."""

    kind: Literal["anything"] = "anything"


Target = Named | Described | Spoken | Anything


@dataclass(frozen=True, slots=True)
class Lookup:
    """Tell `fields` of the target's metadata; no field: what it is. `claim`: to be confirmed."""

    target: Target
    fields: tuple[Field, ...] = ()
    claim: str = ""
    kind: Literal["lookup"] = "lookup"


@dataclass(frozen=True, slots=True)
class Validity:
    """Tell whether the target holds, on `days` or today; `claim`: to be confirmed.

    `why`: it is asked why it no longer does. `whether`: what is asked to be said yes or no to: that
    it holds, that it has ended, that it has begun to hold.
    """

    target: Target
    days: Days | None = None
    claim: str = ""
    why: bool = False
    whether: Literal["", "holds", "ended", "begun"] = ""
    kind: Literal["validity"] = "validity"


@dataclass(frozen=True, slots=True)
class Relations:
    """Tell which documents do `acts` to the target (`to_it`), or the target to which.

    `act` is the concept asked for (`replace`, `amend`, `guide` …). `filter` restricts the others;
    `strict`: none but of its types answers: “thông tư hướng dẫn luật …”. `whether`: it is asked
    whether there are any, or any yet.
    """

    target: Target
    act: str
    acts: tuple[Act, ...]
    to_it: bool
    filter: Filter = Filter()
    strict: bool = False
    whether: Whether = ""
    kind: Literal["relations"] = "relations"


@dataclass(frozen=True, slots=True)
class Listing:
    """List the documents that fit `filter`, or count them.

    `order` and `limit`: “3 nghị định mới nhất”; limit 0 is all. `explicit`: the list itself is
    asked for, “liệt kê”, “bao nhiêu”, and not the one document that says something. `fields` are
    told of each besides.
    """

    filter: Filter
    order: Order | None = None
    limit: int = 0
    count_only: bool = False
    explicit: bool = False
    fields: tuple[Field, ...] = ()
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Provisions:
    """Show `places` of the target; `text` is the question, for what it asks of them.

    They are shown as on `day`, else as today; `before`: as they were before they were amended.
    `changed`: whether and how they were amended is asked. `compared`: how two of them differ.
    """

    target: Target
    places: tuple[Provision, ...]
    text: str = ""
    day: date | None = None
    before: bool = False
    changed: bool = False
    compared: bool = False
    kind: Literal["provisions"] = "provisions"


@dataclass(frozen=True, slots=True)
class Define:
    """Tell what `term` means, by the texts of the target; `text` is the question."""

    term: str
    target: Target = Anything()
    text: str = ""
    kind: Literal["define"] = "define"


@dataclass(frozen=True, slots=True)
class Overview:
    """Tell the main points of the target or of `subject` (a city, an event, a programme).

    `points` is how many are asked for; 0 leaves it open. `said`: what the subject, a person, said.
    """

    target: Target = Anything()
    subject: str = ""
    points: int = 0
    text: str = ""
    said: bool = field(default=False, compare=False)
    kind: Literal["overview"] = "overview"


@dataclass(frozen=True, slots=True)
class Enumerate:
    """List the `things` (projects, cities, pillars) that the texts of the target name."""

    things: str
    target: Target = Anything()
    about: str = ""
    text: str = ""
    kind: Literal["enumerate"] = "enumerate"


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare the documents of `target`, `subjects` or `years`, by `aspect`; an empty one: by all.

    `years` are what one thing is to be in each: “mục tiêu 2025 với 2030”, of the target if any.
    Of several documents each has its own of as many `years`. `fields`: what of the metadata is
    compared, “ra trước”, “ai ký”. `judged`: which is better is asked, and no text says so. `claim`
    is to be confirmed: “749 ra trước 57, đúng không?”. `same`: it is that both have one value.
    """

    target: Target = Anything()
    subjects: tuple[str, ...] = ()
    aspect: str = ""
    text: str = ""
    years: tuple[int, ...] = ()
    fields: tuple[Field, ...] = ()
    judged: bool = False
    claim: str = ""
    same: bool = False
    kind: Literal["compare"] = "compare"


@dataclass(frozen=True, slots=True)
class Extreme:
    """Tell what is the most, or the `least`, of `aspect` in the texts of the target.

    `of`: instead of a figure that texts state, which document has most articles or chapters, or
    whose signature or name most documents bear.
    """

    target: Target = Anything()
    aspect: str = ""
    of: Literal["", "articles", "chapters", "signer", "issuer"] = ""
    least: bool = False
    text: str = ""
    kind: Literal["extreme"] = "extreme"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Tell how long it is from a time to another: a `year`, or `field` of the target, and today.

    Without both it is what the target is spoken of for: how long it has been. `due`: whether the
    time to reach something by is over, or still runs, of the target if any. `since_issue`: it is
    from the issue of the target until it took effect.
    """

    target: Target = Anything()
    field: Literal["", "effective", "issued"] = ""
    year: int = 0
    due: Literal["", "over", "still"] = ""
    text: str = ""
    since_issue: bool = False
    kind: Literal["elapsed"] = "elapsed"


@dataclass(frozen=True, slots=True)
class Due:
    """Tell whether the time that was told last is over: a day, or a year.

    `year` 0: a `day` of every year. All are 0 where no time was told.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    kind: Literal["due"] = "due"


@dataclass(frozen=True, slots=True)
class Passages:
    """Answer `text` from passages of the target.

    `about` is the subject that the conversation supplies and the text leaves out. `fields` answer
    where no passage does; `claim` is to be confirmed. `whether`: it is asked and not said, whether
    it is so, or so yet. `every` is what each document is asked for that tells of it. `led` is the
    id of the one passage of the target that a story leads to.
    """

    text: str
    target: Target = Anything()
    about: str = ""
    fields: tuple[Field, ...] = ()
    claim: str = ""
    whether: Whether = ""
    every: str = field(default="", compare=False)
    led: str = ""
    kind: Literal["passages"] = "passages"


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with the last answer: `more` of it, `detail` on it, `next` or `previous` provision.

    `again`: say what was asked last. `back`: return to what was spoken of before. `plain`: in
    other words, or by an example, which we have not. `short`: the last answer in one sentence.
    `translate`: the last answer in the language of the message.
    """

    how: Literal[
        "more", "detail", "next", "previous", "again", "back", "plain", "short", "translate"
    ]
    kind: Literal["continue"] = "continue"


@dataclass(frozen=True, slots=True)
class Change:
    """The last question, for something else: “còn Hà Nội thì sao”, “à nhầm, ý tôi là Nevers”.

    `to` is what it is asked of now, as read by itself; `text` its words.
    """

    to: "Plan"
    text: str
    correction: bool = False
    kind: Literal["change"] = "change"


@dataclass(frozen=True, slots=True)
class Reply:
    """Yes or no to what was asked back."""

    yes: bool
    kind: Literal["reply"] = "reply"


@dataclass(frozen=True, slots=True)
class Cited:
    """Say what the last answer stands on."""

    kind: Literal["cited"] = "cited"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Tell the sentence `words` of `document`, an id: it has what is asked for now.

    `text` is the question where it is one of its own, and does not lean on the one before. `value`
    is what of the sentence is asked for, where that is said first.
    """

    document: str
    words: str
    text: str = ""
    value: str = ""
    kind: Literal["repeat"] = "repeat"


@dataclass(frozen=True, slots=True)
class Sources:
    """Say what the assistant has read."""

    kind: Literal["sources"] = "sources"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A word that asks nothing of the texts; `topic` is a key of the messages (`greet` …).

    `tongue` is the code of the language it is in, where that is none of ours.
    """

    topic: str
    tongue: str = field(default="", compare=False)
    kind: Literal["small_talk"] = "small_talk"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something that is answered elsewhere; `topic` is a key of the messages."""

    topic: str
    kind: Literal["elsewhere"] = "elsewhere"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: how it is shown, and the plan that runs when it is chosen."""

    title: str
    plan: "Plan"


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask back for `reason`, a key of the messages; `resume` waits for the answer.

    `written` is what it is about as the message writes it, where the reason says it: “31/2/2021”.
    """

    reason: str
    choices: tuple[Choice, ...] = ()
    resume: "Plan | None" = None
    written: str = ""
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class Several:
    """Several questions of one message, in its order."""

    plans: tuple["Plan", ...]
    kind: Literal["several"] = "several"


Plan = (
    Lookup
    | Validity
    | Relations
    | Listing
    | Provisions
    | Define
    | Overview
    | Enumerate
    | Compare
    | Due
    | Elapsed
    | Extreme
    | Passages
    | Continue
    | Change
    | Reply
    | Cited
    | Repeat
    | Sources
    | SmallTalk
    | Elsewhere
    | Ask
    | Several
)
