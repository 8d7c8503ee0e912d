"""The speeches of a news article: the paragraphs in which one person is quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.legal.structure.drafts import DEPTHS, Draft, untitled_draft
from index.legal.structure.lines import Line
from index.text.sentences import sentence_spans
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_HONORIFIC = re.compile(rf"(?<!\w)(?i:{_any_of(_WORDS['honorifics'])})\.?\s+(?=[^\W\d_])")
_OFFICE = re.compile(rf"(?<!\w)(?i:{_any_of(_WORDS['offices'])})(?!\w)")
# A verb of saying, or a colon before a quotation.
_SAYS = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['verbs'])})(?!\w)|:\s*(?=[“\"])")
# Words between the speaker and the verb.
_BETWEEN = re.compile(rf"(?:[\s,]|(?<!\w)(?:{_any_of(_WORDS['between'])})(?=\s*$))+$")
# The words after the verb of a caption, which tell what the photograph shows.
_SHOWN = re.compile(rf"\s*(?:$|\.|(?:{_any_of(_WORDS['seen'])})(?!\w))")
_UNFINISHED = re.compile(rf"(?<!\w)(?i:{_any_of(_WORDS['unfinished'])})$")
_ACCORDING = re.compile(r"(?<!\w)[Tt]heo\s+")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_NARRATED = tuple(_WORDS["narrated"])

_LONGEST_PARAGRAPH = 4000  # characters read of each paragraph
_LONGEST_SPEAKER = 28  # words
_LONGEST_CAPTION = 32  # words
_MOST_SPEAKERS = 50  # the latest, with whom a name is compared


@dataclass(frozen=True, slots=True)
class _Attribution:
    """The speaker that a paragraph names; `is_caption` if it is the caption of a photograph."""

    speaker: str
    is_caption: bool


def speeches_of(lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield the drafts of the speeches in `lines`, and a "preamble" for lines without a speaker.

    The title of a speech is its speaker. The caption of a photograph names a person who is not
    quoted: it is a preamble, and the speech goes on below it. A last line that is only a name is
    the author's: a "closing".
    """
    end = len(lines) - (len(lines) > 1 and _is_name(lines[-1].text))
    speakers: list[str] = []
    speaker: str | None = None
    last_title: str | None = None  # the speaker of the last draft, "" for a preamble
    for line in lines[:end]:
        attribution = _attribution(line.text)
        title = speaker
        if attribution and attribution.is_caption:
            title = None
        elif attribution:
            title = speaker = _recognise(attribution.speaker, speakers)
        elif line.hashes or line.text.lower().startswith(_NARRATED):
            title = speaker = None
        if (title or "") != last_title:
            last_title = title or ""
            yield _speech(line, title) if title else untitled_draft("preamble", line)
    if end < len(lines):
        yield untitled_draft("closing", lines[end])


def _speech(line: Line, speaker: str) -> Draft:
    depth = DEPTHS["speech"]
    return Draft("speech", "", line.start, line.start, depth, speaker, line.start)


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= 5 and all(word[0].isupper() for word in words) and text[-1].isalpha()


def _attribution(paragraph: str) -> _Attribution | None:
    """Return the first speaker that `paragraph` names; None if it names none."""
    text = paragraph[:_LONGEST_PARAGRAPH]
    unquoted = _QUOTED.sub(lambda quote: "“" + " " * (len(quote[0]) - 1), text)
    for start, end in sentence_spans(unquoted):
        sentence = unquoted[start:end]
        for verb in _SAYS.finditer(sentence):
            if speaker := _speaker(sentence[: verb.start()]):
                short = len(paragraph.split()) <= _LONGEST_CAPTION and "“" not in unquoted
                is_caption = short and bool(_SHOWN.match(sentence, verb.end()))
                return _Attribution(speaker, is_caption and end == len(unquoted))
        for according in _ACCORDING.finditer(sentence):
            person = _HONORIFIC.match(sentence, according.end())
            if person and (speaker := _name_and_office(sentence[according.end() :])):
                return _Attribution(speaker, is_caption=False)
    return None


def _speaker(before: str) -> str | None:
    """Return the speaker at the end of `before`, the text before a verb of saying."""
    before = _BETWEEN.sub("", before)
    if _UNFINISHED.search(before):
        return None
    people = list(_HONORIFIC.finditer(before)) or list(_OFFICE.finditer(before))[:1]
    return _name_and_office(before[people[-1].start() :]) if people else None


def _name_and_office(text: str) -> str | None:
    """Return the name and office at the start of `text`, capitalized; None if there is none."""
    first, *others = re.split(r"\s*[,;]\s+", text)
    parts = [first]
    for other in others:
        if not (_OFFICE.match(other) or _HONORIFIC.match(other) or other[:1].isupper()):
            break
        parts.append(other)
    speaker = ", ".join(parts).rstrip(" .,:;–-")
    words = speaker.split()
    if not 1 < len(words) <= _LONGEST_SPEAKER or not any(w[0].isupper() for w in words[1:]):
        return None
    return speaker[0].upper() + speaker[1:]


def _recognise(speaker: str, speakers: list[str]) -> str:
    """Return the one of `speakers` that `speaker` is; else add `speaker` to them and return it."""
    latest = speakers[: -_MOST_SPEAKERS - 1 : -1]
    name = _name(speaker)
    for earlier in latest:
        full = _name(earlier)
        length = min(len(name), 2)
        if name and full and (name[-length:] == full[-length:]):
            return earlier
    words = set(speaker.lower().replace(",", " ").split())
    for earlier in latest:
        if not _HONORIFIC.match(speaker) and words <= set(
            earlier.lower().replace(",", " ").split()
        ):
            return earlier
    speakers.append(speaker)
    return speaker


def _name(speaker: str) -> list[str]:
    """Return the words of the name: those after the honorific, else the last capitalized ones."""
    person = _HONORIFIC.match(speaker)
    words = re.split(r"[,(–]| - ", speaker[person.end() :] if person else speaker)[0].split()
    if not person:
        words.reverse()
    name: list[str] = []
    for word in words:
        if not word[0].isupper():
            break
        name.append(word)
    return name if person else name[::-1]
