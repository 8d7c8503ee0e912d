"""Correct the spelling of a question by the words of the corpus, as a noisy channel.

The best reading of a question has likely words in a likely order, and few errors.
"""

import shutil
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise, takewhile
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

# Phrases of questions, which are rare in documents.
_PHRASES = Path(__file__).with_name("phrases.txt")
# Common words that a small corpus may lack; the words of its lines are no phrases.
_COMMON = Path(__file__).with_name("common_words.txt")
# Words, folded, that a letter may follow as a name (điểm e): it is no abbreviation there.
_BEFORE_A_LETTER = frozenset(
    ["diem", "khoi", "vitamin", "gen", "he", "truc", "canh", "an", "nhom", "hang", "loai", "block"]
)
_MAX_CANDIDATES = 20
_MAX_PART_CANDIDATES = 6
_MAX_JOINED_LETTERS = 40
_MAX_FIRSTS = 3
_CONTRACTED = 10_000  # the first point within a token that no other reading of it has
_MAX_OPENING = 3  # consonants
_MAX_CACHED_WORDS = 20_000
_MAX_CACHED_QUESTIONS = 16


class Speller:
    """Corrects spelling by the words of a corpus and the order they come in."""

    def __init__(self, bigrams: Bigrams) -> None:
        self._bigrams = bigrams
        self._channel = Channel(bigrams.words, UNKNOWN + 1)
        self._error_rate = ErrorRate(bigrams, self._channel)
        self._candidates_of: dict[tuple[str, bool], list[Candidate]] = {}
        # One question is corrected several times, once for each way to read it.
        self._cached_correct = lru_cache(_MAX_CACHED_QUESTIONS)(self._correct)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "Speller":
        """Return a speller for `texts`, which are read once, and for common words and phrases."""
        phrases = _PHRASES.read_text(encoding="utf-8").splitlines()
        lines = _COMMON.read_text(encoding="utf-8").splitlines()
        common_words = ("\t" + line.replace(",", "\t") + "\t" for line in lines)
        return cls(Bigrams.learn(chain(phrases, common_words, texts)))

    @classmethod
    def load(cls, folder: Path) -> "Speller":
        """Open the speller that `save` wrote to `folder`. Raises OSError or ValueError."""
        return cls(Bigrams.load(folder))

    def save(self, folder: Path) -> None:
        """Write the speller to `folder`, replacing it; the same texts give the same bytes."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._bigrams.save(folder)

    def correct(self, question: str) -> str:
        """Return `question` with corrected spelling, or unchanged if it seems right.

        Questions in another language stay unchanged, and so do document numbers and words that
        are not similar to any word of the corpus.
        """
        return self._cached_correct(question)

    def _correct(self, question: str) -> str:
        nfc = unicodedata.normalize("NFC", question)
        question_tokens = tokenize(nfc, self._bigrams.ids)
        if not self._is_vietnamese(nfc, question_tokens):
            return question
        text = spell_out(nfc)
        tokens = question_tokens if text == nfc else tokenize(text, self._bigrams.ids)
        unchanged = question if tokens is question_tokens else text
        bareness = self._error_rate.bareness(question_tokens)
        strange = self._error_rate.strange(tokens, bareness)
        meanings = [_expansions(text, token) for token in tokens]
        if bareness < WELL_MARKED and not any(strange) and not any(meanings):
            return unchanged
        costs = self._error_rate.costs(tokens, strange, bareness)
        lattice = self._lattice(text, tokens, meanings, strange, costs)
        path = lattice.best_path(self._bigrams, len(tokens))
        if all(edge.text is None for edge in path):
            return unchanged
        result = self._spelling(text, tokens, path, capitals=nfc.islower())
        # Documents have capitals, and the encoder tells them from small letters.
        return result[:1].upper() + result[1:] if nfc.islower() else result

    def _is_vietnamese(self, question: str, tokens: list[Token]) -> bool:
        if detect_language(question) == "vi":
            return True
        words = [token.word for token in tokens if token.word]
        vietnamese = sum(self._is_typed_vietnamese(word) for word in words)
        return vietnamese >= max(2, 0.4 * len(words))

    def _is_typed_vietnamese(self, word: str) -> bool:
        """Tell whether `word` is a Vietnamese abbreviation or a Vietnamese word in Telex or VNI.

        An English or French function word is neither: “does” is no “dóe” in Telex.
        """
        if is_foreign_function_word(word):
            return False
        if is_abbreviation(word):
            return True
        return word not in self._bigrams.ids and decode(word) in self._bigrams.ids

    def _lattice(
        self,
        text: str,
        tokens: list[Token],
        meanings: list[tuple[str, ...]],
        strange: list[bool],
        costs: QuestionCosts,
    ) -> Lattice:
        """Return the possible readings of `text`; `meanings` are those of abbreviations."""
        lattice = Lattice()
        for index, token in enumerate(tokens):
            start, end = (index, 0), (index + 1, 0)
            if not token.word:
                lattice.add(Edge(start, end, token.id, 0.0, None))
                continue
            is_strange = strange[index]
            cost = self._cost_as_typed(token, index, is_strange) + costs.right
            cost += COSTS.short * (bool(meanings[index]) and token.text.islower())
            lattice.add(Edge(start, end, token.id, cost, None))
            for candidate in self._candidates(token.word, is_strange or costs.sloppy):
                if candidate.word != token.id:
                    lattice.add(self._edge(start, end, candidate, costs.cost(candidate)))
            for number, meaning in enumerate(meanings[index]):
                self._add_meaning(lattice, index, meaning, number + 1)
            if is_strange and len(token.word) <= _MAX_JOINED_LETTERS:
                self._add_parts(lattice, index, token.word, costs)
                self._add_contracted(lattice, index, token.word, costs)
            if index + 1 < len(tokens) and (is_strange or strange[index + 1]):
                following = tokens[index + 1]
                if following.word and text[token.end : following.start] == " ":
                    self._add_joined(lattice, index, token.word + following.word, costs)
        return lattice

    def _cost_as_typed(self, token: Token, index: int, is_strange: bool) -> float:
        if token.id != UNKNOWN:
            return 0.0
        is_name = index and token.text[0].isupper()
        if token.bare and not is_strange and not is_name:
            return COSTS.impossible
        # The number of syllables is limited, so a syllable costs the same whatever its length.
        if is_syllable(token.word):
            return COSTS.syllable
        # Only Vietnamese has such marks, and this is no syllable of it.
        if not token.bare:
            return COSTS.impossible
        return len(token.word) * (COSTS.name if is_name else COSTS.letter)

    def _candidates(self, word: str, slips: bool) -> list[Candidate]:
        """Return the likeliest corrections of `word`, each word once, with `slips` if true."""
        cached = self._candidates_of.get((word, slips))
        if cached is not None:
            return cached
        candidates = self._channel.without_slips(normalize_tone(word))
        if slips:
            candidates += self._channel.with_slips(word)
        best: dict[int, Candidate] = {}
        for candidate in candidates:
            other = best.get(candidate.word)
            if other is None or candidate.cost < other.cost:
                best[candidate.word] = candidate
        logs = self._bigrams.unigram_logs
        ranked = sorted(best.values(), key=lambda one: one.cost - float(logs[one.word]))
        if len(self._candidates_of) >= _MAX_CACHED_WORDS:
            self._candidates_of.clear()
        self._candidates_of[word, slips] = ranked[:_MAX_CANDIDATES]
        return ranked[:_MAX_CANDIDATES]

    def _edge(self, origin: Node, target: Node, candidate: Candidate, cost: float) -> Edge:
        return Edge(origin, target, candidate.word, cost, self._bigrams.words[candidate.word])

    def _add_meaning(self, lattice: Lattice, index: int, meaning: str, number: int) -> None:
        """Add the words of `meaning` for token `index`; each meaning of it has its own `number`."""
        words = meaning.split()
        inner = [(index, 100 * number + point) for point in range(1, len(words))]
        nodes = [(index, 0), *inner, (index + 1, 0)]
        for word, (origin, target) in zip(words, pairwise(nodes), strict=True):
            word_id = self._bigrams.ids.get(normalize_tone(word.lower()), UNKNOWN)
            lattice.add(Edge(origin, target, word_id, 0.0, word))

    def _add_parts(self, lattice: Lattice, index: int, word: str, costs: QuestionCosts) -> None:
        """Add the ways to cut `word` into several syllables, where spaces are missing."""
        size = len(word)
        for start in range(size - 1):
            for end in range(start + 2, min(start + 7, size) + 1):
                if end - start == size or end == size - 1:
                    continue
                for candidate in self._candidates(word[start:end], False)[:_MAX_PART_CANDIDATES]:
                    if candidate.slip or not is_syllable(self._bigrams.words[candidate.word]):
                        continue
                    target = (index, end) if end < size else (index + 1, 0)
                    cost = costs.cost(candidate) + COSTS.space * (start > 0)
                    lattice.add(self._edge((index, start), target, candidate, cost))

    def _add_contracted(
        self, lattice: Lattice, index: int, word: str, costs: QuestionCosts
    ) -> None:
        """Add the pairs of words of which `word` has the first one's opening letters alone.

        “mtieu” is “mục tiêu”, “kte” is “kinh tế”: words that the corpus has beside each other.
        """
        node = _CONTRACTED
        for size in range(1, len(_opening(word)) + 1):
            firsts = self._channel.beginning(fold(word[:size]))
            for second in self._candidates(word[size:], False)[:_MAX_PART_CANDIDATES]:
                if second.slip or not is_syllable(self._bigrams.words[second.word]):
                    continue
                for first in self._bigrams.likeliest_before(second.word, firsts, _MAX_FIRSTS):
                    inner, node = (index, node), node + 1
                    opening = Candidate(first, COSTS.contracted, False, False)
                    lattice.add(self._edge((index, 0), inner, opening, opening.cost))
                    lattice.add(self._edge(inner, (index + 1, 0), second, costs.cost(second)))

    def _add_joined(self, lattice: Lattice, index: int, word: str, costs: QuestionCosts) -> None:
        """Add `word`, which two tokens from `index` on make without the space between them."""
        for candidate in self._candidates(word, False):
            if not candidate.slip:
                cost = costs.cost(candidate) + COSTS.space
                lattice.add(self._edge((index, 0), (index + 2, 0), candidate, cost))

    def _spelling(self, text: str, tokens: list[Token], path: list[Edge], capitals: bool) -> str:
        """Return `text` with the corrections of `path`.

        A corrected word keeps its capital, and gets one in a name. With `capitals` all words of
        names get one.
        """
        pieces = []
        copied = 0  # up to here `text` is in `pieces`
        words = np.array([BOUNDARY, *(edge.word for edge in path), BOUNDARY])
        as_left, as_right = self._bigrams.capitals(words[:-1], words[1:])
        is_name = (as_right[:-1] | as_left[1:]).tolist()
        for number, edge in enumerate(path):
            token = tokens[edge.origin[0]]
            word = edge.text or (token.text if capitals and token.word else None)
            if word is None:
                continue
            is_later_part = edge.origin[1] > 0
            pieces.append(" " if is_later_part else text[copied : token.start])
            has_capital = token.text[0].isupper() and not is_later_part
            if has_capital or is_name[number]:
                word = word[0].upper() + word[1:]
            pieces.append(word)
            copied = tokens[edge.target[0] - 1].end if edge.target[1] == 0 else token.end
        return "".join(pieces) + text[copied:]


def _opening(word: str) -> str:
    """Return the consonants that `word` begins with, at most `_MAX_OPENING`, if more follows."""
    consonants = "".join(takewhile(lambda letter: letter not in "aeiouy", fold(word)))
    return consonants[: min(_MAX_OPENING, len(word) - 2)]


def _expansions(text: str, token: Token) -> tuple[str, ...]:
    """Return the meanings of `token` in `text` if it is an abbreviation of several meanings."""
    meanings = expansions(token.word)
    if not meanings or len(token.text) > 1:
        return meanings
    # A single letter may be an initial or a heading (a capital), part of e-mail, or điểm e.
    around = text[max(token.start - 1, 0) : token.start] + text[token.end : token.end + 1]
    before = fold(text[: token.start]).split()[-1:]
    is_name = _BEFORE_A_LETTER.issuperset(before) if before else False
    return () if is_name or token.text.isupper() or "-" in around else meanings
