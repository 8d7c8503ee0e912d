"""Inquiry: what a short question asks of what was just told: who said it, and when."""

from dataclasses import dataclass

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Field
from actions.referents import Referents
from actions.told_again import value_asked
from actions.topics import meaning, place_named
from index.text.folding import syllables
from index.text.language import Language, detect_language

# So many words of what was told say that it is meant.
_FEWEST_TOLD = 2
# Kinds of words that point at a document.
_POINTING = frozenset(("anaphor", "noun", "this", "type", "verb"))
# What may stand beside “hồi nào” in “ổng nói hồi nào”.
_SAYING = frozenset(("anaphor", "field", "says", "speaks", "takes_part"))
_SPEAKER = "field.speaker"
_SEVERAL = frozenset(("list.all", "list.count", "list.some", "plural"))


def asks_of_several(text: str, language: Language) -> bool:
    """Tell whether `text` asks how many there are, or for all of them: “có mấy người …”.

    “Mấy ý đó” only points at several.
    """
    matches = matches_in(text, language)
    who = {at for one in matches if _SPEAKER in one.concepts for at in range(one.first, one.end)}
    concepts = {
        concept
        for one in matches
        if one.end - one.first > 1 or one.first not in who  # “ai kể” asks for no list
        for concept in one.concepts
    }
    return not _SEVERAL.isdisjoint(concepts) and "this_one" not in concepts


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The question `text` of what was told, in a conversation that speaks of `focus`."""

    text: str
    focus: Focus
    knowledge: Knowledge

    @property
    def _referents(self) -> Referents:
        return Referents(self.focus, self.knowledge)

    @property
    def _language(self) -> Language:
        return self.focus.language or detect_language(self.text)

    @property
    def asks_who_said(self) -> bool:
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
        # A figure says it alone: “ai nói là 100%?”.
        says_it = len(of_told) >= _FEWEST_TOLD or any(word.isdecimal() for word in of_told)
        few = meaning(" ".join(rest))
        return bool(asking and says_it and not is_new) and len(of_told) > len(few) / 2

    @property
    def asks_day(self) -> bool:
        """Whether it asks for the day alone of what it points at: “nghị định đó ngày nào”."""
        return value_asked(self.text, self._language, _POINTING) == "day"

    @property
    def asks_when_said(self) -> bool:
        """Whether it asks when somebody said what was told: “nói hồi nào”, of the event."""
        documents = self._referents.documents(self.focus.documents)
        is_event = len(documents) == 1 and not documents[0].number
        asked = value_asked(self.text, self._language, _SAYING) if is_event else ""
        return asked in ("day", "time") and "says" in concepts_in(self.text, self._language)

    def asks_who_presented(self, fields: tuple[Field, ...]) -> bool:
        """Whether it asks who told of what it points at: “ai giới thiệu mấy dự án đó?”."""
        concepts = concepts_in(self.text, self._language)
        asks = fields == ("speaker",) or (not fields and "field.speaker" in concepts)
        is_new = place_named(self.text) or self.knowledge.finder.find(self.text)
        return asks and "this_one" in concepts and not is_new

    @property
    def asks_speakers(self) -> bool:
        """Whether it asks how many, or who all, spoke at the event that is spoken of."""
        documents = self._referents.documents(self.focus.documents)
        is_event = len(documents) == 1 and not documents[0].number
        of_city = place_named(self.focus.subject)
        return is_event and not of_city and asks_of_several(self.text, self._language)
