"""The log of the action server, of the processes that answer and of the door: standard error."""

import logging

from settings import Settings

_OURS = ("actions", "door", "index")


def configure_logging(settings: Settings) -> None:
    """Write the records of `settings.log_level` and above.

    What libraries log for debugging may be whole messages: unless `settings.log_messages`, theirs
    are written from INFO on.
    """
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(message)s", force=True
    )
    if not settings.log_messages:
        for handler in logging.getLogger().handlers:
            handler.addFilter(_is_discreet)


def _is_discreet(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO or record.name.partition(".")[0] in _OURS
