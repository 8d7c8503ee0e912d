"""What an answer must have: the kind of thing asked for, the place and the year named."""

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
_DEPUTY = "phó "
_AIM = re.compile("|".join(_WORDS["aim"]))
_RESULT = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["result"].items()}
_DONE = {language: re.compile("|".join(any_of)) for language, any_of in _WORDS["done"].items()}


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question expects of the sentence that answers it.

    - `kinds`: the kinds of things asked for, keys of KINDS.
    - `posts`: the offices whose holder is asked for, each with all its names.
    - `countables`: the first syllables, folded, of what is to be counted.
    - `wants_result`: the question asks how things are, not how they should be.
    - `places`, `years`: the cities and years that the question names.
    - `ordinals`: numbers in an order that the question names, by what they number.
    - `renderings`: for each term of a foreign question, the Vietnamese words it may mean.
    - `numerals`, `syllables`: those of the question itself.
    """

    kinds: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    countables: frozenset[str]
    wants_result: bool
    places: frozenset[str]
    years: frozenset[str]
    ordinals: dict[str, frozenset[int]]
    renderings: tuple[tuple[str, ...], ...]
    numerals: frozenset[str]
    syllables: frozenset[str]

    def unmet(self, sentence: str) -> int:
        """Return how many of the things asked for `sentence` lacks.

        These are the kinds of things, the offices, and a result where it only tells an aim.
        """
        plain = unicodedata.normalize("NFC", sentence).lower()
        vacant = any(not any(_holds(post, plain) for post in names) for names in self.posts)
        aimed = self.wants_result and bool(_AIM.search(plain))
        return vacant + aimed + count_missing(self.kinds, sentence, self.numerals, self.syllables)

    def uncounted(self, sentence: str) -> bool:
        """Tell whether the number of something is asked for, and `sentence` does not count it."""
        return bool(self.countables) and not has_count(self.countables, sentence, self.numerals)

    def lacks_place(self, context: str) -> bool:
        """Tell whether `context` does not speak of a place the question names."""
        return not self.places <= find_places(fold(context))

    def lacks_year(self, context: str) -> bool:
        """Tell whether `context` does not speak of a year the question names."""
        return not self.years <= set(_YEAR.findall(context))

    def has_other_ordinal(self, context: str) -> bool:
        """Tell whether `context` speaks of the 12th, or of level 4, where another is asked for."""
        told = ordinals(context) if self.ordinals else {}
        return any(
            thing in told and not numbers & told[thing] for thing, numbers in self.ordinals.items()
        )


def expectation_of(question: str) -> Expectation:
    """Return what `question` expects of its answer."""
    language = detect_language(question)
    folded = fold(question)
    plain = unicodedata.normalize("NFC", question).lower()
    kinds = answer_kinds(question, language)
    things = tuple(glossary().renderings(question, language)) if language != "vi" else ()
    return Expectation(
        kinds=kinds,
        posts=_posts(folded, things, language) if "person" in kinds else (),
        countables=things_to_count(question, language),
        wants_result=_wants_result(plain, kinds, language),
        places=find_places(folded),
        years=frozenset(_YEAR.findall(folded)),
        ordinals=ordinals(question),
        renderings=things,
        numerals=frozenset(NUMERAL.findall(question)),
        syllables=frozenset(syllables(question)),
    )


def _wants_result(plain: str, kinds: tuple[str, ...], language: Language) -> bool:
    if _DONE[language].search(plain):
        return True
    asked = "number" in kinds and _RESULT[language].search(plain)
    return bool(asked) and not _AIM.search(plain)


def _posts(
    folded: str, things: tuple[tuple[str, ...], ...], language: Language
) -> tuple[tuple[str, ...], ...]:
    """Return the offices named, a deputy's being another one than the head's."""
    every = [*_POSTS, *(_DEPUTY + post for post in _POSTS)]
    if language != "vi":
        return tuple(thing for thing in things if not set(every).isdisjoint(thing))
    return tuple((post,) for post in every if _holds(fold(post), folded, fold(_DEPUTY)))


def _holds(post: str, text: str, deputy: str = _DEPUTY) -> bool:
    return bool(re.search(rf"(?<!\b{deputy})\b{re.escape(post)}\b", text))
