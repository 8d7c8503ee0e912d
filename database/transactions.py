"""Run transactions without holding up the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from database.engine import make_engine
from database.migrating import migrate
from database.ownership import Ownership

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """The database at `url`, whose transactions run one after the other in a thread of their own.

    One thread, because SQLite has one writer anyway, and so no transaction of ours meets another.
    Every method may raise sqlalchemy.exc.SQLAlchemyError: the database is away, or the disk full.
    """

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        self._thread = ThreadPoolExecutor(1, "database")

    async def migrate(self) -> None:
        """Bring the database to the newest schema. Raises SchemaError."""
        await self._in_thread(lambda: migrate(self._engine))

    async def run(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return `work(connection, …)`, committed; rolled back if it raises."""

        def transact() -> T:
            with self._engine.begin() as connection:
                return work(connection, *args, **kwargs)

        return await self._in_thread(transact)

    def ownership(self, purpose: str) -> Ownership:
        """Return the right to be the one process that does `purpose`, not yet taken."""
        return Ownership(self._engine, purpose)

    async def close(self) -> None:
        """Wait for the transaction under way and close the connections."""
        await self._in_thread(self._engine.dispose)
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
