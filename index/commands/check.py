"""The command `check`, which shows the problems of a corpus or the reading of files to add."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from index.commands.review_lines import mark_of
from index.commands.sources import files_in
from index.errors import IndexingError
from index.ingest.adding import Incoming
from index.ingest.corpus_check import check
from index.ingest.one_file import text_of
from index.ingest.reading.sandbox import Reader


def check_metadata(options: argparse.Namespace) -> int:
    """Check the corpus, or show how the source files are read; return 1 if anything is wrong."""
    if options.source:
        files = [file for source in options.source for file in files_in(source)]
        return _show_readings(files, options.today)
    return 1 if print_problems(options.corpus, options.today) else 0


def print_problems(corpus: Path, today: date) -> int:
    """Print the problems of `corpus` on `today` and their number; return the number."""
    problems = check(corpus, today)
    for problem in problems:
        print(problem)
    print(f"{corpus}: {len(problems) or 'no'} problem(s)")
    return len(problems)


def _show_readings(files: Sequence[Path], today: date) -> int:
    refused = 0
    with Reader() as reader:
        for file in files:
            try:
                incoming = Incoming(file)
                raw = replace(reader.read(file), name=incoming.name)
                text = text_of(raw, file, incoming.location, incoming.digest(), today)
            except IndexingError as error:
                refused += 1
                print(f"✗ {error}")
                continue
            except Exception as error:  # an error in one text must not hide the other texts
                refused += 1
                print(f"✗ {incoming.name}: cannot be understood ({error!r:.200})")
                continue
            version = text.version
            document = version.document
            print(f"{mark_of(version)} {version.file}: {document.name} → {document.id}")
            counts = f"{version.words} words, {version.articles} Điều, {len(text.pieces)} passages"
            print("  " + "; ".join([counts, *version.notes]))
            for line in version.report:
                print(f"  {line}")
    return 1 if refused else 0
