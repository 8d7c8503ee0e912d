"""Complete a question whose target, place or subject the conversation supplies."""

from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from actions.afterthoughts import asked_more, claimed_again
from actions.compared import compared
from actions.conversation import Focus
from actions.described_persons import (
    asks_who,
    introduced,
    means_a_person,
    means_he_or_she,
    persons_to_choose,
)
from actions.elliptic import MOST_WITH_PRONOUN, elliptic
from actions.every_one import of_every_one
from actions.inquiry import Inquiry
from actions.knowledge import Knowledge
from actions.neighbours import has_place, within
from actions.persons import of_last_person, of_person, person_named
from actions.reading.contexts import has_pronoun
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Ask,
    Compare,
    Define,
    Described,
    Enumerate,
    Field,
    Filter,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Spoken,
    Validity,
)
from actions.referents import Referents, is_of
from actions.targeting import Targeted, documents_of, named, with_target
from actions.topics import place_named
from index.legal.structure.provision import Provision
from index.records.document import Document
from index.text.language import Language, detect_language

_POINTED = frozenset(("anaphor.document", "this"))
_OF_ISSUE: frozenset[Field] = frozenset(("issued", "issuer", "signer", "effective"))


@dataclass(frozen=True, slots=True)
class Completion:
    """Completes the question `text` from `focus`."""

    text: str
    focus: Focus
    knowledge: Knowledge

    @property
    def _referents(self) -> Referents:
        return Referents(self.focus, self.knowledge)

    def completed(self, plan: Plan) -> Plan:
        """Return `plan` with the document, the place or the subject that it leaves out."""
        if isinstance(plan, Passages | Lookup | Define) and (
            who := introduced(self.text, self._language, self.knowledge)
        ):
            return who
        if self._means_nobody(plan):  # “bà ấy”, where only men were spoken of
            return self._asking_whom
        if on_person := of_person(plan, self.text, self._language, self.knowledge):
            return on_person
        if isinstance(plan, Passages) and (
            every := of_every_one(plan, self._language, self.focus, self.knowledge)
        ):
            return every
        told = Inquiry(self.text, self.focus, self.knowledge)
        match plan:
            case Passages(target=Anything(), fields=(), claim="") if told.asks_who_said:
                return self._targeted(Lookup(Spoken(), ("speaker",)))
            case Passages(target=Anything() | Spoken(), claim="", fields=fields) if place_named(
                self.focus.subject
            ) and told.asks_who_presented(fields):
                return self._targeted(Lookup(Spoken(), ("speaker",)))
            case Passages(target=Spoken(ordinal=None), fields=(), claim="") if told.asks_day:
                return self._targeted(Lookup(plan.target, ("issued",)))
            case Passages(target=Anything(), fields=(), claim="") if told.asks_when_said:
                return self._targeted(Lookup(Spoken(), ("issued",)))
            case Passages(target=Anything(), fields=("speaker",), claim="") if told.asks_speakers:
                return self._targeted(Lookup(Spoken(), ("speaker",)))
            case Passages(target=Anything()) if signed := self._signed:
                return signed
            case Provisions():
                return self._placed(plan)
            case Compare():
                return self._targeted(compared(plan, self.text, self.focus, self.knowledge))
            case Ask(choices=()):
                return self._asked(plan)
            case Passages(target=Anything(), claim=str(claim)) if claim:
                return claimed_again(plan, self.focus) or self._elliptic(plan)
            case Passages(target=Anything()):
                return self._elliptic(plan)
            case Define(target=Anything()) if self._has_pronoun:
                asked = Passages(self.text)
                leaning = self._elliptic(asked)
                return plan if leaning == asked else leaning
        return self._targeted(plan) if isinstance(plan, Targeted) else plan

    def _means_nobody(self, plan: Plan) -> bool:
        """Whether it asks in few words of somebody whom the conversation has not spoken of."""
        match plan:
            case Passages(target=Anything() | Spoken()):
                is_open = True
            case Lookup(target=Spoken(), fields=("speaker",)):
                is_open = bool(self.focus.persons)
            case _:
                is_open = False
        is_short = len(tokens_of(self.text)) <= MOST_WITH_PRONOUN
        nobody = not (self.focus.persons or self.focus.documents)
        means = is_open and is_short and means_he_or_she(self.text, self._language)
        means |= is_open and nobody and asks_who(self.text, self._language)  # “chức vụ?”
        return means and not person_named(self.text, self.knowledge)

    def _targeted(self, plan: Targeted) -> Plan:
        if not isinstance(plan.target, Spoken):
            return cast(Plan, plan)
        spoken = plan.target
        if isinstance(self.focus.plan, Validity) and self._is_bare_day(plan):
            plan = replace(cast(Lookup, plan), fields=("effective",))
        if spoken == Spoken() and self._asks_which_of_list(plan):
            spoken = Spoken(every=True)  # “cái nào còn hiệu lực?”
        by_itself = spoken == Spoken()
        if by_itself and (of_subject := self._of_subject(plan)):
            return of_subject
        if by_itself and self._asks_of_told(plan):
            return cast(Plan, with_target(plan, Named((cast(Naming, self.focus.told),))))
        if target := self._referents.target(spoken):
            plan = self._of_event(plan, target)
            return self._of_lacking(plan, target) or cast(Plan, with_target(plan, target))
        searches = isinstance(plan, Passages | Define)
        if by_itself and searches and not self._referents.is_list:
            return cast(Plan, with_target(plan, Anything()))
        return self._asking(cast(Plan, plan), spoken)

    def _of_event(self, plan: Targeted, target: Named) -> Targeted:
        """Return `plan` for who said it, where it asks of an event whose that is: “của ai?”."""
        documents = self._referents.documents(documents_of(Lookup(target)))
        is_event = len(documents) == 1 and bool(documents[0].publisher)
        asks = isinstance(plan, Lookup) and plan.fields == ("issuer",) and is_event
        return replace(cast(Lookup, plan), fields=("speaker",)) if asks else plan

    def _is_bare_day(self, plan: Targeted) -> bool:
        """Tell whether “ngày nào?” is all that is asked, and not of the issue."""
        asks = isinstance(plan, Lookup) and plan.fields == ("issued",)
        return asks and "issued" not in concepts_in(self.text, self._language)

    def _asks_of_told(self, plan: Targeted) -> bool:
        """Whether it asks when, or by whom, the document was issued that the last answer named.

        “Nó”, “nghị định này” go on meaning the one that is spoken of, but for the day of issue.
        """
        pointed = _POINTED & set(concepts_in(self.text, self._language))
        if pointed and getattr(plan, "fields", ()) != ("issued",):
            return False
        asks = isinstance(plan, Lookup) and bool(plan.fields) and _OF_ISSUE.issuperset(plan.fields)
        return asks and self.focus.told is not None

    def _asks_which_of_list(self, plan: Targeted) -> bool:
        return isinstance(plan, Validity) and self._asks_which and self._referents.is_list

    def _of_lacking(self, plan: Targeted, target: Named) -> Plan | None:
        """Return `plan` about the document that the last answer names and the store lacks."""
        lacking = target.documents[0]
        if lacking.matches or lacking == self.focus.unknown or not isinstance(plan, Passages):
            return None
        return replace(plan, target=Anything(), about=lacking.written)

    @property
    def _asking_whom(self) -> Ask:
        who = persons_to_choose(self.text, self._language, self.knowledge)
        return Ask("which_person", who)

    def _asking(self, plan: Plan, spoken: Spoken) -> Ask:
        if means_a_person(self.text, self._language):  # “ông đó”, and nobody was spoken of
            return self._asking_whom
        return self._referents.asking(plan, partial(is_of, types=spoken.types))

    def _of_subject(self, plan: Targeted) -> Plan | None:
        """Return `plan` about the subject spoken of, which is no document with a number."""
        subject = self.focus.subject
        documents = self._referents.documents(self.focus.documents)
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
        target = self._referents.target(spoken)
        if target is None:
            if isinstance(plan.target, Anything):
                return plan
            return self._referents.asking(
                plan, partial(self._has_places, plan.places, spoken.types)
            )
        place = self.focus.provision
        same = place is not None and documents_of(Lookup(target)) == self.focus.documents
        places = tuple(within(place, each) if same and place else each for each in plan.places)
        return replace(plan, target=target, places=places)

    def _has_places(
        self, places: tuple[Provision, ...], types: tuple[str, ...], document: Document
    ) -> bool:
        return is_of(document, types) and all(
            has_place(document, each, self.knowledge) for each in places
        )

    @property
    def _asks_which(self) -> bool:
        return "which" in concepts_in(self.text, self._language)

    def _asked(self, asking: Ask) -> Plan:
        """Return `asking` with documents of the type that its plan names to choose from.

        The plan itself where there is none: then no answer to the question would help.
        """
        match asking.resume:
            case Lookup(target=Described(filter=Filter(types=types))) if types:
                fits = partial(is_of, types=types)
                filled = self._referents.asking(asking.resume, fits, asking.reason)
                if self._referents.is_list and len(filled.choices) == 1:
                    return filled.choices[0].plan  # “trong đó nghị định nào?”
                return filled if filled.choices else asking.resume
        if asking.reason == "ask_whole" and (pair := self._differing):
            return Compare(named(pair), text=self.text)
        if asking.reason == "ask_whole" and (self.focus.documents or self.focus.subject):
            return asked_more(self.text, self.focus) or self._elliptic(Passages(self.text))
        return asking

    @property
    def _differing(self) -> tuple[Document, ...]:
        """The last two documents, on one subject, where “khác nhau chỗ nào?” is asked of them."""
        asks = "differs" in concepts_in(self.text, self._language)
        if not asks or isinstance(self.focus.plan, Compare):
            return ()
        pair = self._referents.last_two
        is_pair = len(pair) > 1 and bool(set(pair[0].topics) & set(pair[1].topics))
        return pair if is_pair else ()

    @property
    def _language(self) -> Language:
        return self.focus.language or detect_language(self.text)

    @property
    def _signed(self) -> Plan | None:
        return of_last_person(self.text, self._language, self.focus.persons)

    @property
    def _has_pronoun(self) -> bool:
        return has_pronoun(self.text, self._language)

    def _elliptic(self, plan: Passages) -> Passages:
        return elliptic(plan, self.text, self._language, self.focus, self.knowledge)
