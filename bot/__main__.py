"""Run a front end: `python -m bot telegram` or `python -m bot chat`."""

import argparse
import logging
import os
import sys
from pathlib import Path

from bot.chat import run_chat
from bot.errors import BotError
from bot.logs import configure_logging
from bot.recording import Recording
from bot.telegram import run_telegram
from index.clock import today
from settings import SettingsError, load_settings

RECORDED = Path(__file__).parents[1] / "var" / "recorded"


def main() -> int:
    """Run the front end named on the command line; return the exit status.

    The status is 78 if another try would not help: see BotError.
    """
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument("front_end", choices=["telegram", "chat"])
    parser.add_argument("--record", default="", metavar="NAME", help="keep the chat as a story")
    options = parser.parse_args()
    front_end = options.front_end
    try:
        settings = load_settings(with_token=front_end == "telegram")
    except SettingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return os.EX_CONFIG
    configure_logging(settings)
    try:
        if front_end == "telegram":
            run_telegram(settings)
        else:
            name = options.record
            run_chat(settings, Recording(name, RECORDED, today()) if name else None)
    except BotError as error:
        logging.getLogger("bot").error("%s", error)
        return error.exit_status
    except BrokenPipeError:
        # The reader of our output has gone: keep the interpreter from failing as it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
