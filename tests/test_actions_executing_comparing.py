"""Compare: documents and cities side by side."""

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Compare, Field
from tests.plan_making import context, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


def asked(plan: Compare, knowledge: Knowledge, shown: tuple[str, ...] = ()) -> Answer:
    said = worded(plan, context(knowledge, shown=shown))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def lines(said: Answer) -> list[str]:
    return [line for line in said.text.splitlines() if line.startswith("• ")]


def test_two_documents_have_a_line_each_with_title_and_day(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nq-52-2019", "nq-57-2024")), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    first, second, issued, later, *_ = lines(said)
    assert first.startswith("• Nghị quyết 52-NQ/TW nói về")
    assert second.startswith("• Nghị quyết 57-NQ/TW nói về")
    assert "27/9/2019" in issued
    assert "22/12/2024" in later
    assert said.text.startswith("Nghị quyết 52-NQ/TW có trước Nghị quyết 57-NQ/TW")
    assert "5 năm 2 tháng" in said.text


def test_how_a_document_stands_is_told_where_it_is_known(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nd-13-2023", "nd-269-2025")), knowledge)
    assert any("13/2023" in line and "hết hiệu lực" in line for line in lines(said))


def test_by_an_aspect_each_has_what_it_says_of_that(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nq-52-2019", "nq-57-2024"), aspect="mục tiêu kinh tế số"), knowledge)
    first, second, later = lines(said)
    assert "20% GDP" in first
    assert "30% GDP" in second
    assert "2045" in later


def test_cities_stand_side_by_side(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Nevers", "Le Havre")), knowledge)
    first, second = lines(said)
    assert "Nevers" in first
    assert "Le Havre" not in first
    assert "Le Havre" in second


def test_what_one_side_lacks_is_said(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Nevers", "Le Havre"), aspect="dân số"), knowledge)
    assert "35.000" in said.text
    assert any("Le Havre" in line and "chưa" in line for line in said.text.splitlines())
    assert said.status is AnswerStatus.PARTIAL
    assert len(lines(said)) == 1
    nothing = asked(Compare(subjects=("Nevers", "Marseille")), knowledge)
    assert any("Marseille" in line and "chưa" in line for line in nothing.text.splitlines())


def test_more_tells_no_point_twice(knowledge: Knowledge) -> None:
    plan = Compare(subjects=("Nevers", "Le Havre"))
    shown = tuple(each.quote for each in asked(plan, knowledge).citations)
    more = asked(plan, knowledge, shown)
    assert more.citations
    assert not {each.quote for each in more.citations} & set(shown)


@pytest.mark.parametrize(
    "plan", [Compare(), Compare(subjects=("Nevers",)), Compare(subjects=("Nevers", ""))]
)
def test_one_side_is_asked_for_the_other(plan: Compare, knowledge: Knowledge) -> None:
    assert asked(plan, knowledge).status is AnswerStatus.NEEDS_CLARIFICATION


def test_what_no_text_has_is_refused(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Marseille", "Lyon")), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()


def test_what_both_set_a_figure_for_stands_together(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nq-52-2019", "nq-57-2024")), knowledge)
    told = lines(said)
    at = next(n for n, line in enumerate(told) if "20% GDP" in line)
    assert "30% GDP" in told[at + 1]


@pytest.mark.parametrize(
    ("ids", "aspect", "difference"),
    [
        (("qd-411-2022", "nq-57-2024"), "mục tiêu kinh tế số năm 2030", "bằng nhau: 30%"),
        (("qd-749-2020", "qd-411-2022"), "mục tiêu kinh tế số 2025", "bằng nhau: 20%"),
        (("qd-749-2020", "nq-57-2024"), "mục tiêu kinh tế số", "10 điểm phần trăm"),
    ],
)
def test_how_figures_differ_is_told(
    ids: tuple[str, ...], aspect: str, difference: str, knowledge: Knowledge
) -> None:
    assert difference in asked(Compare(of(*ids), aspect=aspect), knowledge).text


def test_figures_for_other_years_are_told_apart(knowledge: Knowledge) -> None:
    said = asked(Compare(of("qd-749-2020", "nq-57-2024"), aspect="mục tiêu kinh tế số"), knowledge)
    assert "2025" in said.text.splitlines()[0]
    assert "2030" in said.text.splitlines()[0]


def test_ranks_are_apart_and_none_is_more(knowledge: Knowledge) -> None:
    plan = Compare(of("qd-749-2020", "qd-2629-2025"), aspect="mục tiêu chính phủ điện tử")
    first = asked(plan, knowledge).text.splitlines()[0]
    assert "chênh nhau" in first
    assert "hơn" not in first


def test_which_is_better_no_text_says(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Hà Nội", "Hải Phòng"), judged=True), knowledge)
    assert said.text.startswith("Tài liệu không nói bên nào hơn")
    assert len(lines(said)) == 2


def test_a_country_is_its_cities(knowledge: Knowledge) -> None:
    told = "\n".join(lines(asked(Compare(subjects=("Pháp", "Việt Nam")), knowledge)))
    assert all(f"• {side}" in told for side in ("Pháp – Nevers", "Pháp – Le Havre"))
    assert all(f"• Việt Nam – {city}" in told for city in ("Đà Nẵng", "Hải Phòng", "Hà Nội"))


def test_one_thing_in_two_years_is_told_by_one_document(knowledge: Knowledge) -> None:
    said = asked(Compare(aspect="thương mại điện tử", years=(2025, 2030)), knowledge)
    assert "tăng 10 điểm phần trăm" in said.text
    assert {citation.number for citation in said.citations} == {"411/QĐ-TTg"}
    assert [line[:6] for line in lines(said)] == ["• 2025", "• 2030"]


def test_a_year_of_which_nothing_is_said_is_lacking(knowledge: Knowledge) -> None:
    said = asked(Compare(aspect="thương mại điện tử", years=(2025, 2045)), knowledge)
    assert said.status is AnswerStatus.PARTIAL
    assert "2045" in said.text
    assert "tăng" not in said.text.splitlines()[0]


def test_documents_are_compared_by_their_fields(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nd-13-2023", "nd-47-2020"), fields=("articles",)), knowledge)
    assert "hơn 13" in said.text
    signers = asked(Compare(of("qd-749-2020", "qd-127-2021"), fields=("signer",)), knowledge)
    assert signers.text.startswith("Khác nhau.")


@pytest.mark.parametrize(
    ("ids", "claim", "opening"),
    [
        (("nq-52-2019", "nq-57-2024"), "52 ban hành trước 57", "Đúng"),
        (("nq-57-2024", "nq-52-2019"), "57 ban hành trước 52", "Không"),
        (("nq-57-2024", "nq-52-2019"), "57 mới hơn 52", "Đúng"),
        (("nq-57-2024", "nq-52-2019"), "57 và 52 do một người ký", "Tôi chưa có dữ liệu"),
    ],
)
def test_a_claimed_order_is_confirmed_or_corrected(
    ids: tuple[str, ...], claim: str, opening: str, knowledge: Knowledge
) -> None:
    plan = Compare(of(*ids), fields=("issued",), claim=claim)
    assert asked(plan, knowledge).text.startswith(opening)


def test_figures_that_are_bounded_otherwise_are_told_so(knowledge: Knowledge) -> None:
    plan = Compare(of("nq-52-2019", "qd-749-2020"), aspect="mục tiêu năng suất lao động")
    assert "bằng nhau: 7%" in (text := asked(plan, knowledge).text)
    assert "trên 7%" in text
    assert "ít nhất 7%" in text


def test_each_side_is_told_in_its_year(knowledge: Knowledge) -> None:
    documents = of("qd-749-2020", "qd-2629-2025")
    said = asked(Compare(documents, aspect="xếp hạng EGDI", years=(2025, 2028)), knowledge)
    first, second = lines(said)
    assert "70 nước" in first
    assert "60 nước" in second


@pytest.mark.parametrize(
    ("ids", "fields", "opening"),
    [
        (("qd-06-2022", "nq-06-2022"), ("title", "issued"), "Không"),
        (("qd-127-2021", "qd-942-2021"), ("signer",), "Đúng"),
        (("nq-52-2019", "nq-57-2024"), ("signer",), "Không"),
        (("qd-411-2022", "qd-505-2022"), ("effective",), "Tôi chưa có dữ liệu"),
    ],
)
def test_whether_two_are_one_is_said_first(
    ids: tuple[str, ...], fields: tuple[Field, ...], opening: str, knowledge: Knowledge
) -> None:
    plan = Compare(of(*ids), fields=fields, claim="cùng", same=True)
    assert worded(plan, context(knowledge)).text.startswith(opening)


def test_the_more_telling_words_of_an_aspect_choose_the_sentence(knowledge: Knowledge) -> None:
    plan = Compare(of("qd-1813-2021", "qd-411-2022"), aspect="tài khoản thanh toán")
    first, second = lines(asked(plan, knowledge))
    assert "có tài khoản" in first
    assert "tài khoản thanh toán" in second


def test_what_is_lacking_is_of_a_city_by_its_name(knowledge: Knowledge) -> None:
    plan = Compare(subjects=("ha noi", "hai phong"), aspect="trung tam giam sat")
    said = asked(plan, knowledge)
    assert any("Hải Phòng" in line and "chưa" in line for line in said.text.splitlines())


def test_all_aims_of_a_document_stand_by_their_years(knowledge: Knowledge) -> None:
    said = asked(Compare(of("qd-411-2022"), years=(2025, 2030)), knowledge)
    first, second, *others = lines(said)
    assert first.startswith("• 2025: ") and "20% GDP" in first
    assert second.startswith("• 2030: ") and "30% GDP" in second
    assert any("90%" in line for line in others)
    assert said.status is AnswerStatus.ANSWERED


def test_a_year_without_an_aim_is_said_to_lack_one(knowledge: Knowledge) -> None:
    said = asked(Compare(of("qd-127-2021"), years=(2030, 2045)), knowledge)
    assert said.status is AnswerStatus.PARTIAL
    assert any("2045" in line and "chưa" in line for line in said.text.splitlines())


def test_of_a_mere_name_no_figure_is_said_to_grow(knowledge: Knowledge) -> None:
    """Of “AI”, which is no word of Vietnamese, a sentence has several figures."""
    said = asked(Compare(aspect="AI", years=(2025, 2030)), knowledge)
    assert "tăng" not in said.text.splitlines()[0]
    assert {each.document_id for each in said.citations} == {"qd-127-2021"}


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("mobi smart port", "5g lab", "vận chuyển hành khách", "bốc dỡ"),
        ("bản sao số", "sandbox", "mô phỏng", "cho phép thử"),
    ],
)
def test_things_stand_by_what_they_are(
    one: str, other: str, first: str, second: str, knowledge: Knowledge
) -> None:
    mine, theirs = lines(asked(Compare(subjects=(one, other)), knowledge))
    assert first in mine
    assert second in theirs


def test_what_only_one_sentence_names_together_is_told_by_it(knowledge: Knowledge) -> None:
    subjects = ("mức toàn trình", "mức một phần")
    plan = Compare(subjects=subjects, text=" khác gì ".join(subjects))
    said = asked(plan, knowledge)
    assert "hai mức: toàn trình và một phần" in said.text
    assert len(said.citations) == 1


def test_a_city_may_say_it_in_other_words(knowledge: Knowledge) -> None:
    plan = Compare(subjects=("Nevers", "Hà Nội"), aspect="đặt con người lên trước")
    mine, theirs = lines(asked(plan, knowledge))
    assert "yếu thế" in mine
    assert "lấy người dân làm trung tâm" in theirs
    one_word = asked(Compare(subjects=("Hải Phòng", "Hà Nội"), aspect="IoT"), knowledge)
    assert len(lines(one_word)) == 1


def test_a_document_is_compared_with_the_one_that_it_replaced(knowledge: Knowledge) -> None:
    both = asked(Compare(of("qd-2629-2025"), text="2629 khác bản cũ chỗ nào"), knowledge)
    assert {each.document_id for each in both.citations} == {"qd-2629-2025", "qd-942-2021"}
    alone = asked(Compare(of("luat-20-2023"), text="khác luật cũ chỗ nào"), knowledge)
    assert "đất đai và thừa kế" in alone.text


def test_what_is_aimed_at_for_other_years_is_told_too(knowledge: Knowledge) -> None:
    plan = Compare(of("qd-749-2020", "qd-2629-2025"), aspect="xếp hạng chính phủ điện tử")
    said = asked(plan, knowledge)
    assert [figure for figure in ("70 nước", "60 nước", "50 nước") if figure in said.text] == [
        "70 nước",
        "60 nước",
        "50 nước",
    ]


def test_what_holds_for_several_documents_is_noted_once(knowledge: Knowledge) -> None:
    documents = of("nq-52-2019", "qd-749-2020", "qd-411-2022")
    said = asked(Compare(documents, aspect="mục tiêu kinh tế số năm 2025"), knowledge)
    assert said.text.count("đến năm 2025, nay đã hết hạn") == 1
