"""Who speaks in a news article: paragraphs attributed to one speaker, until another speaks."""

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
_SAYS = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['verbs'])})(?!\w)|:\s*(?=[“\"])")
_BETWEEN = re.compile(rf"(?:[\s,]|(?<!\w)(?:{_any_of(_WORDS['between'])})(?=\s*$))+$")
_SEEN = re.compile(rf"\s*(?:$|\.|(?:{_any_of(_WORDS['seen'])})(?!\w))")
_UNFINISHED = re.compile(rf"(?<!\w)(?i:{_any_of(_WORDS['unfinished'])})$")
_ACCORDING = re.compile(r"(?<!\w)[Tt]heo\s+")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_NARRATED = tuple(_WORDS["narrated"])

_LONGEST_PARAGRAPH = 4000  # characters looked at
_LONGEST_SPEAKER = 28  # words
_LONGEST_CAPTION = 32  # words
_REMEMBERED = 50  # speakers


@dataclass(frozen=True, slots=True)
class _Attribution:
    speaker: str
    caption: bool


def speeches_of(lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield drafts of the speeches in `lines` and, as "preamble", of what nobody is quoted for.

    A caption under a photograph names who is seen, not who is quoted: it stands apart, and the
    speech goes on below it. A last line that is but a name is the author's: "closing".
    """
    until = len(lines) - (len(lines) > 1 and _is_name(lines[-1].text))
    known: list[str] = []
    speaker: str | None = None
    begun: str | None = None  # the speaker of the draft yielded last, "" for none
    for line in lines[:until]:
        said = _attribution(line.text)
        now = speaker
        if said and said.caption:
            now = None
        elif said:
            now = speaker = _recognised(said.speaker, known)
        elif line.hashes or line.text.lower().startswith(_NARRATED):
            now = speaker = None
        if (now or "") != begun:
            begun = now or ""
            yield _speech(line, now) if now else untitled_draft("preamble", line)
    if until < len(lines):
        yield untitled_draft("closing", lines[until])


def _speech(line: Line, speaker: str) -> Draft:
    depth = DEPTHS["speech"]
    return Draft("speech", "", line.start, line.start, depth, speaker, line.start)


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= 5 and all(word[0].isupper() for word in words) and text[-1].isalpha()


def _attribution(paragraph: str) -> _Attribution | None:
    """Return whom `paragraph` first names as speaking."""
    text = paragraph[:_LONGEST_PARAGRAPH]
    unquoted = _QUOTED.sub(lambda quote: "“" + " " * (len(quote[0]) - 1), text)
    for start, end in sentence_spans(unquoted):
        sentence = unquoted[start:end]
        for verb in _SAYS.finditer(sentence):
            if speaker := _speaker(sentence[: verb.start()]):
                short = len(paragraph.split()) <= _LONGEST_CAPTION and "“" not in unquoted
                seen = short and bool(_SEEN.match(sentence, verb.end()))
                return _Attribution(speaker, seen and end == len(unquoted))
        for according in _ACCORDING.finditer(sentence):
            person = _HONORIFIC.match(sentence, according.end())
            if person and (speaker := _named(sentence[according.end() :])):
                return _Attribution(speaker, caption=False)
    return None


def _speaker(before: str) -> str | None:
    """Return the speaker named at the end of `before`, which stands before a verb of saying."""
    before = _BETWEEN.sub("", before)
    if _UNFINISHED.search(before):
        return None
    people = list(_HONORIFIC.finditer(before)) or list(_OFFICE.finditer(before))[:1]
    return _named(before[people[-1].start() :]) if people else None


def _named(text: str) -> str | None:
    """Return the name and office that `text` begins with, first letter large; None if none."""
    first, *others = re.split(r"\s*[,;]\s+", text)
    kept = [first]
    for other in others:
        if not (_OFFICE.match(other) or _HONORIFIC.match(other) or other[:1].isupper()):
            break
        kept.append(other)
    speaker = ", ".join(kept).rstrip(" .,:;–-")
    words = speaker.split()
    if not 1 < len(words) <= _LONGEST_SPEAKER or not any(w[0].isupper() for w in words[1:]):
        return None
    return speaker[0].upper() + speaker[1:]


def _recognised(speaker: str, known: list[str]) -> str:
    """Return the speaker as first named, if already `known`; else `speaker`, known from now on."""
    latest = known[: -_REMEMBERED - 1 : -1]
    name = _name(speaker)
    for earlier in latest:
        full = _name(earlier)
        alike = min(len(name), 2)
        if name and full and (name[-alike:] == full[-alike:]):
            return earlier
    words = set(speaker.lower().replace(",", " ").split())
    for earlier in latest:
        if not _HONORIFIC.match(speaker) and words <= set(
            earlier.lower().replace(",", " ").split()
        ):
            return earlier
    known.append(speaker)
    return speaker


def _name(speaker: str) -> list[str]:
    """Return the words of the person's own name: after the honorific, else the last large ones."""
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
