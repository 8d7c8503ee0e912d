"""More of what was spoken of, the next place, what was asked before."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from actions.conversation import Focus, Topic
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Cited,
    Continue,
    Define,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Validity,
)
from index.ingest.building import build
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, decree, quiet, write
from tests.following import (
    HAI_PHONG,
    IT,
    LISTED,
    ND13,
    ND13_ARTICLE_5,
    ND13_CLAUSE_2,
    NEVERS,
    NEW,
    Row,
    article,
    ids,
    named,
)
from tests.hash_encoder import HashEncoder

pytest_plugins = ["tests.knowledge"]

CORPUS = Path(__file__).parents[1] / "data" / "corpus"


def of_going_on() -> Iterable[Row]:
    """“xem thêm”, “điều tiếp theo”, “nãy tôi hỏi gì”, “quay lại …”."""
    yield HAI_PHONG, Continue("more"), "xem thêm", HAI_PHONG.plan or Cited()
    yield HAI_PHONG, Continue("detail"), "nói rõ hơn", HAI_PHONG.plan or Cited()
    yield LISTED, Continue("more"), "xem thêm", LISTED.plan or Cited()
    yield ND13, Continue("more"), "xem thêm", Overview(named("nd13"))
    yield (
        replace(ND13, plan=Validity(named("nd13"))),
        Continue("detail"),
        "rõ hơn",
        Overview(named("nd13")),
    )
    yield replace(NEW, plan=Define("AI")), Continue("more"), "xem thêm", Passages("AI")
    yield NEW, Continue("more"), "xem thêm", Ask("ask_what")
    yield HAI_PHONG, Continue("again"), "nãy tôi hỏi gì", HAI_PHONG.plan or Cited()
    yield NEW, Continue("again"), "nãy tôi hỏi gì", Ask("ask_what")
    yield (
        ND13_ARTICLE_5,
        Continue("next"),
        "điều tiếp theo",
        Provisions(named("nd13"), article("6")),
    )
    yield (
        ND13_ARTICLE_5,
        Continue("previous"),
        "điều trước",
        Provisions(named("nd13"), article("4")),
    )
    yield (
        ND13_CLAUSE_2,
        Continue("next"),
        "tiếp theo",
        Provisions(named("nd13"), (Provision(article="5", clause="3"),)),
    )
    yield ND13_CLAUSE_2, Continue("next"), "điều tiếp theo", Provisions(named("nd13"), article("6"))
    yield ND13, Continue("next"), "tiếp theo", Overview(named("nd13"))
    yield HAI_PHONG, Continue("next"), "tiếp", HAI_PHONG.plan or Cited()
    yield NEW, Continue("next"), "tiếp", Ask("ask_what")
    earlier = (
        Topic(ids("event"), subject="Hải Phòng", plan=HAI_PHONG.plan),
        Topic(ids("nd13"), plan=ND13.plan),
    )
    back = replace(NEVERS, earlier=earlier)
    yield back, Continue("back"), "quay lại đi", HAI_PHONG.plan or Cited()
    yield back, Continue("back"), "quay lại chuyện hai phong", HAI_PHONG.plan or Cited()
    yield back, Continue("back"), "quay lại 13/2023/NĐ-CP", ND13.plan or Cited()
    yield NEW, Continue("back"), "quay lại", Ask("ask_what")


ROWS = [row for rows in (of_going_on,) for row in rows()]


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected


@pytest.fixture(scope="session")
def with_text(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, Named]:
    """Return a store with a decree of four Điều, the second of which has Khoản, and the decree."""
    folder = tmp_path_factory.mktemp("texts")
    build(CORPUS, folder / "store", HashEncoder(), quiet)
    text = decree("9901/2031/NĐ-CP", "Một.", "1. Khoản một.\n2. Khoản hai.", "Ba.")
    add(folder / "store", write(folder, "decree.txt", text))
    knowledge = Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))
    [document] = [each for each in knowledge.retriever.documents if each.texts]
    return knowledge, Named((Naming(document.name, (document.id,)),))


@pytest.mark.parametrize(
    ("place", "how", "expected"),
    [
        (Provision(article="1"), "next", Provision(article="2")),
        (Provision(article="3"), "previous", Provision(article="2")),
        (Provision(article="2", clause="1"), "next", Provision(article="2", clause="2")),
        (Provision(article="2", clause="2"), "previous", Provision(article="2", clause="1")),
        (Provision(article="4"), "next", Provision(article="5")),
        (None, "next", Provision(article="1")),
    ],
)
def test_the_next_place_is_that_of_the_text(
    place: Provision | None,
    how: Literal["next", "previous"],
    expected: Provision,
    with_text: tuple[Knowledge, Named],
) -> None:
    reader, target = with_text
    focus = Focus(documents=target.documents[0].matches, provision=place)
    assert resolve(Continue(how), "tiếp", focus, reader) == Provisions(target, (expected,))


def test_the_choices_for_a_place_are_documents_that_have_it(
    with_text: tuple[Knowledge, Named],
) -> None:
    reader, target = with_text
    asking = resolve(Provisions(IT, article("2")), "Điều 2", NEW, reader)
    assert isinstance(asking, Ask)
    assert [choice.plan for choice in asking.choices] == [Provisions(target, article("2"))]
