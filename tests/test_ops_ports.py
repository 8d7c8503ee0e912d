import os
import socket

import pytest

from ops import ports
from ops.errors import OpsError


def test_a_port_in_use_names_port_variable_and_holder() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(OpsError) as refused:
            ports.require_free("RASA_PORT", port)
    message = str(refused.value)
    assert f"port {port} is in use" in message
    assert f"process {os.getpid()}" in message
    assert "RASA_PORT" in message


def test_a_port_just_left_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address) as client:
            server.accept()[0].close()  # closing first leaves the server's side in TIME_WAIT
            client.recv(1)
    ports.require_free("RASA_PORT", address[1])


def test_a_free_port_is_free() -> None:
    ports.require_free("RASA_PORT", ports.find_free())
