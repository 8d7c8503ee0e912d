"""The assistant that conversations are held with: one at an address, one that runs here, or a new.

One that runs is taken only if its code, its dialogue and its texts are those of this clone.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import StoreError
from index.ingest.building import corpus_hash
from index.store.catalogue import Catalogue
from index.store.generations import current_generation
from index.store.manifest import read_manifest
from ops import LOGS, ROOT
from ops.health import is_healthy
from ops.presence import Presence, code_digest, present
from ops.training import model_path
from settings import Settings, load_settings
from tests.conftest import added_to

CORPUS = ROOT / "data" / "corpus"


@dataclass(frozen=True)
class Server:
    """An assistant at `url`; `settings` have its store, None where nobody here can know it."""

    url: str
    settings: Settings | None

    def catalogue(self) -> Catalogue | None:
        """Return what it has read, where that is known."""
        if self.settings is None:
            return None
        return Catalogue(current_generation(self.settings.store_dir))


@contextmanager
def server(url: str, logs: Path = LOGS) -> Iterator[Server]:
    """Give the assistant at `url`; without one, an assistant that runs here, or a new one.

    `logs` is where running assistants have their records. Says which it is.
    """
    if url:
        print(f"The conversations are held with {url}; whether its quotes stand is not known here.")
        yield Server(url, None)
        return
    settings = load_settings()
    for running in present(logs):
        if why := difference(running):
            print(f"The assistant at {running.url} is not asked: {why}.")
        elif not is_healthy(f"{running.url}/ready"):
            print(f"The assistant at {running.url} is not asked: it does not answer.")
        else:
            print(f"The assistant at {running.url} is asked: it runs the same code and texts.")
            store = Path(running.store)
            yield Server(running.url, settings.model_copy(update={"store_dir": store}))
            return
    print("An assistant is started for them; `make serve` keeps one for the next time.")
    with tempfile.TemporaryDirectory(prefix="hoi-pho-stories-") as folder:
        from tests.assistant import running as new

        store = Path(folder) / "store"
        if not foreign_texts(settings.store_dir):
            shutil.copytree(settings.store_dir, store)  # so that there is no text to embed
        with new(store, Path(folder) / "log") as assistant:
            yield Server(assistant.url, assistant.settings)


def difference(running: Presence) -> str:
    """Say in what an assistant that runs differs from this clone; nothing where it does not."""
    if running.code != code_digest():
        return "it was started from other code"
    if running.model != model_path().name:
        return "it runs another trained dialogue"
    return foreign_texts(Path(running.store))


def foreign_texts(store: Path) -> str:
    """Say in what `store` differs from the shipped texts; nothing where it does not."""
    try:
        generation = current_generation(store)
        digest = read_manifest(generation, "").corpus
    except (StoreError, OSError) as error:
        return f"its store cannot be read ({error})"
    if digest != corpus_hash(CORPUS):
        return "its texts are older or newer"
    added = added_to(store)
    return f"texts were added to it: {', '.join(added[:3])}" if added else ""
