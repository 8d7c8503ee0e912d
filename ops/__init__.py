"""Set-up and running of the whole: starts programs, imports none of them.

Until the assistant environment is installed only the standard library is there, so `errors`,
`stamps`, `steps`, `logs`, `children`, `guard` and `environments` import nothing else.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The clone this code lies in."""

LOGS = ROOT / "var" / "log"
"""What the programs we start have to say."""
