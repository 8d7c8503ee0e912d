"""The chat's pages: what was said, a message sent, the conversation taken along or forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from actions.knowledge import Knowledge
from bot.errors import AssistantError
from database.transactions import Database
from door.incoming import MAX_CHARACTERS
from index.records.languages import Language
from index.text.combining_marks import limit_marks
from web import transcripts
from web.asking import Asking
from web.guard import read_form
from web.laid_out import laid_out
from web.pages import fill_in, page
from web.sources import Link, links_of
from web.transcripts import Exchange
from web.visitor import Visitor, language_of, remember, visitor_of
from web.words import WORDS

_LONGEST_KEY = 64


@dataclass(frozen=True)
class Chat:
    """The handlers of the chat's addresses. `secure`: people come over https alone."""

    asking: Asking
    database: Database
    knowledge: Callable[[], Knowledge]
    kept_days: float
    secure: bool

    async def show(self, request: Request, notice: str = "") -> Response:
        """Show the conversation of this browser, and the field to write in."""
        visitor, language = visitor_of(request), language_of(request)
        kept = await self.database.run(transcripts.latest, visitor.key)
        words = WORDS[language]
        response = page(
            request,
            "chat.html",
            here="chat",
            exchanges=[self._shown(each, language) for each in kept],
            kept_note=words["kept_note"].format(days=f"{self.kept_days:g}"),
            notice=notice,
        )
        if visitor.is_new:
            remember(visitor, response, secure=self.secure)
        return response

    async def say(self, request: Request) -> Response:
        """Answer a message: with the exchange alone where a script asks, else with the page."""
        fields = await read_form(request)
        message = limit_marks(fields.get("message", "").strip())[: MAX_CHARACTERS + 1]
        once = fields.get("once", "")
        if not message or not 0 < len(once) <= _LONGEST_KEY:
            return RedirectResponse("/", 303)
        visitor, language = visitor_of(request), language_of(request)
        shown = fields.get("title", "").strip()[:MAX_CHARACTERS] or message
        exchange, notice = await self.asking.say(visitor, once, message, shown)
        if request.headers.get("hx-request") != "true":
            response: Response = RedirectResponse(f"/#luot-{exchange.id}", 303)
        else:
            status = 200 if exchange.reply else 503
            html = self._shown(exchange, language, notice or WORDS[language]["down"])
            response = HTMLResponse(html, status, {"Cache-Control": "no-store"})
        if visitor.is_new:
            remember(visitor, response, secure=self.secure)
        return response

    async def export(self, request: Request) -> Response:
        """Give the conversation as a text file."""
        visitor, words = visitor_of(request), WORDS[language_of(request)]
        kept = await self.database.run(transcripts.latest, visitor.key, 10_000)
        lines = (
            f"{words['you']}: {each.said}\n{words['name']}: {each.reply.text if each.reply else ''}"
            for each in kept
        )
        return PlainTextResponse("\n\n".join(lines) + "\n", headers={"Cache-Control": "no-store"})

    async def forget(self, request: Request) -> Response:
        """Ask whether to forget the conversation; forget it when that was confirmed."""
        if request.method != "POST":
            return page(request, "forget.html")
        visitor = visitor_of(request)
        words = WORDS[language_of(request)]
        try:
            count = await self.asking.forget(visitor)
        except AssistantError:
            return page(request, "error.html", 503, heading=words["down"], text="")
        response = page(
            request,
            "error.html",
            heading=words["forgotten"].format(count=count),
            text="",
        )
        # A new name, so that the assistant has a conversation that remembers nothing.
        remember(Visitor.new(), response, secure=self.secure)
        return response

    def _shown(self, exchange: Exchange, language: Language, notice: str = "") -> Markup:
        paragraphs, source = laid_out(exchange.reply) if exchange.reply else ([], "")
        links: Sequence[Link] = ()
        if exchange.reply:
            links = links_of(exchange.reply, self.knowledge())
        html = fill_in(
            "exchange.html",
            language,
            exchange=exchange,
            paragraphs=paragraphs,
            source=source,
            links=links,
            notice=notice,
        )
        return Markup(html)  # noqa: S704  a template of ours, with everything in it escaped
