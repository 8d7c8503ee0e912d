"""ReadingError: what a file's reader raises when it cannot read it."""

from index.errors import IndexingError


class ReadingError(IndexingError):
    """A file cannot be read; the message says why and what to do."""
