"""Set up the project and run its programs, without importing them.

Until the assistant environment is installed there is only the standard library, so `errors`,
`stamps`, `steps`, `logs`, `children`, `guard` and `environments` import nothing else.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The root folder of this clone."""

LOGS = ROOT / "var" / "log"
"""The folder for the logs of the programs we start."""
