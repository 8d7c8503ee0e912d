"""Results as Markdown tables."""

from collections.abc import Iterable, Iterator, Sequence

from index.evaluating import metrics
from index.evaluating.baselines import BM25, DENSE
from index.evaluating.conditions import BARE, WRITTEN
from index.evaluating.evaluation import COSINE, OURS, Measured

Table = Iterator[str]


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Yield the lines of a table; floats with three decimals."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(map(_cell, row)) + " |"


def retrieval(measured: Sequence[Measured], k: int) -> Table:
    """Yield a table for each of R@1, R@5, R@10 and MRR@k: conditions by systems."""
    systems = list(measured[0].ranks)
    for cutoff in sorted({1, 5, 10, k}):
        if cutoff <= k:
            yield from ("", f"R@{cutoff}", "")
            yield from markdown(
                ["condition", "questions", *systems],
                [
                    [_title(one), len(one.condition.questions)]
                    + [metrics.recall_at(one.ranks[system], cutoff) for system in systems]
                    for one in measured
                ],
            )
    yield from ("", f"MRR@{k}", "")
    yield from markdown(
        ["condition", "questions", *systems],
        [
            [_title(one), len(one.condition.questions)]
            + [metrics.mean_reciprocal_rank(one.ranks[system], k) for system in systems]
            for one in measured
        ],
    )


def gains(measured: Sequence[Measured], k: int) -> Table:
    """Yield how far ours is above the better of dense and BM25, and above the best of all."""
    rows = []
    for one in measured:
        scores = {name: metrics.mean_reciprocal_rank(r, k) for name, r in one.ranks.items()}
        ours = scores.pop(OURS)
        better = max((DENSE, BM25), key=lambda name: scores[name])
        best = max(scores, key=lambda name: scores[name])
        low, high = metrics.interval_of_difference(
            *(metrics.reciprocal_ranks(one.ranks[name], k) for name in (OURS, better))
        )
        rows.append(
            [
                _title(one),
                f"{scores[better]:.3f} ({better})",
                ours,
                _share((ours - scores[better]) / (1 - scores[better]) if scores[better] < 1 else 0),
                _share(ours / scores[better] - 1 if scores[better] else float("inf")),
                f"{low:+.3f} … {high:+.3f}",
                f"{scores[best]:.3f} ({best})",
            ]
        )
    yield from markdown(
        [
            "condition",
            "better of dense and bm25",
            "ours",
            "gap to 1 closed",
            "above it",
            "difference, 95 %",
            "best of the four",
        ],
        rows,
    )
    by_name = {one.condition.name: one for one in measured}
    if WRITTEN in by_name and BARE in by_name:
        # The same questions in both: those that a condition leaves as they are count as they are.
        yield from ("", f"MRR@{k} without diacritics, as a share of that as written", "")
        ratios = [_ratio(by_name[BARE], by_name[WRITTEN], name, k) for name in measured[0].ranks]
        yield from markdown(list(measured[0].ranks), [ratios])


def judgements(measured: Sequence[Measured]) -> Table:
    """Yield how well each condition's best passages are told right from wrong."""
    yield from markdown(
        [
            "condition",
            "AUROC ours",
            "strict",
            "unanswerable answered",
            "ECE",
            "AUROC cosine",
            "strict",
            "unanswerable answered",
        ],
        [
            [
                _title(one),
                one.judged[OURS].auroc,
                one.judged[OURS].strict_auroc,
                _share(one.judged[OURS].answered),
                one.judged[OURS].calibration_error,
                one.judged[COSINE].auroc,
                one.judged[COSINE].strict_auroc,
                _share(one.judged[COSINE].answered),
            ]
            for one in measured
        ],
    )


def _ratio(bare: Measured, written: Measured, system: str, k: int) -> float:
    places = {question.id: i for i, question in enumerate(written.condition.questions)}
    same = [places[question.id] for question in bare.condition.questions]
    above = metrics.mean_reciprocal_rank(bare.ranks[system], k)
    below = metrics.mean_reciprocal_rank(written.ranks[system][same], k)
    return above / below if below else float("nan")


def _title(one: Measured) -> str:
    return one.condition.title


def _share(value: float) -> str:
    return f"{value:.1%}"


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
