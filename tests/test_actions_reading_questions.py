"""The questions that one clause asks are told apart; what asks by itself alone is one."""

import pytest

from actions.reading.questions import MOST_PARTS, parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("who was he and what did he say", ("who was he", "what did he say")),
        ("nó để làm gì, ai đứng ra chọn", ("nó để làm gì", "ai đứng ra chọn")),
        (
            "nghị định 47 ai ký, có mấy điều và còn hiệu lực không",
            ("nghị định 47 ai ký", "có mấy điều", "còn hiệu lực không"),
        ),
        ("Qui a signé, et pourquoi ?", ("Qui a signé", "pourquoi ?")),
        # What says nothing of its own is asked of the same thing.
        ("đạt bao nhiêu và vào năm nào", ("đạt bao nhiêu và vào năm nào",)),
        ("hội thảo họp ở đâu, ngày nào", ("hội thảo họp ở đâu, ngày nào",)),
        # What does not ask belongs to what does: to what is behind it, where it is joined by “và”.
        ("Hà Nội, Huế và Đà Nẵng làm gì", ("Hà Nội, Huế và Đà Nẵng làm gì",)),
        ("ai dự, và ở Huế thì bao giờ họp", ("ai dự", "ở Huế thì bao giờ họp")),
        ("Sandbox là gì và lợi ích", ("Sandbox là gì và lợi ích",)),
        ("Ai ký?", ("Ai ký?",)),
    ],
)
def test_the_questions_of_a_clause_are_parted(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


def test_there_are_so_many_parts_at_most() -> None:
    parts = parts_of(", ".join(f"điều {number} nói gì" for number in range(1, 9)))
    assert len(parts) == MOST_PARTS
    assert parts[-1].endswith("điều 8 nói gì")
