"""Choosing: which of the things listed, asked about or offered a message means."""

import re
from dataclasses import dataclass

from actions.bare_names import bare_target
from actions.conversation import Focus
from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Change,
    Choice,
    Define,
    Described,
    Filter,
    Lookup,
    Passages,
    Plan,
    Relations,
    Repeat,
    Spoken,
    Validity,
)
from actions.referents import Referents, is_document
from actions.targeting import Targeted, documents_of
from actions.told_section import section_chosen, section_told_last
from actions.topics import meaning, occurrences, place_named
from index.lexicon.issuers import find_issuer
from index.text.folding import fold, syllables

# A number alone, “2”, “số 2”, chooses.
NUMBER = re.compile(r"\W*(?:(?:số|so|no|number|numéro|numero|n)\W+)?(\d{1,2})\W*", re.IGNORECASE)

# What points at one of several, and names nothing of it.
_POINTING = frozenset(("ay", "cai", "celui", "celle", "kia", "one", "ve"))

# “Cái thứ ba là gì?”; “để làm gì?” asks for more.
_ASKS_WHICH = frozenset(("asks.what", "asks.who", "asks_for"))
# So many words of meaning at most name an issuer alone: “cái của Thủ tướng Chính phủ ấy”.
_MOST_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class Choosing:
    """Chooses for the message `text`, in a conversation that speaks of `focus`."""

    text: str
    focus: Focus
    knowledge: Knowledge

    @property
    def _concepts(self) -> frozenset[str]:
        return concepts_in(self.text, self.focus.language or "vi")

    def chosen(self, plan: Plan) -> Choice | None:
        """Return the choice that the message is: its title, its number, “cái thứ hai”."""
        referents = Referents(self.focus, self.knowledge)
        if titled := referents.titled(self.text):
            return titled
        if number := NUMBER.fullmatch(self.text):
            return referents.choice(int(number[1]))
        if fitting := self._described(plan) or self._worded(plan) or self._item(plan):
            return fitting
        if other := self._other(plan):
            return other
        choice = referents.choice(_ordinal(plan))
        is_whole = choice and (ordinal_alone(plan) is not None or not is_document(choice))
        return choice if is_whole and not _is_of_document(plan) else None

    def _other(self, plan: Plan) -> Choice | None:
        """Return the other one of two things listed, no documents, after one of them was chosen."""
        choices = self.focus.choices or self.focus.offered
        asked = plan.to if isinstance(plan, Change) else plan  # “et l'autre ?”
        target = asked.target if isinstance(asked, Targeted) else None
        if target != Spoken(other=True) or any(map(is_document, choices)):
            return None
        others = [each for each in choices if not self._is_told(each)]
        return others[0] if len(others) == 1 and len(choices) == len(others) + 1 else None

    def _is_told(self, choice: Choice) -> bool:
        """Tell whether `choice` is what was chosen last, or the section that was told last."""
        told = section_told_last(self.focus, self.knowledge)
        chosen = section_chosen(choice, self.focus, self.knowledge) if told else None
        if told and chosen and told.passage.id == chosen.passage.id:
            return True
        return choice.plan == self.focus.plan

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
            case Passages(target=Anything(), fields=(), claim="") | Define(target=Anything()) if (
                len(meaning(self.text)) <= _MOST_OF_A_NAME
                and not self.knowledge.finder.find(self.text)
            ):
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

    def only_named(self, choice: Choice) -> Repeat | None:
        """Return the sentence that lists `choice`, where the message only asks which that is."""
        asks = {each for each in self._concepts if each.startswith(("asks", "can_do", "act."))}
        of_city = bool(place_named(self.focus.subject))
        # “Trụ cột thứ hai?” of a city is no question of whatever else has that name.
        if not asks <= _ASKS_WHICH or not (asks or of_city):
            return None
        for citation in self.focus.citations:
            for words in (told for told in self.focus.shown if told in citation.quote):
                if occurrences(choice.title, words):
                    return Repeat(citation.document_id, words, value=choice.title)
        return None


def ordinal_alone(plan: Plan) -> int | None:
    """Return the place in a list that is all that `plan` names; None for anything else."""
    match plan:
        case Lookup(target=Spoken(ordinal=int(ordinal)), fields=(), claim=""):
            return ordinal
    return None


def _is_of_document(plan: Plan) -> bool:
    """Tell whether `plan` asks what only a document has: “the first one, who signed it?”."""
    fields = plan.fields if isinstance(plan, Lookup) else ()
    return isinstance(plan, Validity | Relations) or bool({*fields} - {"about", "speaker", "title"})


def _ordinal(plan: Plan) -> int:
    """Return the place in a list that `plan` asks about, whatever it asks; 0 for none."""
    target = plan.target if isinstance(plan, Targeted) else None
    return target.ordinal or 0 if isinstance(target, Spoken) else 0
