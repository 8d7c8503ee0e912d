"""Check the health of a server on this machine."""

import httpx

_SECONDS = 5.0  # to answer: the door first asks a question itself


def is_healthy(address: str) -> bool:
    """Return whether `address` answers {"status": "ok"}."""
    try:
        # On our own machine there is neither a proxy nor a certificate.
        with httpx.Client(trust_env=False, verify=False, timeout=_SECONDS) as client:  # noqa: S501
            answer = client.get(address)
        return answer.is_success and answer.json()["status"] == "ok"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False
