"""Small real programs that stand for our servers in the tests of ops/."""

import sys
from pathlib import Path

from ops import health
from ops.supervision import Program

# Answers {"status": "ok"} to every GET of the port given.
HEALTHY = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')
HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
DYING = "import sys; print('no such model'); sys.exit(1)"


def server(port: int, folder: Path, source: str = HEALTHY) -> Program:
    """A program that serves at the port."""
    return Program(
        f"server {port}",
        [sys.executable, "-c", source, str(port)],
        {},
        folder / f"{port}.log",
        lambda: health.is_healthy(f"http://127.0.0.1:{port}/"),
    )


def program(name: str, folder: Path, source: str, *, optional: bool = False) -> Program:
    """A program without an address: it is of use as long as it runs."""
    command = [sys.executable, "-c", source]
    return Program(name, command, {}, folder / f"{name}.log", optional=optional)
