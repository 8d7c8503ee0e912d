"""The database itself, on both engines: its schema's history, its transactions, its one owner."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

import bot.keeping.tables  # noqa: F401  defines its tables on METADATA
import web.transcripts  # noqa: F401  its own
from database.engine import make_engine
from database.errors import SchemaError
from database.migrating import migrate, unmigrate
from database.schema import METADATA
from database.transactions import Database
from tests.postgres import postgres

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'folder' / 'hoi-pho.db'}"
    else:
        with postgres() as address:
            yield address


def test_the_migrations_make_the_tables_that_the_code_knows(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    migrate(engine)  # there already
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_migrations_can_be_undone(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    unmigrate(engine, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    migrate(engine)
    assert set(METADATA.tables) < set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_schema_of_a_newer_version_is_refused(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaError, match="9999"):
        migrate(engine)
    engine.dispose()


async def test_one_process_at_a_time_owns_a_purpose(url: str) -> None:
    one, other = Database(url), Database(url)
    first, second = one.ownership("telegram-1"), other.ownership("telegram-1")
    third = other.ownership("telegram-2")
    assert first.take()
    assert not second.take()
    assert third.take()
    first.give_up()
    assert second.take()
    for ownership in (second, third):
        ownership.give_up()
    for database in (one, other):
        await database.close()


async def test_a_transaction_is_kept_whole_or_not_at_all(url: str) -> None:
    def count(connection: Connection) -> int:
        return connection.scalar(text("SELECT count(*) FROM things")) or 0

    def add_two(connection: Connection) -> None:
        connection.execute(text("INSERT INTO things VALUES (1)"))
        connection.execute(text("INSERT INTO things VALUES (1)"))

    database = Database(url)
    await database.migrate()
    await database.run(lambda c: c.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY)")))
    with pytest.raises(IntegrityError):
        await database.run(add_two)
    assert await database.run(count) == 0
    await database.close()


def test_an_sqlite_file_is_ours_alone(tmp_path: Path) -> None:
    file = tmp_path / "hoi-pho.db"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE things (id INTEGER)"))
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}
    engine.dispose()
