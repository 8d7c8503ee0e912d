"""What can go wrong here; every message says what happened and what to do."""


class IndexingError(Exception):
    """Base of this package's errors, fit to be shown to a person as it is."""


class CorpusError(IndexingError):
    """A corpus file cannot be read or lacks what it must have."""


class StoreError(IndexingError):
    """A store is missing, foreign, truncated or edited."""


class ModelError(IndexingError):
    """The embedding model cannot be prepared or loaded."""
