"""The commands behind `make`: `python -m ops COMMAND`, see commands.py.

Every error ends as one line on standard error and exit status 1.
"""

import sys
import time

from ops.children import Children
from ops.environments import ASSISTANT
from ops.errors import OpsError, from_os_error
from ops.steps import set_up_lock


def main() -> int:
    """Run one command; return its exit status."""
    start = time.monotonic()
    try:
        with Children() as children:
            with set_up_lock():
                ASSISTANT.make(children)
            from ops import commands  # needs packages that are installed only now

            return commands.run(sys.argv[1:], children, start)
    except OpsError as ops_error:
        error = ops_error
    except OSError as os_error:
        error = from_os_error(os_error)
    if error.details:
        print(error.details, file=sys.stderr)
    print(f"error: {error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
