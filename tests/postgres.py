"""A PostgreSQL of a test's own, on loopback, gone when the test ends."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ops import ports


@contextmanager
def postgres() -> Iterator[str]:
    """Run a server; yield the address of an empty database. Skips where PostgreSQL is missing."""
    if not shutil.which("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed: apt-get install postgresql")
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="hoi-pho-postgres-"))
    port = ports.find_free()
    try:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        data = str(folder / "data")
        initdb = ["initdb", "--auth=trust", "--username=hoi", "--no-sync", "-D", data]
        subprocess.run(initdb, check=True, capture_output=True, user=user, cwd=folder)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        start = ["pg_ctl", "-w", "-D", data, "-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
        try:
            yield f"postgresql://hoi@127.0.0.1:{port}/postgres"
        finally:
            stop = ["pg_ctl", "-w", "-D", data, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    finally:
        shutil.rmtree(folder)
