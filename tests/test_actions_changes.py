"""The last question asked of something else: a document, a field, a time, a type, a city."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from actions.conversation import Focus, Topic
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Change,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    Spoken,
    Validity,
)
from tests.following import (
    GUIDES,
    HAI_PHONG,
    ISSUED,
    IT,
    LISTED,
    ND13,
    NEW,
    SIGNED,
    Row,
    article,
    ids,
    named,
    naming,
    written,
    year,
)

pytest_plugins = ["tests.knowledge"]


def of_new_documents() -> Iterable[Row]:
    """“còn nghị định 42?”: the last question of another document."""
    other = written("nd42", "nghị định 42")
    to = Change(Lookup(other), "nghị định 42")
    plans: tuple[tuple[Plan, Plan], ...] = (
        (Lookup(named("nd13"), ISSUED), Lookup(other, ISSUED)),
        (Validity(named("nd13")), Validity(other)),
        (Validity(named("nd13"), year(2024)), Validity(other, year(2024))),
        (Relations(named("nd13"), *GUIDES), Relations(other, *GUIDES)),
        (Provisions(named("nd13"), article("5")), Provisions(other, article("5"))),
        (Overview(named("nd13"), points=3), Overview(other, points=3)),
        (Enumerate("đối tượng", named("nd13")), Enumerate("đối tượng", other)),
        (Compare(named("nd13", "qd749")), Compare(Named((naming("nd13"), *other.documents)))),
        (Define("dữ liệu", named("nd13")), Define("dữ liệu", other)),
        (
            Passages("nghị định 13 nói gì về trẻ em", written("nd13", "nghị định 13")),
            Passages("nghị định 42 nói gì về trẻ em", other),
        ),
        (
            Passages("NGHỊ ĐỊNH 13 nói gì", written("nd13", "nghị định 13")),
            Passages("nghị định 42 nói gì", other),
        ),
        (Overview(subject="Nevers", points=2), Overview(other, points=2)),
        (Passages("Nevers làm gì về dữ liệu"), Passages("nghị định 42 làm gì về dữ liệu", other)),
        (LISTED.plan or to.to, to.to),
    )
    for last, expected in plans:
        yield replace(ND13, plan=last), to, "còn nghị định 42?", expected
    mistaken = replace(to, correction=True)
    yield ND13, mistaken, "à nhầm, nghị định 42", Lookup(other, ISSUED)
    yield NEW, to, "còn nghị định 42?", Lookup(other)
    yield ND13, Change(Lookup(other, SIGNED), "nghị định 42 ai ký"), "còn", Lookup(other, SIGNED)
    yield ND13, Change(Validity(other), "nghị định 42 còn hiệu lực không"), "còn", Validity(other)
    yield (
        ND13,
        Change(Passages("nghị định 42", other), "nghị định 42"),
        "còn",
        Lookup(other, ISSUED),
    )
    yield (
        ND13,
        Change(Passages("nghị định 42 nói gì về dữ liệu mở", other), "…"),
        "còn",
        Passages("nghị định 42 nói gì về dữ liệu mở", other),
    )
    yield (
        replace(NEW, plan=Lookup(IT, SIGNED), pending=Lookup(IT, SIGNED)),
        mistaken,
        "à, nghị định 42",
        Lookup(other, SIGNED),
    )


def of_another_owner() -> Iterable[Row]:
    """“của nghị định 13”: the last question of it, and for each year that is said."""
    text = "mục tiêu năm 2025 của quyết định 411"
    asked = replace(NEW, plan=Passages(text, written("qd411", "quyết định 411"), claim="20%"))
    of_749 = written("qd749", "quyết định 749")
    told = Passages("mục tiêu năm 2025 của quyết định 749", of_749)
    yield asked, Lookup(of_749), "của quyết định 749", told
    yield asked, Lookup(of_749), "quyết định 749", Lookup(of_749)
    both = "quyết định 749 thì bao nhiêu, 2025 và 2030"
    yield (
        asked,
        Change(Passages(both, of_749), both),
        "còn …?",
        Several((told, Passages("mục tiêu năm 2030 của quyết định 749", of_749))),
    )
    # The second one of a list, asked what was asked of the first.
    first = replace(LISTED, documents=ids("qd411"), plan=Lookup(named("qd411"), SIGNED))
    second = Change(Lookup(Spoken(2)), "cái thứ hai", correction=True)
    yield first, second, "à không, cái thứ hai", Lookup(named("nd42"), SIGNED)


def of_new_fields() -> Iterable[Row]:
    """“à nhầm, ý tôi là ngày ban hành”: another field of the same document."""
    to = Lookup(IT, ISSUED)
    signed = replace(ND13, plan=Lookup(named("nd13"), SIGNED))
    yield signed, Change(to, "ngày ban hành", True), "à nhầm", Lookup(named("nd13"), ISSUED)
    yield signed, Change(to, "ngày ban hành"), "còn ngày ban hành", Lookup(named("nd13"), ISSUED)
    yield signed, Change(Validity(IT), "hiệu lực"), "còn hiệu lực thì sao", Validity(named("nd13"))
    yield (
        signed,
        Change(Passages("phạm vi điều chỉnh"), "phạm vi điều chỉnh"),
        "còn",
        Passages("phạm vi điều chỉnh", named("nd13")),
    )


def of_new_times() -> Iterable[Row]:
    """“thế còn 2025?”: the same question of another time."""
    bare = Change(Passages("2025"), "2025")
    filtered = Change(Listing(Filter(issued=year(2025))), "năm 2025")
    asked_2022 = Listing(Filter(("nd",), issued=year(2022)), explicit=True)
    asked_2025 = Listing(Filter(("nd",), issued=year(2025)), explicit=True)
    yield replace(NEW, plan=asked_2022), filtered, "còn năm 2025", asked_2025
    yield replace(NEW, plan=asked_2022), bare, "thế còn 2025?", asked_2025
    with_word = Change(Passages("năm 2025"), "năm 2025")
    yield replace(NEW, plan=asked_2022), with_word, "còn năm 2025?", asked_2025
    by_filter = Change(Lookup(Described(Filter(issued=year(2025)))), "năm 2025")
    yield replace(NEW, plan=asked_2022), by_filter, "còn năm 2025", asked_2025
    holding = Listing(Filter(("nd",), standing="in_force", holding=year(2022)))
    yield (
        replace(NEW, plan=holding),
        bare,
        "còn 2025",
        replace(holding, filter=replace(holding.filter, holding=year(2025))),
    )
    yield (
        replace(ND13, plan=Validity(named("nd13"))),
        bare,
        "còn 2025?",
        Validity(named("nd13"), year(2025)),
    )
    yield (
        replace(ND13, plan=Relations(named("nd13"), *GUIDES)),
        bare,
        "còn 2025?",
        Relations(named("nd13"), *GUIDES, Filter(issued=year(2025))),
    )
    text = "Hải Phòng đặt mục tiêu gì năm 2023?"
    yield (
        replace(HAI_PHONG, plan=Passages(text)),
        bare,
        "thế còn 2025?",
        Passages("Hải Phòng đặt mục tiêu gì năm 2025?"),
    )
    without_year = Passages("Mục tiêu kinh tế số là gì?")
    yield (
        replace(NEW, plan=without_year),
        bare,
        "còn 2025?",
        Passages("Mục tiêu kinh tế số là gì 2025"),
    )
    described = Passages("nói gì", Described(Filter(("qd",), issued=year(2022))))
    issued_2025 = Described(Filter(("qd",), issued=year(2025)))
    yield (
        replace(NEW, plan=replace(described, text="")),
        filtered,
        "còn 2025?",
        Passages("", issued_2025),
    )
    yield NEW, bare, "thế còn 2025?", Passages("2025")
    # Who signed one of a list was asked since; it is the list that has a year.
    since = replace(ND13, plan=Lookup(named("nd13"), SIGNED), earlier=(Topic(plan=asked_2022),))
    yield since, bare, "còn 2025?", asked_2025


def of_another_year() -> Iterable[Row]:
    """“who signed it?”, “and the 2019 one?”: one of the same type."""
    yield (
        replace(ND13, plan=Lookup(named("nd13"), SIGNED)),
        Change(Listing(Filter(issued=year(2022))), "the 2022 one"),
        "and the 2022 one?",
        Lookup(Described(Filter(types=("nd",), issued=year(2022))), SIGNED),
    )


def of_new_types() -> Iterable[Row]:
    """“còn thông tư?”, “của Bộ Công an?”: the same list of other documents."""
    circulars = Change(Listing(Filter(types=("tt",))), "thông tư")
    asked = Listing(Filter(("nd",), issued=year(2022)), explicit=True)
    yield (
        replace(NEW, plan=asked),
        circulars,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    since = replace(ND13, plan=Lookup(named("nd13"), SIGNED), earlier=(Topic(plan=asked),))
    listed = replace(asked, filter=Filter(("tt",), issued=year(2022)))
    yield since, circulars, "còn thông tư?", listed
    described = Change(Lookup(Described(Filter(types=("tt",)))), "thông tư")
    yield (
        replace(NEW, plan=asked),
        described,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    asked_which = Change(
        Ask("which_to_choose", (), Lookup(Described(Filter(types=("tt",)), strict=False))),
        "thông tư",
    )
    yield (
        replace(NEW, plan=asked),
        asked_which,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    police = Change(Passages("Bộ Công an"), "Bộ Công an")
    yield (
        replace(NEW, plan=asked),
        police,
        "còn của Bộ Công an?",
        replace(asked, filter=replace(asked.filter, issuers=("Bộ Công an",))),
    )
    ministry = Change(Listing(Filter(issuers=("Bộ Công an",))), "của Bộ Công an")
    yield (
        replace(NEW, plan=asked),
        ministry,
        "của Bộ Công an thì sao",
        replace(asked, filter=replace(asked.filter, issuers=("Bộ Công an",))),
    )
    ended = Change(Listing(Filter(standing="ended")), "hết hiệu lực")
    yield (
        replace(NEW, plan=asked),
        ended,
        "còn cái nào hết hiệu lực",
        replace(asked, filter=replace(asked.filter, standing="ended")),
    )
    guided = Relations(named("luat148"), *GUIDES, Filter(("nd",)))
    yield (
        replace(NEW, plan=guided),
        circulars,
        "còn thông tư?",
        replace(guided, filter=Filter(("tt",))),
    )
    explicit = Change(Listing(Filter(types=("tt",)), explicit=True), "liệt kê thông tư")
    yield replace(NEW, plan=asked), explicit, "liệt kê thông tư", explicit.to
    counted = Change(Listing(Filter(types=("tt",)), count_only=True), "bao nhiêu thông tư")
    yield replace(NEW, plan=asked), counted, "còn bao nhiêu thông tư", counted.to
    yield ND13, circulars, "còn thông tư?", circulars.to


def of_new_subjects() -> Iterable[Row]:
    """“còn Hà Nội thì sao?”: the same question of another city or subject."""
    hanoi = Change(Passages("Hà Nội"), "Hà Nội")
    yield (
        HAI_PHONG,
        hanoi,
        "còn Hà Nội thì sao?",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    yield (
        HAI_PHONG,
        Change(Overview(subject="Hà Nội"), "Hà Nội"),
        "còn Hà Nội",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    yield (
        HAI_PHONG,
        Change(Passages("còn Hà Nội thì sao"), "Hà Nội"),
        "còn",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    about = replace(HAI_PHONG, plan=Passages("3 trụ cột", about="Hải Phòng"))
    yield about, hanoi, "còn Hà Nội?", Passages("3 trụ cột", about="Hà Nội")
    bare = replace(HAI_PHONG, plan=Passages("hai phong dat ket qua gi"))
    yield bare, hanoi, "con ha noi", Passages("Hà Nội dat ket qua gi")
    twice = replace(HAI_PHONG, plan=Passages("Hải Phòng ở đâu, Hải Phòng có gì"))
    yield twice, hanoi, "còn Hà Nội?", Passages("Hà Nội ở đâu, Hà Nội có gì")
    refused = Focus(subject="Le Havre", plan=Passages("Le Havre có bao nhiêu dân"))
    nevers = Change(Passages("Nevers"), "Nevers", correction=True)
    yield refused, nevers, "à nhầm, ý tôi là Nevers", Passages("Nevers có bao nhiêu dân")
    yield (
        replace(HAI_PHONG, plan=Overview(subject="Hải Phòng")),
        hanoi,
        "còn",
        Overview(subject="Hà Nội"),
    )
    yield (
        replace(HAI_PHONG, plan=Enumerate("dự án", about="Hải Phòng", text="dự án của Hải Phòng")),
        hanoi,
        "còn Hà Nội?",
        Enumerate("dự án", about="Hà Nội", text="dự án của Hà Nội"),
    )
    yield (
        replace(HAI_PHONG, plan=Compare(subjects=("Nevers", "Hải Phòng"))),
        hanoi,
        "còn Hà Nội?",
        Compare(subjects=("Nevers", "Hà Nội")),
    )
    in_document = Passages("nghị định 269 nói gì về dữ liệu", written("nd269", "nghị định 269"))
    yield (
        replace(ND13, plan=in_document),
        hanoi,
        "còn Hà Nội?",
        Passages("Hà Nội nói gì về dữ liệu"),
    )
    yield ND13, hanoi, "còn Hà Nội?", Passages("Hà Nội")
    yield NEW, hanoi, "còn Hà Nội?", Passages("Hà Nội")
    yield (
        HAI_PHONG,
        Change(Passages("Hà Nội xây trung tâm giám sát thế nào"), "Hà Nội xây trung tâm"),
        "à nhầm",
        Passages("Hà Nội xây trung tâm giám sát thế nào"),
    )
    both = replace(HAI_PHONG, plan=Passages("Hải Phòng đặt mục tiêu gì năm 2023"))
    havre = Change(Passages("le havre 2030"), "le havre 2030", correction=True)
    yield (
        both,
        havre,
        "xin lỗi gõ nhầm. le havre 2030",
        Passages("le havre đặt mục tiêu gì năm 2030"),
    )
    yield NEW, havre, "xin lỗi gõ nhầm. le havre 2030", Passages("le havre 2030")
    digital = Change(Passages("kinh tế số"), "kinh tế số")
    yield (
        replace(NEW, plan=Passages("Mục tiêu chính phủ số năm 2025?")),
        digital,
        "còn",
        Passages("Mục tiêu kinh tế số năm 2025?"),
    )
    yield (
        HAI_PHONG,
        Change(Passages("dịch vụ công"), "dịch vụ công"),
        "còn",
        Passages("dịch vụ công", about="Hải Phòng"),
    )
    term = Define("AI", text="AI là gì")
    yield (
        replace(NEW, plan=term),
        Change(Define("IoT"), "IoT"),
        "còn IoT?",
        Define("IoT", text="IoT là gì"),
    )
    yield (
        replace(NEW, plan=term),
        Change(Passages("IoT"), "IoT"),
        "còn IoT?",
        Define("IoT", text="IoT là gì"),
    )


ROWS = [
    row
    for rows in (
        of_new_documents,
        of_another_owner,
        of_new_fields,
        of_new_times,
        of_another_year,
        of_new_types,
        of_new_subjects,
    )
    for row in rows()
]


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected
