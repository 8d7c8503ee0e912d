"""resolve(): complete a question from what the conversation speaks of.

A plan read from one message may lean on the conversation: “nó”, “còn Hà Nội thì sao”, “vâng”,
“xem thêm”. What it leans on is put in here, once; where the conversation does not tell, the person
is asked, and never answered of another document.
"""

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, cast

from actions.changes import bare_subject, bare_target, changed
from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.neighbours import beside, counted, first_place, has_place
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Choice,
    Compare,
    Continue,
    Define,
    Described,
    Enumerate,
    Filter,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Reply,
    Several,
    SmallTalk,
    Spoken,
    Validity,
)
from actions.referents import (
    Referents,
    Targeted,
    documents_of,
    is_document,
    is_of,
    named,
    with_target,
)
from actions.topics import meaning, occurrences, place_named
from index.legal.structure.provision import Provision
from index.records.document import Document

# A question of no more words of meaning than these leaves its subject to the conversation; of a
# claim, which repeats what was said, a few more.
_MOST_OF_ELLIPSIS = 5
_MOST_OF_CLAIM = 8
# A number alone, “2”, “số 2”, chooses.
_NUMBER = re.compile(r"\W*(?:(?:số|so|no|number|numéro|numero|n)\W+)?(\d{1,2})\W*", re.IGNORECASE)


def resolve(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, with all that it leaves to the conversation.

    Neither Spoken nor Change nor Reply is left in it, but in what an Ask waits with.
    """
    return _Resolving(text, focus, knowledge).resolved(plan)


@dataclass(frozen=True, slots=True)
class _Resolving:
    text: str
    focus: Focus
    knowledge: Knowledge

    @property
    def referents(self) -> Referents:
        return Referents(self.focus, self.knowledge)

    def resolved(self, plan: Plan) -> Plan:
        if choice := self._chosen(plan):
            return self._without_choices().resolved(choice.plan)
        plan = self._numbered(plan)
        if self.focus.pending and (waited := self._waited(self.focus.pending, plan)):
            return replace(self, focus=replace(self.focus, pending=None)).resolved(waited)
        match plan:
            case Several():
                return self._several(plan)
            case Change():
                return self._changed(plan)
            case Reply():
                return self._replied(plan)
            case Continue():
                return self._continued(plan)
            case Provisions():
                return self._placed(plan)
            case Compare():
                return self._compared(plan)
            case Ask(choices=()):
                return self._asked(plan)
            case Passages(target=Anything()):
                return self._elliptic(plan)
        return self._targeted(plan) if isinstance(plan, Targeted) else plan

    def _without_choices(self) -> "_Resolving":
        """Return it for the plan of a choice, which is no choice itself."""
        focus = replace(self.focus, pending=None, choices=(), offered=())
        return replace(self, text="", focus=focus)

    # What was chosen or answered.

    def _chosen(self, plan: Plan) -> Choice | None:
        """Return the choice that the message is: its title, its number, “cái thứ hai”."""
        referents = self.referents
        if titled := referents.titled(self.text):
            return titled
        if number := _NUMBER.fullmatch(self.text):
            return referents.choice(int(number[1]))
        ordinal = _ordinal_alone(plan)
        return referents.choice(ordinal) if ordinal is not None else None

    def _numbered(self, plan: Plan) -> Plan:
        """Return the plan on the document that a number alone names: “13”, no place of a list.

        A document that is not held is only meant where nothing was listed.
        """
        if _ordinal_alone(plan) is None or not _NUMBER.fullmatch(self.text):
            return plan
        found = self.knowledge.finder.find(self.text)
        ids = tuple(document.id for each in found for document in each.matches)
        nearest = tuple(document.id for each in found for document in each.nearest)
        if not ids and (not found or self.referents.choice(1)):
            return plan
        return Lookup(Named((Naming(self.text.strip(), ids, nearest=nearest),)))

    def _waited(self, pending: Plan, plan: Plan) -> Plan | None:
        """Return `pending` with what `plan` answers to it; None for a question of its own."""
        match pending, plan:
            case Several(), _:
                return None
            case Provisions(places=(old, *_)), Provisions(target=Spoken() | Anything()):
                return replace(pending, places=tuple(_within(old, new) for new in plan.places))
        if not isinstance(pending, Targeted):
            return None
        if target := bare_target(plan):
            return cast(Plan, with_target(pending, target))
        return self._about(pending, bare_subject(plan, self.text))

    def _about(self, pending: Targeted, subject: str) -> Plan | None:
        """Return `pending` about `subject`; None where it waits for something else."""
        if not subject:
            return None
        match pending:
            case Passages():
                return replace(pending, about=subject, target=Anything())
            case Overview():
                return replace(pending, subject=subject, target=Anything())
            case Enumerate():
                return replace(pending, about=subject, target=Anything())
            case Compare():
                return replace(pending, subjects=(*pending.subjects, subject))
        if place_named(subject):
            return None
        described = Described(Filter(topic=subject), strict=False)
        return cast(Plan, with_target(pending, described))

    def _replied(self, reply: Reply) -> Plan:
        choices = self.focus.choices or self.focus.offered
        pending = self.focus.pending
        if not reply.yes:
            return Ask("ask_what") if pending or choices else SmallTalk("fine")
        if len(choices) == 1:
            return self._without_choices().resolved(choices[0].plan)
        if len(choices) > 1 and pending:
            return Ask("which", choices, pending)
        if pending and not choices:
            return self._without_choices().resolved(pending)
        return SmallTalk("fine")

    # What is asked anew.

    def _several(self, several: Several) -> Plan:
        plans: list[Plan] = []
        resolving = self
        for each in several.plans:
            plans.append(resolving.resolved(each))
            if ids := documents_of(plans[-1]):
                named_now = replace(resolving.focus, documents=ids, unknown=None, pending=None)
                resolving = replace(resolving, focus=named_now)
        return Several(tuple(plans))

    def _changed(self, change: Change) -> Plan:
        if change.correction and not self.focus.plan and isinstance(change.to, SmallTalk):
            return change.to
        plan = changed(change, self.focus)
        return replace(self, text=change.text).resolved(plan)

    def _continued(self, continued: Continue) -> Plan:
        last = self.focus.plan
        match continued.how:
            case "more" | "detail":
                return _more(last) if last else Ask("ask_what")
            case "next" | "previous":
                return self._beside(continued)
            case "again":
                return last or Ask("ask_what")
            case "back":
                return self._back()

    def _beside(self, continued: Continue) -> Plan:
        how: Literal["next", "previous"] = "next" if continued.how == "next" else "previous"
        documents = self.referents.documents(self.focus.documents)
        place = self.focus.provision
        if not documents:
            return _more(self.focus.plan) if self.focus.plan else Ask("ask_what")
        if place:
            found = beside(documents[0], place, how, self.knowledge) or counted(place, how)
        else:
            found = first_place(documents[0], self.knowledge)
        if found:
            return Provisions(named(documents[:1]), (found,))
        return _more(self.focus.plan or Lookup(named(documents[:1])))

    def _back(self) -> Plan:
        """Return the plan of the earlier topic that the message names; of the last one else."""
        earlier = [topic for topic in self.focus.earlier if topic.plan]
        of_name = (topic for topic in earlier if self._names(topic))
        topic = next(of_name, earlier[0] if earlier else None)
        return topic.plan if topic and topic.plan else Ask("ask_what")

    def _names(self, topic: Topic) -> bool:
        names = [topic.subject, *(each.number or each.title for each in self._documents(topic))]
        return any(occurrences(name, self.text) for name in names)

    def _documents(self, topic: Topic) -> tuple[Document, ...]:
        return self.referents.documents(topic.documents)

    # What a target leaves out.

    def _targeted(self, plan: Targeted) -> Plan:
        if not isinstance(plan.target, Spoken):
            return cast(Plan, plan)
        spoken = plan.target
        if spoken.ordinal is not None:
            choice = self.referents.choice(spoken.ordinal)
            if choice and not is_document(choice):
                return self._without_choices().resolved(choice.plan)
        elif not spoken.types and (of_subject := self._of_subject(plan)):
            return of_subject
        if target := self.referents.target(spoken):
            return cast(Plan, with_target(plan, target))
        if isinstance(plan, Passages | Define) and not spoken.types and spoken.ordinal is None:
            return replace(plan, target=Anything())
        return self._asking(cast(Plan, plan), spoken)

    def _asking(self, plan: Plan, spoken: Spoken) -> Ask:
        return self.referents.asking(plan, partial(is_of, types=spoken.types))

    def _of_subject(self, plan: Targeted) -> Plan | None:
        """Return `plan` about the subject spoken of, which is no document with a number."""
        subject = self.focus.subject
        documents = self.referents.documents(self.focus.documents)
        if not subject or any(each.number for each in documents):
            return None
        match plan:
            case Passages():
                return replace(plan, target=Anything(), about=subject)
            case Overview():
                return replace(plan, target=Anything(), subject=subject)
            case Enumerate():
                return replace(plan, target=Anything(), about=subject)
            case Lookup(fields=("speaker",)) if not documents:
                return Passages(self.text, Anything(), subject, plan.fields, plan.claim)
        return None

    def _placed(self, plan: Provisions) -> Plan:
        """Return `plan` with the document and the Điều that it leaves out."""
        if not isinstance(plan.target, Spoken | Anything):
            return plan
        spoken = plan.target if isinstance(plan.target, Spoken) else Spoken()
        target = self.referents.target(spoken)
        if target is None:
            if isinstance(plan.target, Anything):
                return plan
            return self.referents.asking(plan, partial(self._has_places, plan.places, spoken.types))
        place = self.focus.provision
        same = place is not None and documents_of(Lookup(target)) == self.focus.documents
        places = tuple(_within(place, each) if same and place else each for each in plan.places)
        return replace(plan, target=target, places=places)

    def _has_places(
        self, places: tuple[Provision, ...], types: tuple[str, ...], document: Document
    ) -> bool:
        return is_of(document, types) and all(
            has_place(document, each, self.knowledge) for each in places
        )

    def _compared(self, plan: Compare) -> Plan:
        """Return `plan` with what was spoken of, where only one thing to compare is named."""
        if isinstance(plan.target, Spoken):
            subjects = self._titles() if plan.target.every or plan.target.ordinal is None else ()
            if len(subjects) > 1:
                return replace(plan, target=Anything(), subjects=subjects)
            return self._targeted(plan)
        focus = self.focus
        if len(plan.subjects) == 1 and isinstance(plan.target, Anything) and focus.subject:
            return replace(plan, subjects=(focus.subject, *plan.subjects))
        if isinstance(plan.target, Named) and len(plan.target.documents) == 1:
            last = self.referents.target(Spoken())
            if last and last != plan.target:
                both = (*last.documents, *plan.target.documents)
                return replace(plan, target=Named(tuple(dict.fromkeys(both))))
        return plan

    def _asked(self, asking: Ask) -> Plan:
        """Return `asking` with documents of the type that its plan names to choose from.

        The plan itself where there is none: then no answer to the question would help.
        """
        match asking.resume:
            case Lookup(target=Described(filter=Filter(types=types))) if types:
                fits = partial(is_of, types=types)
                filled = self.referents.asking(asking.resume, fits, asking.reason)
                return filled if filled.choices else asking.resume
        return asking

    def _titles(self) -> tuple[str, ...]:
        """Return the titles of the choices where they are no documents."""
        choices = self.focus.choices
        if any(map(is_document, choices)):
            return ()
        return tuple(choice.title for choice in choices)

    def _elliptic(self, plan: Passages) -> Plan:
        """Return `plan` about what is spoken of, where its text has no subject of its own."""
        focus = self.focus
        most = _MOST_OF_CLAIM if plan.claim else _MOST_OF_ELLIPSIS
        words = meaning(plan.text)
        own = place_named(plan.text) or self.knowledge.finder.find(plan.text) or plan.about
        if own or not 0 < len(words) <= most:
            return plan
        documents = self.referents.documents(focus.documents)
        if any(each.number for each in documents):
            return replace(plan, target=named(documents))
        return replace(plan, about=focus.subject) if focus.subject else plan


def _ordinal_alone(plan: Plan) -> int | None:
    match plan:
        case Lookup(target=Spoken(ordinal=int(ordinal)), fields=(), claim=""):
            return ordinal
    return None


def _within(outer: Provision, inner: Provision) -> Provision:
    """Return `inner` inside `outer`: “điểm b” of the Khoản, “khoản 2” of the Điều spoken of.

    A Điều spoken of holds no other Điều: one that is named stands by itself. The other way round,
    “khoản 2” was asked for and the Điều comes now.
    """
    if not inner.names_unit:
        return replace(outer, clause=inner.clause or outer.clause, point=inner.point)
    if outer.names_unit:
        return inner
    clause, point = inner.clause or outer.clause, inner.point or outer.point
    return replace(inner, clause=clause, point=point)


def _more(last: Plan) -> Plan:
    """Return the plan that shows more on what `last` asked."""
    match last:
        case Lookup(target=target) | Validity(target=target) | Relations(target=target):
            return Overview(target)
        case Define(term=term, target=target):
            return Passages(term, target)
    return last
