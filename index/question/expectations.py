"""What a question expects of its answer: a kind of thing, a reason, a place, a year, a count …"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from index.lexicon.gazetteer import find_places
from index.question.counts import has_count, ordinals, things_to_count
from index.question.glossary import glossary
from index.question.kinds import NUMERAL, answer_kinds, count_missing
from index.text.folding import fold, syllables
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POSTS: list[str] = _WORDS["posts"]
# Kinds of question for the holder of an office: “ai”, “tên gì”.
_NAMED = frozenset({"named", "person"})
_DEPUTY = "phó "
_AIM = re.compile("|".join(_WORDS["aim"]))
_STATE = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["state"].items()}
_WHY = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["why"].items()}
_HELD = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["held"].items()}
_REASON = re.compile("|".join(_WORDS["reason"]))
_YES_NO = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["yes_no"].items()}


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question expects of the sentence that answers it.

    - `kinds`: the kinds of things asked for, keys of KINDS.
    - `posts`: the offices whose holder is asked for, each with all its names.
    - `countables`: the first syllables, folded, of what is to be counted.
    - `wants_result`: the question asks how things are, not how they should be.
    - `wants_reason`, `wants_yes_or_no`: it asks why; whether something is so.
    - `places`, `years`: the cities and years that the question names.
    - `ordinals`: numbers in an order that the question names, by what they number.
    - `renderings`: for each term of a foreign question, the Vietnamese words it may mean.
    - `numerals`, `syllables`: those of the question itself.
    """

    kinds: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    countables: frozenset[str]
    wants_result: bool
    wants_reason: bool
    wants_yes_or_no: bool
    places: frozenset[str]
    years: frozenset[str]
    ordinals: dict[str, frozenset[int]]
    renderings: tuple[tuple[str, ...], ...]
    numerals: frozenset[str]
    syllables: frozenset[str]

    def unmet(self, sentence: str) -> int:
        """Return how many expectations `sentence` fails.

        Each kind of thing counts, the offices together, and a result if it only states an aim.
        """
        plain = unicodedata.normalize("NFC", sentence).lower()
        lacks_post = any(not any(_has_post(post, plain) for post in names) for names in self.posts)
        is_aim = self.wants_result and bool(_AIM.search(plain))
        missing = count_missing(self.kinds, sentence, self.numerals, self.syllables)
        return lacks_post + is_aim + missing

    def uncounted(self, sentence: str) -> bool:
        """Tell whether `sentence` lacks the number of things that the question asks for."""
        return bool(self.countables) and not has_count(self.countables, sentence, self.numerals)

    def unreasoned(self, sentence: str) -> bool:
        """Tell whether `sentence` gives no reason, where the question asks for one."""
        plain = unicodedata.normalize("NFC", sentence).lower()
        return self.wants_reason and not _REASON.search(plain)

    def lacks_place(self, context: str) -> bool:
        """Tell whether `context` lacks a place that the question names."""
        return not self.places <= find_places(fold(context))

    def lacks_year(self, context: str) -> bool:
        """Tell whether `context` lacks a year that the question names."""
        return not self.years <= set(_YEAR.findall(context))

    def has_other_ordinal(self, context: str) -> bool:
        """Tell whether `context` has other ordinals only: the 12th for the 11th, level 4 for 3."""
        others = ordinals(context) if self.ordinals else {}
        return any(
            thing in others and not numbers & others[thing]
            for thing, numbers in self.ordinals.items()
        )


def expectation_of(question: str) -> Expectation:
    """Return what `question` expects of its answer."""
    language = detect_language(question)
    folded = fold(question)
    plain = unicodedata.normalize("NFC", question).lower()
    kinds = answer_kinds(question, language)
    renderings = tuple(glossary().renderings(question, language)) if language != "vi" else ()
    return Expectation(
        kinds=kinds,
        posts=_posts(folded, renderings, language) if _NAMED.intersection(kinds) else (),
        countables=things_to_count(question, language),
        wants_result=bool(_STATE[language].search(plain) and not _AIM.search(plain)),
        wants_reason=bool(_WHY[language].search(plain) and not _HELD[language].search(plain)),
        wants_yes_or_no=bool(_YES_NO[language].search(plain)),
        places=find_places(folded),
        years=frozenset(_YEAR.findall(folded)),
        ordinals=ordinals(question),
        renderings=renderings,
        numerals=frozenset(NUMERAL.findall(question)),
        syllables=frozenset(syllables(question)),
    )


def _posts(
    folded: str, renderings: tuple[tuple[str, ...], ...], language: Language
) -> tuple[tuple[str, ...], ...]:
    """Return the offices that a question names; a deputy's is not the head's."""
    posts = [*_POSTS, *(_DEPUTY + post for post in _POSTS)]
    if language != "vi":
        return tuple(names for names in renderings if not set(posts).isdisjoint(names))
    return tuple((post,) for post in posts if _has_post(fold(post), folded, fold(_DEPUTY)))


def _has_post(post: str, text: str, deputy: str = _DEPUTY) -> bool:
    """Tell whether `text` has the office `post` itself, not that of its deputy."""
    return bool(re.search(rf"(?<!\b{deputy})\b{re.escape(post)}\b", text))
