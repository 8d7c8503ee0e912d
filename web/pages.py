"""Fill in the templates. Whatever is filled in is text: nobody's markup reaches a page."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from index.records.languages import Language
from web.sheet import Run
from web.visitor import language_of, remember_language
from web.words import WORDS

_FOLDER = Path(__file__).parent
Row = tuple[tuple[Run, ...], ...]


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(_FOLDER / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    made.globals |= {"version": files_version(), "keys": new_key, "grouped": _grouped}
    return made


def new_key() -> str:
    """Return a key for a form: two forms never have the same."""
    return secrets.token_urlsafe(16)


@cache
def files_version() -> str:
    """Return a name for the style and scripts as they are, so that browsers may keep them long."""
    digest = hashlib.sha256()
    for file in sorted((_FOLDER / "static").iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def fill_in(template: str, language: Language, **values: Any) -> str:
    """Return the HTML of `template` in `language`."""
    return (
        _templates().get_template(template).render(language=language, w=WORDS[language], **values)
    )


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return a page for `request` in its visitor's language, 304 if the browser has it."""
    language = language_of(request)
    html = fill_in(template, language, here=values.pop("here", ""), **values)
    tag = f'"{hashlib.sha256(html.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    response = HTMLResponse(html, status, headers)
    if request.query_params.get("lang") == language:
        remember_language(language, response)
    return response


def _grouped(lines: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield neighbouring lines together, the rows of a table as “table”, others as “text”."""
    for is_row, group in groupby(lines, key=lambda line: len(line) > 1):
        yield ("table" if is_row else "text"), list(group)
