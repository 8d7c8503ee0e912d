"""Correct a question as it was typed, in the corpus's own words: a noisy channel."""

import shutil
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np

from index.spelling.bigrams import BOUNDARY, UNKNOWN, Bigrams
from index.spelling.channel import COSTS, Candidate, Channel, QuestionCosts
from index.spelling.error_rate import WELL_MARKED, ErrorRate
from index.spelling.lattice import Edge, Lattice, Node
from index.spelling.tokens import Token, tokenize
from index.text.abbreviations import expansions, is_abbreviation, spell_out
from index.text.folding import fold
from index.text.language import detect_language, is_foreign_function_word
from index.text.letters import normalize_tone
from index.text.syllables import is_syllable
from index.text.telex import decode

# How people ask, which texts seldom show.
_PHRASES = Path(__file__).with_name("phrases.txt")
# Words a small corpus may lack, and people still type; they are not neighbours of one another.
_COMMON = Path(__file__).with_name("common_words.txt")
# What is told apart by letters, folded: a single one behind it is no short form.
_LETTERED = frozenset(
    ["diem", "khoi", "vitamin", "gen", "he", "truc", "canh", "an", "nhom", "hang", "loai", "block"]
)
_MOST_CANDIDATES = 20
_LONGEST_JOINED = 40
_MOST_REMEMBERED = 20_000
_MOST_QUESTIONS = 16


class Speller:
    """What a corpus says of how its words are spelled, and which follow one another."""

    def __init__(self, bigrams: Bigrams) -> None:
        self._bigrams = bigrams
        self._channel = Channel(bigrams.words, UNKNOWN + 1)
        self._error_rate = ErrorRate(bigrams, self._channel)
        self._remembered: dict[tuple[str, bool], list[Candidate]] = {}
        # Each reading of one question has it corrected anew.
        self._corrected = lru_cache(_MOST_QUESTIONS)(self._correct)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "Speller":
        """Learn from `texts`, which are read once, and from what is common everywhere."""
        phrases = _PHRASES.read_text(encoding="utf-8").splitlines()
        common = _COMMON.read_text(encoding="utf-8").splitlines()
        listed = ("\t" + line.replace(",", "\t") + "\t" for line in common)
        return cls(Bigrams.learn(chain(phrases, listed, texts)))

    @classmethod
    def load(cls, folder: Path) -> "Speller":
        """Open what `save` wrote."""
        return cls(Bigrams.load(folder))

    def save(self, folder: Path) -> None:
        """Write the folder `folder` anew, the same bytes for the same texts."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._bigrams.save(folder)

    def correct(self, question: str) -> str:
        """Return `question` in likely spelling; the very same where nothing seems wrong.

        What is not Vietnamese, document numbers, and words no word of the corpus is near to stay.
        """
        return self._corrected(question)

    def _correct(self, question: str) -> str:
        composed = unicodedata.normalize("NFC", question)
        typed = tokenize(composed, self._bigrams.ids)
        if not self._is_vietnamese(composed, typed):
            return question
        text = spell_out(composed)
        tokens = typed if text == composed else tokenize(text, self._bigrams.ids)
        bareness = self._error_rate.bareness(typed)
        strange = self._error_rate.strange(tokens, bareness)
        short = [_readings(text, token) for token in tokens]
        if bareness < WELL_MARKED and not any(strange) and not any(short):
            return question if tokens is typed else text
        costs = self._error_rate.costs(tokens, strange, bareness)
        lattice = self._lattice(text, tokens, short, strange, costs)
        path = lattice.best_path(self._bigrams, len(tokens))
        if all(edge.text is None for edge in path):
            return question if tokens is typed else text
        written = self._written(text, tokens, path, capitals=composed.islower())
        # The encoder tells capitals apart, and texts have them.
        return written[:1].upper() + written[1:] if composed.islower() else written

    def _is_vietnamese(self, question: str, tokens: list[Token]) -> bool:
        if detect_language(question) == "vi":
            return True
        words = [token.word for token in tokens if token.word]
        told = sum(self._tells_vietnamese(word) for word in words)
        return told >= max(2, 0.4 * len(words))

    def _tells_vietnamese(self, word: str) -> bool:
        """Tell whether only Vietnamese is typed or shortened so: “does” is no “dóe” in Telex."""
        if is_foreign_function_word(word):
            return False
        if is_abbreviation(word):
            return True
        return word not in self._bigrams.ids and decode(word) in self._bigrams.ids

    def _lattice(
        self,
        text: str,
        tokens: list[Token],
        short: list[tuple[str, ...]],
        strange: list[bool],
        costs: QuestionCosts,
    ) -> Lattice:
        lattice = Lattice()
        for at, token in enumerate(tokens):
            here, there = (at, 0), (at + 1, 0)
            if not token.word:
                lattice.add(Edge(here, there, token.id, 0.0, None))
                continue
            odd = strange[at]
            cost = self._cost_as_typed(token, at, odd) + costs.right
            cost += COSTS.short * (bool(short[at]) and token.text.islower())
            lattice.add(Edge(here, there, token.id, cost, None))
            for found in self._candidates(token.word, odd or costs.sloppy):
                if found.word != token.id:
                    lattice.add(self._edge(here, there, found, costs.cost(found)))
            for number, reading in enumerate(short[at]):
                self._add_words(lattice, at, reading, number + 1)
            if odd and len(token.word) <= _LONGEST_JOINED:
                self._add_parts(lattice, at, token.word, costs)
            if at + 1 < len(tokens) and (odd or strange[at + 1]):
                after = tokens[at + 1]
                if after.word and text[token.end : after.start] == " ":
                    for found in self._candidates(token.word + after.word, False):
                        cost = costs.cost(found) + COSTS.space
                        if not found.slip:
                            lattice.add(self._edge(here, (at + 2, 0), found, cost))
        return lattice

    def _cost_as_typed(self, token: Token, at: int, odd: bool) -> float:
        if token.id != UNKNOWN:
            return 0.0
        # No other language writes these marks; a syllable is one of so many, however long.
        name = at and token.text[0].isupper()
        if token.bare and not odd and not name:
            return COSTS.impossible
        if is_syllable(token.word):
            return COSTS.syllable
        if not token.bare:
            return COSTS.impossible
        return len(token.word) * (COSTS.name if name else COSTS.letter)

    def _candidates(self, word: str, slips: bool) -> list[Candidate]:
        """Return the likeliest words meant by `word`, each once."""
        known = self._remembered.get((word, slips))
        if known is not None:
            return known
        best: dict[int, Candidate] = {}
        found = self._channel.without_slips(normalize_tone(word))
        if slips:
            found += self._channel.with_slips(word)
        for candidate in found:
            other = best.get(candidate.word)
            if other is None or candidate.cost < other.cost:
                best[candidate.word] = candidate
        unigram_logs = self._bigrams.unigram_logs
        ranked = sorted(best.values(), key=lambda one: one.cost - float(unigram_logs[one.word]))
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[word, slips] = ranked[:_MOST_CANDIDATES]
        return ranked[:_MOST_CANDIDATES]

    def _add_words(self, lattice: Lattice, at: int, reading: str, number: int) -> None:
        """Add a way through `at` that reads `reading`; `number` keeps it apart from others."""
        words = reading.split()
        nodes = [(at, 100 * number + place) for place in range(1, len(words))]
        places = [(at, 0), *nodes, (at + 1, 0)]
        for place, word in enumerate(words):
            known = self._bigrams.ids.get(normalize_tone(word.lower()), UNKNOWN)
            lattice.add(Edge(places[place], places[place + 1], known, 0.0, word))

    def _edge(self, origin: Node, target: Node, found: Candidate, cost: float) -> Edge:
        return Edge(origin, target, found.word, cost, self._bigrams.words[found.word])

    def _add_parts(self, lattice: Lattice, at: int, word: str, costs: QuestionCosts) -> None:
        """Add the ways to cut `word` into several syllables."""
        size = len(word)
        for start in range(size - 1):
            for end in range(start + 2, min(start + 7, size) + 1):
                if end - start == size or end == size - 1:
                    continue
                for found in self._candidates(word[start:end], False)[:6]:
                    if found.slip or not is_syllable(self._bigrams.words[found.word]):
                        continue
                    target = (at, end) if end < size else (at + 1, 0)
                    cost = costs.cost(found) + COSTS.space * (start > 0)
                    lattice.add(self._edge((at, start), target, found, cost))

    def _written(self, text: str, tokens: list[Token], path: list[Edge], capitals: bool) -> str:
        """Return `text` with what `path` reads otherwise put in.

        Capitals are those that were typed, and those of names where a word is put in; with
        `capitals` those of all names.
        """
        pieces = []
        done = 0
        words = np.array([BOUNDARY, *(edge.word for edge in path), BOUNDARY])
        first, second = self._bigrams.capitals(words[:-1], words[1:])
        named = (second[:-1] | first[1:]).tolist()
        for place, edge in enumerate(path):
            token = tokens[edge.origin[0]]
            word = edge.text or (token.text if capitals and token.word else None)
            if word is None:
                continue
            within = edge.origin[1] > 0
            pieces.append(" " if within else text[done : token.start])
            typed = token.text[0].isupper() and not within
            if typed or named[place]:
                word = word[0].upper() + word[1:]
            pieces.append(word)
            done = tokens[edge.target[0] - 1].end if edge.target[1] == 0 else token.end
        return "".join(pieces) + text[done:]


def _readings(text: str, token: Token) -> tuple[str, ...]:
    found = expansions(token.word)
    if not found or len(token.text) > 1:
        return found
    # A capital on its own is somebody's initial, or a heading; e-mail is one word; điểm e a place.
    around = text[max(token.start - 1, 0) : token.start] + text[token.end : token.end + 1]
    before = fold(text[: token.start]).split()[-1:]
    named = _LETTERED.issuperset(before) if before else False
    return () if named or token.text.isupper() or "-" in around else found
