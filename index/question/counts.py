"""Things counted: “bao nhiêu cửa hàng” wants a numeral beside “cửa hàng”; and their order."""

import re
import unicodedata
from pathlib import Path

from index.lexicon.number_words import DIGITS, ORDINALS, UNITS
from index.question.glossary import glossary
from index.question.kinds import NUMERAL
from index.text.folding import STOPWORDS, fold, has_diacritics, syllables
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_ASKED = {language: re.compile(pattern) for language, pattern in _WORDS["asked"].items()}
_BARE = re.compile(fold(_WORDS["asked"]["vi"]))
_NUMERALS = frozenset([*DIGITS, *UNITS, *_WORDS["numerals"]]) - frozenset(_WORDS["not_numerals"])
_NOTHING = STOPWORDS | frozenset(_WORDS["nothing"])
_TOKEN = re.compile(r"\w+(?:[.,/]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A thing stands so near behind its numeral: “10 cơ sở”, “80% số người”, “hai mươi mốt tỉnh”; but
# “năm” is a year more often, unless the thing is next.
_NEAR = 4
_FIVE = "năm"
_ORDER = {word: rank for word, rank in ORDINALS.items() if word not in _WORDS["not_ordinals"]}
_ORDERED = re.compile(
    rf"\b({'|'.join(_WORDS['ordered'])})(?: độ)? (\d{{1,2}}|{'|'.join(_ORDER)})\b"
    rf"(?!{_WORDS['measure']})"
)
_GENERATION = re.compile(r"\b(\d)g\b")


def things_to_count(question: str, language: Language) -> frozenset[str]:
    """Return the first syllables, folded, of what `question` asks the number of; none if nothing.

    A foreign word may be several in Vietnamese.
    """
    text = unicodedata.normalize("NFC", question).lower()
    bare = language == "vi" and not has_diacritics(text)  # else “máy” is not “mấy”
    found = (_BARE if bare else _ASKED[language]).search(text)
    if not found:
        return frozenset()
    if language == "vi":
        return frozenset(syllables(found[1])[:1]) - _NOTHING
    meant, further = (
        glossary().renderings(words, language)[:1]
        for words in (found[1], found[1].partition(" ")[2])
    )
    # What the words behind mean is not counted: “combien d'habitants vivent”.
    own = [] if meant == further else meant
    return frozenset(syllables(term)[0] for terms in own for term in terms)


def has_count(things: frozenset[str], sentence: str, numerals: frozenset[str]) -> bool:
    """Tell whether `sentence` has a numeral just before one of `things`; not one of `numerals`.

    A year counts nothing, nor does the number of a thing (“Điều 28 và Điều 29”), and the question's
    own numerals tell nothing new.
    """
    tokens = _TOKEN.findall(sentence.lower())
    folded = [fold(token) for token in tokens]
    return any(
        not things.isdisjoint(folded[place + 1 : place + 1 + (1 if token == _FIVE else _NEAR)])
        for place, token in enumerate(tokens)
        if _is_number(token)
        and token not in numerals
        and things.isdisjoint(folded[max(place - 1, 0) : place])
    )


def ordinals(text: str) -> dict[str, frozenset[int]]:
    """Return what `text` puts in an order, each with its numbers: “lần thứ hai”, “mức 3”, “5G”."""
    plain = unicodedata.normalize("NFC", text).lower()
    numbers = [(thing, _ORDER.get(said) or int(said)) for thing, said in _ORDERED.findall(plain)]
    numbers += [("g", int(said)) for said in _GENERATION.findall(plain)]
    return {
        thing: frozenset(number for same, number in numbers if same == thing)
        for thing, _ in numbers
    }


def _is_number(token: str) -> bool:
    return token in _NUMERALS or bool(NUMERAL.match(token) and not _YEAR.fullmatch(token))
