"""The log of the action server, of the processes that answer and of the door: standard error."""

import logging

from settings import Settings

_OURS = ("actions", "door", "index")


def configure_logging(settings: Settings) -> None:
    """Log from `settings.log_level` on; with DEBUG of others' records still only from INFO on.

    What libraries log below that may be whole messages: it takes `settings.log_messages` as well.
    """
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(message)s", force=True
    )
    if not settings.log_messages:
        for handler in logging.getLogger().handlers:
            handler.addFilter(_is_discreet)


def _is_discreet(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO or record.name.partition(".")[0] in _OURS
