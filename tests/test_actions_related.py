from dataclasses import replace

import pytest

from actions.conversation import Focus
from actions.executing.result import Found, Nothing, Quote, Result
from actions.knowledge import Knowledge
from actions.reading.plan import Lookup, Naming, Plan, Relations
from actions.related import on_related
from actions.targeting import documents_of
from tests.following import GUIDES, ids, named

pytest_plugins = ["tests.knowledge"]

FOCUS = Focus(documents=ids("nd13"))
REPLACED = Lookup(named("nd13"), ("replaced_by",))


def found(knowledge: Knowledge, *sentences: str) -> Found:
    catalogue = knowledge.retriever.store.catalogue
    document = catalogue.document("nd-13-2023")
    position = next(iter(catalogue.positions_of([document.id])))
    passage = catalogue.passages([position])[position]
    return Found(tuple(Quote(document, passage, words) for words in sentences))


@pytest.mark.parametrize("plan", [REPLACED, Relations(named("nd13"), "replace", (), True)])
def test_the_one_document_that_replaces_is_spoken_of(
    plan: Plan, plain_knowledge: Knowledge
) -> None:
    told = found(
        plain_knowledge, "Văn bản thay thế Nghị định 13/2023/NĐ-CP là Nghị định 9/2031/NĐ-CP."
    )
    # What is lacking is only asked when, and by whom, it was issued.
    lacking = replace(FOCUS, told=Naming("Nghị định 9/2031/NĐ-CP"))
    assert on_related(FOCUS, plan, told, plain_knowledge) == lacking
    told = found(plain_knowledge, "Nghị định 42/2022/NĐ-CP thay thế Nghị định 13/2023/NĐ-CP.")
    after = on_related(FOCUS, plan, told, plain_knowledge)
    assert (after.documents, after.unknown) == (ids("nd42"), None)


def test_of_several_one_may_be_chosen(plain_knowledge: Knowledge) -> None:
    told = found(
        plain_knowledge,
        "Nghị định 13/2023/NĐ-CP bãi bỏ Nghị định 42/2022/NĐ-CP.",
        "Nghị định 13/2023/NĐ-CP bãi bỏ Nghị định 9/2031/NĐ-CP.",
    )
    after = on_related(FOCUS, Lookup(named("nd13"), ("replaces",)), told, plain_knowledge)
    assert after.documents == FOCUS.documents
    assert [documents_of(each.plan) for each in after.choices] == [ids("nd42"), ()]


@pytest.mark.parametrize(
    "plan", [Lookup(named("nd13"), ("signer",)), Relations(named("nd13"), *GUIDES)]
)
@pytest.mark.parametrize("nothing", [True, False])
def test_other_answers_change_nothing(
    plan: Plan, nothing: bool, plain_knowledge: Knowledge
) -> None:
    told = found(plain_knowledge, "Nghị định 13/2023/NĐ-CP có 44 điều.")
    result: Result = Nothing(()) if nothing else told
    assert on_related(FOCUS, plan, result, plain_knowledge) == FOCUS
