"""Overview of texts that are held word for word: by the titles of their chapters, their Điều."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.result import Found
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Overview
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import DECREE, add, decree, quiet, write
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, named, worded
from tests.soundness import VALIDATOR, faults_of_text

WHOLE, ARTICLES = "Nghị định 981/2031/NĐ-CP", "Nghị định 955/2031/NĐ-CP"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A decree with chapters, and one with Điều alone."""
    folder = tmp_path_factory.mktemp("outlines")
    store = folder / "store"
    write_document(folder / "corpus", "ghi-chu", "## Phí\n\nKhông thu phí.", title="Ghi chú")
    build(folder / "corpus", store, HashEncoder(), quiet)
    alone = write(folder, "alone.txt", decree("955/2031/NĐ-CP", "Ngắn.", "Hai.", "Ba."))
    add(store, DECREE, alone)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


@pytest.mark.parametrize(("name", "unit"), [(WHOLE, "Chương"), (ARTICLES, "Điều")])
def test_a_text_is_told_of_by_its_own_headings(name: str, unit: str, knowledge: Knowledge) -> None:
    said = worded(Overview(named(name, knowledge)), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert list(VALIDATOR.iter_errors(said.to_payload())) == []
    assert list(faults_of_text(said.text)) == []
    assert "các phần sau:" in said.text
    points = [line for line in said.text.splitlines() if line.startswith("• ")]
    assert len(points) >= 3
    assert all(point.startswith(f"• {unit} ") for point in points)
    for citation in said.citations:
        assert citation.kind == "verbatim"
        assert f"“{citation.quote}”" in said.text


@pytest.mark.parametrize("name", [WHOLE, ARTICLES])
def test_each_part_can_be_read(name: str, knowledge: Knowledge) -> None:
    found = execute(Overview(named(name, knowledge)), context(knowledge))
    assert isinstance(found, Found)
    assert found.choices
    for choice in found.choices:
        assert worded(choice.plan, context(knowledge)).status is AnswerStatus.ANSWERED


def test_the_rest_is_told_on_asking(knowledge: Knowledge) -> None:
    plan = Overview(named(WHOLE, knowledge), points=1)
    first = worded(plan, context(knowledge))
    shown = tuple(citation.quote for citation in first.citations)
    more = worded(plan, context(knowledge, shown=shown))
    assert more.citations
    assert not {citation.quote for citation in more.citations} & set(shown)


def test_what_a_text_is_on_opens_and_its_common_parts_come_last(knowledge: Knowledge) -> None:
    said = worded(Overview(named(WHOLE, knowledge)), context(knowledge))
    assert said.text.startswith("“Nghị định này quy định về ")
    lines = [line for line in said.text.splitlines() if line.startswith("• ")]
    assert lines[0].startswith("• Chương II (Điều ")
    assert "QUY ĐỊNH CHUNG" not in lines[0]
    assert {"QUY ĐỊNH CHUNG", "ĐIỀU KHOẢN THI HÀNH"} <= {
        citation.quote for citation in said.citations
    }
