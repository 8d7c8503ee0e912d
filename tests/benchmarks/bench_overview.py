"""What an overview costs, as a ratio to a plain cited answer, in one process and by turns.

Run: .venv/bin/python -m tests.benchmarks.bench_overview
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

from actions.conversation import Focus
from actions.knowledge import Knowledge, shared_source
from actions.turn import turn
from settings import load_settings

TODAY = date(2026, 11, 30)
PLAIN = (
    "Nevers có bao nhiêu dân?",
    "Quyết định 749 đặt mục tiêu kinh tế số bao nhiêu phần trăm GDP?",
    "Ngày Chuyển đổi số quốc gia là ngày nào?",
    "5G Lab là gì?",
)
OVERVIEWS = (
    "tóm tắt hội thảo thành phố thông minh",
    "giới thiệu nghị quyết 57",
    "Hải Phòng nói gì ở hội thảo",
    "nói chung về kinh tế số",
)
LISTS = (
    "kể tên các dự án của Le Havre",
    "mục tiêu năm 2025 của quyết định 749",
    "những thành phố nào tham gia hội thảo",
)
ROUNDS = 15


def _median(questions: tuple[str, ...], answer: Callable[[str], None]) -> float:
    """Return the median time of one of `questions`, in milliseconds."""
    times = []
    for question in questions:
        begin = time.perf_counter()
        answer(question)
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def _answering(knowledge: Knowledge) -> Callable[[str], None]:
    def answer(question: str) -> None:
        turn(question, Focus(), {}, knowledge, TODAY)

    return answer


def main() -> None:
    """Print the median of each kind and its ratio to that of a plain answer."""
    answer = _answering(shared_source(load_settings()).current())
    kinds = {"plain": PLAIN, "overview": OVERVIEWS, "list": LISTS}
    for questions in kinds.values():  # what is read once is read before
        _median(questions, answer)
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, questions in kinds.items():
            times[kind].append(_median(questions, answer))
    plain = statistics.median(times["plain"])
    for kind, measured in times.items():
        p50 = statistics.median(measured)
        print(f"{kind}: p50 {p50:.1f} ms, {p50 / plain:.2f} of a plain answer")


if __name__ == "__main__":
    main()
