"""The commands `model`, `build`, `stats` and `verify`, which concern a whole store."""

import argparse

from index.commands.check import print_problems
from index.commands.progress import progress_bar
from index.encoding.encoder import load_encoder
from index.encoding.prepare import prepare
from index.ingest.building import build, is_up_to_date
from index.store import generations


def prepare_model(options: argparse.Namespace) -> int:
    """Prepare the embedding model in the cache."""
    prepare(options.settings, print)
    return 0


def build_store(options: argparse.Namespace) -> int:
    """Build the store from the corpus unless it is up to date; added documents stay.

    Returns 1, without building, if the corpus has problems.
    """
    if options.corpus.is_dir() and print_problems(options.corpus, options.today):
        return 1
    prepare(options.settings, print)
    encoder = load_encoder(options.settings)
    if is_up_to_date(options.store, options.corpus, encoder):
        print(f"store {options.store}: up to date")
        return 0
    with progress_bar() as progress:
        manifest = build(options.corpus, options.store, encoder, progress)
    print(
        f"store {options.store}: {manifest.documents} documents, {manifest.passages} passages,"
        f" {manifest.sentences} sentences, built with {manifest.model}"
    )
    return 0


def show_stats(options: argparse.Namespace) -> int:
    """Print the store's size, model and counts."""
    store = generations.open_store(options.store)
    manifest = store.manifest
    size = sum(path.stat().st_size for path in store.folder.rglob("*") if path.is_file())
    kinds: dict[str, int] = {}
    for document in store.catalogue.documents:
        kinds[document.type or "–"] = kinds.get(document.type or "–", 0) + 1
    print(f"store       {options.store} (generation {manifest.generation}, {size / 1e6:.1f} MB)")
    print(f"model       {manifest.model}, {manifest.dimension} dimensions")
    print(f"documents   {manifest.documents}: " + ", ".join(f"{n} {k}" for k, n in kinds.items()))
    print(f"passages    {manifest.passages}")
    print(f"sentences   {manifest.sentences}")
    return 0


def verify_store(options: argparse.Namespace) -> int:
    """Compare every file of the store with its hash. Raises StoreError at a difference."""
    generations.read_current(options.store, sampled=False)
    store = generations.open_store(options.store)
    print(f"store {options.store}: whole ({len(store.manifest.files)} files as written)")
    return 0
