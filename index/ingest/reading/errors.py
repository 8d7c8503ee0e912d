"""The error of a file that cannot be read."""

from index.errors import IndexingError


class ReadingError(IndexingError):
    """A file cannot be read; the message says why and what to do."""
