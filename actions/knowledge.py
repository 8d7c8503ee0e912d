"""What the assistant knows: the store in force, reopened when another one is put in its place."""

import logging
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.encoder import Encoder, load_encoder
from index.errors import IndexingError
from index.references import ReferenceFinder
from index.retriever import Retriever
from index.settings import Settings, settings
from index.store import current_name, open_store

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """An open store with what is derived from it."""

    retriever: Retriever
    finder: ReferenceFinder


class KnowledgeSource:
    """Gives the Knowledge in force; a question that is under way keeps the one it began with."""

    def __init__(self, chosen: Settings) -> None:
        """Open the store. Raises IndexingError, with the cure, when that is impossible."""
        self._path: Path = chosen.store
        self._encoder: Encoder = load_encoder(chosen)
        self._lock = threading.Lock()
        self._name = current_name(self._path)
        self._refused = ""
        self._knowledge = self._open()

    def current(self) -> Knowledge:
        """Return the Knowledge in force now."""
        name = current_name(self._path)
        with self._lock:
            if name and name != self._name:
                try:
                    self._knowledge = self._open()
                    self._name = name
                except IndexingError as error:
                    # Tried again at the next question, for it may be repaired; told of once.
                    if name != self._refused:
                        _log.error("the new store cannot be used, the old one stays: %s", error)
                    self._refused = name
            return self._knowledge

    def _open(self) -> Knowledge:
        retriever = Retriever(open_store(self._path), self._encoder)
        return Knowledge(retriever, ReferenceFinder(retriever.documents))


@cache
def shared_source() -> KnowledgeSource:
    """Return the one KnowledgeSource of this process. Raises IndexingError when it cannot open."""
    return KnowledgeSource(settings())
