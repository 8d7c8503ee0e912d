"""Complete a question whose target, place or subject the conversation supplies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from actions.afterthoughts import asked_more, claimed_again
from actions.conversation import Focus, Topic
from actions.described_persons import (
    introduced,
    means_a_person,
    means_he_or_she,
    persons_to_choose,
)
from actions.knowledge import Knowledge
from actions.neighbours import has_place, within
from actions.persons import of_last_person, of_person, person_named
from actions.reading.contexts import has_pronoun
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
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
from actions.referents import (
    Referents,
    Targeted,
    documents_of,
    is_document,
    is_of,
    named,
    with_target,
)
from actions.remarks import is_remark
from actions.topics import meaning, place_named
from index.legal.structure.provision import Provision
from index.question.glossary import glossary
from index.question.kinds import answer_kinds
from index.records.document import Document
from index.text.folding import syllables
from index.text.language import Language, detect_language
from index.text.syllables import is_syllable

# A question of no more words of meaning than these leaves its subject to the conversation; of a
# claim, which repeats what was said, a few more; “họ” or “elle” leaves it to it in more yet.
_MOST_OF_ELLIPSIS = 5
_MOST_OF_CLAIM = 8
_MOST_WITH_PRONOUN = 12
# So many words of what was told say that it is meant.
_FEWEST_TOLD = 2
# So many documents are looked into for a word.
_MOST_LOOKED_INTO = 3
_POINTED = frozenset(("anaphor.document", "this"))
_OF_ISSUE: frozenset[Field] = frozenset(("issued", "issuer", "signer", "effective"))
_SEVERAL = frozenset(("list.all", "list.count", "list.some", "plural"))


def asks_of_several(text: str, language: Language) -> bool:
    """Tell whether `text` asks how many there are, or for all of them: “có mấy người …”."""
    return not _SEVERAL.isdisjoint(concepts_in(text, language))


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
            return Ask("which_person", persons_to_choose(self.text, self._language, self.knowledge))
        if on_person := of_person(plan, self.text, self._language, self.knowledge):
            return on_person
        match plan:
            case Passages(target=Anything(), fields=(), claim="") if self._asks_who_said:
                return self._targeted(Lookup(Spoken(), ("speaker",)))
            case Passages(target=Anything(), fields=("speaker",), claim="") if self._asks_speakers:
                return self._targeted(Lookup(Spoken(), ("speaker",)))
            case Passages(target=Anything()) if signed := self._signed:
                return signed
            case Provisions():
                return self._placed(plan)
            case Compare():
                return self._compared(plan)
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
        is_short = len(tokens_of(self.text)) <= _MOST_WITH_PRONOUN
        means = is_open and is_short and means_he_or_she(self.text, self._language)
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
            return self._of_lacking(plan, target) or cast(Plan, with_target(plan, target))
        searches = isinstance(plan, Passages | Define)
        if by_itself and searches and not self._referents.is_list:
            return cast(Plan, with_target(plan, Anything()))
        return self._asking(cast(Plan, plan), spoken)

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
        asks = isinstance(plan, Validity) and "which" in concepts_in(self.text, self._language)
        return asks and self._referents.is_list

    def _of_lacking(self, plan: Targeted, target: Named) -> Plan | None:
        """Return `plan` about the document that the last answer names and the store lacks."""
        lacking = target.documents[0]
        if lacking.matches or lacking == self.focus.unknown or not isinstance(plan, Passages):
            return None
        return replace(plan, target=Anything(), about=lacking.written)

    def _asking(self, plan: Plan, spoken: Spoken) -> Ask:
        if means_a_person(self.text, self._language):  # “ông đó”, and nobody was spoken of
            return Ask("which_person", persons_to_choose(self.text, self._language, self.knowledge))
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

    def _compared(self, plan: Compare) -> Plan:
        """Return `plan` with what was spoken of, where only one thing to compare is named."""
        if isinstance(plan.target, Spoken):
            subjects = self._titles() or self._last_subjects()
            if plan.target.ordinal is None and len(subjects) > 1:
                return replace(plan, target=Anything(), subjects=subjects)
            return self._targeted(plan)
        focus = self.focus
        if len(plan.subjects) == 1 and isinstance(plan.target, Anything) and focus.subject:
            return replace(plan, subjects=(focus.subject, *plan.subjects))
        if isinstance(plan.target, Named) and len(plan.target.documents) == 1:
            last = self._referents.target(Spoken())
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
                filled = self._referents.asking(asking.resume, fits, asking.reason)
                if self._referents.is_list and len(filled.choices) == 1:
                    return filled.choices[0].plan  # “trong đó nghị định nào?”
                return filled if filled.choices else asking.resume
        if asking.reason == "ask_whole" and (self.focus.documents or self.focus.subject):
            return asked_more(self.text, self.focus) or self._elliptic(Passages(self.text))
        return asking

    @property
    def _language(self) -> Language:
        return self.focus.language or detect_language(self.text)

    @property
    def _signed(self) -> Plan | None:
        return of_last_person(self.text, self._language, self.focus.persons)

    @property
    def _asks_who_said(self) -> bool:
        """Whether it asks who said what was just told: “ai kể vụ xe tự lái?”."""
        tokens = tokens_of(self.text)
        asking: set[int] = set()
        for match in matches_in(self.text, self._language):
            if "field.speaker" in match.concepts:
                asking.update(range(match.first, match.end))
        rest = [token.word for at, token in enumerate(tokens) if at not in asking]
        told = {*syllables(" . ".join(self.focus.shown))}
        of_told = [word for word in syllables(" ".join(rest)) if word in told]
        is_new = place_named(self.text) or self.knowledge.finder.find(self.text)
        return bool(asking and len(of_told) >= _FEWEST_TOLD and not is_new) and (
            len(of_told) > len(rest) / 2
        )

    @property
    def _asks_speakers(self) -> bool:
        """Whether it asks how many, or who all, spoke at the event that is spoken of."""
        documents = self._referents.documents(self.focus.documents)
        is_event = len(documents) == 1 and not documents[0].number
        of_city = place_named(self.focus.subject)
        return is_event and not of_city and asks_of_several(self.text, self._language)

    @property
    def _has_pronoun(self) -> bool:
        return has_pronoun(self.text, self._language)

    @property
    def _asks_for_a_city(self) -> bool:
        return "locality" in answer_kinds(self.text, self._language)

    def _titles(self) -> tuple[str, ...]:
        """Return the titles of the choices where they are no documents."""
        choices = self.focus.choices
        if any(map(is_document, choices)):
            return ()
        return tuple(choice.title for choice in choices)

    def _last_subjects(self) -> tuple[str, ...]:
        """Return the last two subjects, where what is spoken of is no document with a number."""
        topics = [self.focus.topic, *self.focus.earlier]
        named_ = [topic.subject for topic in topics if not self._is_numbered(topic)]
        return tuple(dict.fromkeys(filter(None, named_)))[1::-1] if named_[:1] != [""] else ()

    def _is_numbered(self, topic: Topic) -> bool:
        return any(each.number for each in self._referents.documents(topic.documents))

    def _elliptic(self, plan: Passages) -> Plan:
        """Return `plan` about what is spoken of, where its text has no subject of its own."""
        focus = self.focus
        most = _MOST_OF_CLAIM if plan.claim else _MOST_OF_ELLIPSIS
        most = _MOST_WITH_PRONOUN if self._has_pronoun else most
        words = meaning(plan.text)
        own = place_named(plan.text) or self.knowledge.finder.find(plan.text) or plan.about
        if own or len(words) > most or is_remark(self.text, self._language):
            return plan
        documents = self._referents.documents(focus.documents)
        if focus.unknown:
            return replace(plan, about=focus.unknown.written)
        if words and documents and not self._may_speak_of(documents, words):
            return plan
        if focus.subject and not self._is_numbered(focus.topic):
            asks_for_another = place_named(focus.subject) and self._asks_for_a_city
            return plan if asks_for_another else replace(plan, about=focus.subject)
        if not documents:
            return plan
        # “Để làm gì” says nothing that could be found: what is spoken of is said with it.
        asks_use = "can_do.what" in concepts_in(self.text, self._language)
        says_nothing = asks_use and len(words) < _FEWEST_TOLD and len(documents) == 1
        text = f"{documents[0].title}: {plan.text}" if says_nothing else plan.text
        return replace(plan, text=text, target=named(documents))

    def _may_speak_of(self, documents: Sequence[Document], words: list[str]) -> bool:
        """Tell whether one of `words` is of a language of ours, or in the first of `documents`.

        “Qui a signé ?” asks for a person, and so of them.
        “/restart” and “test” ask nothing of them.
        """
        if any(map(is_syllable, words)):
            return True
        language = self._language
        if answer_kinds(self.text, language):
            return True
        if language != "vi" and glossary().renderings(self.text, language):
            return True
        catalogue = self.knowledge.retriever.store.catalogue
        ids = [document.id for document in documents[:_MOST_LOOKED_INTO]]
        passages = catalogue.passages(catalogue.positions_of(ids)).values()
        return any(
            not said.isdisjoint(words)
            for passage in passages
            for said in [set(syllables(f"{passage.heading} {passage.text}"))]
        )
