"""Measure how often the search finds the right section of the corpus first, by language.

    .venv/bin/python -m tests.benchmarks.eval_foreign

The questions are those of tests/questions/foreign.jsonl, each of one section, and the English and
French ones of the other two files. They are searched with and without the translations. Cards are
left out, as the assistant leaves them out of what it answers from.
"""

from collections.abc import Iterator

from actions.knowledge import KnowledgeSource
from index.documents.card import CARD_HEADING
from index.question.search_parts import Parts
from index.search.retriever import Retriever
from settings import load_settings
from tests.foreign_questions import ForeignQuestion, foreign_questions, other_questions

_HITS = 12


def first_ranks(retriever: Retriever, questions: list[ForeignQuestion]) -> list[int]:
    """Return the rank of the first right section for each of `questions`, from 0; _HITS: none."""
    found = retriever.search_many([question.text for question in questions], _HITS)
    ranks = []
    for question, hits in zip(questions, found, strict=True):
        sections = [hit for hit in hits if hit.passage.heading != CARD_HEADING]
        right = (rank for rank, hit in enumerate(sections) if question.is_answered_by(hit))
        ranks.append(next(right, _HITS))
    return ranks


def share_first(ranks: list[int]) -> float:
    """Return R@1: how many of `ranks` are the first."""
    return sum(rank == 0 for rank in ranks) / len(ranks)


def _rows(retriever: Retriever) -> Iterator[str]:
    alone = Retriever(retriever.store, retriever.encoder, Parts(renderings=False))
    for name, questions in (("own", foreign_questions()), ("others", other_questions())):
        for language in ("en", "fr"):
            some = [each for each in questions if each.language == language]
            without, with_them = (share_first(first_ranks(one, some)) for one in (alone, retriever))
            yield f"| {name} | {language} | {len(some)} | {without:.3f} | {with_them:.3f} |"


def main() -> None:
    """Print a Markdown table."""
    print("| questions | language | number | R@1 without translations | R@1 with them |")
    print("|---|---|---|---|---|")
    for row in _rows(KnowledgeSource(load_settings()).current().retriever):
        print(row)


if __name__ == "__main__":
    main()
