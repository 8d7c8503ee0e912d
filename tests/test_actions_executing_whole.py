import pytest

from actions.executing.result import Found
from actions.executing.whole import whole_provision
from actions.knowledge import Knowledge
from tests.decree_of_provisions import hit_of, provisions
from tests.plan_making import context

__all__ = ("provisions",)


def answered(text: str, sentence: str, knowledge: Knowledge) -> Found | None:
    return whole_provision(text, hit_of(sentence, text, knowledge), context(knowledge))


def words(found: Found | None) -> str:
    return "\n".join(quote.words for quote in found.quotes) if found else ""


@pytest.mark.parametrize("sentence", ["Bản chụp giấy", "Hồ sơ cấp thẻ"])
def test_a_list_is_given_whole_whichever_part_of_it_was_found(
    sentence: str, provisions: Knowledge
) -> None:
    found = words(answered("Hồ sơ cấp thẻ cần những gì?", sentence, provisions))
    assert found.startswith("2. Hồ sơ cấp thẻ")
    assert found.endswith("c) Cam kết mặc áo phao.")


def test_one_point_is_given_with_what_introduces_it(provisions: Knowledge) -> None:
    text = "Không mặc áo phao thì sao?"
    found = answered(text, "Hành khách không mặc áo phao", provisions)
    assert found
    assert words(found).split("\n") == [
        "3. Chủ bến từ chối cấp thẻ trong các trường hợp sau:",
        "a) Hành khách không mặc áo phao;",
    ]
    assert [choice.title for choice in found.choices] == ["Khoản 3 Điều 4"]


def test_a_clause_of_an_article_stands_alone(provisions: Knowledge) -> None:
    text = "Người lái thuyền và chủ bến"
    assert words(answered(text, "Chủ bến và người lái thuyền", provisions)).startswith("2. Chủ bến")


def test_what_says_all_already_is_left(provisions: Knowledge) -> None:
    text = "Chủ bến cấp thẻ trong mấy ngày?"
    assert answered(text, "Chủ bến cấp thẻ trong ba ngày", provisions) is None
