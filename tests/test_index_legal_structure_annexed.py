import pytest

from index.legal.structure.annexed import KINDS, VERBS, kind_of
from index.references.provisions import find_provision


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("QUY CHẾ QUẢN LÝ BẾN", "quy che"),
        ("Chương trình phao đèn", "chuong trinh"),
        ("Quy chế", "quy che"),
        ("Quychế", ""),
        ("Mẫu đơn kèm quy chế", ""),
    ],
)
def test_a_kind_is_what_a_heading_begins_with(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize("kind", sorted(set(KINDS) - VERBS))
def test_every_kind_is_read_behind_an_article(kind: str) -> None:
    assert find_provision(f"Điều 3 của {KINDS[kind]} ấy").annex == kind


def test_a_verb_is_no_kind_unless_it_is_annexed() -> None:
    assert find_provision("Điều 5 quy định gì").annex is None
    assert find_provision("Điều 5 Quy định ban hành kèm theo Quyết định 9").annex == "quy dinh"
