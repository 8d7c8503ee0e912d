"""Which documents a plan is about, for every kind of plan alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.executing.context import Context
from actions.executing.result import Ambiguous, Found, Nothing, Result, Said, Unknown
from actions.executing.settling import Targeted, settle
from actions.executing.targets import documents_of
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Ask,
    Choice,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Spoken,
    Target,
    Validity,
)
from index.legal.structure.provision import Provision
from index.text.language import Language
from tests.plan_making import ACTS, context, naming, of, on, year

pytest_plugins = ["tests.knowledge"]

PLANS: dict[str, Callable[[Target], Targeted]] = {
    "what it is": lambda target: Lookup(target),
    "signer": lambda target: Lookup(target, ("signer",)),
    "validity": lambda target: Validity(target),
    "relations": lambda target: Relations(target, "amend", ACTS["amend"], to_it=True),
    "provision": lambda target: Provisions(target, (Provision(article="5"),), "Điều 5 nói gì"),
    "definition": lambda target: Define("dữ liệu mở", target),
    "overview": lambda target: Overview(target),
    "things": lambda target: Enumerate("mục tiêu", target),
    "comparison": lambda target: Compare(target),
    "content": lambda target: Passages("quy định gì", target),
}
SEARCHING = ("definition", "overview", "things", "comparison", "content")
NOT_SEARCHING = tuple(name for name in PLANS if name not in SEARCHING)


NOTHING = Said(())


class Executor:
    """Takes down which plans are executed."""

    def __init__(self, result: Result = NOTHING) -> None:
        self.plans: list[Plan] = []
        self._result = result

    def __call__(self, plan: Plan, context: Context) -> Result:
        self.plans.append(plan)
        return self._result


def ids_of(plan: Plan, knowledge: Knowledge) -> list[str]:
    assert isinstance(plan, Targeted)
    return [document.id for document in documents_of(plan.target, context(knowledge))]


def same_but_target(plan: Plan, other: Targeted) -> bool:
    return isinstance(plan, Targeted) and replace(plan, target=other.target) == other


@pytest.fixture(params=PLANS)
def make(request: pytest.FixtureRequest) -> Callable[[Target], Targeted]:
    return PLANS[request.param]


UNKNOWN: dict[str, Callable[[Knowledge], Target]] = {
    "a number": lambda knowledge: Named((naming("nghị định 749", knowledge),)),
    "a number of no document": lambda knowledge: Named((naming("chỉ thị 16", knowledge),)),
    "two numbers": lambda knowledge: Named(
        (naming("chỉ thị 16", knowledge), naming("quyết định 9999", knowledge))
    ),
    "an earlier law": lambda knowledge: Named((naming("Luật Viễn thông cũ", knowledge),)),
    "a law on a subject": lambda _: on("đất đai", "luat"),
    "one removed since": lambda _: of("gone"),
}


@pytest.mark.parametrize("target", UNKNOWN)
def test_an_unknown_document_is_unknown_whatever_is_asked_of_it(
    target: str, make: Callable[[Target], Targeted], knowledge: Knowledge
) -> None:
    executor = Executor()
    result = settle(make(UNKNOWN[target](knowledge)), context(knowledge), executor)
    assert isinstance(result, Unknown)
    assert result.naming.written
    assert executor.plans == []


def test_the_nearest_numbers_are_offered_for_the_same_question(
    make: Callable[[Target], Targeted], knowledge: Knowledge
) -> None:
    plan = make(Named((naming("nghị định 749", knowledge),)))
    result = settle(plan, context(knowledge), Executor())
    assert isinstance(result, Unknown)
    assert [choice.title.split(":")[0] for choice in result.choices] == ["Quyết định 749/QĐ-TTg"]
    (choice,) = result.choices
    assert ids_of(choice.plan, knowledge) == ["qd-749-2020"]
    assert same_but_target(choice.plan, plan)


AMBIGUOUS: dict[str, Callable[[Knowledge], Target]] = {
    "a number": lambda knowledge: Named((naming("06", knowledge),)),
    "either": lambda knowledge: Named(
        (naming("06", knowledge), naming("52", knowledge)), either=True
    ),
    "a subject": lambda _: on("dữ liệu", "nd"),
}


@pytest.mark.parametrize("target", AMBIGUOUS)
def test_of_several_documents_it_is_asked_which_and_each_choice_is_the_same_question(
    target: str, make: Callable[[Target], Targeted], knowledge: Knowledge
) -> None:
    executor = Executor()
    plan = make(AMBIGUOUS[target](knowledge))
    result = settle(plan, context(knowledge), executor)
    assert isinstance(result, Ambiguous)
    assert executor.plans == []
    assert result.resume == plan
    assert len(result.choices) == (3 if target == "either" else 2)
    for choice in result.choices:
        settle(choice.plan, context(knowledge), executor)
        assert same_but_target(choice.plan, plan)
    chosen = [ids_of(each, knowledge) for each in executor.plans]
    assert [len(ids) for ids in chosen] == [1] * len(result.choices)
    assert len({ids[0] for ids in chosen}) == len(result.choices)


def test_what_else_is_named_beside_it_stays(knowledge: Knowledge) -> None:
    target = Named((naming("749", knowledge), naming("06", knowledge)))
    result = settle(Compare(target), context(knowledge), Executor())
    assert isinstance(result, Ambiguous)
    assert [ids_of(choice.plan, knowledge) for choice in result.choices] == [
        ["qd-749-2020", "nq-06-2022"],
        ["qd-749-2020", "qd-06-2022"],
    ]


ONE: dict[str, tuple[str, Callable[[Knowledge], Target]]] = {
    "named": ("qd-749-2020", lambda knowledge: Named((naming("qđ 749", knowledge),))),
    "on a subject": ("nd-269-2025", lambda _: on("đô thị thông minh", "nd")),
    "a law": ("luat-20-2023", lambda _: on("chữ ký số", "luat")),
    "by most words": ("qd-1813-2021", lambda _: on("thanh toán không tiền mặt", "qd")),
}


@pytest.mark.parametrize("target", ONE)
def test_the_one_document_meant_is_what_the_executor_gets(
    target: str, make: Callable[[Target], Targeted], knowledge: Knowledge
) -> None:
    document, described = ONE[target]
    executor = Executor()
    settle(make(described(knowledge)), context(knowledge), executor)
    (plan,) = executor.plans
    assert isinstance(plan, Targeted)
    assert isinstance(plan.target, Named)
    assert [each.matches for each in plan.target.documents] == [(document,)]


def test_what_is_asked_of_a_known_one_beside_is_answered(
    make: Callable[[Target], Targeted], knowledge: Knowledge
) -> None:
    known = Found(())
    executor = Executor(known)
    target = Named((naming("quyết định 749", knowledge), naming("quyết định 9999", knowledge)))
    result = settle(make(target), context(knowledge), executor)
    assert isinstance(result, Unknown)
    assert result.known == known
    assert result.naming.written == "quyết định 9999"
    (plan,) = executor.plans
    assert ids_of(plan, knowledge) == ["qd-749-2020"]


@pytest.mark.parametrize("name", NOT_SEARCHING)
@pytest.mark.parametrize("target", [Spoken(), Spoken(types=("nq",)), Anything()])
def test_with_nothing_spoken_of_it_is_asked_which(
    target: Target, name: str, knowledge: Knowledge
) -> None:
    plan = PLANS[name](target)
    result = settle(plan, context(knowledge), Executor())
    assert isinstance(result, Ambiguous)
    assert result.resume == plan
    offered = [identity for each in result.choices for identity in ids_of(each.plan, knowledge)]
    assert bool(offered) is (name != "provision")  # no text is held word for word
    if target == Spoken(types=("nq",)):
        assert [identity for identity in offered if not identity.startswith("nq-")] == []


@pytest.mark.parametrize("name", PLANS)
def test_what_is_asked_of_nothing_spoken_of_is_asked_back_with_choices(
    name: str, knowledge: Knowledge
) -> None:
    plan = PLANS[name](Spoken())
    result = settle(Ask("which", (), plan), context(knowledge), Executor())
    assert isinstance(result, Ambiguous)
    assert result.resume == plan
    assert bool(result.choices) is (name != "provision")  # no text is held word for word
    offered = Ask("which", (Choice("749", Lookup(of("qd-749-2020"))),), plan)
    executor = Executor()
    chosen = settle(offered, context(knowledge), executor)
    if name == "provision":  # each says the place
        assert isinstance(chosen, Ambiguous)
        assert chosen.resume == plan
        assert [each.title for each in chosen.choices] == ["Điều 5 749"]
        assert [each.plan for each in chosen.choices] == [offered.choices[0].plan]
    else:
        assert executor.plans == [offered]


@pytest.mark.parametrize("name", SEARCHING)
@pytest.mark.parametrize(
    "target",
    [
        Anything(),
        Described(Filter(types=("nd",)), strict=False),
        Described(Filter(types=("nd",), issued=year(2020))),
        on("hộ tịch", "nd"),
    ],
)
def test_what_searches_needs_no_document(target: Target, name: str, knowledge: Knowledge) -> None:
    executor = Executor()
    plan = PLANS[name](target)
    settle(plan, context(knowledge), executor)
    assert executor.plans == [plan]


@pytest.mark.parametrize("name", NOT_SEARCHING)
@pytest.mark.parametrize(
    "target",
    [
        Described(Filter(types=("qd",), issued=year(2019))),
        Described(Filter(types=("tt",)), strict=False),
    ],
)
def test_a_description_that_none_fits_is_said_to_fit_none(
    target: Target, name: str, knowledge: Knowledge
) -> None:
    executor = Executor()
    result = settle(PLANS[name](target), context(knowledge), executor)
    assert isinstance(result, Nothing)
    assert executor.plans == []


@pytest.mark.parametrize("name", NOT_SEARCHING)
def test_a_description_of_a_few_means_them_all(name: str, knowledge: Knowledge) -> None:
    executor = Executor()
    target = Described(Filter(types=("qd",), issuers=("Thủ tướng Chính phủ",), issued=year(2022)))
    settle(PLANS[name](target), context(knowledge), executor)
    (plan,) = executor.plans
    assert set(ids_of(plan, knowledge)) == {"qd-505-2022", "qd-411-2022", "qd-06-2022"}


def test_of_very_many_a_few_are_offered_and_the_rest_counted(knowledge: Knowledge) -> None:
    target = Described(Filter(types=("qd",), issuers=("Thủ tướng Chính phủ",)))
    result = settle(Lookup(target, ("signer",)), context(knowledge), Executor())
    assert isinstance(result, Ambiguous)
    assert len(result.choices) == 5
    (left,) = result.after
    assert left.values == {"count": 6}


@pytest.mark.parametrize(
    ("topic", "near"),
    [("dữ liệu", "nd-13-2023"), ("an ninh mạng", None), ("bảo vệ dữ liệu cá nhân", "nd-13-2023")],
)
def test_a_law_we_lack_is_unknown_with_what_is_near(
    topic: str, near: str | None, knowledge: Knowledge
) -> None:
    result = settle(Lookup(on(topic, "luat")), context(knowledge), Executor())
    assert isinstance(result, Unknown)
    assert result.naming == Naming(f"luật {topic}")
    ids = [identity for each in result.choices for identity in ids_of(each.plan, knowledge)]
    assert (near in ids) is bool(near)
    told = topic == "bảo vệ dữ liệu cá nhân"  # by the plan that implements it
    assert (result.near is not None) is told


@pytest.mark.parametrize(
    ("written", "number", "teller"),
    [
        ("nghị định 356/2025/NĐ-CP", "356/2025/NĐ-CP", "nd-13-2023"),
        ("nghi quyet 50", "50/NQ-CP", "qd-749-2020"),
        ("Nghị định 64/2007/NĐ-CP", "64/2007", "nd-224-2026"),
        ("nghi dinh 64/2007", "64/2007", "nd-224-2026"),
    ],
)
def test_what_others_state_of_an_unknown_document_is_told(
    written: str, number: str, teller: str, knowledge: Knowledge
) -> None:
    target = Named((naming(written, knowledge),))
    result = settle(Lookup(target), context(knowledge), Executor())
    assert isinstance(result, Unknown)
    assert result.near is not None
    assert result.near.document.id == teller
    assert number in result.near.words


def test_of_an_earlier_law_what_replaced_it_is_told(knowledge: Knowledge) -> None:
    target = Named((naming("Luật Viễn thông cũ", knowledge),))
    result = settle(Validity(target), context(knowledge), Executor())
    assert isinstance(result, Unknown)
    assert result.known is not None
    assert {quote.document.id for quote in result.known.quotes} == {"luat-24-2023"}


@pytest.mark.parametrize(
    ("topic", "kind", "language", "document"),
    [
        ("cashless payment", "qd", "en", "qd-1813-2021"),
        ("electronic transactions", "luat", "en", "luat-20-2023"),
    ],
)
def test_a_subject_in_another_language_is_rendered(
    topic: str, kind: str, language: Language, document: str, knowledge: Knowledge
) -> None:
    executor = Executor()
    settle(Lookup(on(topic, kind)), context(knowledge, language), executor)
    (plan,) = executor.plans
    assert ids_of(plan, knowledge) == [document]
