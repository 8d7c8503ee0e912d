"""resolve(): complete a question from what the conversation speaks of.

A plan read from one message may lean on the conversation: “nó”, “còn Hà Nội thì sao”, “vâng”,
“xem thêm”. What it leans on is put in here, once; where the conversation does not tell, the person
is asked, and never answered of another document.
"""

from dataclasses import dataclass, replace

from actions.adding import with_side
from actions.afterthoughts import asked_more
from actions.among import among_spoken
from actions.bare_names import is_bare_year, is_owner
from actions.changes import OF_TEXTS, changed
from actions.choosing import NUMBER, Choosing, ordinal_alone
from actions.continuation import Continuation
from actions.conversation import Focus
from actions.due import due
from actions.ellipsis import Completion
from actions.executing.restating import without_leading
from actions.knowledge import Knowledge
from actions.offices import of_office
from actions.pending import resumed
from actions.persons import of_other_person, of_person
from actions.precedence import which_applies
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Choice,
    Cited,
    Continue,
    Define,
    Enumerate,
    Listing,
    Lookup,
    Named,
    Naming,
    Passages,
    Plan,
    Reply,
    Several,
    SmallTalk,
    Spoken,
)
from actions.referents import Referents
from actions.same_question import asked_of_another
from actions.targeting import Targeted, documents_of
from actions.things import of_thing, use_of
from actions.told_again import told_again
from actions.which_document import which_document


def resolve(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, with all that it leaves to the conversation.

    Neither Spoken nor Change nor Reply is left in it, but in what an Ask waits with.
    """
    if is_bare_year(plan, text) and isinstance(focus.pending or focus.plan, OF_TEXTS):
        plan = Change(plan, text)  # “2045?”
    if not focus.pending:
        plan = _without_joint(asked_of_another(plan, text, focus, knowledge), focus)
        plan = among_spoken(plan, text, focus, knowledge)
    plan = which_document(plan, text, focus.language or "vi", knowledge)
    return _Resolving(text, focus, knowledge).resolved(plan)


@dataclass(frozen=True, slots=True)
class _Resolving:
    text: str
    focus: Focus
    knowledge: Knowledge

    def resolved(self, plan: Plan) -> Plan:
        choosing = Choosing(self.text, self.focus, self.knowledge)
        if choice := choosing.chosen(plan):
            asked = choosing.only_named(choice) or self._use_of(choice)
            return asked or self._without_choices().resolved(choice.plan)
        plan = self._numbered(plan)
        waiting = self.focus.pending
        if waiting and not self._asks(plan) and (answered := resumed(waiting, plan, self.text)):
            return replace(self, focus=replace(self.focus, pending=None)).resolved(answered)
        if added := with_side(self.text, self.focus, self.knowledge):
            return added
        if asked := self._office(plan) or self._of_thing(plan):
            return asked
        if reckoned := due(self.text, self.focus):
            return reckoned
        if applies := which_applies(self.text, self.focus, self.knowledge):
            return applies
        if again := told_again(plan, self.text, self.focus, self.knowledge):
            return again
        match plan:
            case Several():
                return self._several(plan)
            case Change():
                return self._changed(plan)
            case Listing() if "change.among" in self._concepts:  # “trong đó nghị định nào …?”
                plan = changed(Change(plan, self.text), self.focus)
            case Lookup(target=Named(), fields=(), claim="") if is_owner(self.text):
                plan = changed(Change(plan, self.text), self.focus)  # “của nghị định 13”
            case Reply():
                return self._replied(plan)
            case Continue():
                language = self.focus.language or "vi"
                of_person_ = of_person(plan, self.text, language, self.knowledge)
                if plan.how == "more" and "asks.why" in self._concepts:
                    of_person_ = of_person_ or asked_more(self.text, self.focus)
                return of_person_ or Continuation(self.text, self.focus, self.knowledge).plan(plan)
        return Completion(self.text, self.focus, self.knowledge).completed(plan)

    def _office(self, plan: Plan) -> Plan | None:
        """Return the question for the office of a person, where `plan` asks nothing else."""
        match plan:
            case Cited() | Define() | Lookup(claim="") | Passages(claim=""):
                language = self.focus.language or "vi"
                return of_office(self.text, language, self.focus.persons, self.knowledge)
        return None

    def _of_thing(self, plan: Plan) -> Plan | None:
        """Return what `plan` asks of the thing told last, and of nothing that it names."""
        match plan:
            case (
                Change()
                | Continue()
                | Enumerate()
                | Lookup(claim="")
                | Passages(claim="")
                | SmallTalk()
            ):
                language = self.focus.language or "vi"
                return of_thing(self.text, language, self.focus, self.knowledge)
        return None

    def _use_of(self, choice: Choice) -> Plan | None:
        """Return what is told of the use of `choice`, where the message asks for that."""
        language = self.focus.language or "vi"
        return use_of(choice, self.text, language, self.focus, self.knowledge)

    @property
    def _concepts(self) -> frozenset[str]:
        return concepts_in(self.text, self.focus.language or "vi")

    def _asks(self, plan: Plan) -> bool:
        """Tell whether `plan`, which names nothing, asks for something: it answers no question."""
        asks = {"which"} | {each for each in self._concepts if each.startswith("asks.")}
        return isinstance(plan, Passages) and not asks.isdisjoint(self._concepts)

    def _without_choices(self) -> "_Resolving":
        """Return it for the plan of a choice, which is no choice itself."""
        focus = replace(self.focus, pending=None, choices=(), offered=())
        return replace(self, text="", focus=focus)

    def _numbered(self, plan: Plan) -> Plan:
        """Return the plan on the document that a number alone names: “13”, no place of a list.

        A document that is not held is only meant where nothing was listed.
        """
        if ordinal_alone(plan) is None or not NUMBER.fullmatch(self.text):
            return plan
        found = self.knowledge.finder.find(self.text)
        ids = tuple(document.id for each in found for document in each.matches)
        nearest = tuple(document.id for each in found for document in each.nearest)
        if not ids and (not found or Referents(self.focus, self.knowledge).choice(1)):
            return plan
        return Lookup(Named((Naming(self.text.strip(), ids, nearest=nearest),)))

    def _replied(self, reply: Reply) -> Plan:
        choices = self.focus.choices or self.focus.offered
        pending = self.focus.pending
        if not reply.yes:
            return Ask("ask_what") if pending or len(choices) == 1 else SmallTalk("fine")
        if len(choices) == 1:
            return self._without_choices().resolved(choices[0].plan)
        if len(choices) > 1 and pending:
            return Ask("which", choices, pending)
        if pending and not choices:
            return self._without_choices().resolved(pending)
        return SmallTalk("fine")

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
        # What was asked back for is the last question.
        pending = self.focus.pending
        last = pending if isinstance(pending, Targeted) else self.focus.plan
        if isinstance(last, Targeted) and (picked := self._picked(change.to)):
            change = replace(change, to=picked)
        of_person = last and of_other_person(last, change.text, self.knowledge)
        plan = of_person or changed(change, replace(self.focus, plan=last))
        if _is_open(last) and _is_open(plan) and plan != change.to:
            return plan  # of no document before, and of none now
        return replace(self, text=change.text).resolved(plan)

    def _picked(self, to: Plan) -> Lookup | None:
        """Return the document that `to` only points at: “à không, cái thứ hai”."""
        match to:
            case Lookup(target=Spoken(ordinal=int()) as spoken, fields=(), claim=""):
                target = Referents(self.focus, self.knowledge).target(spoken)
                return Lookup(target) if target else None
        return None


def _without_joint(plan: Plan, focus: Focus) -> Plan:
    """Return `plan` without what joins its text to the question before: “rồi …” has not “đã”."""
    if isinstance(plan, Passages) and focus.questions and focus.language == "vi":
        return replace(plan, text=without_leading(plan.text) or plan.text)
    return plan


def _is_open(plan: Plan | None) -> bool:
    """Tell whether any document may answer `plan`."""
    return isinstance(plan, Passages) and plan.target == Anything()
