"""Who talks to us: a browser, known by a random name in its cookie and by nothing else."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from index.records.languages import Language

_NAME, _LANGUAGE = "hoi_pho", "ngon_ngu"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_YEAR = 365 * 24 * 3600  # seconds
LANGUAGES: tuple[Language, ...] = ("vi", "en", "fr")


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser: `token` is in its cookie alone, `key` names it here and cannot be turned back."""

    token: str
    is_new: bool

    @property
    def key(self) -> str:
        """The name under which its conversation is kept: 64 hex digits."""
        return hashlib.sha256(self.token.encode()).hexdigest()

    @property
    def sender(self) -> str:
        """The name of its conversation with the assistant. Nobody can guess it."""
        return f"web:{self.key}"

    @classmethod
    def new(cls) -> "Visitor":
        """Return a visitor nobody knows yet."""
        return cls(secrets.token_urlsafe(32), is_new=True)


def visitor_of(request: Request) -> Visitor:
    """Return who sent `request`; a new visitor where its cookie is none of ours."""
    token = request.cookies.get(_NAME, "")
    return Visitor(token, is_new=False) if _TOKEN.fullmatch(token) else Visitor.new()


def remember(visitor: Visitor, response: Response, *, secure: bool) -> None:
    """Put `visitor`'s cookie on `response`. A `secure` one is sent over https alone."""
    response.set_cookie(
        _NAME, visitor.token, _YEAR, httponly=True, secure=secure, samesite="lax", path="/"
    )


def language_of(request: Request) -> Language:
    """Return the language of our own words: the one asked for, else chosen, else the browser's."""
    preferred = request.headers.get("accept-language", "")[:200]
    wishes = [request.query_params.get("lang", ""), request.cookies.get(_LANGUAGE, "")]
    wishes += [part.split(";")[0].strip()[:2] for part in preferred.split(",")]
    return next((each for wish in wishes for each in LANGUAGES if wish == each), "vi")


def remember_language(language: Language, response: Response) -> None:
    """Keep the language that was chosen."""
    response.set_cookie(_LANGUAGE, language, _YEAR, httponly=True, samesite="lax", path="/")
