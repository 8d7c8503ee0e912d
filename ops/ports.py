"""Find and check free ports on 127.0.0.1."""

import socket
from contextlib import suppress

import psutil

from ops.errors import OpsError


def require_free(variable: str, port: int) -> None:
    """Raise OpsError if `port` is in use, naming the program that has it and the setting."""
    with socket.socket() as probe:
        # As the servers do: a port with connections in TIME_WAIT counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise OpsError(
                f"port {port} is reserved for the system", f"set {variable} to one above 1023"
            ) from None
        except OSError:
            raise OpsError(
                f"port {port} is in use{_by_whom(port)}",
                f"end that program, or set {variable} to another port",
            ) from None


def find_free() -> int:
    """Return a port that is free at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _by_whom(port: int) -> str:
    """Return " by NAME (process ID)" for the program that listens on `port`, or ""."""
    # Other users' sockets, and on macOS all sockets, are hidden from ordinary users.
    with suppress(psutil.Error):
        for connection in psutil.net_connections("tcp"):
            same_port = connection.laddr and connection.laddr.port == port
            if same_port and connection.status == psutil.CONN_LISTEN and connection.pid:
                name = psutil.Process(connection.pid).name()
                return f" by {name} (process {connection.pid})"
    return ""
