"""A Rasa tokenizer that lets messages with and without diacritics give the same features."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from dialogue.folding import fold, mask_digits

# A word is a run of letters and digits, each with the combining marks of decomposed (NFD) text.
# A pictogram is a word of its own: folded hands say "thank you".
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[\u2600-\u27bf\U0001f300-\U0001faff]")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class FoldingTokenizer(Tokenizer):
    """Split at anything but letters and digits; fold case and diacritics, mask digits.

    Token offsets always point into the text as it was typed.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that Rasa's base class reads; none is ours."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the folded words of `attribute`; the whole text as one token if it has none."""
        text: str = message.get(attribute)
        tokens = [
            # The mask is "_" because Rasa's featurizer would spell digits out as "__NUMBER__",
            # whose letters would drown the word in character n-grams.
            Token(mask_digits(fold(match.group())), match.start(), match.end())
            for match in _WORD.finditer(text)
        ]
        return [token for token in tokens if token.text] or [Token(text, 0, len(text))]
