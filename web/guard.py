"""What surrounds every request: bounds, protecting headers, and no post from elsewhere."""

from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from door.incoming import MAX_CHARACTERS, MalformedError, read_body

_MOST_FIELDS = 8
# A letter is three bytes of UTF-8 and nine characters of a form.
_MOST_BYTES = 12 * MAX_CHARACTERS
# Nothing but our own files: no script, style or picture within a page, none from elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(self)",
}


class Guard:
    """Puts the protecting headers on every response and refuses posts that another site sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        if request.method == "POST" and not _is_from_here(request):
            refusal = PlainTextResponse("a form of another site", status_code=403)
            await refusal(scope, receive, protected)
            return
        await self._app(scope, receive, protected)


def _is_from_here(request: Request) -> bool:
    """Tell whether one of our own pages sent `request`, by what browsers say of themselves."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of the form in `request`, the first of each name.

    Raises MalformedError for what is too large, too slow or no form in UTF-8.
    """
    body = await read_body(request.stream(), _MOST_BYTES)
    try:
        fields = parse_qs(
            body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise MalformedError("the body is no form in UTF-8") from None
    return {name: values[0] for name, values in fields.items()}
