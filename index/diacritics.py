"""Give a question typed without diacritics its diacritics back, from the corpus's own words."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from index.folding import fold, has_diacritics, words
from index.language import detect_language, diacritics_of

# How people ask, which texts seldom show.
_PHRASES = Path(__file__).with_name("phrases.txt")
_BACKOFF = 0.05


class DiacriticRestorer:
    """A bigram model of syllables; Viterbi over the spellings that fold to what was typed."""

    def __init__(self, unigrams: dict[str, int], bigrams: dict[str, int]) -> None:
        self._unigrams = unigrams
        self._bigrams = bigrams
        self._total = sum(unigrams.values()) or 1
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for word in unigrams:
            spellings[fold(word)].append(word)
        self._spellings = dict(spellings)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "DiacriticRestorer":
        """Count the syllables and syllable pairs of `texts`, and of common question phrases."""
        unigrams: Counter[str] = Counter()
        bigrams: Counter[str] = Counter()
        for text in [*_PHRASES.read_text(encoding="utf-8").splitlines(), *texts]:
            syllables = [word for word in words(text) if word.isalpha()]
            unigrams.update(syllables)
            bigrams.update(map(" ".join, pairwise(syllables)))
        return cls(dict(unigrams), dict(bigrams))

    @classmethod
    def load(cls, path: Path) -> "DiacriticRestorer":
        """Read what `save` wrote."""
        counts = json.loads(path.read_text(encoding="utf-8"))
        return cls(counts["unigrams"], counts["bigrams"])

    def save(self, path: Path) -> None:
        """Write the counts to `path` as JSON, the same bytes for the same counts."""
        counts = {"unigrams": self._unigrams, "bigrams": self._bigrams}
        path.write_text(json.dumps(counts, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def restore(self, text: str) -> str:
        """Return `text` with likely diacritics; as it is when not Vietnamese or well marked."""
        if detect_language(text) != "vi" or diacritics_of(text) == "all":
            return text
        return " ".join(self._best_path(words(text)))

    def _best_path(self, typed: list[str]) -> list[str]:
        paths: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for word in typed:
            known = None if has_diacritics(word) else self._spellings.get(word)
            paths = {
                spelling: max(
                    (score + self._log_probability(last, spelling), [*path, spelling])
                    for last, (score, path) in paths.items()
                )
                for spelling in known or [word]
            }
        return max(paths.values())[1]

    def _log_probability(self, last: str, word: str) -> float:
        single = (self._unigrams.get(word, 0) + 0.1) / self._total
        seen = self._unigrams.get(last, 0)
        pair = self._bigrams.get(f"{last} {word}", 0) / seen if seen else 0.0
        return math.log((1 - _BACKOFF) * pair + _BACKOFF * single)
