"""Conversations held: each way of each, several at a time, and what came back judged."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import httpx

from bot.errors import ReplyError
from bot.reply import parse_reply
from index.store.catalogue import Catalogue
from tests.conversation import Conversation, Heard, Turn, complaints
from tests.soundness import faults, faults_of_text

AT_ONCE = 4  # the door lets so many through
_WITHIN_S = 60.0
Send = Callable[[str, str], list[dict[str, Any]]]
"""Sends one message of a sender; returns the messages of Rasa's REST channel."""


@dataclass(frozen=True)
class Exchange:
    """One message and its reply; `wrong` is what the reply should not be. None: none came."""

    turn: int
    said: str
    sent: str
    heard: Heard | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """A way of a conversation, held up to its end or to the first reply that is wrong."""

    conversation: Conversation
    way: int
    exchanges: tuple[Exchange, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """What is wrong with the last reply; nothing if all are as they must be."""
        return self.exchanges[-1].wrong

    def __str__(self) -> str:
        last = self.exchanges[-1]
        ways = len(self.conversation.ways())
        of = f" [{self.way + 1} of {ways}]" if ways > 1 else ""
        head = f"{self.conversation.conversation}{of}, turn {last.turn}: {'; '.join(last.wrong)}"
        return "\n".join([head, *(_told(each) for each in self.exchanges)])


def hold_all(
    conversations: Iterable[Conversation], send: Send, catalogue: Catalogue | None
) -> Iterator[list[Held]]:
    """Yield the ways of each of `conversations`, held AT_ONCE at a time, in their order.

    `catalogue` is what the assistant has read, for the quotes; None: nobody knows.
    """
    ways = [(each, way) for each in conversations for way in range(len(each.ways()))]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        held = pool.map(lambda each: hold(each[0], each[1], send, catalogue), ways)
        for _, group in groupby(held, key=lambda one: one.conversation.conversation):
            yield list(group)


def hold(conversation: Conversation, way: int, send: Send, catalogue: Catalogue | None) -> Held:
    """Hold one way of `conversation` with a person of its own, to the first wrong reply."""
    sender = f"test-{uuid.uuid4()}"
    exchanges: list[Exchange] = []
    texts = conversation.ways()[way]
    for number, (turn, text) in enumerate(zip(conversation.turns, texts, strict=True), start=1):
        heard = exchanges[-1].heard if exchanges else None
        sent = _payload(turn, heard) if turn.choose else text
        if sent is None:
            titles = ", ".join(s.title for s in heard.reply.suggestions) if heard else ""
            wrong = (f"there is no “{turn.choose}” to choose among: {titles or 'nothing'}",)
            exchanges.append(Exchange(number, f"[{turn.choose}]", "", None, wrong))
            break
        said = f"[{turn.choose}]" if turn.choose else text
        exchanges.append(_exchange(number, turn, said, sent, send, sender, catalogue))
        if exchanges[-1].wrong:
            break
    return Held(conversation, way, tuple(exchanges))


def _exchange(
    number: int,
    turn: Turn,
    said: str,
    sent: str,
    send: Send,
    sender: str,
    catalogue: Catalogue | None,
) -> Exchange:
    try:
        messages = send(sender, sent)
        heard = read_messages(messages)
    except (ReplyError, httpx.HTTPError, ValueError) as error:
        return Exchange(number, said, sent, None, (f"no reply: {error or type(error).__name__}",))
    found = (*complaints(turn, heard), *faults_of(heard, catalogue))
    return Exchange(number, said, sent, heard, found)


def read_messages(messages: Sequence[dict[str, Any]]) -> Heard:
    """Return what `messages` of the REST channel say. Raises ValueError where they disagree."""
    if not messages:
        raise ValueError("an empty list, Rasa's sign of an error")
    answers = [part["custom"] for part in messages if "custom" in part]
    texts = [part["text"] for part in messages if "text" in part]
    if answers and "\n\n".join(texts).split() != answers[0]["text"].split():
        raise ValueError(f"text and custom disagree: {messages}")
    return Heard(parse_reply(messages), answers[0] if answers else None)


def faults_of(heard: Heard, catalogue: Catalogue | None) -> Iterator[str]:
    """Yield what no reply may be; its quotes are looked up in `catalogue`, if there is one."""
    if heard.answer is None or catalogue is None:
        return faults_of_text(heard.reply.text)
    return faults(heard.answer, catalogue)


def sending(url: str) -> Send:
    """Return what sends messages to the assistant at `url`, as a front end does."""

    def send(sender: str, message: str) -> list[dict[str, Any]]:
        response = httpx.post(
            f"{url.rstrip('/')}/webhooks/rest/webhook",
            json={"sender": sender, "message": message},
            timeout=_WITHIN_S,
            trust_env=False,
        )
        messages: Any = response.json()
        if not isinstance(messages, list):
            raise ValueError(f"HTTP status {response.status_code}: {messages}")
        return messages

    return send


def _payload(turn: Turn, heard: Heard | None) -> str | None:
    """Return what the button that `turn` chooses sends; None where there is none."""
    offered, wanted = heard.reply.suggestions if heard else (), turn.choose or ""
    return next((each.payload for each in offered if wanted in each.title), None)


def _told(exchange: Exchange) -> str:
    said = exchange.said
    shown = said if len(said) <= 300 else f"{said[:300]}… ({len(said)} characters)"
    lines = str(exchange.heard or "nothing").splitlines()
    return "\n".join([f"  {exchange.turn} > {shown}", *(f"    < {line}" for line in lines)])
