"""Write the results of an evaluation as Markdown tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from index.evaluating import metrics
from index.evaluating.baselines import BM25, DENSE
from index.evaluating.conditions import BARE, WRITTEN
from index.evaluating.evaluation import COSINE, OURS, ConditionResult
from index.evaluating.metrics import Ints
from index.evaluating.results import Results

Lines = Iterator[str]


def report(results: Results) -> Lines:
    """Yield all lines of the report."""
    yield f"# {results.name}"
    yield ""
    yield (
        f"{results.documents} documents, {results.passages} passages, {results.model};"
        " best passage of a document counts."
    )
    yield from (f"{note}." for note in results.notes)
    titles = {one.condition.name: one.condition.title for one in results.conditions}
    yield from _section("Retrieval", _retrieval(results.conditions, results.k))
    yield from _section(
        f"Ours against the better of dense and BM25, MRR@{results.k}",
        _gains(results.conditions, results.k),
    )
    yield from _section("Judgement", _judgements(results.conditions))
    if results.sentences:
        yield from _section("Sentence chosen in the right document", _sentences(results, titles))
    yield from _section("Speed", _speed(results))
    if results.ablation:
        yield from _section("Without each part", _ablation(results, titles))


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Lines:
    """Yield the lines of a table; floats with three decimals."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(map(_cell, row)) + " |"


def _section(title: str, lines: Lines) -> Lines:
    yield from ("", f"## {title}", "")
    yield from lines


def _retrieval(conditions: Sequence[ConditionResult], k: int) -> Lines:
    systems = list(conditions[0].ranks)
    scores: dict[str, Callable[[Ints], float]] = {
        **{f"R@{at}": partial(metrics.recall_at, k=at) for at in metrics.cutoffs(k)},
        f"MRR@{k}": partial(metrics.mean_reciprocal_rank, k=k),
    }
    yield "R@k: share of questions with a right document among the first k."
    for name, score in scores.items():
        yield ""
        yield from markdown(
            [name, "questions", *systems],
            [
                [
                    one.condition.title,
                    len(one.condition.questions),
                    *(score(one.ranks[system]) for system in systems),
                ]
                for one in conditions
            ],
        )


def _gains(conditions: Sequence[ConditionResult], k: int) -> Lines:
    head = ["condition", "better of the two", "ours", "gap to 1 closed", "above it"]
    yield from markdown(
        [*head, "difference, 95 % (bootstrap)", "best of the four"],
        [_gain(one, k) for one in conditions],
    )
    by_name = {one.condition.name: one for one in conditions}
    if WRITTEN in by_name and BARE in by_name:
        yield from ("", f"MRR@{k} without diacritics as a share of that as written:", "")
        ratios = [_ratio(by_name[BARE], by_name[WRITTEN], name, k) for name in conditions[0].ranks]
        yield from markdown(list(conditions[0].ranks), [ratios])


def _gain(one: ConditionResult, k: int) -> list[object]:
    scores = {name: metrics.mean_reciprocal_rank(ranks, k) for name, ranks in one.ranks.items()}
    ours = scores.pop(OURS)
    better = max((DENSE, BM25), key=lambda name: scores[name])
    best = max(scores, key=lambda name: scores[name])
    base = scores[better]
    low, high = metrics.interval_of_difference(
        *(metrics.reciprocal_ranks(one.ranks[name], k) for name in (OURS, better))
    )
    return [
        one.condition.title,
        f"{base:.3f} ({better})",
        ours,
        _share((ours - base) / (1 - base)) if base < 1 else "–",
        _share(ours / base - 1) if base else "–",
        f"{low:+.3f} to {high:+.3f}",
        f"{scores[best]:.3f} ({best})",
    ]


def _judgements(conditions: Sequence[ConditionResult]) -> Lines:
    yield (
        "Each question is asked with its right documents there and without them. AUROC: right best"
        " passages against those of unanswerable questions; strict: a wrong best passage beside the"
        " right document is a negative too. Answered: unanswerable questions answered where 90 % of"
        f" the right answers are kept. ECE: {metrics.BINS} bins of equal width, both ways asked."
    )
    yield ""
    yield from markdown(
        ["condition", "by", "AUROC", "strict AUROC", "answered", "ECE"],
        [
            [
                one.condition.title,
                name,
                judgements.auroc,
                judgements.strict_auroc,
                _share(judgements.answered),
                judgements.calibration_error if name != COSINE else "–",
            ]
            for one in conditions
            for name, judgements in one.judgements.items()
        ],
    )


def _sentences(results: Results, titles: Mapping[str, str]) -> Lines:
    ways = list(next(iter(results.sentences.values())))
    yield from markdown(
        ["condition", *ways],
        [
            [titles[name], *(shares.get(way, "–") for way in ways)]
            for name, shares in results.sentences.items()
        ],
    )


def _speed(results: Results) -> Lines:
    speed = results.speed
    yield from markdown(
        ["", "encoder alone", "ours", "ratio"],
        [
            [
                "questions a second, in batches",
                f"{speed.encoder_rate:.0f}",
                f"{speed.search_rate:.0f}",
                speed.search_rate / speed.encoder_rate,
            ],
            [
                "ms a question: its pass, and the rest of a search",
                f"{speed.encoding:.2f}",
                f"{speed.searching:.2f}",
                speed.searching / speed.encoding,
            ],
        ],
    )


def _ablation(results: Results, titles: Mapping[str, str]) -> Lines:
    names = list(next(iter(results.ablation.values())))
    head = [f"{titles[name]}: R@1, MRR@{results.k}" for name in names]
    rows = []
    for part, outcomes in results.ablation.items():
        row: list[object] = [part]
        for ranks, _ in outcomes.values():
            first = metrics.recall_at(ranks, 1)
            row.append(f"{first:.3f}, {metrics.mean_reciprocal_rank(ranks, results.k):.3f}")
        judgements = outcomes[WRITTEN][1] if WRITTEN in outcomes else None
        rows.append([*row, judgements.auroc if judgements else "–"])
    yield from markdown(["", *head, "AUROC, as written"], rows)


def _ratio(bare: ConditionResult, written: ConditionResult, system: str, k: int) -> float:
    """Return MRR without diacritics over MRR as written, on the questions with diacritics."""
    rows = {question.id: row for row, question in enumerate(written.condition.questions)}
    same = [rows[question.id] for question in bare.condition.questions]
    above = metrics.mean_reciprocal_rank(bare.ranks[system], k)
    below = metrics.mean_reciprocal_rank(written.ranks[system][same], k)
    return above / below if below else float("nan")


def _share(value: float) -> str:
    return f"{value:.1%}"


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
