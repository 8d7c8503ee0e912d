"""Run the web front end, `python -m web`: on 127.0.0.1:$WEB_PORT, asking the assistant's door."""

import logging
import sys

import uvicorn

from actions.knowledge import shared_source
from actions.logs import configure_logging
from index.errors import IndexingError
from settings import SettingsError, load_settings
from web.app import application

HOST = "127.0.0.1"


def main() -> int:
    """Serve until stopped; return the exit status."""
    try:
        settings = load_settings()
        source = shared_source(settings)
    except (SettingsError, IndexingError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    configure_logging(settings)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # at INFO it logs every request
    source.watch()
    uvicorn.run(
        application(settings, source.current),
        host=HOST,
        port=settings.web_port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
