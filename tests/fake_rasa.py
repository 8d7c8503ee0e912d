"""Rasa's REST channel on loopback: the wire's far end, saying what a test tells it to say."""

import asyncio
import sys
from typing import Any

from tests.loopback import LoopbackServer, Request, Response

CITATION: dict[str, Any] = {
    "document_id": "qd-749-2020",
    "number": "749/QĐ-TTg",
    "title": "Chương trình Chuyển đổi số quốc gia",
    "issued": "2020-06-03",
    "heading": "Mục tiêu",
    "quote": "Kinh tế số chiếm 20% GDP.",
    "url": "https://example.org/qd-749?a=1&b=2",
    "kind": "summary",
}
ANSWER: dict[str, Any] = {
    "status": "answered",
    "text": "Ban hành ngày 03/06/2020.\n\nNguồn: Quyết định 749/QĐ-TTg",
    "language": "vi",
    "citations": [CITATION],
    "suggestions": [{"title": "Mục tiêu 2025?", "payload": "Mục tiêu đến năm 2025 là gì?"}],
}


def custom(answer: dict[str, Any]) -> dict[str, Any]:
    """One message of Rasa's that carries an Answer."""
    return {"recipient_id": "r", "custom": answer}


def text(words: str, **fields: Any) -> dict[str, Any]:
    """One plain message of Rasa's."""
    return {"recipient_id": "r", "text": words, **fields}


class FakeRasa(LoopbackServer):
    """Answers `answers[message]`, else with an echo; `asked` is what it was sent.

    It names the turn of each answer, as ours does: “turn-1” is the first; `about` holds, in the
    order of `asked`, the turn each message is about. `forgotten` are the senders it was to forget.
    `status` other than 200 makes it fail; while `gate` is cleared, it does not answer; it says
    whether it `is_ready`, as the door does.
    """

    def __init__(self, port: int = 0) -> None:
        super().__init__(self._handle, port)
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, str]] = []
        self.about: list[str | None] = []
        self.forgotten: list[str] = []
        self.status = 200
        self.is_ready = True
        self.was_asked = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def _handle(self, request: Request) -> Response:
        if request.method == "GET":
            is_down = request.path == "/ready" and not self.is_ready
            return Response({"status": "not ready"}, 503) if is_down else Response({"status": "ok"})
        if request.path.endswith("/forget"):
            self.forgotten.append(request.params["sender"])
            return Response({"turns": 2}, self.status)
        message = request.params["message"]
        self.asked.append((request.params["sender"], message))
        self.about.append(request.params.get("about"))
        turn = f"turn-{len(self.asked)}"
        self.was_asked.set()
        await self.gate.wait()
        answer = self.answers.get(message, [text(f"Bạn hỏi: {message}")])
        if isinstance(answer, list):
            answer = [_in_turn(said, turn) for said in answer]
        return Response(answer, self.status)


def _in_turn(said: Any, turn: str) -> Any:
    if not (isinstance(said, dict) and isinstance(said.get("custom"), dict)):
        return said
    return {**said, "custom": {**said["custom"], "turn": turn}}


async def _serve(port: int) -> None:
    """Serve alone, a little slow, failing once at every tenth message: for fault runs."""
    failed: set[str] = set()

    class Failing(FakeRasa):
        async def _handle(self, request: Request) -> Response:
            message = request.params.get("message", "")
            if message.endswith("7") and message not in failed:
                failed.add(message)
                return Response([])
            await asyncio.sleep(0.05)
            return await super()._handle(request)

    async with Failing(port):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
