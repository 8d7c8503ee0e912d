"""What is misspelt is mended before it is read, and nothing else."""

import pytest

from actions.knowledge import Knowledge
from actions.reading.mending import mend
from tests.knowledge import knowledge_without_model


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("mending"))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("liêt kê các ngị định năm 2023", "liêt kê các nghị định năm 2023"),
        ("nghị đinh 13 còn hiệu lục không", "nghị định 13 còn hiệu lực không"),
        ("quyeest ddinhj 1813 ai kys", "Quyết định 1813 ai ký"),
    ],
)
def test_what_is_misspelt_is_mended(text: str, mended: str, knowledge: Knowledge) -> None:
    assert mend(text, knowledge).lower() == mended.lower()


@pytest.mark.parametrize(
    "text",
    [
        "van ban do tran van tuan ky",
        "vu duc dam ky nhung van ban nao",
        "con hieu luc khong",
        "yes",
        "ok",
        "no, I mean decision 411",
        "Nghị định 13/2023/NĐ-CP còn hiệu lực không?",
        "",
    ],
)
def test_what_is_not_misspelt_stays_as_it_is_typed(text: str, knowledge: Knowledge) -> None:
    assert mend(text, knowledge) == text


def test_no_other_document_is_named_by_a_correction(knowledge: Knowledge) -> None:
    for text in ("qd 950 ai ky", "nđ13/2023 còn hl ko", "06 hay 52"):
        before, after = (
            [found.matches for found in knowledge.finder.find(one)]
            for one in (text, mend(text, knowledge))
        )
        assert before == after
