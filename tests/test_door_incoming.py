import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from door.incoming import MAX_BYTES, IncomingMessage, MalformedError, parse_message, read_body

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("message"), inner),
)


def read(**fields: Any) -> IncomingMessage:
    return parse_message(json.dumps(fields).encode())


async def in_parts(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def test_who_says_what() -> None:
    assert read(sender="a", message="qd 749 nói gì") == IncomingMessage("a", "qd 749 nói gì")
    assert read(sender="a", message="") == IncomingMessage("a", "")


def test_who_gives_no_name_gets_a_conversation_of_their_own() -> None:
    first, second = read(message="xin chào").sender, read(message="xin chào").sender
    assert first != second


@pytest.mark.parametrize("message", ["/restart", '/greet{"a": "b"}', " //greet", "/", "24/7"])
def test_slashes_stay_as_typed(message: str) -> None:
    assert read(sender="a", message=message) == IncomingMessage("a", message)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\xfa", "not JSON"),
        (b"[" * 16_000, "not JSON"),
        (b"[]", "not an object"),
        (b'"xin chao"', "not an object"),
        (b"{}", '"message" is not a text'),
        (b'{"sender": "a", "message": 5}', '"message" is not a text'),
        (b'{"sender": 1, "message": "a"}', '"sender" is not a text'),
        (b'{"sender": "", "message": "a"}', '"sender" is not a text'),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_no_message_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    with pytest.raises(MalformedError, match=reason) as refused:
        parse_message(body)
    assert refused.value.status == 400


def test_half_a_surrogate_pair_can_be_handed_on() -> None:
    incoming = parse_message(rb'{"sender": "a\ud83d", "message": "b\udc00"}')
    assert incoming == IncomingMessage("a?", "b?")


def test_a_row_of_marks_is_bounded() -> None:
    assert (
        read(sender="a", message="a" + "\u0301\u0323" * 999).message
        == "a\u0301\u0323" * 1 + "\u0301\u0323"
    )


@given(JSON)
def test_any_json_is_a_message_or_refused(value: Any) -> None:
    try:
        incoming = parse_message(json.dumps(value).encode())
    except MalformedError:
        return
    assert incoming.sender
    incoming.message.encode()


@given(st.binary())
def test_any_bytes_are_a_message_or_refused(body: bytes) -> None:
    try:
        assert parse_message(body).sender
    except MalformedError as refused:
        assert str(refused)


async def test_a_body_is_read_up_to_its_bound() -> None:
    assert await read_body(in_parts(b"a" * MAX_BYTES)) == b"a" * MAX_BYTES
    with pytest.raises(MalformedError) as refused:
        await read_body(in_parts(b"a" * MAX_BYTES, b"b"))
    assert refused.value.status == 413
