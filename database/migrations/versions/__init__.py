"""The steps, each with what it follows; `python -m alembic` is not needed to write one."""
