"""A Markdown file, as written by people, by converters from Word or by crawlers → RawText."""

import html
import re
import string

from index.ingest.reading.crawled_tables import rebuild_rows
from index.ingest.reading.encodings import decode
from index.ingest.reading.plain_text import is_wrapped
from index.ingest.reading.raw_text import RawText
from index.text.rows import CELL_END, is_rule, row_line

# A character that the text means as itself is moved out of reach of the rules below, and back.
_HIDDEN = {char: chr(0x10FF00 + ord(char)) for char in string.punctuation}
_HIDE = str.maketrans(_HIDDEN)
_SHOW = str.maketrans({hidden: char for char, hidden in _HIDDEN.items()})

_CAPTION = chr(0x10FEFF)  # before an image's text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+\S.*\n|- .*\n|\n)+)---[ \t]*\n")
_FENCE = re.compile(r" {0,3}(?:```+[^`]*|~~~+.*)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"https?://[^\s()\[\]<>|*]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|"
    r"font|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|"
    r"th|thead|tr|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_TARGET = r"\(\s*<?[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
_IMAGE = re.compile(r"!\[([^\[\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]" + _TARGET)
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(
    r"(?<!\w)(_{1,3})(?=[^\s_])([^\n]{1,300}?(?:\n[^\n]{1,300}?)?)(?<=[^\s_])\1(?!\w)"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_BULLET = re.compile(r"^[ \t]*\*(?=\s)", re.MULTILINE)
_QUOTE = re.compile(r"^(?:\s*>(?!\s*\d+(?:[.,]\d+)?\s*(?:%|[^\W\d])))+[ \t]?")
_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|emf|wmf)|image\d*", re.IGNORECASE)


def read_markdown(data: bytes, name: str) -> RawText:
    """Return the text of a `.md` file without its marks. Raises ReadingError.

    Headings keep their `#`s; a table row is one line, cells joined by ` | `. Front matter is no
    part of the text.
    """
    source, notes = decode(data, name)
    matter, body = split_front_matter(source)
    text = plain_text(body)
    if matter:
        notes = (*notes, "front matter set aside")
    return RawText(text=text, format="md", name=name, wraps=is_wrapped(text), notes=notes)


def split_front_matter(source: str) -> tuple[str, str]:
    """Return the YAML between the `---` lines a file begins with ("" without one), and the rest."""
    found = _FRONT_MATTER.match(source)
    return (found[1], source[found.end() :]) if found else ("", source)


def plain_text(source: str) -> str:
    """Return Markdown `source` without its marks: every word of the text, in order, once."""
    text = _inline(_joined_rows(_hidden(source)))
    read = (_line(line) for line in text.split("\n"))
    lines = rebuild_rows([line for line in read if line is not None])
    return "\n".join(_without_doubled_captions(lines)).strip("\n")


def _hidden(source: str) -> str:
    text = _CODE.sub(lambda found: found[2].translate(_HIDE), _with_code_hidden(source))
    text = _ESCAPE.sub(lambda found: _HIDDEN[found[1]], text)
    commented, end, rest = text.rpartition("-->")  # an open comment is none
    text = _COMMENT.sub("", commented + end) + rest
    return _AUTOLINK.sub(lambda found: found[1].translate(_HIDE), text)


def _with_code_hidden(source: str) -> str:
    lines: list[str] = []
    is_code = False
    for line in source.split("\n"):
        if _FENCE.fullmatch(line):
            is_code = not is_code
        else:
            lines.append(line.translate(_HIDE) if is_code else line)
    return "\n".join(lines)


def _joined_rows(text: str) -> str:
    # Word's cells of several paragraphs: a table row that goes on in the next line after a ` \`.
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        bare = line.rstrip()
        is_broken = bare.endswith("\\")
        bare = bare[:-1] if is_broken else line
        if is_open:
            lines[-1] += " " + bare.strip()
        else:
            lines.append(bare)
        is_open = is_broken and (is_open or line.lstrip().startswith("|"))
    return "\n".join(lines)


def _inline(text: str) -> str:
    lines = (line for line in text.split("\n") if not is_rule(line.strip()))
    text = "\n".join(_BREAK.sub(" " if "|" in line else "\n", line) for line in lines)
    text = _TAG.sub("", text)
    text = _IMAGE.sub(_caption, text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(lambda found: found[0].translate(_HIDE), text)
    text = _STARS.sub(_without_star, _BULLET.sub("-", text))
    text = _UNDERSCORES.sub(r"\2", text)
    return _ENTITY.sub(lambda found: html.unescape(found[0]).translate(_HIDE), text)


def _caption(found: re.Match[str]) -> str:
    return "" if _FILE_NAME.fullmatch(found[1].strip()) else f"{_CAPTION}{found[1]}"


def _without_star(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    is_sign = len(found[0]) == 1 and before == after == " "
    is_note = before == "(" and after == ")"
    return found[0] if is_sign or is_note or (before.isdigit() and after.isdigit()) else ""


def _line(line: str) -> str | None:
    """Return what `line` says; None where it is a mere mark of Markdown's."""
    bare = _QUOTE.sub("", line.replace("\xa0", " ")).strip(" \t")
    if bare == "|":
        return bare
    if bare.startswith("|") or CELL_END in bare:
        return None if _DELIMITER_ROW.fullmatch(bare) else _row(bare)
    heading = _HEADING.match(bare)
    if heading:
        return f"{heading[1]} {_shown(heading[2] or '').strip()}".rstrip(" #")
    text = _shown(bare)
    return None if is_rule(text) or _DELIMITER_ROW.fullmatch(text) else text


def _row(line: str) -> str:
    cells = line.removeprefix("|").removesuffix("|").split("|")
    return row_line([_shown(cell.strip()) for cell in cells])


def _shown(text: str) -> str:
    return text.translate(_SHOW).replace("\xa0", " ")


def _without_doubled_captions(lines: list[str]) -> list[str]:
    """Drop an image's text where the line before or after it says the same."""
    kept: list[str] = []
    above = ""
    for place, line in enumerate(lines):
        if _CAPTION in line:
            line = line.replace(_CAPTION, "").strip()
            below = next((text for text in lines[place + 1 : place + 4] if text.strip()), "")
            if line in (above, below.replace(_CAPTION, "").strip()):
                continue
        kept.append(line)
        above = line or above
    return kept
