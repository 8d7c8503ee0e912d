"""The error raised when a document cannot be downloaded."""

from index.errors import IndexingError


class FetchError(IndexingError):
    """An address cannot be fetched; the message says why and what to do."""
