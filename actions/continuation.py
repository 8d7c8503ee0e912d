"""Go on with what was spoken of: more of it, the next place, what was asked last or before."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.neighbours import beside, counted, first_place
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Ask,
    Continue,
    Define,
    Enumerate,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    SmallTalk,
    Validity,
)
from actions.referents import Referents, is_of
from actions.statements.figures import figures_of
from actions.targeting import named
from actions.topics import occurrences
from index.legal.structure.provision import Provision
from index.lexicon.types import type_codes
from index.records.document import Document
from index.references.provision_words import LEVEL_NAMES
from index.text.folding import STOPWORDS, fold

_WORDS_OF_THING = 2
_FIRST = frozenset(("order.oldest", "ordinal.1"))
_LEVELS = {
    level: re.compile(rf"(?<!\w)(?:{LEVEL_NAMES[level]})(?!\w)")
    for level in ("article", "chapter", "section")
}


@dataclass(frozen=True, slots=True)
class Continuation:
    """Goes on with `focus`, as the message `text` asks."""

    text: str
    focus: Focus
    knowledge: Knowledge

    def plan(self, continued: Continue) -> Plan:
        """Return the plan that goes on; a question for any where nothing was spoken of."""
        last = self.focus.plan
        match continued.how:
            case "more" | "detail" if last and names_again(self.text, self.focus):
                return last
            case "more" | "detail" if counted := self._counted():
                return counted
            case "more" | "detail" if whole := self._after_refusal():
                return whole
            case "more" | "detail":
                return _more(last) if last else Ask("ask_what")
            case "next" | "previous":
                return self._beside(continued)
            case "again" | "short":
                return last or Ask("ask_what")
            case "translate":
                return last or SmallTalk("languages")
            case "back":
                return self._back()
            case "plain":
                return SmallTalk("plain") if last else Ask("ask_what")

    def _counted(self) -> Enumerate | None:
        """Return the list of what the last answer only counts: “6 thành phố”, then “kể tên ra”."""
        if self.focus.choices or not _names_all(self.text, self.focus):
            return None
        for words in self.focus.shown[-1:]:
            counts = [each for each in figures_of(words) if not each.is_share and each.thing]
            behind = [words[each.span[1] :].split() for each in counts]
            if len(counts) == 1 and behind[0]:
                things = " ".join(takewhile(_means, behind[0][:_WORDS_OF_THING])) or behind[0][0]
                ids = [each.document_id for each in self.focus.citations]
                documents = Referents(self.focus, self.knowledge).documents(ids)
                text = f"{words[slice(*counts[0].span)]} {things}"
                return Enumerate(things, named(documents), text=text) if documents else None
        return None

    def _after_refusal(self) -> Overview | None:
        """Return the main points of what is spoken of, where the last question had no answer.

        There is no more of what was not found.
        """
        if self.focus.sourced or self.focus.pending or not isinstance(self.focus.plan, Passages):
            return None
        documents = Referents(self.focus, self.knowledge).documents(self.focus.documents)
        if self.focus.subject and not any(each.number for each in documents):
            return Overview(subject=self.focus.subject)
        return Overview(named(documents)) if documents else None

    def _beside(self, continued: Continue) -> Plan:
        how: Literal["next", "previous"] = "next" if continued.how == "next" else "previous"
        documents = Referents(self.focus, self.knowledge).documents(self.focus.documents)
        place = self._level_of(self.focus.provision)
        if not documents:
            return _more(self.focus.plan) if self.focus.plan else Ask("ask_what")
        if place:
            found = beside(documents[0], place, how, self.knowledge) or counted(place, how)
        else:
            found = first_place(documents[0], self.knowledge)
        if found:
            return Provisions(named(documents[:1]), (found,))
        return _more(self.focus.plan or Lookup(named(documents[:1])))

    def _level_of(self, place: Provision | None) -> Provision | None:
        """Return `place` out to the level that the message names: “điều tiếp theo” of a Khoản."""
        if place is None:
            return None
        lowered = self.text.lower()
        for level, names in _LEVELS.items():
            if getattr(place, level) is not None and names.search(lowered):
                return Provision(**{level: getattr(place, level)})
        return place

    def _back(self) -> Plan:
        topic = self.topic()
        return topic.plan if topic and topic.plan else Ask("ask_what")

    def topic(self) -> Topic | None:
        """Return the earlier topic that the message names; the last one else, if any."""
        earlier = [topic for topic in self.focus.earlier if topic.plan]
        if self._names_the_first():
            earlier.reverse()
        of_name = (topic for topic in earlier if self._names(topic))
        return next(of_name, earlier[0] if earlier else None)

    def _names_the_first(self) -> bool:
        """Tell whether the message means what was spoken of first: no “cái trước”."""
        language = self.focus.language or "vi"
        found = pronoun_lexicon().find(tokens_of(self.text), language)
        before = any("earlier" in each.concepts for each in found)
        return not before and bool(_FIRST & concepts_in(self.text, language))

    def _names(self, topic: Topic) -> bool:
        documents = self._documents(topic)
        names = [topic.subject, *(each.number or each.title for each in documents)]
        types = tuple(type_codes(self.text))  # “cái nghị định lúc nãy”
        of_type = bool(types) and any(is_of(each, types) for each in documents)
        return of_type or any(occurrences(name, self.text) for name in names)

    def _documents(self, topic: Topic) -> tuple[Document, ...]:
        return Referents(self.focus, self.knowledge).documents(topic.documents)


def _means(word: str) -> bool:
    return fold(word) not in STOPWORDS


def names_again(text: str, focus: Focus) -> bool:
    """Tell whether `text` asks to hear again what the last answer listed: “kể ra đi”."""
    return _names_all(text, focus) and bool(focus.choices and focus.shown)


def _names_all(text: str, focus: Focus) -> bool:
    """Tell whether `text` asks for the names: “kể tên ra”."""
    return "enumerate" in concepts_in(text, focus.language or "vi")


def _more(last: Plan) -> Plan:
    """Return the plan that shows more on what `last` asked."""
    match last:
        case Lookup(target=target) | Validity(target=target) | Relations(target=target):
            return Overview(target)
        case Define(term=term, target=target):
            return Passages(term, target)
    return last
