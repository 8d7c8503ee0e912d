"""resolve(): complete a question from what the conversation speaks of.

A plan read from one message may lean on the conversation: “nó”, “còn Hà Nội thì sao”, “vâng”,
“xem thêm”. What it leans on is put in here, once; where the conversation does not tell, the person
is asked, and never answered of another document.
"""

import re
from dataclasses import dataclass, replace

from actions.adding import with_side
from actions.afterthoughts import asked_more
from actions.bare_names import bare_target, is_bare_year, is_owner
from actions.changes import OF_TEXTS, changed
from actions.continuation import Continuation
from actions.conversation import Focus
from actions.ellipsis import Completion
from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.offices import of_office
from actions.pending import resumed
from actions.persons import of_other_person, of_person
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Choice,
    Cited,
    Continue,
    Define,
    Described,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Passages,
    Plan,
    Relations,
    Reply,
    Several,
    SmallTalk,
    Spoken,
    Validity,
)
from actions.referents import Referents, Targeted, documents_of, is_document
from actions.things import of_thing
from actions.topics import meaning
from index.lexicon.issuers import find_issuer
from index.text.folding import fold, syllables

# A number alone, “2”, “số 2”, chooses.
_NUMBER = re.compile(r"\W*(?:(?:số|so|no|number|numéro|numero|n)\W+)?(\d{1,2})\W*", re.IGNORECASE)

# What points at one of several, and names nothing of it.
_POINTING = frozenset(("ay", "cai", "celui", "celle", "kia", "one", "ve"))

# So many words of meaning at most name an issuer alone: “cái của Thủ tướng Chính phủ ấy”.
_MOST_OF_A_NAME = 4


def resolve(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, with all that it leaves to the conversation.

    Neither Spoken nor Change nor Reply is left in it, but in what an Ask waits with.
    """
    if is_bare_year(plan, text) and isinstance(focus.pending or focus.plan, OF_TEXTS):
        plan = Change(plan, text)  # “2045?”
    return _Resolving(text, focus, knowledge).resolved(plan)


@dataclass(frozen=True, slots=True)
class _Resolving:
    text: str
    focus: Focus
    knowledge: Knowledge

    def resolved(self, plan: Plan) -> Plan:
        if choice := self._chosen(plan):
            return self._without_choices().resolved(choice.plan)
        plan = self._numbered(plan)
        waiting = self.focus.pending
        if waiting and (answered := resumed(waiting, plan, self.text)):
            return replace(self, focus=replace(self.focus, pending=None)).resolved(answered)
        if added := with_side(self.text, self.focus, self.knowledge):
            return added
        if asked := self._office(plan) or self._of_thing(plan):
            return asked
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

    @property
    def _concepts(self) -> frozenset[str]:
        return concepts_in(self.text, self.focus.language or "vi")

    def _without_choices(self) -> "_Resolving":
        """Return it for the plan of a choice, which is no choice itself."""
        focus = replace(self.focus, pending=None, choices=(), offered=())
        return replace(self, text="", focus=focus)

    def _chosen(self, plan: Plan) -> Choice | None:
        """Return the choice that the message is: its title, its number, “cái thứ hai”."""
        referents = Referents(self.focus, self.knowledge)
        if titled := referents.titled(self.text):
            return titled
        if number := _NUMBER.fullmatch(self.text):
            return referents.choice(int(number[1]))
        if fitting := self._described(plan) or self._worded(plan) or self._item(plan):
            return fitting
        choice = referents.choice(_ordinal(plan))
        is_whole = choice and (_ordinal_alone(plan) is not None or not is_document(choice))
        return choice if is_whole and not _is_of_document(plan) else None

    def _described(self, plan: Plan) -> Choice | None:
        """Return the one choice asked about that fits what `plan` only names: “nghị quyết”."""
        wanted = self._wanted(plan) if self.focus.pending else None
        if wanted is None:
            return None
        held = Referents(self.focus, self.knowledge).documents
        fitting = [
            choice
            for choice in self.focus.choices
            if chosen_by(wanted, held(documents_of(choice.plan)))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _worded(self, plan: Plan) -> Choice | None:
        """Return the one document asked about that the few words of `plan` fit: “cái về đô thị”.

        Where nothing was asked back they must point: “đô thị thông minh” is any question.
        """
        # “Ý tôi là cái về dân cư” corrects nothing here: it chooses.
        asked, text = (plan.to, plan.text) if isinstance(plan, Change) else (plan, self.text)
        words = [word for word in syllables(text) if word not in _POINTING]
        points = fold(text).split()[:1] == ["cai"] or "this_one" in self._concepts
        match asked:
            case Passages(target=Anything() | Spoken(), fields=(), claim="") if (
                self.focus.pending or points
            ):
                is_short = len(words) <= _MOST_OF_A_NAME
                return (
                    Referents(self.focus, self.knowledge).worded(" ".join(words))
                    if is_short
                    else None
                )
        return None

    def _item(self, plan: Plan) -> Choice | None:
        """Return the thing listed in a sentence that `plan` asks about: “nhóm thứ ba để làm gì”."""
        asked = plan.to if isinstance(plan, Change) else plan
        match asked:
            case Passages(target=Anything(), fields=(), claim="") if len(
                meaning(self.text)
            ) <= _MOST_OF_A_NAME and not self.knowledge.finder.find(self.text):
                places = {each for each in self._concepts if each.startswith("ordinal.")}
                numbers = {int(n) for each in places if (n := each[8:]).lstrip("-").isdecimal()}
                if len(numbers) == 1:
                    choice = Referents(self.focus, self.knowledge).choice(numbers.pop())
                    return choice if choice in self.focus.choices else None
        return None

    def _wanted(self, plan: Plan) -> Filter | None:
        """Return the documents that `plan` only names; None where it asks something."""
        if isinstance(described := bare_target(plan), Described):
            return described.filter
        match plan:
            case Passages(target=Anything() | Spoken(), fields=(), claim=""):
                issuer = find_issuer(self.text)
                is_short = len(meaning(self.text)) <= _MOST_OF_A_NAME
                return Filter(issuers=(issuer.name,)) if issuer and is_short else None
        return None

    def _numbered(self, plan: Plan) -> Plan:
        """Return the plan on the document that a number alone names: “13”, no place of a list.

        A document that is not held is only meant where nothing was listed.
        """
        if _ordinal_alone(plan) is None or not _NUMBER.fullmatch(self.text):
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


def _is_open(plan: Plan | None) -> bool:
    """Tell whether any document may answer `plan`."""
    return isinstance(plan, Passages) and plan.target == Anything()


def _ordinal_alone(plan: Plan) -> int | None:
    match plan:
        case Lookup(target=Spoken(ordinal=int(ordinal)), fields=(), claim=""):
            return ordinal
    return None


def _is_of_document(plan: Plan) -> bool:
    """Tell whether `plan` asks what only a document has: “the first one, who signed it?”."""
    fields = plan.fields if isinstance(plan, Lookup) else ()
    return isinstance(plan, Validity | Relations) or bool({*fields} - {"speaker", "title"})


def _ordinal(plan: Plan) -> int:
    """Return the place in a list that `plan` asks about, whatever it asks; 0 for none."""
    target = plan.target if isinstance(plan, Targeted) else None
    return target.ordinal or 0 if isinstance(target, Spoken) else 0
