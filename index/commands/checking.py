"""`check`: what is wrong with the metadata of a corpus."""

import argparse
from pathlib import Path

from index.checking import check


def check_corpus(options: argparse.Namespace) -> int:
    """Print every problem of the corpus; the status is 1 when there is one."""
    return 1 if print_problems(options.corpus) else 0


def print_problems(corpus: Path) -> int:
    """Print every problem of `corpus` and how many there are; return that number."""
    problems = check(corpus)
    for problem in problems:
        print(problem)
    print(f"{corpus}: {len(problems) or 'no'} problem(s)")
    return len(problems)
