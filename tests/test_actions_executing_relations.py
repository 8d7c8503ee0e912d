"""Which documents replace, amend, guide … another, whoever states it."""

from typing import get_args

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Found, Unknown
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Filter, Relations
from index.documents.relations import Act
from index.text.language import Language
from tests.plan_making import ACTS, context, named, of, on, worded, year
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


def asked(
    documents: str,
    act: str,
    to_it: bool,
    knowledge: Knowledge,
    wanted: Filter = Filter(),  # noqa: B008
    strict: bool = False,
    language: Language = "vi",
) -> Answer:
    plan = Relations(named(documents, knowledge), act, ACTS[act], to_it, wanted, strict)
    said = worded(plan, context(knowledge, language))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def cited(said: Answer) -> set[str]:
    return {citation.document_id for citation in said.citations}


@pytest.mark.parametrize(
    ("documents", "act", "to_it", "ids"),
    [
        ("nghị định 42/2022", "replace", True, {"nd-42-2022"}),
        ("nghị định 13", "replace", True, {"nd-13-2023"}),
        ("nghị quyết 52", "base", True, {"qd-749-2020"}),
        ("quyết định 749", "base", False, {"qd-749-2020"}),
        ("nghị định 64/2007", "repeal", True, {"nd-224-2026"}),
        ("nghị định 224", "repeal", False, {"nd-42-2022", "nd-224-2026"}),
    ],
)
def test_what_is_stated_is_quoted_from_whoever_states_it(
    documents: str, act: str, to_it: bool, ids: set[str], knowledge: Knowledge
) -> None:
    said = asked(documents, act, to_it, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert cited(said) == ids
    lines = said.text.count("\n• ")
    assert said.text.startswith("Theo những văn bản tôi đã đọc:\n• ") is (lines > 1)
    assert lines != 1
    source = said.text.rpartition("\n\n")[2]
    assert source.startswith("Nguồn: Hỏi Phố tóm tắt theo ")
    assert source.count("; ") == len(ids) - 1
    assert said.suggestions


@pytest.mark.parametrize(("language", "begins"), [("en", "According to the texts"), ("fr", "D'ap")])
def test_a_list_of_relations_is_in_the_language_asked(
    language: Language, begins: str, knowledge: Knowledge
) -> None:
    said = asked("nghị định 224", "repeal", False, knowledge, language=language)
    assert said.text.startswith(begins)


def test_of_a_law_we_lack_what_others_state_is_told(knowledge: Knowledge) -> None:
    plan = Relations(
        on("bảo vệ dữ liệu cá nhân", "luat"),
        "implement",
        ACTS["implement"],
        True,
        Filter(types=("qd",)),
    )
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert cited(said) == {"qd-2623-2025"}


@pytest.mark.parametrize("law", ["xây dựng", "nhà ở", "Giáo dục", "hộ tịch"])
def test_of_a_law_nobody_tells_of_nothing_is_told(law: str, knowledge: Knowledge) -> None:
    plan = Relations(on(law, "luat"), "guide", ACTS["guide"], True, Filter(types=("nd",)))
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(f"Tôi chưa có văn bản này: luật {law}.")


@pytest.mark.parametrize(
    ("documents", "act", "wanted", "begins"),
    [
        (
            "nghị định 47/2020",
            "amend",
            Filter(),
            "Trong các văn bản tôi đã đọc, chưa thấy văn bản nào sửa đổi, bổ sung",
        ),
        (
            "luật 20/2023",
            "guide",
            Filter(types=("nd",)),
            "Trong các văn bản tôi đã đọc, chưa thấy nghị định nào hướng dẫn thi hành",
        ),
    ],
)
def test_that_none_is_known_is_said_of_what_was_read(
    documents: str, act: str, wanted: Filter, begins: str, knowledge: Knowledge
) -> None:
    said = asked(documents, act, True, knowledge, wanted, strict=True)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(begins)
    assert said.text.endswith("không có nghĩa là không có.")


def test_of_another_type_than_asked_it_is_told_unless_only_that_is_asked_for(
    knowledge: Knowledge,
) -> None:
    """“Nghị định nào thay quyết định 942”: a decision did."""
    wanted = Filter(types=("nd",))
    loose = asked("quyết định 942", "replace", True, knowledge, wanted)
    assert loose.status is AnswerStatus.ANSWERED
    strict = asked("quyết định 942", "replace", True, knowledge, wanted, strict=True)
    assert strict.status is AnswerStatus.NOT_FOUND
    assert strict.text.startswith("Trong các văn bản tôi đã đọc, chưa thấy nghị định nào thay thế")
    assert cited(loose) == cited(strict) != set()


def test_the_others_are_restricted_by_how_they_stand_and_when_they_were_issued(
    knowledge: Knowledge,
) -> None:
    """“Văn bản nào căn cứ nghị quyết 52 và còn hiệu lực”: of none is that known."""
    holding = asked("nghị quyết 52", "base", True, knowledge, Filter(standing="in_force"))
    assert holding.status is AnswerStatus.NOT_FOUND
    assert cited(holding) == {"qd-749-2020"}
    assert "chưa có đủ dữ liệu để nói văn bản nào còn hiệu lực vào ngày" in holding.text
    ended = asked("nghị quyết 52", "base", True, knowledge, Filter(standing="ended"))
    assert ended.status is AnswerStatus.NOT_FOUND
    assert "chưa thấy văn bản nào đã hết hiệu lực" in ended.text
    then = asked("nghị quyết 52", "base", True, knowledge, Filter(issued=year(2020)))
    assert (then.status, cited(then)) == (AnswerStatus.ANSWERED, {"qd-749-2020"})
    later = asked("nghị quyết 52", "base", True, knowledge, Filter(issued=year(2021)))
    assert later.status is AnswerStatus.NOT_FOUND


def test_two_relations_to_one_document_are_told_once(knowledge: Knowledge) -> None:
    plan = Relations(of("kl-224-2025"), "cite", get_args(Act), to_it=False)
    said = worded(plan, context(knowledge))
    assert [choice.title.split(":")[0] for choice in said.suggestions] == ["Nghị quyết 06-NQ/TW"]
    assert "•" not in said.text
    assert said.text.split("\n")[0].count("06-NQ/TW") == 1


def test_what_is_listed_can_be_chosen_in_its_order_even_what_the_store_lacks(
    knowledge: Knowledge,
) -> None:
    plan = Relations(of("nd-224-2026"), "repeal", ACTS["repeal"], to_it=False)
    result = execute(plan, context(knowledge))
    assert isinstance(result, Found)
    numbers = ["42/2022", "45/2026", "64/2007"]
    lines = worded(plan, context(knowledge)).text.splitlines()[1:4]
    for line, choice, number in zip(lines, result.choices, numbers, strict=True):
        assert number in line
        assert number in choice.title
    assert isinstance(execute(result.choices[0].plan, context(knowledge)), Found)
    assert isinstance(execute(result.choices[1].plan, context(knowledge)), Unknown)


def test_of_several_documents_all_are_told(knowledge: Knowledge) -> None:
    plan = Relations(of("nd-42-2022", "nd-13-2023"), "replace", ACTS["replace"], True)
    said = worded(plan, context(knowledge))
    assert cited(said) == {"nd-42-2022", "nd-13-2023"}
