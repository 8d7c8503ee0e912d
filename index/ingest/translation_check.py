"""Check that a translation says what its Vietnamese original says, section for section."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import CorpusError
from index.ingest.corpus import read_translation, sections, split_front_matter
from index.ingest.problem import Problem
from index.ingest.stated import figures, has_name, is_word, names, vietnamese_names
from index.records.document import Section
from index.records.languages import Language
from index.text.language import detect_language
from index.text.sentences import sentence_spans

_NAMES: dict[Language, str] = {"vi": "Vietnamese", "en": "English", "fr": "French"}
# Fewer words do not tell their language: names, numbers.
_TELLING = 6


def check_translation(file: Path, language: Language, original: Path) -> Iterator[Problem]:
    """Yield the problems of `file`, the translation into `language` of `original`."""
    if not original.is_file():
        cure = "remove it, or give it the name of the Vietnamese file"
        yield Problem(file, "original", f"there is no {original}", cure)
        return
    try:
        translation, body = read_translation(file, language)
        _, own_body = split_front_matter(original)
    except CorpusError as error:
        cure = "give title and, if there are any, aliases and topics, and nothing else"
        yield Problem(file, "front matter", str(error), cure)
        return
    text = file.read_text(encoding="utf-8")
    check = _Check(file, language, original, text.count("\n", 0, len(text) - len(body)))
    yield from check.words("title", translation.title, 2)
    yield from check.body(list(sections(own_body)), list(sections(body)), body)


class _Check:
    """The check of one file, whose body begins after `above` lines."""

    def __init__(self, file: Path, language: Language, original: Path, above: int) -> None:
        self._file, self._language, self._original, self._above = file, language, original, above

    def words(self, field: str, text: str, line: int, telling: int = _TELLING) -> Iterator[Problem]:
        """Yield that `text`, on `line`, is in another language than its folder says."""
        found = detect_language(text)
        if len(text.split()) >= telling and found != self._language:
            message = f"is in {_NAMES[found]}, the folder says {_NAMES[self._language]}"
            yield self._problem(field, message, f"translate it: {text[:60]!r}", line)

    def body(self, own: list[Section], said: list[Section], body: str) -> Iterator[Problem]:
        """Yield the problems of the sections `said`, which translate `own`."""
        if len(own) != len(said):
            message = f"{len(said)}, but {self._original} has {len(own)}"
            cure = "translate every section, each under its heading, in the order of the original"
            last = said[min(len(own), len(said)) - 1] if said else None
            yield self._problem("sections", message, cure, self._line(body, last))
            return
        for number, (mine, theirs) in enumerate(zip(own, said, strict=True)):
            line = self._line(body, theirs)
            if theirs.sources:
                cure = "leave the line out: the sources are those of the original"
                yield self._problem("Nguồn", "stands in a translation", cure, line)
            if place := self._elsewhere(own, number, theirs):
                message = f"“{theirs.heading}” says what section {place} of the original says"
                cure = f"put the sections in the order of {self._original}"
                yield self._problem("order", message, cure, line)
                return
            yield from self._section(mine, theirs, line, body)

    def _elsewhere(self, own: Sequence[Section], number: int, said: Section) -> int:
        """Return the number, from 1, of another section that has the figures of `said`; 0: none."""
        stated = figures(said.text, self._language)
        if not stated or stated == figures(own[number].text, "vi"):
            return 0
        for other, section in enumerate(own):
            if other != number and figures(section.text, "vi") == stated:
                return other + 1
        return 0

    def _section(self, own: Section, said: Section, line: int, body: str) -> Iterator[Problem]:
        heading = line - 2
        yield from self._facts("heading", own.heading, said.heading, heading)
        is_marked = not own.heading.isascii() and detect_language(own.heading) == "vi"
        if own.heading == said.heading and is_marked:
            cure = f"translate {own.heading!r}"
            yield self._problem("heading", "is that of the original", cure, heading)
        yield from self.words("text", said.text, line)
        spans = sentence_spans(own.text), sentence_spans(said.text)
        if len(spans[0]) != len(spans[1]):
            message = f"has {len(spans[1])} sentences, the original {len(spans[0])}"
            cure = f"translate sentence for sentence: {own.text[:60]!r}"
            yield self._problem("sentences", message, cure, line)
            yield from self._facts("text", own.text, said.text, line)
            return
        for (a, b), (c, d) in zip(*spans, strict=True):
            at = self._above + 1 + body.count("\n", 0, said.start + c)
            yield from self._facts("text", own.text[a:b], said.text[c:d], at)

    def _facts(self, field: str, own: str, said: str, line: int) -> Iterator[Problem]:
        mine, theirs = figures(own, "vi"), figures(said, self._language)
        lacking = sorted(f for f in mine - theirs if not is_word(f, said, self._language))
        more = sorted(f for f in theirs - mine if not is_word(f, own, "vi"))
        if lacking or more:
            has = [f"lacks {', '.join(lacking)}"] if lacking else []
            has += [f"has {', '.join(more)}, which the original has not"] if more else []
            cure = f"say what the original says: {own[:90]!r}"
            yield self._problem(field, "; ".join(has), cure, line)
        for name in dict.fromkeys(names(own)):
            if not has_name(said, name):
                cure = f"write the name as the original: {own[:90]!r}"
                yield self._problem(field, f"lacks the name {name}", cure, line)
        for name in dict.fromkeys(vietnamese_names(said)):
            if not has_name(own, name):
                message = f"has the name {name}, which the original has not"
                yield self._problem(
                    field, message, f"write that of the original: {own[:90]!r}", line
                )

    def _line(self, body: str, section: Section | None) -> int:
        return self._above + 1 + body.count("\n", 0, section.start) if section else 0

    def _problem(self, field: str, message: str, cure: str, line: int) -> Problem:
        return Problem(self._file, field, message, cure, line)
