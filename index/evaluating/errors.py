"""What can be wrong with a question set."""

from index.errors import IndexingError


class QuestionSetError(IndexingError):
    """A file of a question set is missing or cannot be read."""
