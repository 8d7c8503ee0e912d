"""A question whose target, place or subject the conversation supplies."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from actions.conversation import Focus
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Change,
    Compare,
    Enumerate,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Spoken,
)
from index.legal.structure.provision import Provision
from tests.following import (
    HAI_PHONG,
    HEADINGS,
    IT,
    LISTED,
    ND13,
    ND13_ARTICLE_5,
    ND13_CLAUSE_2,
    NEW,
    Row,
    article,
    clause,
    named,
)

pytest_plugins = ["tests.knowledge"]


def of_places() -> Iterable[Row]:
    """“khoản 2 thì sao?” of the Điều, “điểm b?” of the Khoản spoken of."""
    it = named("nd13")
    yield (
        ND13_ARTICLE_5,
        Provisions(IT, clause("2")),
        "khoản 2 thì sao?",
        Provisions(it, (Provision(article="5", clause="2"),)),
    )
    point = (Provision(point="b"),)
    yield (
        ND13_CLAUSE_2,
        Provisions(IT, point),
        "điểm b?",
        Provisions(it, (Provision(article="5", clause="2", point="b"),)),
    )
    yield (
        ND13_CLAUSE_2,
        Provisions(IT, clause("3")),
        "khoản 3",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )
    yield ND13_CLAUSE_2, Provisions(IT, article("7")), "điều 7", Provisions(it, article("7"))
    yield (
        ND13_CLAUSE_2,
        Provisions(Anything(), clause("3")),
        "khoản 3",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )
    yield ND13, Provisions(IT, article("5")), "Điều 5", Provisions(it, article("5"))
    yield (
        ND13,
        Provisions(Anything(), article("5"), "Điều 5 quy định gì"),
        "Điều 5",
        Provisions(it, article("5"), "Điều 5 quy định gì"),
    )
    yield ND13, Provisions(IT, clause("2")), "khoản 2", Provisions(it, clause("2"))
    yield (
        ND13_ARTICLE_5,
        Provisions(named("nd42"), clause("2")),
        "khoản 2 NĐ 42",
        Provisions(named("nd42"), clause("2")),
    )
    yield (
        ND13_ARTICLE_5,
        Provisions(IT, (Provision(clause="1"), Provision(clause="2"))),
        "khoản 1 và 2",
        Provisions(it, (Provision(article="5", clause="1"), Provision(article="5", clause="2"))),
    )
    yield (
        NEW,
        Provisions(Anything(), article("5")),
        "Điều 5 về dữ liệu",
        Provisions(Anything(), article("5")),
    )
    yield (
        ND13_ARTICLE_5,
        Change(Provisions(IT, clause("3")), "khoản 3"),
        "còn khoản 3?",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )


def of_ellipsis() -> Iterable[Row]:
    """A question on a topic whose text leaves its subject out, and one that does not."""
    for text in ("3 trụ cột", "dân số bao nhiêu", "mục tiêu 2030", "how many people", "kết quả gì"):
        yield HAI_PHONG, Passages(text), text, Passages(text, about="Hải Phòng")
    claim = Passages("có đúng là 100% dịch vụ công mức 4 không?", claim="100%")
    yield HAI_PHONG, claim, claim.text, replace(claim, about="Hải Phòng")
    for text in (
        "Hà Nội làm gì?",
        "Dân số Nevers là bao nhiêu?",
        "đề án 06 nói gì",
        "Các tiêu chí đánh giá mức độ trưởng thành đô thị thông minh thử nghiệm của Bộ Xây dựng",
        "Thành phố nào có 5G Lab?",
        "thanh pho nao co 5g lab",
        "Which city runs a 5G lab?",
        "Quelle ville teste un bus autonome ?",
    ):
        yield HAI_PHONG, Passages(text), text, Passages(text)
    yield (
        ND13,
        Passages("trẻ em thì sao"),
        "trẻ em thì sao",
        Passages("trẻ em thì sao", named("nd13")),
    )
    yield LISTED, Passages("trẻ em thì sao"), "trẻ em thì sao", Passages("trẻ em thì sao")
    yield NEW, Passages("dân số bao nhiêu"), "dân số bao nhiêu", Passages("dân số bao nhiêu")
    spoken = Passages("ở đó có gì hay", IT)
    yield HAI_PHONG, spoken, spoken.text, Passages("ở đó có gì hay", about="Hải Phòng")
    yield NEW, spoken, spoken.text, Passages("ở đó có gì hay")
    yield HAI_PHONG, Overview(IT), "tóm tắt đi", Overview(subject="Hải Phòng")
    yield HAI_PHONG, Enumerate("dự án", IT), "kể các dự án", Enumerate("dự án", about="Hải Phòng")
    yield (
        Focus(subject="Nevers"),
        Lookup(IT, ("speaker",)),
        "ai nói vậy",
        Passages("ai nói vậy", about="Nevers", fields=("speaker",)),
    )
    yield (
        HAI_PHONG,
        Compare(subjects=("Hà Nội",)),
        "so với Hà Nội",
        Compare(subjects=("Hải Phòng", "Hà Nội")),
    )
    yield ND13, Compare(named("nd42")), "so với NĐ 42", Compare(named("nd13", "nd42"))
    yield (
        HEADINGS,
        Compare(Spoken(every=True)),
        "so sánh hai cái",
        Compare(subjects=("Nevers: dân số", "Nevers: xe tự lái")),
    )


def of_words_that_ask_nothing() -> Iterable[Row]:
    """“/restart”, “test”: nothing is asked of the document spoken of."""
    for text in ("/restart", "test", "qwerty test"):
        yield ND13, Passages(text), text, Passages(text)


ROWS = [
    row
    for rows in (
        of_places,
        of_ellipsis,
        of_words_that_ask_nothing,
    )
    for row in rows()
]


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected
