"""Sentence: one sentence as it is written, and what it names: times, figures, places, offices."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Self

from actions.statements.figures import Figure, figures_of
from actions.statements.moments import Moment, moments_of
from actions.statements.phrases import COUNTRIES, POST, Forms, phrases_of
from index.lexicon.gazetteer import places_in
from index.question.glossary import glossary
from index.text.folding import fold, has_diacritics, lower_case, syllables, words
from index.text.language import Language

_EVENTS, _FIRST_OF, _TAKES_PLACE = map(phrases_of, ("events", "first_of", "takes_place"))
_SIZES = {key: phrases_of(key) for key in ("large_city", "medium_city", "small_city")}
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?[-/](?=[\w-]*[A-ZĐ])[\w/-]+")
_ONE = "mot"
# What is ranked: countries, as a rule; they stand so near before what says so.
_RANKED, _NEAR = ("nuoc", "quoc"), 3


@dataclass(frozen=True)
class Sentence:
    """A sentence in `language`, with what it names.

    `aside` are spans that say something else already: the names of documents and people.
    """

    text: str
    language: Language
    aside: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, language: Language) -> Self:
        """Return what `text` says."""
        text = unicodedata.normalize("NFC", text)
        numbers = tuple(found.span() for found in _DOCUMENT.finditer(text))
        return cls(text, language, numbers)

    def beside(self, *spans: tuple[int, int]) -> Self:
        """Return the same without what stands at `spans`."""
        return replace(self, aside=(*self.aside, *spans))

    @cached_property
    def _bare(self) -> str:
        """The text with blanks where documents and people are named."""
        text = self.text
        for start, end in self.aside:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    @cached_property
    def folded(self) -> str:
        """The text, folded, of the same length."""
        folded = fold(self._bare)
        return folded if len(folded) == len(self.text) else self._bare.lower()

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, of the same length."""
        return lower_case(self._bare)

    @cached_property
    def is_marked(self) -> bool:
        """Whether it is typed with diacritics."""
        return has_diacritics(self.text)

    @property
    def _forms(self) -> Forms:
        return Forms(self.lowered, self.folded, self.is_marked)

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(syllables(self._bare))

    @cached_property
    def _marked(self) -> frozenset[str]:
        return frozenset(words(self._bare))

    def says(self, phrase: str) -> bool:
        """Tell whether the folded `phrase` stands in it."""
        return f" {phrase} " in f" {' '.join(syllables(self._bare))} "

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The times it names."""
        return tuple(moments_of(self._bare))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it states."""
        # “Hai Phong” counts nothing.
        times = [one.span for one in self.moments] + [span for _, span in places_in(self.folded)]
        times += self._articles
        ranks = [Figure(Decimal(1), thing=_RANKED, span=span) for span in self._ranks]
        foreign = self.language != "vi"  # what it counts is called otherwise in the texts
        stated = [
            replace(one, thing=()) if foreign else one
            for one in figures_of(self._bare)
            if all(one.span[1] <= start or one.span[0] >= end for start, end in times)
        ]
        return tuple(sorted([*stated, *ranks], key=lambda one: one.span))

    @property
    def _ranks(self) -> list[tuple[int, int]]:
        """Where something is the first of several, and not one of as many: “4 nước dẫn đầu”."""
        spans = _FIRST_OF.spans(self._forms, self.language)
        before = [(span, syllables(self.folded[: span[0]])[-_NEAR:]) for span in spans]
        return [span for span, said in before if not set(_RANKED) & set(said)]

    @property
    def _articles(self) -> list[tuple[int, int]]:
        """Where “một” stands before an office and counts nothing: “một phó thủ tướng”."""
        offices = [found.start() for found in POST.finditer(self.folded)]
        before = (self.folded[:at].rstrip() for at in offices)
        return [(len(each) - len(_ONE), len(each)) for each in before if each.endswith(f" {_ONE}")]

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The cities it names, in order."""
        return tuple(name for name, _ in places_in(self.folded))

    @property
    def place_names(self) -> list[str]:
        """The cities as it writes them, each once."""
        spans = [span for _, span in places_in(self.folded)]
        return list(dict.fromkeys(self.text[slice(*span)] for span in spans))

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The cities and countries it names, each once, in order."""
        found = [(span[0], name) for name, span in places_in(self.folded)]
        for name, form in COUNTRIES.items():
            found += [(each.start(), name) for each in form.finditer(self.folded)]
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    @cached_property
    def posts(self) -> frozenset[str]:
        """The offices it names, in Vietnamese: a deputy's is another."""
        text = self.folded
        if self.language != "vi":
            terms = glossary().renderings(self._bare, self.language)
            text = " . ".join(fold(term) for options in terms for term in options)
        return frozenset(found[0] for found in POST.finditer(text))

    @property
    def post_names(self) -> list[str]:
        """The offices as it writes them, each once."""
        found = (self.text[slice(*each.span())] for each in POST.finditer(self.folded))
        return list(dict.fromkeys(found))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries it names."""
        return frozenset(name for name, form in COUNTRIES.items() if form.search(self.folded))

    @cached_property
    def is_on_event(self) -> bool:
        """Whether it speaks of an event."""
        return bool(_EVENTS.spans(self._forms, self.language))

    @cached_property
    def takes_place(self) -> bool:
        """Whether it says that an event is somewhere, or some day."""
        return self.is_on_event and bool(_TAKES_PLACE.spans(self._forms, self.language))

    @cached_property
    def sizes(self) -> frozenset[str]:
        """How large the towns are that it calls large, medium-sized or small."""
        return frozenset(k for k, p in _SIZES.items() if p.spans(self._forms, self.language))

    @cached_property
    def named(self) -> list[tuple[int, int]]:
        """Where it names a figure, a time, a place, a country, an event, a size, an office."""
        spans = [one.span for one in self.figures] + [one.span for one in self.moments]
        spans += [span for _, span in places_in(self.folded)]
        for form in COUNTRIES.values():
            spans += [found.span() for found in form.finditer(self.folded)]
        if self.is_on_event:
            spans += _EVENTS.spans(self._forms, self.language)
            spans += _TAKES_PLACE.spans(self._forms, self.language)
        for sized in _SIZES.values():
            spans += sized.spans(self._forms, self.language)
        if self.language == "vi":
            spans += [found.span() for found in POST.finditer(self.folded)]
        return spans
