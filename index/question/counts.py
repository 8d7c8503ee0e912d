"""Questions for a number of things, “bao nhiêu cửa hàng”, and numbers in an order, “lần thứ 2”."""

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
_QUESTIONS = {language: re.compile(pattern) for language, pattern in _WORDS["asked"].items()}
_QUESTION_FOLDED = re.compile(fold(_WORDS["asked"]["vi"]))
_NUMERALS = frozenset([*DIGITS, *UNITS, *_WORDS["numerals"]]) - frozenset(_WORDS["not_numerals"])
_NO_THINGS = STOPWORDS | frozenset(_WORDS["nothing"])
_TOKEN = re.compile(r"\w+(?:[.,/]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A thing stands at most so many words behind its numeral: “10 cơ sở”, “80% số người”, “hai mươi mốt
# tỉnh”. “năm” is mostly a year and counts only the next word.
_REACH = 4
_FIVE = "năm"
_RANKS = {word: rank for word, rank in ORDINALS.items() if word not in _WORDS["not_ordinals"]}
_ORDERED = re.compile(
    rf"\b({'|'.join(_WORDS['ordered'])})(?: độ)? (\d{{1,2}}|{'|'.join(_RANKS)})\b"
    rf"(?!{_WORDS['measure']})"
)
_GENERATION = re.compile(r"\b(\d)g\b")


def things_to_count(question: str, language: Language) -> frozenset[str]:
    """Return the folded first syllables of the things whose number `question` asks for.

    It is empty for another question. A foreign word may have several renderings in Vietnamese.
    """
    text = unicodedata.normalize("NFC", question).lower()
    # With diacritics, “máy” is not “mấy”.
    is_folded = language == "vi" and not has_diacritics(text)
    match = (_QUESTION_FOLDED if is_folded else _QUESTIONS[language]).search(text)
    if not match:
        return frozenset()
    if language == "vi":
        return frozenset(syllables(match[1])[:1]) - _NO_THINGS
    first, second = (
        glossary().renderings(words, language)[:1]
        for words in (match[1], match[1].partition(" ")[2])
    )
    # A rendering of the following words only is not of the thing: “combien d'habitants vivent”.
    renderings = [] if first == second else first
    return frozenset(syllables(term)[0] for terms in renderings for term in terms)


def has_count(things: frozenset[str], sentence: str, numerals: frozenset[str]) -> bool:
    """Tell whether `sentence` has a numeral, not in `numerals`, just before one of `things`.

    `things` are folded syllables; `numerals` those of the question, which tell nothing new. A year
    is no such numeral, nor is the number behind a thing: “Điều 28 và Điều 29”.
    """
    tokens = _TOKEN.findall(sentence.lower())
    folded = [fold(token) for token in tokens]
    return any(
        not things.isdisjoint(folded[index + 1 : index + 1 + (1 if token == _FIVE else _REACH)])
        for index, token in enumerate(tokens)
        if _is_number(token)
        and token not in numerals
        and things.isdisjoint(folded[max(index - 1, 0) : index])
    )


def ordinals(text: str) -> dict[str, frozenset[int]]:
    """Return the things that `text` numbers, with their numbers: “lần thứ hai”, “mức 3”, “5G”."""
    plain = unicodedata.normalize("NFC", text).lower()
    numbers = [(thing, _RANKS.get(rank) or int(rank)) for thing, rank in _ORDERED.findall(plain)]
    numbers += [("g", int(figure)) for figure in _GENERATION.findall(plain)]
    return {
        thing: frozenset(number for same, number in numbers if same == thing)
        for thing, _ in numbers
    }


def _is_number(token: str) -> bool:
    return token in _NUMERALS or bool(NUMERAL.match(token) and not _YEAR.fullmatch(token))
