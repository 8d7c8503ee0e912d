"""The commands `add` and `remove`, which add documents to a store and remove them."""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from index.commands.named_documents import find_versions
from index.commands.progress import progress_bar
from index.commands.review_lines import mark_of
from index.commands.sources import incoming
from index.encoding.encoder import load_encoder
from index.encoding.prepare import prepare
from index.ingest.adding import Result, add, remove
from index.ingest.fetching.errors import FetchError
from index.ingest.reading.errors import ReadingError
from index.ingest.trust import is_rejected, trust_of


def add_documents(options: argparse.Namespace) -> int:
    """Add files, folders and addresses; print a line per file, then the counts.

    Returns 1 if a file was refused or there was none.
    """
    counts = {"added": 0, "there already": 0, "refused": 0}
    unconfirmed: list[str] = []
    say = partial(print, flush=True)

    def report(result: Result) -> None:
        line, kind = _line(result)
        counts[kind] += 1
        if result.version and trust_of(result.version) == "unconfirmed":
            unconfirmed.append(result.version.id)
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="hoi-pho-") as folder:
        files = []
        for source in options.source:
            try:
                files += incoming(source, Path(folder), options.anyway, say)
            except (FetchError, ReadingError) as error:
                report(Result(source, error=str(error)))
        prepare(options.settings, print)
        encoder = load_encoder(options.settings)
        # “add FOLDER FOLDER/FILE” names a file twice.
        files = list({file.location: file for file in files}.values())
        with progress_bar() as progress:
            add(
                files,
                options.store,
                encoder,
                progress,
                report,
                options.today,
                options.again,
                options.anyway,
                options.by if options.confirm else "",
            )
    if unconfirmed:
        print(f"{len(unconfirmed)} not confirmed by anybody: see `python -m index review`")
    print(f"store {options.store}: " + ", ".join(f"{n} {kind}" for kind, n in counts.items()))
    return 1 if counts["refused"] or not any(counts.values()) else 0


def remove_documents(options: argparse.Namespace) -> int:
    """Remove the added versions named by number, id or file name: all of them or none."""
    versions = [v for name in options.name for v in find_versions(name, options.store)]
    encoder = load_encoder(options.settings)
    with progress_bar() as progress:
        remove({version.id for version in versions}, options.store, encoder, progress)
    for version in versions:
        print(f"removed {version.file}: {version.document.name}")
    return 0


def _line(result: Result) -> tuple[str, str]:
    """Return the line to print for a file, and the count that it belongs to."""
    version = result.version
    if version is None and result.is_duplicate:
        return f"= {result.name}: the very bytes of another file of this run", "there already"
    if version is None:
        return f"✗ {result.name}: {result.error.removeprefix(f'{result.name}: ')}", "refused"
    document = version.document
    facts = [f"{version.articles} Điều" if version.articles else "", f"{version.words} words"]
    facts += ["a part only" if document.completeness == "partial" else "", *version.notes]
    description = f"{document.name} ({', '.join(fact for fact in facts if fact)})"
    if result.is_duplicate and is_rejected(version):
        return f"= {result.name}: {description}: was rejected", "there already"
    if result.is_duplicate:
        return f"= {result.name}: {description}: there already", "there already"
    return f"{mark_of(version)} {result.name}: {description}{_use(result)}", "added"


def _is_unconfirmed(result: Result) -> bool:
    return result.document is not None and result.document.trust == "unconfirmed"


def _use(result: Result) -> str:
    """Tell which text of a document in several files is used; "" for a document in one file."""
    texts = result.document.texts if result.document else ()
    own = next((one for one in texts if result.version and one.version == result.version.id), None)
    if own and not own.used and own.trust == "unconfirmed" and not _is_unconfirmed(result):
        return "; kept aside: a text of this number is trusted, and nobody has confirmed this one"
    if own and not own.used and not any(one.used for one in texts):
        return "; kept aside: its day or title is not that of the text of this number that is held"
    if len(texts) < 2 or not any(one.used for one in texts):
        return ""
    used = next(text for text in texts if text.used)
    if result.version and used.version == result.version.id:
        return "; another text of the same document is kept aside for this one"
    return f"; kept aside, for {used.file} is the same document and is read instead"
