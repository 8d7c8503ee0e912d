"""What is known of documents that the store lacks, by what the others state and say."""

import pytest

from actions.executing.unknown import field_told_elsewhere, said_elsewhere, stated_document
from actions.knowledge import Knowledge
from actions.reading.plan import Field
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, decree, write
from tests.hash_encoder import HashEncoder
from tests.plan_making import context

SAYS = (
    "Theo Luật số 09/2022/QH15, mỗi phường có một bến.",
    "Theo Thông tư 23/2020/TT-BTTTT, bến nào cũng có đèn.",
    "Theo luật bến cảng, thuyền đỗ ở bến.",
    "Luật Hồ nước 77/2030/QH18 có hiệu lực từ ngày 01/7/2031.",
    "Nghị định này có hiệu lực trước Luật Sông ngòi.",
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("unknown")
    add(folder / "store", write(folder, "decree.txt", decree("955/2031/NĐ-CP", *SAYS)))
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("luật 09/2022", SAYS[0]),
        ("luật số 09/2022/QH15", SAYS[0]),
        ("09/2022", SAYS[0]),
        ("thông tư 09/2022", None),
        ("nghị định 09/2022/NĐ-CP", None),
        ("thông tư 23", SAYS[1]),
        ("thông tư 23/2020", SAYS[1]),
        ("23/2020/TT-BTTTT", SAYS[1]),
        ("nghị định 23", None),
        ("nghị định 23/2020", None),
        ("thông tư 2", None),
        ("thông tư 23/2021", None),
        ("luật bến cảng", SAYS[2]),
        ("luật bến", SAYS[2]),
        ("luật bến đò", None),
    ],
)
def test_only_what_is_said_of_the_very_document_is_told(
    written: str, said: str | None, knowledge: Knowledge
) -> None:
    found = said_elsewhere(written, (), context(knowledge))
    assert (found.words if found else None) == said


def test_what_nobody_states_a_relation_to_is_no_document(knowledge: Knowledge) -> None:
    assert stated_document("luật bến cảng", knowledge.links) is None


@pytest.mark.parametrize(
    ("written", "field", "said"),
    [
        ("luật hồ nước", "effective", SAYS[3]),
        ("luật 77/2030", "effective", SAYS[3]),
        ("luật hồ nước", "signer", None),
        ("luật hồ nước", "issued", None),
        # It is named, and something else takes effect.
        ("luật sông ngòi", "effective", None),
        ("luật 78/2030", "effective", None),
    ],
)
def test_what_another_document_tells_of_it(
    written: str, field: Field, said: str | None, knowledge: Knowledge
) -> None:
    told = field_told_elsewhere(written, field, (), context(knowledge))
    assert (told.words if told else None) == said
