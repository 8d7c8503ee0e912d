"""The inbox and the outbox: what is new, whose turn it is, what is forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from bot.keeping import inbox, outbox
from bot.keeping.arrival import Arrival
from bot.keeping.inbox import Kept, Lane
from bot.keeping.message import Message
from bot.keeping.tables import INBOX, OUTBOX, PartState, UpdateState
from database.engine import make_engine

BOT = 5
NOW = 1_800_000_000.0


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = make_engine(f"sqlite:///{tmp_path / 'hoi-pho.db'}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(autouse=True)
def tables(connection: Connection) -> None:
    INBOX.metadata.create_all(connection)


def arrival(number: int, chat: int = 7, **fields: object) -> Arrival:
    return Arrival(number, chat, {"update_id": number}, **fields)  # type: ignore[arg-type]


def first(connection: Connection, lane: Lane = Lane(7)) -> Kept:  # noqa: B008  it is frozen
    kept = inbox.next_in(connection, BOT, lane)
    assert kept is not None
    return kept


def test_an_update_is_kept_once_however_often_it_comes(connection: Connection) -> None:
    twice = [arrival(1), arrival(2), arrival(1)]
    assert inbox.keep(connection, BOT, twice, NOW) == [Lane(7), Lane(7)]
    assert inbox.keep(connection, BOT, [arrival(2), arrival(3, chat=8)], NOW) == [Lane(8)]
    assert inbox.keep(connection, BOT + 1, [arrival(2)], NOW) == [Lane(7)], "another bot's"
    assert connection.scalar(select(func.count()).select_from(INBOX)) == 4


def test_a_chat_is_answered_in_the_order_in_which_telegram_numbered(
    connection: Connection,
) -> None:
    inbox.keep(connection, BOT, [arrival(2), arrival(3)], NOW)
    inbox.keep(connection, BOT, [arrival(1)], NOW)  # by a webhook they may come so
    numbers = []
    while kept := inbox.next_in(connection, BOT, Lane(7)):
        numbers.append(kept.content["update_id"])
        inbox.finish(connection, kept)
    assert numbers == [1, 2, 3]
    assert inbox.unfinished_lanes(connection, BOT) == []


def test_an_emergency_stands_in_a_lane_of_its_own_before_all(connection: Connection) -> None:
    lanes = inbox.keep(connection, BOT, [arrival(1), arrival(2, is_urgent=True)], NOW)
    assert lanes[0].emergency is not None
    assert inbox.unfinished_lanes(connection, BOT) == [lanes[0], Lane(7)]
    assert first(connection, lanes[0]).content == {"update_id": 2}
    assert first(connection).content == {"update_id": 1}


def test_a_tap_is_repeated_only_after_the_first(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1, once="tap"), arrival(2, once="tap")], NOW)
    tap = first(connection)
    assert not tap.is_repeated
    inbox.finish(connection, tap)
    assert first(connection).is_repeated


def test_an_answer_drops_a_notice_that_was_not_sent(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1)], NOW)
    kept = first(connection)
    outbox.add_notice(connection, kept, Message({"text": "được giữ"}))
    outbox.add_notice(connection, kept, Message({"text": "được giữ"}))
    outbox.add_answer(connection, kept, [Message({"text": "một"}), Message({"text": "hai"})])
    texts = []
    while part := outbox.next_part(connection, kept):
        outbox.begin_sending(connection, part, 10)
        texts.append(part.request["text"])
        outbox.note_sent(connection, part, 10 + len(texts))
    assert texts == ["một", "hai"]
    states = list(connection.scalars(select(OUTBOX.c.state).order_by(OUTBOX.c.part)))
    assert states == [PartState.DROPPED, PartState.SENT, PartState.SENT]


def test_a_notice_that_may_have_been_sent_is_looked_for_before_its_answer(
    connection: Connection,
) -> None:
    inbox.keep(connection, BOT, [arrival(1)], NOW)
    kept = first(connection)
    outbox.add_notice(connection, kept, Message({"text": "được giữ"}))
    notice = outbox.next_part(connection, kept)
    assert notice is not None
    assert not notice.is_needless
    outbox.begin_sending(connection, notice, 10)
    outbox.add_answer(connection, kept, [Message({"text": "một"})])
    needless = outbox.next_part(connection, kept)
    assert needless is not None
    assert (needless.id, needless.is_needless) == (notice.id, True)
    outbox.drop(connection, needless)
    answer = outbox.next_part(connection, kept)
    assert answer is not None
    assert (answer.request, answer.is_needless) == ({"text": "một"}, False)


def test_what_was_written_is_forgotten_once_it_is_answered(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1)], NOW)
    kept = first(connection)
    outbox.add_answer(connection, kept, [Message({"text": "bí mật"})])
    part = outbox.next_part(connection, kept)
    assert part is not None
    outbox.note_sent(connection, part, 11)
    assert outbox.next_part(connection, kept) is None
    assert connection.execute(select(INBOX.c.content, INBOX.c.state)).one() == (
        None,
        UpdateState.DONE,
    )
    assert connection.scalars(select(OUTBOX.c.request)).all() == [None]


def test_rows_go_when_telegram_can_no_longer_repeat_them(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1)], NOW)
    inbox.finish(connection, first(connection))
    inbox.keep(connection, BOT, [arrival(2)], NOW)
    assert inbox.prune(connection, NOW + 25 * 3600) == 0
    assert inbox.prune(connection, NOW + 49 * 3600) == 1
    assert first(connection).content == {"update_id": 2}, "what is not answered stays"


def test_a_refusal_ends_the_answer(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1)], NOW)
    kept = first(connection)
    outbox.add_answer(connection, kept, [Message({"text": "một"}), Message({"text": "hai"})])
    part = outbox.next_part(connection, kept)
    assert part is not None
    outbox.note_refused(connection, part)
    assert outbox.next_part(connection, kept) is None
    assert inbox.next_in(connection, BOT, Lane(7)) is None


def test_what_waits_moves_with_its_group(connection: Connection) -> None:
    inbox.keep(connection, BOT, [arrival(1, chat=-9), arrival(2, chat=-9)], NOW)
    kept = first(connection, Lane(-9))
    outbox.add_answer(connection, kept, [Message({"text": "một"})])
    inbox.move_chat(connection, BOT, -9, -1_000_000_000_009)
    assert inbox.unfinished_lanes(connection, BOT) == [Lane(-1_000_000_000_009)]
    part = outbox.next_part(connection, kept)
    assert part is not None
    assert part.chat == -1_000_000_000_009


def test_numbers_of_supergroups_are_their_own(connection: Connection) -> None:
    group = -1_000_000_000_009
    private = [arrival(1, message_id=50), arrival(2, chat=8, message_id=51)]
    inbox.keep(connection, BOT, [*private, arrival(3, chat=group, message_id=52)], NOW)
    kept = first(connection)
    outbox.add_answer(connection, kept, [Message({"text": "một"})])
    part = outbox.next_part(connection, kept)
    assert part is not None
    outbox.begin_sending(connection, part, 50)
    again = outbox.next_part(connection, kept)
    assert again is not None
    assert again.state is PartState.SENDING
    assert outbox.numbers_after(connection, again) == {51}
    assert dict(outbox.newest_messages(connection)) == {7: 50, 8: 51, group: 52}
