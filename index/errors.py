"""The errors of this package; each message says what happened and what to do."""


class IndexingError(Exception):
    """Base of the errors of this package; a person may see its message."""


class CorpusError(IndexingError):
    """A corpus file cannot be read or lacks a required field."""


class StoreError(IndexingError):
    """A store is missing, truncated, edited, or of another format."""


class ModelError(IndexingError):
    """The embedding model cannot be prepared or loaded."""
