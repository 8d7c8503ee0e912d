"""Statement: what one sentence says, thing by thing, so that two sentences can be held together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from actions.statements.figures import figures_of
from actions.statements.phrases import phrases_of
from actions.statements.sentence import Sentence
from actions.statements.terms import Term, foreign_terms, own_terms
from index.text.folding import syllables

_KINDS = (
    "negation",
    "compounds",
    "only",
    "every",
    "strict",
    "done",
    "aim",
    "passive",
    "who",
    "among",
    "issuing",
    "states",
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
    _WHO,
    _AMONG,
    _ISSUING,
    _STATES,
    _GENERAL,
    _TRIAL,
) = map(phrases_of, _KINDS)
_CLAUSE_END = re.compile(r"[,;:.()]|(?<!\w)(?:mà|và|nhưng|but|and|mais|et)(?!\w)")
_TAKEN_AS = re.compile(
    r"(?<!\w)(?:coi|lay|xem) (?P<what>(?:\w+ ){1,4}?)(?:la|lam) (?P<role>\w+ \w+)"
)
_EXCLUDED = re.compile(r"(?<!\w)ngoai (?P<what>(?:\w+ ){1,6}?)thi (?=(?:[^,;.]{1,80} )?moi )")
_NEGATED = 6  # words behind a negation that it may deny


@dataclass(frozen=True)
class Statement(Sentence):
    """A sentence read for what can be held against another one's."""

    @cached_property
    def asks_who(self) -> bool:
        """Whether it names an office and asks for nothing but its holder."""
        words = (word for term in self.terms for word in term[-1])
        return bool(self.posts) and all(_WHO.has(w, self.language, self.is_marked) for w in words)

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
    def but_aims(self) -> Self:
        """The same without the words for an aim, where it says anything else."""
        rest = self.beside(*_AIM.spans(self._forms, self.language))
        return rest if rest.terms else self

    @property
    def but_done(self) -> Self:
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
    def but_general(self) -> Self:
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
        for start, end in self.named:
            text = f"{text[:start]}{'.' * (end - start)}{text[end:]}"
        if self.language == "vi":
            yield from own_terms(text, self.is_marked)
        else:
            offices = {tuple(office.split()) for office in self.posts}
            told = foreign_terms(text, self.language)
            yield from (term for term in told if offices.isdisjoint(term))

    def has(self, term: Term) -> bool:
        """Tell whether it says `term` in one of its ways."""
        return any(set(option) <= self._marked | self.syllables for option in term)
