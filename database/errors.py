"""The errors of this package."""


class SchemaError(Exception):
    """The database has a schema that this version does not know."""
