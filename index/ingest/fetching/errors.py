"""FetchError: why a document could not be got from its address."""

from index.errors import IndexingError


class FetchError(IndexingError):
    """An address cannot be fetched; the message says why and what to do."""
