"""What browsers said, in the real database: once a key, in order, pruned by age, forgotten."""

from pathlib import Path

import pytest

from bot.reply import Citation, Reply, Suggestion
from database.transactions import Database
from web import transcripts

DAY = 24 * 3600.0
CITED = Citation("d", "1/QĐ", "Tên", None, "Điều 1", "Lời", None, "verbatim")
REPLY = Reply("Đây", "answered", "en", (CITED,), (Suggestion("Một", "một"),))


@pytest.fixture
async def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'a.db'}")
    await made.migrate()
    return made


async def test_a_key_names_one_message_of_one_browser(database: Database) -> None:
    first = await database.run(transcripts.begin, "a", "1", "xin chào", 1.0)
    again = await database.run(transcripts.begin, "a", "1", "xin chào", 2.0)
    other = await database.run(transcripts.begin, "b", "1", "xin chào", 3.0)
    assert (first.id, first.reply) == (again.id, None)
    assert other.id != first.id
    await database.close()


@pytest.mark.parametrize("reply", [REPLY, Reply("chỉ có chữ")])
async def test_a_reply_is_kept_whole(database: Database, reply: Reply) -> None:
    begun = await database.run(transcripts.begin, "a", "1", "hỏi", 1.0)
    await database.run(transcripts.finish, begun.id, reply)
    [kept] = await database.run(transcripts.latest, "a")
    assert kept.reply == reply
    await database.close()


async def test_the_latest_are_shown_and_the_old_ones_deleted(database: Database) -> None:
    for number in range(5):
        await database.run(transcripts.begin, "a", str(number), str(number), number * DAY)
    assert [each.said for each in await database.run(transcripts.latest, "a", 2)] == ["3", "4"]
    assert await database.run(transcripts.prune, 2.5, 5 * DAY) == 3
    assert len(await database.run(transcripts.latest, "a")) == 2
    await database.close()


async def test_forgetting_leaves_others_alone(database: Database) -> None:
    for visitor in ("a", "a", "b"):
        key = str(len(await database.run(transcripts.latest, visitor)))
        await database.run(transcripts.begin, visitor, key, "hỏi", 1.0)
    assert await database.run(transcripts.forget, "a") == 2
    assert await database.run(transcripts.latest, "a") == []
    assert len(await database.run(transcripts.latest, "b")) == 1
    await database.close()
