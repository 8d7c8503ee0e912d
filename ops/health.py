"""Asking a server on this machine whether it is of use."""

import httpx

QUESTION = "Quyết định 749/QĐ-TTg ban hành ngày nào?"
QUESTION_WITHIN_S = 30.0


def is_healthy(address: str) -> bool:
    """Tell whether `address` says {"status": "ok"}."""
    try:
        with _client(timeout=2.0) as client:
            answer = client.get(address)
        return answer.is_success and answer.json()["status"] == "ok"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False


def status_of_answer(address: str) -> str | None:
    """Ask QUESTION at the front door; return the AnswerStatus, None if there was no answer."""
    try:
        with _client(timeout=QUESTION_WITHIN_S) as client:
            reply = client.post(address, json={"sender": "ready", "message": QUESTION})
        customs = [message["custom"] for message in reply.json() if "custom" in message]
        return str(customs[0]["status"]) if reply.is_success else None
    except (httpx.HTTPError, ValueError, LookupError, TypeError):
        return None


def _client(timeout: float) -> httpx.Client:
    # No proxy of the environment stands between us and our own machine, and no certificate either.
    return httpx.Client(trust_env=False, verify=False, timeout=timeout)  # noqa: S501
