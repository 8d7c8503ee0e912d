"""Estimate how many errors a question has, before any word of it is corrected."""

from index.spelling.bigrams import UNKNOWN, Bigrams
from index.spelling.channel import COSTS, Channel, QuestionCosts
from index.spelling.tokens import Token
from index.text.syllables import is_syllable
from index.text.telex import decode

# Below this bareness the words without marks are right as they are.
WELL_MARKED = 0.3
# A word lacks its marks if another spelling is likelier by this, in natural log.
_MIN_GAIN = 3


class ErrorRate:
    """The rates of errors in a question, by the words of a corpus."""

    def __init__(self, bigrams: Bigrams, channel: Channel) -> None:
        self._bigrams = bigrams
        self._channel = channel
        self._lacks_marks_of: dict[str, bool] = {}

    def bareness(self, tokens: list[Token]) -> float:
        """Return the share of words without their marks among those that need some."""
        with_marks = without_marks = 0
        for token in tokens:
            if token.word:
                with_marks += not token.bare
                without_marks += token.bare and self._lacks_marks(token)
        doubt = COSTS.doubt
        return (without_marks + doubt) / (without_marks + with_marks + doubt * 1.5)

    def strange(self, tokens: list[Token], bareness: float) -> list[bool]:
        """Return for each token whether it is a word that the corpus lacks."""
        return [self._is_strange(token, bareness) for token in tokens]

    def costs(self, tokens: list[Token], strange: list[bool], bareness: float) -> QuestionCosts:
        """Return what errors cost in this question, by its rates of missing marks and of slips."""
        slips, words = 0.0, 0
        for index, token in enumerate(tokens):
            words += bool(token.word)
            is_name = index and token.text[0].isupper()
            if strange[index] and not is_name and decode(token.word) not in self._bigrams.ids:
                # A possible syllable may be right, and only missing from the corpus.
                slips += COSTS.lacking if is_syllable(token.word) else 1
        return QuestionCosts(bareness, min((slips + COSTS.doubt) / (words + 1), 0.5))

    def _lacks_marks(self, token: Token) -> bool:
        """Tell whether `token`, which has no marks, is likelier a word that needs some."""
        lacks = self._lacks_marks_of.get(token.word)
        if lacks is None:
            rows = self._channel.spellings(token.word)
            if not rows:
                return False
            logs = self._bigrams.unigram_logs
            gain = logs[rows.start : rows.stop].max() - logs[token.id]
            lacks = token.id == UNKNOWN or bool(gain > _MIN_GAIN)
            self._lacks_marks_of[token.word] = lacks
        return lacks

    def _is_strange(self, token: Token, bareness: float) -> bool:
        if not token.word or token.id != UNKNOWN:
            return False
        may_lack_marks = token.bare and bareness > WELL_MARKED
        return not (may_lack_marks and self._channel.spellings(token.word))
