"""What a question of few words asks: what something is for, since when it is so, its number."""

import re
from pathlib import Path

from actions.described_documents import is_programme
from actions.reading.marked_words import lowered, one_of
from actions.reading.roles import content_of
from index.lexicon.types import type_codes
from index.text.language import detect_language
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_SAID = {key: re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)") for key, words in _WORDS.items()}
_NUMBER_OF = re.compile(
    r"(?<!\w)(?:number of (?:the |that |this )?|numéro (?:du |de la |de l'|de cette |de ce )"
    r"|số (?:hiệu )?(?:của )?(?:cái )?)"
)
# What stands for a document of any type.
_DOCUMENT = ("tài liệu", "văn bản")
_MOST_BESIDE = 5  # words beside the number asked for: “nghị định hướng dẫn đó”


def asks_aim(question: str) -> bool:
    """Tell whether `question` asks what something is for."""
    return _says("aims", question)


def tells_aim(sentence: str) -> bool:
    """Tell whether the Vietnamese `sentence` says what something is for."""
    return _says("aimed", sentence)


def asks_since(question: str) -> bool:
    """Tell whether `question` asks only from when it is so: of what was told before."""
    rest = _SAID["since"].sub(" ", lowered(question))
    return _says("since", question) and not content_of(rest, detect_language(question))


def asks_number(question: str) -> bool:
    """Tell whether `question` asks which number a document has: “quel est son numéro ?”."""
    of = _NUMBER_OF.search(lowered(question))
    if of and any(type_codes(word) for word in lowered(question)[of.end() :].split()[:2]):
        return True
    found = _SAID["number"].search(lowered(question))
    if found is None or _is_of_figures(lowered(question)[: found.start()]):
        return False
    beside = _SAID["number"].sub(" ", lowered(question))
    content = content_of(beside, detect_language(question), light=True)
    return len([word for word in content if not type_codes(word)]) <= _MOST_BESIDE


def _is_of_figures(before: str) -> bool:
    """Tell whether what stands `before` “số bao nhiêu” makes it no document's: “dân số”.

    A document's number stands behind its type or what else stands for it, or alone.
    """
    last = before.split()[-2:]
    is_document = any(map(type_codes, (" ".join(last), *last[-1:]))) or " ".join(last) in _DOCUMENT
    is_document |= is_programme(" ".join(last)) or any(map(str.isdigit, "".join(last)))
    return bool(last) and not is_document and bool(content_of(last[-1], "vi", light=True))


def is_of_newer(question: str) -> bool:
    """Tell whether `question` calls what it is on a newer one."""
    return _says("newer", question)


def is_of_speech(question: str) -> bool:
    """Tell whether `question` is of what somebody said, or of who did: “ai phát biểu thay mặt”."""
    return _says("speaks", question)


def _says(key: str, text: str) -> bool:
    return _SAID[key].search(lowered(text)) is not None
