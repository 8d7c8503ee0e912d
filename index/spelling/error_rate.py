"""How much went wrong in a question: estimated from its words before any of them is corrected."""

from index.spelling.bigrams import UNKNOWN, Bigrams
from index.spelling.channel import COSTS, Channel, QuestionCosts
from index.spelling.tokens import Token
from index.text.syllables import is_syllable
from index.text.telex import decode

# Below this share of words that lack their marks, those without are meant so.
WELL_MARKED = 0.3
# How much likelier another spelling must be, natural log, for the marks of a word to be missing.
_LIKELIER = 3


class ErrorRate:
    """What of a question, cut into `tokens`, seems not to be as it was meant."""

    def __init__(self, bigrams: Bigrams, channel: Channel) -> None:
        self._bigrams = bigrams
        self._channel = channel
        self._lacking: dict[str, bool] = {}

    def bareness(self, tokens: list[Token]) -> float:
        """Estimate how often a mark was left out."""
        marked = dropped = 0
        for token in tokens:
            if token.word:
                marked += not token.bare
                dropped += token.bare and self._lacks_marks(token)
        doubt = COSTS.doubt
        return (dropped + doubt) / (dropped + marked + doubt * 1.5)

    def strange(self, tokens: list[Token], bareness: float) -> list[bool]:
        """Tell of each token whether it is no word, as far as the corpus says."""
        return [self._is_strange(token, bareness) for token in tokens]

    def costs(self, tokens: list[Token], strange: list[bool], bareness: float) -> QuestionCosts:
        """Estimate how often a letter went wrong, and return what that makes slips cost."""
        slips, words = 0.0, 0
        for at, token in enumerate(tokens):
            words += bool(token.word)
            named = at and token.text[0].isupper()
            if strange[at] and not named and decode(token.word) not in self._bigrams.ids:
                # A syllable may be one the corpus lacks; it is not much of a slip.
                slips += COSTS.lacking if is_syllable(token.word) else 1
        return QuestionCosts(bareness, min((slips + COSTS.doubt) / (words + 1), 0.5))

    def _lacks_marks(self, token: Token) -> bool:
        """Tell whether `token`, which has none, is rather another word without them."""
        known = self._lacking.get(token.word)
        if known is None:
            rows = self._channel.spellings(token.word)
            if not rows:
                return False
            unigram_logs = self._bigrams.unigram_logs
            likelier = (
                unigram_logs[rows.start : rows.stop].max() - unigram_logs[token.id] > _LIKELIER
            )
            known = self._lacking[token.word] = token.id == UNKNOWN or bool(likelier)
        return known

    def _is_strange(self, token: Token, bareness: float) -> bool:
        if not token.word or token.id != UNKNOWN:
            return False
        bare = token.bare and bareness > WELL_MARKED
        return not (bare and self._channel.spellings(token.word))
