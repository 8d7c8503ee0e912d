"""Read a Markdown file written by a person, a converter from Word or a crawler."""

import html
import re
import string

from index.ingest.reading.crawled_tables import rebuild_rows
from index.ingest.reading.encodings import decode
from index.ingest.reading.plain_text import is_wrapped
from index.ingest.reading.raw_text import RawText
from index.text.rows import CELL_END, is_rule, row_line

# A character without Markdown's meaning (in code, escaped) is replaced by one that no rule below
# matches, and restored at the end.
_HIDDEN = {char: chr(0x10FF00 + ord(char)) for char in string.punctuation}
_HIDE = str.maketrans(_HIDDEN)
_SHOW = str.maketrans({hidden: char for char, hidden in _HIDDEN.items()})

_CAPTION = chr(0x10FEFF)  # stands before the text of an image

_FRONT_MATTER = re.compile(
    r"""(?x)
    \A---[ \t]*\n
    (
        (?: [\w-]+:.*\n     # a key
          | [ \t]+\S.*\n    # its value goes on
          | -[ ].*\n        # an item
          | \n
        )+
    )
    ---[ \t]*\n
    """
)
_FENCE = re.compile(r" {0,3}(?:```+[^`]*|~~~+.*)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"https?://[^\s()\[\]<>|*]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG_NAMES = (
    *("a", "abbr", "b", "big", "blockquote", "center", "cite", "code", "dd", "del", "details"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "font", "hr", "i", "ins", "kbd", "li"),
    *("mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"),
)
_TAG = re.compile(rf"</?(?:{'|'.join(_TAG_NAMES)})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
# Where a link or an image leads: `(address "title")`.
_TARGET = r"""(?x:
    \(\s*
    <? [^\s()<>]* (?:\([^\s()<>]*\)[^\s()<>]*)* >?      # the address, with brackets within
    (?: \s+ (?: "[^"\n]*" | '[^'\n]*' ) )?              # the title
    \s*\)
)"""
_IMAGE = re.compile(r"!\[([^\[\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]" + _TARGET)
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(
    r"""(?x)
    (?<!\w) (_{1,3}) (?=[^\s_])
    ( [^\n]{1,300}? (?:\n[^\n]{1,300}?)? )  # text of one or two lines
    (?<=[^\s_]) \1 (?!\w)
    """
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_BULLET = re.compile(r"^[ \t]*\*(?=\s)", re.MULTILINE)
_QUOTE = re.compile(r"^(?:\s*>(?!\s*\d+(?:[.,]\d+)?\s*(?:%|[^\W\d])))+[ \t]?")
_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$")
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|emf|wmf)|image\d*", re.IGNORECASE)


def read_markdown(data: bytes, name: str) -> RawText:
    """Return the text of a `.md` file without markup and front matter.

    Headings keep their `#`s; a table row is one line, its cells joined by ` | `. Raises
    ReadingError if the file is empty or not text.
    """
    source, notes = decode(data, name)
    front_matter, body = split_front_matter(source)
    text = plain_text(body)
    if front_matter:
        notes = (*notes, "front matter set aside")
    return RawText(text=text, format="md", name=name, wraps=is_wrapped(text), notes=notes)


def split_front_matter(source: str) -> tuple[str, str]:
    """Return the YAML between the leading `---` lines ("" without front matter), and the rest."""
    match = _FRONT_MATTER.match(source)
    return (match[1], source[match.end() :]) if match else ("", source)


def plain_text(source: str) -> str:
    """Return Markdown `source` without markup: every word of the text once, in order."""
    text = _strip_inline(_join_rows(_hide_literals(source)))
    lines = [line for line in map(_strip_line, text.split("\n")) if line is not None]
    return "\n".join(_drop_double_captions(rebuild_rows(lines))).strip("\n")


def _hide_literals(source: str) -> str:
    """Hide the punctuation of code, escapes and autolinks from the other rules; drop comments."""
    text = _CODE.sub(lambda match: match[2].translate(_HIDE), _hide_code_blocks(source))
    text = _ESCAPE.sub(lambda match: _HIDDEN[match[1]], text)
    with_comments, end, rest = text.rpartition("-->")  # an unclosed comment is text
    text = _COMMENT.sub("", with_comments + end) + rest
    return _AUTOLINK.sub(lambda match: match[1].translate(_HIDE), text)


def _hide_code_blocks(source: str) -> str:
    lines: list[str] = []
    is_code = False
    for line in source.split("\n"):
        if _FENCE.fullmatch(line):
            is_code = not is_code
        else:
            lines.append(line.translate(_HIDE) if is_code else line)
    return "\n".join(lines)


def _join_rows(text: str) -> str:
    # A cell of several paragraphs in Word becomes several lines, each but the last with ` \`.
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


def _strip_inline(text: str) -> str:
    """Remove the markup within lines: tags, images, links, emphasis, entities."""
    lines = (line for line in text.split("\n") if not is_rule(line.strip()))
    text = "\n".join(_BREAK.sub(" " if "|" in line else "\n", line) for line in lines)
    text = _TAG.sub("", text)
    text = _IMAGE.sub(_caption, text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(lambda match: match[0].translate(_HIDE), text)
    text = _STARS.sub(_literal_stars, _BULLET.sub("-", text))
    text = _UNDERSCORES.sub(r"\2", text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]).translate(_HIDE), text)


def _caption(image: re.Match[str]) -> str:
    return "" if _FILE_NAME.fullmatch(image[1].strip()) else f"{_CAPTION}{image[1]}"


def _literal_stars(stars: re.Match[str]) -> str:
    """Return the stars if they are text ("5*3", "a * b", "(*)"), "" if they are markup."""
    before = stars.string[stars.start() - 1 : stars.start()]
    after = stars.string[stars.end() : stars.end() + 1]
    is_sign = len(stars[0]) == 1 and before == after == " "
    is_note = before == "(" and after == ")"
    return stars[0] if is_sign or is_note or (before.isdigit() and after.isdigit()) else ""


def _strip_line(line: str) -> str | None:
    """Return the text of `line`, None if it is only markup."""
    bare = _QUOTE.sub("", line.replace("\xa0", " ")).strip(" \t")
    if bare == "|":
        return bare
    if bare.startswith("|") or CELL_END in bare:
        return None if _DELIMITER_ROW.fullmatch(bare) else _row(bare)
    heading = _HEADING.match(bare)
    if heading:
        return f"{heading[1]} {_restore(heading[2] or '').strip()}".rstrip(" #")
    text = _restore(bare)
    return None if is_rule(text) or _DELIMITER_ROW.fullmatch(text) else text


def _row(line: str) -> str:
    cells = line.removeprefix("|").removesuffix("|").split("|")
    return row_line([_restore(cell.strip()) for cell in cells])


def _restore(text: str) -> str:
    return text.translate(_SHOW).replace("\xa0", " ")


def _drop_double_captions(lines: list[str]) -> list[str]:
    """Drop the text of an image if the line before or after it is the same."""
    result: list[str] = []
    above = ""
    for index, line in enumerate(lines):
        if _CAPTION in line:
            line = line.replace(_CAPTION, "").strip()
            below = next((text for text in lines[index + 1 : index + 4] if text.strip()), "")
            if line in (above, below.replace(_CAPTION, "").strip()):
                continue
        result.append(line)
        above = line or above
    return result
