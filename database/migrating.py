"""Bring a database to the newest schema."""

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, text

from database.errors import SchemaError

# Any number, the same in every process of ours.
_LOCK = 5_005_749


def migrate(engine: Engine, revision: str = "head") -> None:
    """Run the migrations that lead to `revision`, in one transaction; none if it is there already.

    Processes that start together do so one after the other. Raises SchemaError if the database was
    written by a newer version.
    """
    config = Config()
    config.set_main_option("script_location", "database:migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise SchemaError(f"the database's schema is not known here ({error})") from error


def unmigrate(engine: Engine, revision: str) -> None:
    """Undo the migrations after `revision`, `base` for all; what they added is lost."""
    config = Config()
    config.set_main_option("script_location", "database:migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
