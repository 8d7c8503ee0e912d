"""The title (trích yếu) of a document: its subject, and its spelling as in running text."""

import re
from itertools import islice
from pathlib import Path

from index.legal.metadata.legal_text import is_capitals
from index.lexicon.document_numbers import canonical_part
from index.lexicon.types import TYPE_PATTERN
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_LEADS: list[str] = sorted(_WORDS["leads"], key=len, reverse=True)
_ENACTING: tuple[str, ...] = tuple(_WORDS["enacting"])
_NAMES: dict[str, str] = {name.lower(): name for name in _WORDS["names"]}
_ACRONYMS: frozenset[str] = frozenset(_WORDS["acronyms"])
_PLACE = re.compile(rf"(?i)\b(?:{'|'.join(_WORDS['places'])})\s+(?=[^\W\d_])")
_LONGEST_RUN = 12  # words searched for together
# Each word of a title is searched for in the whole body. Without these limits a line of capitals as
# long as the text, or a word that recurs throughout it, would take the square of its length.
_LONGEST = 80  # words; the longest title of the shipped documents has 26
_MOST_OCCURRENCES = 30


def is_enacting(line: str) -> bool:
    """Tell whether `line` names, in capitals, the body that enacts (THỦ TƯỚNG CHÍNH PHỦ)."""
    return is_capitals(line) and line.startswith(_ENACTING)


def subject(title: str) -> str:
    """Return `title` from its subject on, without “về việc”, “phê duyệt”, “ban hành” and so on."""
    rest = title.strip(" .:;“”\"'–-")
    while True:
        for lead in _LEADS:
            if rest.lower().startswith(f"{lead} "):
                rest = rest[len(lead) :].lstrip(" :")
                break
        else:
            return rest[:1].upper() + rest[1:]


def sentence_case(title: str, body: str) -> str:
    """Return `title`, if it is in capitals, as running text writes it; else `title` as it is.

    Words get the spelling of the longest run of them that `body` has in small letters. Other words
    become small, except the names and acronyms of titles.yml. A title above 80 words stays as it
    is.
    """
    words = title.split()
    if len(words) > _LONGEST or not is_capitals(title):
        return title
    spelling: list[str] = []
    while len(spelling) < len(words):
        spelling += _next_words(words, len(spelling), body)
    return _restore_names(" ".join(spelling))


def name_case(words: str) -> str:
    """Return `words`, each with a capital letter (HÀ NỘI → Hà Nội)."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), words)


def _next_words(words: list[str], at: int, body: str) -> list[str]:
    """Return the longest run of words from `at` on that `body` has, as spelled there; else one."""
    for length in range(min(len(words) - at, _LONGEST_RUN), 1, -1):
        run = words[at : at + length]
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, run)) + r"(?!\w)"
        for match in islice(re.finditer(pattern, body, re.IGNORECASE), _MOST_OCCURRENCES):
            spelling = match[0].split()
            if is_capitals(match[0]):
                continue
            if _begins_sentence(body, match.start()):
                spelling[0] = _single_word(words[at], spelling[0])
            return spelling
    return [_single_word(words[at])]


def _begins_sentence(body: str, start: int) -> bool:
    before = body[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '.:\n“"-–)+'


def _single_word(word: str, spelling: str | None = None) -> str:
    """Return `word` in small letters, `spelling` if there is one; acronyms keep their capitals."""
    bare = word.strip(',;.()“”"')
    if bare in _ACRONYMS or re.search(r"\d", bare):
        return _number_case(word)
    return (spelling or word).lower()


def _number_case(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: canonical_part(part[0]) or part[0], word)


def _restore_names(text: str) -> str:
    for low, name in _NAMES.items():
        text = re.sub(rf"(?<!\w){re.escape(low)}(?!\w)", name, text, flags=re.IGNORECASE)
    # “nghị quyết số 5”, “luật giao dịch điện tử” name a document; “kế hoạch” alone does not.
    numbered_type = rf"(?i)(?:{TYPE_PATTERN})(?=\s+(?:số\s+)?\d)"
    return re.sub(numbered_type, lambda kind: kind[0][0].upper() + kind[0][1:].lower(), text)


def place_case(text: str) -> str:
    """Return `text` in small letters, with a capital on each word after “tỉnh”, “thành phố” …"""
    low = text.lower()
    match = _PLACE.search(low)
    return low[: match.end()] + name_case(low[match.end() :]) if match else low
