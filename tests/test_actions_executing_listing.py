"""Lists by metadata: who issued and signed them, when, how they stand, and what is left out."""

from datetime import date

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.context import Context
from actions.executing.result import Found, Result, Said
from actions.executing.run import execute
from actions.executing.settling import settle
from actions.knowledge import Knowledge
from actions.reading.plan import Described, Filter, Listing, Lookup, Naming, Passages, Plan
from index.documents.card import card_heading
from index.text.language import Language
from tests.days import TODAY
from tests.plan_making import context, day, days, month, worded, year
from tests.soundness import faults
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]
PM, GOVERNMENT, PARTY = "Thủ tướng Chính phủ", "Chính phủ", "Bộ Chính trị"
ASSEMBLY = "Quốc hội"
OF_2022 = {"qd-505-2022", "qd-411-2022", "qd-06-2022"}
DECREES_OF_2020 = {"nd-47-2020", "nd-45-2020"}
RESOLUTIONS = {"nq-57-2024", "nq-06-2022", "nq-52-2019"}
LAWS = {"luat-20-2023", "luat-24-2023", "luat-148-2025"}
BY_DAM = {"qd-505-2022", "qd-942-2021", "qd-127-2021"}
BY_KHAI = {"qd-1813-2021"}
FOREVER, EVER = date.max, date.min


def listed(plan: Listing, knowledge: Knowledge, language: Language = "vi") -> Answer:
    said = worded(plan, context(knowledge, language))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    assert {citation.heading for citation in said.citations} <= {card_heading(language)}
    assert len(said.citations) <= 10
    return said


def cited(said: Answer) -> set[str]:
    return {citation.document_id for citation in said.citations}


def without(**fields: object) -> tuple[Filter, ...]:
    return (Filter(**fields),)  # type: ignore[arg-type]


ASKED: list[tuple[Listing, set[str]]] = [
    (Listing(Filter(issuers=(PM,), issued=year(2022))), OF_2022),
    (Listing(Filter(types=("qd",), issuers=(PM,), issued=year(2022))), OF_2022),
    (Listing(Filter(types=("nd",), issued=year(2020))), DECREES_OF_2020),
    (Listing(Filter(types=("nd",), issued=month(2020, 4, 30))), DECREES_OF_2020),
    (Listing(Filter(issued=month(2020, 4, 30))), DECREES_OF_2020),
    (Listing(Filter(types=("nq",), issuers=(PARTY,)), count_only=True), RESOLUTIONS),
    (
        Listing(
            Filter(
                types=("nq",),
                issuers=(PARTY,),
                issued=days(date(2020, 1, 1), date(2023, 12, 31)),
            )
        ),
        {"nq-06-2022"},
    ),
    (Listing(Filter(("nq",), (PARTY,)), order="newest", limit=1), {"nq-57-2024"}),
    (Listing(Filter(("nq",), (PARTY,)), order="newest", limit=2), {"nq-57-2024", "nq-06-2022"}),
    (Listing(Filter(("nq",), (PARTY,)), order="newest"), RESOLUTIONS),
    (Listing(Filter(("luat",)), order="oldest", limit=2), {"luat-20-2023", "luat-24-2023"}),
    (Listing(Filter(("nq",), (PARTY,)), order="oldest", limit=1), {"nq-52-2019"}),
    (Listing(Filter(("qd",), (PM,), topic="đô thị thông minh")), {"qd-950-2018"}),
    (Listing(Filter(("nd",), topic="đô thị thông minh")), {"nd-269-2025"}),
    (Listing(Filter(topic="giao dịch điện tử")), {"luat-20-2023"}),
    (Listing(Filter(topic="ngày chuyển đổi số")), {"qd-505-2022"}),
    (Listing(Filter(("luat",), (ASSEMBLY,), issued=year(2023))), {"luat-20-2023", "luat-24-2023"}),
    (Listing(Filter(("nd", "qd"), issued=year(2020))), {*DECREES_OF_2020, "qd-749-2020"}),
    (Listing(Filter(issuers=(PARTY, ASSEMBLY))), {*RESOLUTIONS, *LAWS, "kl-224-2025"}),
    (Listing(Filter(signers=("Vũ Đức Đam", "Lê Minh Khái"))), {*BY_DAM, *BY_KHAI}),
    (
        Listing(Filter(standing="takes_effect", holding=day(2024, 7, 1))),
        {"luat-20-2023", "luat-24-2023"},
    ),
    (Listing(Filter(("nd",), standing="ended")), {"nd-13-2023", "nd-42-2022", "nd-47-2020"}),
    (Listing(Filter(standing="ended", holding=day(2025, 12, 31))), {"qd-942-2021"}),
    (Listing(Filter(standing="ends", holding=year(2025))), {"qd-942-2021"}),
    (
        Listing(Filter(standing="ends", holding=days(date(2026, 1, 1), FOREVER))),
        {"nd-13-2023", "nd-42-2022"},
    ),
    (Listing(Filter(standing="ends", holding=year(2029))), set()),
    (Listing(Filter(("qd",), signers=("Vũ Đức Đam",))), BY_DAM),
    (Listing(Filter(signers=("Khái",))), BY_KHAI),
    (
        Listing(Filter(("qd",), issued=year(2021), without=without(signers=("Vũ Đức Đam",)))),
        BY_KHAI,
    ),
    (Listing(Filter(("qd",), issued=days(EVER, date(2020, 6, 2)))), {"qd-950-2018"}),
    (Listing(Filter(("nq",), issued=days(date(2023, 1, 1), FOREVER))), {"nq-57-2024"}),
    (Listing(Filter(issued=year(2020), without=without(issuers=(GOVERNMENT,)))), {"qd-749-2020"}),
    (Listing(Filter(issued=year(2020), without=without(types=("qd",)))), DECREES_OF_2020),
    (Listing(Filter(("luat",), without=without(issued=year(2023)))), {"luat-148-2025"}),
    (
        Listing(
            Filter(
                issued=year(2023),
                without=(Filter(issuers=(ASSEMBLY,)), Filter(issuers=(GOVERNMENT,))),
            )
        ),
        set(),
    ),
    (
        Listing(Filter(("luat",), without=without(named=(Naming("luật 24", ("luat-24-2023",)),)))),
        {"luat-20-2023", "luat-148-2025"},
    ),
    (
        Listing(Filter(("nd",), issued=year(2020), without=without(standing="ended"))),
        {"nd-45-2020"},
    ),
]


@pytest.mark.parametrize(("plan", "ids"), ASKED)
def test_a_list_holds_what_is_asked_and_nothing_else(
    plan: Listing, ids: set[str], knowledge: Knowledge
) -> None:
    said = listed(plan, knowledge)
    assert cited(said) == ids
    assert (said.status is AnswerStatus.ANSWERED) is bool(ids)


@pytest.mark.parametrize(
    "text",
    [
        "có bao nhiêu luật và bao nhiêu nghị quyết",
        "bạn đọc mấy luật, mấy nghị quyết rồi",
        "co may luat va nghi quyet",
    ],
)
def test_of_two_types_that_are_counted_each_has_its_number(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY).text
    assert f"có {len(LAWS)} luật:" in said
    assert f"có {len(RESOLUTIONS)} nghị quyết:" in said


@pytest.mark.parametrize(("plan", "ids"), ASKED)
def test_each_document_listed_can_be_chosen_and_is_what_it_is(
    plan: Listing, ids: set[str], knowledge: Knowledge
) -> None:
    result = execute(plan, context(knowledge))
    if not ids:
        return
    assert isinstance(result, Found)
    assert result.listed
    assert len(result.choices) == len(ids)
    for choice in result.choices:
        assert isinstance(choice.plan, Lookup)
        (citation, *_) = worded(choice.plan, context(knowledge)).citations
        assert citation.document_id in ids
        assert choice.title.startswith(citation.number or citation.title) or (
            citation.number and citation.number in choice.title
        )


def test_a_list_says_day_and_validity_of_each_and_what_it_covers(knowledge: Knowledge) -> None:
    said = listed(Listing(Filter(("nd",), issued=year(2020))), knowledge)
    first, *lines, last = said.text.splitlines()
    assert first == "Trong các văn bản tôi đã đọc, có 2 nghị định ban hành năm 2020:"
    assert "Ban hành ngày 09/4/2020; đã hết hiệu lực." in lines[0]
    assert "Ban hành ngày 08/4/2020; chưa rõ còn hay hết hiệu lực." in lines[1]
    assert "đã đọc" in last


def test_the_newest_and_the_oldest_come_first(knowledge: Knowledge) -> None:
    newest = listed(Listing(Filter(("nq",), (PARTY,)), order="newest", limit=3), knowledge)
    oldest = listed(Listing(Filter(("nq",), (PARTY,)), order="oldest"), knowledge)
    order = ["nq-57-2024", "nq-06-2022", "nq-52-2019"]
    assert [citation.document_id for citation in newest.citations] == order
    assert [citation.document_id for citation in oldest.citations] == order[::-1]
    assert "nghị quyết mới nhất của Bộ Chính trị là:" in newest.text


def test_what_holds_and_what_is_unknown_stand_apart(knowledge: Knowledge) -> None:
    said = listed(Listing(Filter(standing="in_force", holding=day(2024, 1, 1))), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    holding, unknown, more = said.text.split("\n\n")
    assert "có 2 văn bản còn hiệu lực vào ngày 01/01/2024" in holding
    assert holding.count("khi đó còn hiệu lực") == holding.count("•") == 2
    assert "không dám nói là còn" in unknown
    assert unknown.count("•") == 8
    assert "4 văn bản nữa" in more


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_nothing_is_called_in_force_without_evidence(
    language: Language, knowledge: Knowledge
) -> None:
    said = listed(Listing(Filter(("nd",), standing="in_force")), knowledge, language)
    assert said.status is AnswerStatus.NOT_FOUND
    assert cited(said) == {"nd-224-2026", "nd-269-2025", "nd-45-2020"}


def test_no_match_tells_what_there_is(knowledge: Knowledge) -> None:
    said = listed(Listing(Filter(("qd",), (PM,), issued=year(2019))), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chưa có quyết định nào của Thủ tướng Chính phủ ban hành năm 2019" in said.text
    assert "không có nghĩa là không có" in said.text
    assert "2018, 2020, 2021, 2022, 2025" in said.text
    assert said.suggestions


@pytest.mark.parametrize(
    ("plan", "language", "words"),
    [
        (
            Listing(Filter(signers=("Trần Văn Tuấn",))),
            "vi",
            "chưa có văn bản nào do Trần Văn Tuấn ký",
        ),
        (
            Listing(Filter(("nd",), issued=days(EVER, date(1989, 12, 31)))),
            "vi",
            "ban hành trước ngày 01/01/1990",
        ),
        (
            Listing(Filter(("nd",), without=without(issuers=(GOVERNMENT,)))),
            "vi",
            "(trừ văn bản của Chính phủ)",
        ),
        (Listing(Filter(standing="ends", holding=year(1999))), "vi", "hết hiệu lực trong năm 1999"),
        (
            Listing(Filter(topic="blockchain"), explicit=True),
            "vi",
            "Trong các văn bản tôi đã đọc, chưa có văn bản nào",
        ),
        (
            Listing(Filter(("nd",), issued=year(1999))),
            "en",
            "Among the texts I have read there are no decrees",
        ),
        (
            Listing(Filter(("luat",), issued=year(1999))),
            "fr",
            "Parmi les textes que j'ai lus, il n'y a pas de lois",
        ),
    ],
)
def test_an_empty_list_says_what_was_asked(
    plan: Listing, language: Language, words: str, knowledge: Knowledge
) -> None:
    said = listed(plan, knowledge, language)
    assert said.status is AnswerStatus.NOT_FOUND
    assert words in said.text


def test_a_long_list_is_cut_with_a_word_on_the_rest(knowledge: Knowledge) -> None:
    said = listed(Listing(Filter(issuers=(PM,)), count_only=True), knowledge)
    assert "có 11 văn bản của Thủ tướng Chính phủ" in said.text
    assert said.text.count("•") == 10
    assert "Và 1 văn bản nữa" in said.text


def test_what_may_belong_to_a_list_is_counted(knowledge: Knowledge) -> None:
    def text(wanted: Filter) -> str:
        return listed(Listing(wanted), knowledge).text

    unsigned = Filter(("nq", "luat"), without=without(signers=("Tô Lâm",)))
    assert "3 văn bản tôi chưa biết ai ký" in text(unsigned)
    undated = Filter(("nd",), standing="ends", holding=year(2026))
    assert "1 văn bản đã hết hiệu lực mà tôi chưa biết" in text(undated)
    assert "chưa biết" not in text(Filter(issued=year(2020)))


@pytest.mark.parametrize(
    ("plan", "target"),
    [
        (Listing(Filter(topic="dữ liệu mở")), Described(Filter(), strict=False)),
        (
            Listing(Filter(("nd",), topic="dữ liệu mở")),
            Described(Filter(("nd",)), strict=False),
        ),
        (
            Listing(Filter(("nd",), topic="dữ liệu mở", issued=year(2020))),
            Described(Filter(("nd",), issued=year(2020)), strict=True),
        ),
    ],
)
def test_what_no_title_names_is_searched_for_in_the_texts(
    plan: Listing, target: Described, knowledge: Knowledge
) -> None:
    """Unless the list itself is asked for, “liệt kê”."""
    executed: list[Plan] = []

    def execute_plan(asked: Plan, _: Context) -> Result:
        executed.append(asked)
        return Said(())

    settle(plan, context(knowledge), execute_plan)
    assert executed == [Passages("dữ liệu mở", target)]


def test_documents_are_listed_by_the_last_year_of_their_programme(knowledge: Knowledge) -> None:
    said = listed(Listing(Filter(standing="lapses", holding=year(2030))), knowledge)
    assert cited(said) == {"qd-127-2021", "qd-2629-2025"}
    assert "kết thúc" in said.text


@pytest.mark.parametrize(
    "asked",
    [
        "liệt kê các quyết định năm 2021 và người ký từng cái",
        "các quyết định của Thủ tướng ban hành năm 2021 và người ký từng quyết định",
        "list the 2021 decisions with their signers",
    ],
)
def test_of_each_that_is_listed_its_signer_is_told(asked: str, knowledge: Knowledge) -> None:
    said = answer(asked, knowledge, TODAY)
    assert {each.document_id for each in said.citations} == BY_KHAI | {"qd-127-2021", "qd-942-2021"}
    assert said.text.count("Vũ Đức Đam") == 2
    assert "Lê Minh Khái" in said.text


def test_who_signed_the_one_is_no_list(knowledge: Knowledge) -> None:
    said = answer("Quyết định năm 2020 về chuyển đổi số ai ký", knowledge, TODAY)
    assert "Nguyễn Xuân Phúc" in said.text
    assert len(said.citations) == 1
