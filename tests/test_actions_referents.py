"""What “nó”, “nghị định đó”, “cái thứ hai” refer to."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from actions.conversation import Focus
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Define,
    Enumerate,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Spoken,
    Validity,
)
from tests.following import (
    GUIDED,
    GUIDES,
    HAI_PHONG,
    ISSUED,
    IT,
    LAND_LAW,
    LISTED,
    ND13,
    NEVERS,
    NEW,
    SIGNED,
    TWO,
    UNKNOWN,
    Row,
    article,
    cited,
    ids,
    named,
    year,
)

pytest_plugins = ["tests.knowledge"]


def of_documents() -> Iterable[Row]:
    """“ai ký?”, “nó còn hiệu lực không”: of the document spoken of last."""
    focus, it = ND13, named("nd13")
    yield focus, Lookup(IT, SIGNED), "ai ký?", Lookup(it, SIGNED)
    yield focus, Lookup(IT, ISSUED), "ngày nào", Lookup(it, ISSUED)
    yield focus, Lookup(IT, ("articles",)), "bao nhiêu điều", Lookup(it, ("articles",))
    yield focus, Lookup(IT, ("title",)), "what is it about?", Lookup(it, ("title",))
    yield focus, Lookup(IT), "cái đó", Lookup(it)
    yield (
        focus,
        Lookup(IT, SIGNED, "Phạm Bình Minh"),
        "do ông Minh ký à",
        Lookup(it, SIGNED, "Phạm Bình Minh"),
    )
    yield focus, Validity(IT), "còn hiệu lực không", Validity(it)
    yield focus, Validity(IT, year(2025)), "năm 2025 thì sao", Validity(it, year(2025))
    yield focus, Relations(IT, *GUIDES), "văn bản nào hướng dẫn", Relations(it, *GUIDES)
    yield (
        focus,
        Relations(IT, "replace", ("replaces",), True),
        "văn bản nào thay thế nó?",
        Relations(it, "replace", ("replaces",), True),
    )
    yield focus, Overview(IT), "tóm tắt nó", Overview(it)
    yield focus, Overview(IT, points=3), "nói 3 ý chính của nó", Overview(it, points=3)
    yield focus, Enumerate("đối tượng", IT), "kể các đối tượng", Enumerate("đối tượng", it)
    yield focus, Define("dữ liệu nhạy cảm", IT), "trong đó", Define("dữ liệu nhạy cảm", it)
    yield (
        focus,
        Passages("nó nói gì về trẻ em", IT),
        "nó nói gì",
        Passages("nó nói gì về trẻ em", it),
    )
    yield TWO, Lookup(IT, SIGNED), "ai ký", Lookup(named("nd13", "qd749"), SIGNED)
    yield TWO, Validity(IT), "còn hiệu lực không", Validity(named("nd13", "qd749"))
    yield UNKNOWN, Lookup(IT, ISSUED), "ban hành ngày nào?", Lookup(Named((LAND_LAW,)), ISSUED)
    yield UNKNOWN, Validity(IT), "còn hiệu lực không", Validity(Named((LAND_LAW,)))
    yield (
        UNKNOWN,
        Provisions(IT, article("5")),
        "Điều 5?",
        Provisions(Named((LAND_LAW,)), article("5")),
    )
    yield HAI_PHONG, Lookup(IT, ("author",)), "ai viết", Lookup(named("event"), ("author",))
    yield HAI_PHONG, Lookup(IT, ("speaker",)), "ai nói vậy?", Lookup(named("event"), ("speaker",))
    yield NEVERS, Lookup(IT, ("speaker",)), "who spoke?", Lookup(named("event"), ("speaker",))


def of_types() -> Iterable[Row]:
    """“nghị định đó”: the last document of that type, however long ago."""
    decree_, decision, law = Spoken(types=("nd",)), Spoken(types=("qd",)), Spoken(types=("luat",))
    yield ND13, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd13"), SIGNED)
    yield GUIDED, Lookup(decree_, ISSUED), "nghị định đó", Lookup(named("nd224"), ISSUED)
    yield GUIDED, Lookup(law, ISSUED), "luật đó ngày nào", Lookup(named("luat148"), ISSUED)
    yield GUIDED, Validity(law), "luật ấy còn hiệu lực không", Validity(named("luat148"))
    yield (
        GUIDED,
        Relations(decree_, "repeal", ("repeals",), False),
        "nghị định đó bãi bỏ cái gì",
        Relations(named("nd224"), "repeal", ("repeals",), False),
    )
    yield LISTED, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd42"), SIGNED)
    yield LISTED, Lookup(decision, SIGNED), "quyết định đó", Lookup(named("qd411"), SIGNED)
    yield TWO, Validity(decision), "quyết định đó", Validity(named("qd749"))
    yield (
        GUIDED,
        Provisions(law, article("5")),
        "Điều 5 của luật đó",
        Provisions(named("luat148"), article("5")),
    )
    yield (
        GUIDED,
        Passages("luật đó nói gì về dữ liệu", law),
        "luật đó nói gì về dữ liệu",
        Passages("luật đó nói gì về dữ liệu", named("luat148")),
    )


def of_what_was_quoted() -> Iterable[Row]:
    """“nghị định đó”, “luật đó”: what the last answer only mentions, before what is older."""
    decree_, law = Spoken(types=("nd",)), Spoken(types=("luat",))
    repeals = cited("nd224", "Nghị định 224/2026/NĐ-CP bãi bỏ Nghị định 42/2022/NĐ-CP.")
    of_law = Focus(documents=ids("luat148"), citations=(repeals,), earlier=(ND13.topic,))
    yield of_law, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd224"), SIGNED)
    replaced = cited("nd13", "Được Nghị định 999/2031/NĐ-CP thay thế.")
    lacking = Focus(documents=ids("luat148"), citations=(replaced,))
    asked = Passages("nghị định đó nói gì", decree_)
    yield lacking, asked, asked.text, Passages(asked.text, about="Nghị định 999/2031/NĐ-CP")
    of_decree = Focus(documents=ids("nd224"))
    yield of_decree, Lookup(law, SIGNED), "luật đó ai ký", Lookup(named("luat148"), SIGNED)


def of_pronouns() -> Iterable[Row]:
    """“họ”, “ils”, “elle”: who is meant was named before, however long the question is."""
    does = "Qu'est-ce qu'ils font avec l'intelligence artificielle ?"
    yield HAI_PHONG, Define("trí tuệ nhân tạo", text=does), does, Passages(does, about="Hải Phòng")
    yield NEW, Define("trí tuệ nhân tạo", text=does), does, Define("trí tuệ nhân tạo", text=does)
    aims = "Elle vise quel rang pour l'e-gouvernement en 2025 ?"
    yield ND13, Passages(aims), aims, Passages(aims, named("nd13"))
    signed = "qui a signé ?"
    french = replace(ND13, language="fr")
    yield french, Passages(signed), signed, Passages(signed, named("nd13"))


ROWS = [
    row
    for rows in (
        of_documents,
        of_types,
        of_what_was_quoted,
        of_pronouns,
    )
    for row in rows()
]


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected
