"""What the assistant knows: the store in force, reopened when another one is put in its place."""

import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from index.clock import day_at
from index.documents.relations import Links, links_among
from index.encoding.encoder import Encoder, load_encoder
from index.encoding.remembering import RememberingEncoder
from index.errors import IndexingError
from index.references.finder import ReferenceFinder
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.store.in_force import current_name
from index.store.manifest import NAME as MANIFEST
from settings import Settings

_SECONDS_BETWEEN_LOOKS = 0.5
_KEPT_DAYS: float = Settings.model_fields["conversation_days"].default
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """An open store with what is derived from it.

    `kept_days`: how long a conversation is kept, for those who ask.
    """

    retriever: Retriever
    finder: ReferenceFinder
    links: Links
    kept_days: float

    @classmethod
    def of(cls, retriever: Retriever, kept_days: float = _KEPT_DAYS) -> "Knowledge":
        """Return what is known with the store of `retriever`."""
        documents = retriever.documents
        return cls(retriever, ReferenceFinder(documents), links_among(documents), kept_days)

    @property
    def built(self) -> date:
        """The day on which the store was put together on this machine."""
        written = (self.retriever.store.folder / MANIFEST).stat().st_mtime
        return day_at(datetime.fromtimestamp(written, UTC))


class KnowledgeSource:
    """Gives the Knowledge in force; a question that is under way keeps the one it began with.

    Another store is opened beside the one in use, so that no question waits for it.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the store. Raises IndexingError, with the cure, when that is impossible."""
        self._path: Path = settings.store_dir
        self._kept_days = settings.conversation_days
        self._encoder: Encoder = RememberingEncoder(load_encoder(settings))
        self._name = current_name(self._path)
        self._refused = ""
        self._knowledge = self._open()

    def current(self) -> Knowledge:
        """Return the Knowledge in force now."""
        return self._knowledge

    def refresh(self) -> None:
        """Open the store anew if another generation is in force."""
        name = current_name(self._path)
        if not name or name == self._name:
            return
        try:
            self._knowledge = self._open()
            self._name = name
        except IndexingError as error:
            # Tried again the next time, for it may be repaired; told of once.
            if name != self._refused:
                _log.error("the new store cannot be used, the old one stays: %s", error)
            self._refused = name

    def watch(self) -> None:
        """Refresh from now on, every half second, for as long as the process lives."""
        threading.Thread(target=self._watch, name="store-watch", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            try:
                self.refresh()
            except Exception:  # whatever it is, the next look may succeed
                _log.exception("looking for a new store failed")

    def _open(self) -> Knowledge:
        retriever = Retriever(open_store(self._path), self._encoder)
        return Knowledge.of(retriever, self._kept_days)


@cache
def shared_source(settings: Settings) -> KnowledgeSource:
    """Return the one KnowledgeSource of this process for `settings`, opened when first wanted.

    Raises IndexingError when it cannot open; the next call tries again.
    """
    return KnowledgeSource(settings)
