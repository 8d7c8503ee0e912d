"""One clock: Việt Nam's day, asked at the program's edges and nowhere else."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from index.clock import day_at, today
from tests.conftest import ROOT
from tests.import_graph import PACKAGES, imports
from tests.machine_clock import asks_machine, modules, optional_days

# What may ask the machine, and why.
MAY_ASK = {
    "actions/knowledge.py": "it tells the day of a file's time, not today",
    "index/clock.py": "it is the clock",
}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 17, 0, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 3, 31, 23, 30, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=9))), date(2025, 12, 31)),
    ],
)
def test_a_moment_has_the_day_it_is_in_vietnam(moment: datetime, day: date) -> None:
    assert day_at(moment) == day


def test_a_moment_of_no_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        day_at(datetime(2026, 3, 31, 23, 30))


# At any moment it is another day than in Việt Nam in one of the first two.
@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Pacific/Kiritimati", "UTC"])
def test_neither_the_zone_nor_the_zone_files_of_the_machine_count(zone: str) -> None:
    script = "from index.clock import today; print(today())"
    environment = os.environ | {"TZ": zone, "PYTHONTZPATH": ""}
    earliest = today()
    asked = [sys.executable, "-W", "error", "-c", script]
    printed = subprocess.run(
        asked, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert earliest <= date.fromisoformat(printed.strip()) <= today()


def test_no_module_but_the_clock_asks_the_machine_what_day_it_is() -> None:
    asking = {path for path, source in modules(ROOT, PACKAGES) if asks_machine(source)}
    assert asking == set(MAY_ASK)


def test_only_the_edges_of_the_program_ask_the_clock() -> None:
    asking = imports().graph.predecessors("index.clock")
    # The day in Việt Nam on which the store was built is asked of the clock too: it is not today.
    assert set(asking) == {
        "actions.knowledge",
        "actions.rasa_actions",
        "bot.__main__",
        "index.__main__",
        "web.texts",
    }


def test_nothing_takes_a_day_of_its_own_where_it_is_given_none() -> None:
    optional = {path: optional_days(source) for path, source in modules(ROOT, PACKAGES)}
    assert {path: names for path, names in optional.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nday = date.today()",
        "from datetime import date as d\ndef f(clock=d.today): ...",
        "import datetime\nx = datetime.datetime.now(datetime.UTC).date()",
        "import datetime as dt\nx = dt.date.today()",
        "from datetime import datetime\nx = datetime.utcnow()",
        "from datetime import datetime\nx = datetime.today()",
        "def late():\n    from time import localtime\n    return localtime()",
        "import time\nx = time.strftime('%Y')",
    ],
)
def test_whoever_asks_the_machine_is_found(source: str) -> None:
    assert asks_machine(source)


@pytest.mark.parametrize(
    "source",
    [
        "import time\nx = time.monotonic()",
        "from datetime import date\nx = date.min",
        "x = question.today",
        "from datetime import datetime\nx = datetime.strptime('2026', '%Y')",
    ],
)
def test_who_does_not_ask_it_is_not(source: str) -> None:
    assert not asks_machine(source)


def test_an_optional_day_is_found() -> None:
    source = "def a(x, today=None): ...\nasync def b(*, today=1): ...\ndef c(today, x=1): ..."
    assert optional_days(source) == ["a", "b"]
