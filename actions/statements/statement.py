"""Statement: what one sentence says, thing by thing, so that two sentences can be held together."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from actions.statements.figures import Figure, figures_of
from actions.statements.moments import Moment, moments_of
from actions.statements.phrases import COUNTRIES, POST, Forms, phrases_of
from actions.statements.terms import Term, foreign_terms, own_terms
from index.lexicon.gazetteer import places_in
from index.question.glossary import glossary
from index.text.folding import fold, has_diacritics, lower_case, syllables, words
from index.text.language import Language

_KINDS = (
    "negation",
    "compounds",
    "only",
    "every",
    "strict",
    "done",
    "aim",
    "passive",
    "events",
    "who",
    "among",
    "issuing",
    "states",
    "first_of",
    "takes_place",
    "general",
    "trial",
)
(
    _NEGATION,
    _COMPOUNDS,
    _ONLY,
    _EVERY,
    _STRICT,
    _DONE,
    _AIM,
    _PASSIVE,
    _EVENTS,
    _WHO,
    _AMONG,
    _ISSUING,
    _STATES,
    _FIRST_OF,
    _TAKES_PLACE,
    _GENERAL,
    _TRIAL,
) = map(phrases_of, _KINDS)
_SIZES = {key: phrases_of(key) for key in ("large_city", "medium_city", "small_city")}
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?[-/](?=[\w-]*[A-ZĐ])[\w/-]+")
_CLAUSE_END = re.compile(r"[,;:.()]|(?<!\w)(?:mà|và|nhưng|but|and|mais|et)(?!\w)")
_TAKEN_AS = re.compile(
    r"(?<!\w)(?:coi|lay|xem) (?P<what>(?:\w+ ){1,4}?)(?:la|lam) (?P<role>\w+ \w+)"
)
_ONE = "mot"
_EXCLUDED = re.compile(r"(?<!\w)ngoai (?P<what>(?:\w+ ){1,6}?)thi (?=(?:[^,;.]{1,80} )?moi )")
# What is ranked: countries, as a rule; they stand so near before what says so.
_RANKED, _NEAR = ("nuoc", "quoc"), 3
_NEGATED = 6  # words behind a negation that it may deny


@dataclass(frozen=True)
class Statement:
    """A sentence in `language`, read for what can be held against another one's.

    `aside` are spans that say something else already: the names of documents and people.
    """

    text: str
    language: Language
    aside: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, language: Language) -> "Statement":
        """Return what `text` says."""
        text = unicodedata.normalize("NFC", text)
        numbers = tuple(found.span() for found in _DOCUMENT.finditer(text))
        return cls(text, language, numbers)

    def beside(self, *spans: tuple[int, int]) -> "Statement":
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
    def asks_who(self) -> bool:
        """Whether it names an office and asks for nothing but its holder."""
        words = (word for term in self.terms for word in term[-1])
        return bool(self.posts) and all(_WHO.has(w, self.language, self.is_marked) for w in words)

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The cities and countries it names, each once, in order."""
        found = [(span[0], name) for name, span in places_in(self.folded)]
        for name, form in COUNTRIES.items():
            found += [(each.start(), name) for each in form.finditer(self.folded)]
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

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
    def posts(self) -> frozenset[str]:
        """The offices it names, in Vietnamese: a deputy's is another."""
        text = self.folded
        if self.language != "vi":
            terms = glossary().renderings(self._bare, self.language)
            text = " . ".join(fold(term) for options in terms for term in options)
        return frozenset(found[0] for found in POST.finditer(text))

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
    def says_only(self) -> bool:
        """Whether it says that something is so of these alone."""
        return bool(_ONLY.spans(self._forms, self.language))

    @cached_property
    def says_every(self) -> bool:
        """Whether it says that something is so of all."""
        return bool(_EVERY.spans(self._forms, self.language))

    @cached_property
    def is_done(self) -> bool:
        """Whether it says that something has happened."""
        return bool(_DONE.spans(self._forms, self.language))

    @cached_property
    def is_aim(self) -> bool:
        """Whether it says what is to be."""
        return bool(_AIM.spans(self._forms, self.language))

    @cached_property
    def is_on_issue(self) -> bool:
        """Whether it says when or by whom a document was issued."""
        return bool(self.issuing)

    @property
    def issuing(self) -> list[tuple[int, int]]:
        """Where it says that a document is issued."""
        return _ISSUING.spans(self._forms, self.language)

    @property
    def stating(self) -> list[tuple[int, int]]:
        """Where it says only that a document says the rest."""
        return _STATES.spans(self._forms, self.language)

    @cached_property
    def among(self) -> list[tuple[int, int]]:
        """Where it says that something is one of several, with how many these are."""
        counts = {one.span[0]: one.span[1] for one in figures_of(self._bare)}
        found = _AMONG.spans(self._forms, self.language)
        return [(start, counts.get(end + 1, end)) for start, end in found]

    @property
    def but_aims(self) -> "Statement":
        """The same without the words for an aim, where it says anything else."""
        rest = self.beside(*_AIM.spans(self._forms, self.language))
        return rest if rest.terms else self

    @property
    def but_done(self) -> "Statement":
        """The same without the words for completion, where it says anything else."""
        rest = self.beside(*_DONE.spans(self._forms, self.language))
        return rest if rest.terms else self

    @cached_property
    def is_general(self) -> bool:
        """Whether it says that something is done everywhere, by all."""
        return bool(_GENERAL.spans(self._forms, self.language))

    @cached_property
    def is_trial(self) -> bool:
        """Whether it says that something is only tried."""
        return bool(_TRIAL.spans(self._forms, self.language))

    @property
    def but_general(self) -> "Statement":
        """The same without the words for everywhere, where it says anything else."""
        rest = self.beside(*_GENERAL.spans(self._forms, self.language))
        return rest if rest.terms else self

    @cached_property
    def is_passive(self) -> bool:
        """Whether it says what is done to something."""
        return bool(_PASSIVE.spans(self._forms, self.language))

    @cached_property
    def negated(self) -> frozenset[str]:
        """The folded words that it denies: those behind a negation, to the end of the clause."""
        denied: set[str] = set()
        compounds = _COMPOUNDS.spans(self._forms, self.language)
        for first, last in _NEGATION.spans(self._forms, self.language):
            if any(start <= first < end for start, end in compounds):
                continue
            end = _CLAUSE_END.search(self._bare, last)
            rest = self._bare[last : end.start() if end else len(self.text)]
            denied.update(syllables(rest)[:_NEGATED])
        return frozenset(denied)

    @cached_property
    def excluded(self) -> frozenset[str]:
        """The folded words of what it says that something else is more than: “ngoài X thì Y mới …”.

        Only Vietnamese says so.
        """
        found = _EXCLUDED.search(self.folded)
        return frozenset(syllables(found["what"])) if found else frozenset()

    @cached_property
    def taken_as(self) -> dict[str, str]:
        """What it says is taken for something, by that: “lấy người dân làm trung tâm”.

        Both are folded. Only Vietnamese says so.
        """
        found = _TAKEN_AS.finditer(self.folded)
        return {each["role"]: each["what"].strip() for each in found}

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(syllables(self._bare))

    @cached_property
    def _marked(self) -> frozenset[str]:
        return frozenset(words(self._bare))

    @cached_property
    def strict(self) -> frozenset[str]:
        """The words it has that no text may be taken to say which lacks them."""
        counted = [one.span for one in self.figures]
        spans = [
            (start, end)
            for start, end in _STRICT.spans(self._forms, self.language)
            if all(end <= first or start >= last for first, last in counted)
        ]
        return frozenset(self.folded[start:end] for start, end in spans)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What it says besides, a word or a phrase each."""
        return tuple(dict.fromkeys(self._terms()))

    def _terms(self) -> Iterator[Term]:
        text = self._bare
        named = [one.span for one in self.figures] + [one.span for one in self.moments]
        named += [span for _, span in places_in(self.folded)]
        for form in COUNTRIES.values():
            named += [found.span() for found in form.finditer(self.folded)]
        if self.is_on_event:
            named += _EVENTS.spans(self._forms, self.language)
            named += _TAKES_PLACE.spans(self._forms, self.language)
        for sized in _SIZES.values():
            named += sized.spans(self._forms, self.language)
        if self.language == "vi":
            named += [found.span() for found in POST.finditer(self.folded)]
        for start, end in named:
            text = f"{text[:start]}{'.' * (end - start)}{text[end:]}"
        if self.language == "vi":
            yield from own_terms(text, self.is_marked)
        else:
            offices = {tuple(office.split()) for office in self.posts}
            told = foreign_terms(text, self.language)
            yield from (term for term in told if offices.isdisjoint(term))

    def says(self, phrase: str) -> bool:
        """Tell whether the folded `phrase` stands in it."""
        return f" {phrase} " in f" {' '.join(syllables(self._bare))} "

    def has(self, term: Term) -> bool:
        """Tell whether it says `term` in one of its ways."""
        return any(set(option) <= self._marked | self.syllables for option in term)
