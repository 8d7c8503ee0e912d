"""Asking a server on this machine whether it is of use."""

import httpx

_SECONDS = 5.0  # to answer: the door asks a question first


def is_healthy(address: str) -> bool:
    """Tell whether `address` says {"status": "ok"}."""
    try:
        # No proxy of the environment stands between us and our own machine, and no certificate.
        with httpx.Client(trust_env=False, verify=False, timeout=_SECONDS) as client:  # noqa: S501
            answer = client.get(address)
        return answer.is_success and answer.json()["status"] == "ok"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False
