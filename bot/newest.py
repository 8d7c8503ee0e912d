"""The newest message known, by which one that may have been sent is found again."""

from bot.keeping.outbox import SUPERGROUPS_BELOW


class NewestMessages:
    """The greatest message number known, by what is numbered together."""

    def __init__(self) -> None:
        self._newest: dict[int, int] = {}

    def note(self, chat: int, message_id: int) -> None:
        """Note that `message_id` is in `chat`."""
        row = _row(chat)
        self._newest[row] = max(message_id, self._newest.get(row, 0))

    def before_next(self, chat: int) -> int:
        """Return a number below that of any message sent to `chat` from now on."""
        return self._newest.get(_row(chat), 0)


def _row(chat: int) -> int:
    return chat if chat < SUPERGROUPS_BELOW else 0
