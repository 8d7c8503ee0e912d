"""The error of a question set that cannot be read or measured."""

from index.errors import IndexingError


class QuestionSetError(IndexingError):
    """A question set or an option of its evaluation is wrong; the message says what to do."""
