"""Tell what a piece of a message does: ask, greet or thank, or tell a story.

Signs of each are counted and weighed (question words, “?”, requests; greetings; “tôi …” at the
beginning); no single word decides.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from actions.reading.marked_words import lowered, one_of
from index.text.folding import STOPWORDS, fold
from index.text.language import Language
from index.yaml_file import read_yaml

Role = Literal["story", "courtesy", "question"]

WORDS: dict[Language, dict[str, list[str]]] = read_yaml(Path(__file__).with_name("clauses.yml"))
ASKS = 2
"""The least score of a question."""

# Weights of the signs.
_MARK, _REQUEST, _WORD, _TELLS, _TELLS_WITHIN = 4, 3, 2, -2, -1
_MOST_WORDS = 2  # question words that count
_LONGEST_GREETING = 5  # words of a courtesy behind what it begins with
_ABOUT = "về|ve|about|of|de|sur"
_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_CONTENT = re.compile(r"\w+")
_CLOSING = r"(?:\s+(?:ạ|a|à|ad|anh|chị|em|bạn|vậy|vay|thế|the|z|v|hả|nhỉ|nhé|ta)){0,3}\W*$"


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of one language, for lowered texts."""

    opener: re.Pattern[str]
    opener_at_start: re.Pattern[str]
    opener_within: re.Pattern[str]
    asks: re.Pattern[str]
    asks_at_start: re.Pattern[str]
    asks_at_end: re.Pattern[str]
    requests: re.Pattern[str]
    vague: re.Pattern[str]
    tells: re.Pattern[str]
    tells_within: re.Pattern[str]
    greets: re.Pattern[str]
    idle: re.Pattern[str]
    refers: re.Pattern[str]
    pronouns: re.Pattern[str]
    object_pronoun: re.Pattern[str]
    articles: re.Pattern[str]
    placed: re.Pattern[str]
    condition: re.Pattern[str]
    advice: re.Pattern[str]
    asker: re.Pattern[str]
    purpose: re.Pattern[str]
    purposed: re.Pattern[str]
    own: re.Pattern[str]
    follows: re.Pattern[str]
    favour: re.Pattern[str]
    needs: re.Pattern[str]
    announces: re.Pattern[str]
    light: frozenset[str]
    persons: frozenset[str]
    kinds: frozenset[str]
    cites: re.Pattern[str]
    cites_beside: frozenset[str]
    right: re.Pattern[str]
    claims: re.Pattern[str]
    confirm: str
    whether: re.Pattern[str]
    asked_for: re.Pattern[str]
    topic: re.Pattern[str]
    rightly: re.Pattern[str]
    mutual: re.Pattern[str]
    so: re.Pattern[str]
    denial: re.Pattern[str]


def _forms(phrases: list[str]) -> frozenset[str]:
    """Return the words of `phrases`, with their diacritics and folded."""
    parts = (part for phrase in phrases for part in phrase.split())
    return frozenset(form for part in parts for form in (part, fold(part)))


def _word(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(phrases)})(?!\w)")


def _at_start(phrases: list[str], before: str = "") -> re.Pattern[str]:
    return re.compile(rf"\W*+{before}(?:{one_of(phrases)})(?!\w)")


@cache
def signs(language: Language) -> Signs:
    """Return the patterns of `language`."""
    words = WORDS[language]
    persons, begs, hear = (one_of(words[key]) for key in ("persons", "begs", "hear"))
    polite = one_of([*words["persons"], *words["begs"], *words["may"]])
    urging = one_of([*words["persons"], *words["urges"]])
    after = one_of([*words["persons"], *words["after_hear"]])
    request = (
        rf"(?:(?:{polite})\s+){{0,4}}(?:{begs})\s+(?:(?:{polite})\s+){{0,4}}(?:{hear})"
        rf"(?:\s+(?:{after})){{0,3}}"
    )
    looks, helps = one_of(words["looks"]), one_of(words["helps"])
    favour = rf"(?:{looks})\s+(?:{helps})(?:\s+(?:{after})){{0,3}}"
    opens = f"(?:{one_of(words['opens'])})"
    begging = (
        rf"(?:{one_of(words['lets'])})\s+(?:(?:{persons})\s+){{1,2}}(?:{one_of(words['begs_for'])})"
        rf"(?:\s+(?:{after})){{0,3}}"
    )
    at_start = one_of(words["opens_at_start"])
    pointed = [f"{noun} {pointer}" for noun in words["referred"] for pointer in words["pointers"]]
    # Behind a person a short verb claims, though it is typed bare: “bac bao”, but not “noi ve”.
    bare = one_of([one.removeprefix("=") for one in words["claims"]]) + rf"(?!\s+(?:{_ABOUT}))"
    light = [*words["light"], *words["persons"], *words["after_hear"]]
    return Signs(
        opener=re.compile(rf"(?<!\w)(?:{request}|{favour}|{begging}|{opens})(?!\w)[\s,:;–-]*+"),
        opener_at_start=re.compile(rf"\W*+(?:{at_start})(?!\w)[\s,:;–-]*+"),
        opener_within=re.compile(
            rf"(?<!\w)(?:{one_of(words['but'])})\s+(?:(?:{persons})\s+)?"
            rf"(?:{one_of(words['opens_within'])})(?!\w)[\s,:;–-]*+"
        ),
        asks=_word(words["asks"]),
        asks_at_start=_at_start(words["asks_at_start"]),
        asks_at_end=re.compile(rf"(?<!\w)(?:{one_of(words['asks_at_end'])}){_CLOSING}"),
        requests=_at_start(words["requests"], rf"(?:(?:{urging})\s+){{0,4}}"),
        vague=_word(words["vague"]),
        tells=_at_start(words["tells"]),
        tells_within=_word(words["tells_within"]),
        greets=_at_start(words["greets"], rf"(?:(?:{persons})\s+){{0,2}}"),
        idle=_word(words["idle"]),
        refers=_word([*words["refers"], *pointed]),
        pronouns=_word(words["pronouns"]),
        object_pronoun=re.compile(rf"(?<!\w)(?:{one_of(words['objects'])})(?=\s*+(?:[,;.?!]|$))"),
        articles=_word(words["articles"]),
        placed=re.compile(
            rf"(?<!\w)(?:{one_of(words['prepositions'])})\s+"
            r"(?:\w{1,3}['’\s]\s*+)?[\w-]+"
        ),
        condition=re.compile(
            rf"^(?:(?:{one_of(words['but'])})\s+)?(?:{one_of(words['conditions'])})(?!\w)"
            rf"(?:\s+(?:{one_of(words['condition_ends'])})(?!\w))*+[\s,]*+"
        ),
        advice=_word(words["advice"]),
        asker=_word(words["asker"]),
        # Behind a comma it needs nobody: “…, để đưa vào báo cáo”.
        purpose=re.compile(
            rf"(?<!\w)(?:{one_of(words['purposes'])})\s+(?:{one_of(words['own'])})(?!\w)"
            rf"|,\s(?:{one_of(words['purposes'])})(?!\w)"
        ),
        purposed=re.compile(rf"(?:{one_of(words['purposes'])})(?!\w)"),
        own=_word(words["own"]),
        follows=_at_start(words["follows"]),
        favour=re.compile(rf"(?<!\w)(?:{begs})\s+(?:{persons})(?!\w)"),
        needs=_word(words["needs"]),
        announces=re.compile(
            rf"(?<!\w)(?:{one_of(words['counts'])})\s+(?:\w+\s+){{0,2}}"
            rf"(?:{one_of(words['counted'])})(?:\s+\w+){{0,3}}\s?:\s"
        ),
        light=_forms(light),
        persons=_forms([*words["persons"], *words["after_hear"]]),
        kinds=_forms(words["kinds"]),
        cites=_word(words["cites"]),
        cites_beside=_forms(words["cites_beside"]),
        confirm=words["confirm"][0],
        asked_for=_at_start(words["asked_for"], r"(?:\w{1,5}\s+)?"),  # “the …”, “các …”
        topic=_at_start(words["topic"]),
        whether=re.compile(rf"(?:{one_of(words['whether'])})(?!\w)\s*+"),
        rightly=_word(words["rightly"]),
        mutual=_at_start(words["mutual"]),
        so=re.compile(rf"(?<!\w)(?:{one_of(words['claims'])})\s+(?:{one_of(words['so'])})(?!\w)"),
        denial=re.compile(rf"^(?:{one_of(words['denials'])})[,.!]+\s+", re.IGNORECASE),
        right=_word(words["right"]),
        claims=re.compile(
            rf"(?<!\w)(?:{one_of(words['claims'])}|(?:{persons})\s+(?:{bare})"
            rf"|(?:{bare})(?:\s+\w+){{0,2}}\s+(?:{one_of(words['that'])}))(?!\w)"
            rf"(?:\s+(?:{one_of(words['links'])})(?!\w)){{0,3}}[\s,:“\"']*+"
        ),
    )


def asking(text: str, language: Language) -> int:
    """Return how much `text` asks: `ASKS` and more for a question, less than 0 for a story."""
    read, lower = signs(language), _plain(text)
    if read.idle.search(lower) and len(_CONTENT.findall(lower)) <= 2 * _LONGEST_GREETING:
        return 0
    plain = read.vague.sub(" ", lower)
    score = _WORD * min(len(read.asks.findall(plain)), _MOST_WORDS)
    score += _MARK * ("?" in text)
    score += _REQUEST * bool(read.requests.match(plain))
    score += _WORD * bool(read.asks_at_start.match(plain))
    score += _WORD * bool(read.asks_at_end.search(plain))
    score += _TELLS * bool(read.tells.match(plain))
    return score + _TELLS_WITHIN * bool(read.tells_within.search(plain))


def wanting(text: str, language: Language) -> int:
    """Return how much `text` asks where it is told: “thầy hỏi …”, “tôi cần con số …”."""
    read, plain = signs(language), _plain(text)
    told = _TELLS * bool(read.tells.match(plain))
    told += _TELLS_WITHIN * bool(read.tells_within.search(plain))
    return asking(text, language) - told + _WORD * bool(read.needs.search(plain))


def is_bare_request(text: str, language: Language) -> bool:
    """Tell whether `text` only begs for what was said before: “nhờ bạn nhắc lại”."""
    begins = signs(language).requests.match(_plain(text))
    return begins is not None and not content_of(text, language)


def takes_up(text: str, language: Language) -> bool:
    """Tell whether `text` begs for what was told before it: “cho em xin các con số đó”."""
    lower = lowered(text)
    opener = signs(language).opener.search(lower)
    return opener is not None and signs(language).refers.search(lower, opener.end()) is not None


def has_question_word(text: str, language: Language, at_end: bool = True) -> bool:
    """Tell whether a question word stands in `text`; `at_end`: or one that ends it, “không”."""
    read, lower = signs(language), _plain(text)
    patterns = [read.asks.search, read.asks_at_start.match]
    patterns += [read.asks_at_end.search] if at_end else []
    return any(pattern(lower) for pattern in patterns)


def unconditioned(question: str, language: Language) -> str:
    """Return `question` without the condition that one before it answers: “nếu không thì …”."""
    lower = lowered(question)
    found = signs(language).condition.match(lower) if len(lower) == len(question) else None
    return question[found.end() :] or question if found else question


def asks_advice(text: str, language: Language) -> bool:
    """Tell whether `text` asks what the person who asks it should do: “làm sao để tôi …”."""
    lower = lowered(text)
    return bool(signs(language).advice.search(lower) and signs(language).asker.search(lower))


def _plain(text: str) -> str:
    """Return `text` lowered, abbreviations blanked: “AI” is no “ai”, who."""
    if text.isupper():
        return lowered(text)
    return lowered(_ABBREVIATION.sub(lambda found: "_" * len(found[0]), text))


def is_courtesy(text: str, language: Language) -> bool:
    """Tell whether `text` greets, thanks or begs pardon, and says nothing more."""
    read = signs(language)
    lower = lowered(text)
    idle = read.idle.search(lower)
    if idle and len(_CONTENT.findall(lower)) <= 2 * _LONGEST_GREETING:
        return True
    greeting = read.greets.match(lower)
    if greeting is None:
        return not content_of(text, language) and asking(text, language) < ASKS
    return asking(text, language) < ASKS


def role_of(text: str, language: Language, least: int = ASKS) -> Role:
    """Return what `text` does; a question scores `least`."""
    if is_courtesy(text, language):
        return "courtesy"
    return "question" if asking(text, language) >= least else "story"


def content_of(text: str, language: Language, light: bool = False) -> list[str]:
    """Return the words of `text`, lowered, that say what it is about: neither ask nor refer.

    `light`: also those that say what is asked and not of what, “ký”, “hiệu lực”.
    """
    return [word for word in said_in(text, language, light) if word not in STOPWORDS]


def said_in(text: str, language: Language, light: bool = False) -> list[str]:
    """Return the words of `text`, lowered, but for those that ask, refer or only join others."""
    read = signs(language)
    lower = lowered(text)
    if request := read.requests.match(lower) or read.asks_at_start.match(lower):
        lower = lower[request.end() :]
    for pattern in (read.opener, read.vague, read.asks, read.asks_at_end):
        lower = pattern.sub(" ", lower)
    for pattern in (read.refers, read.pronouns):
        lower = pattern.sub(" ", lower)
    idle = read.persons if light else read.light
    return [word for word in _CONTENT.findall(lower) if word not in idle]
