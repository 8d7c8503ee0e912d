"""Ways of writing the number of a document: spelled out, mistyped, with its issuer or its day."""

from datetime import date

import pytest

from index.ingest.corpus import read_corpus
from index.records.document import Document
from index.references.finder import ReferenceFinder
from index.text.folding import fold
from tests.conftest import CORPUS

FINDER = ReferenceFinder([document for document, _, _ in read_corpus(CORPUS)])

KNOWN = {
    "qd-749-2020": [
        *("QĐ-TTg 749", "qđ ttg số 749", "quyết định ttg 749", "quyết định 749 ttg", "749/ttg"),
        *("quyết định của thủ tướng số 749", "quyết định thủ tướng chính phủ 749"),
        *("quyết định do Thủ tướng ban hành số 749", "qdinh 749", "chương trình 749"),
        "Quyết định số: 749/QĐ-TTg ngày 03/6/2020",
        "quyết định 749 của thủ tướng chính phủ ngày 3 tháng 6 năm 2020",
        "quyết định 749 của chính phủ",
        "quyết định bảy bốn chín năm 2020",
        *(
            "QĐ 749 năm hai nghìn không trăm hai mươi",
            "quyết định bảy bốn chín năm hai không hai mươi",
        ),
        *("quyeest ddinhj 749", "quyeets ddinhj 749", "quyet61 d9inh5 749", "quyet d9inh5 749"),
        *("arrêté n°749", "qđ bảy trăm bốn chín", "quyết định bảy-bốn-chín", "qđ/749", "QĐ số749"),
        *("qd 7 4 9", "quyết định 7-4-9", "QĐ 749/QĐ-TTg/2020"),
        *("quyet dinnh 749", "qyết định 749", "quyết địnhh 749", "quyết dịhn 749"),
        *("quyetdinh 749", "quyetdinh749", "quyêt đinh 749"),
    ],
    "nd-13-2023": [
        *(
            "nđ mười ba",
            "nghị định 1 3",
            "13-2023",
            "nghị định mười ba năm hai không hai ba",
            "nd13/2023/ndcp",
            "NĐ-CP 13/2023",
            "nghị định 13 cp",
        ),
        *("ngị định 13", "nghij ddinhj 13", "nghi dihn 13/2023", "nghiđịnh 13", "nghi dinh13"),
        *("nghị định 13 của bộ công an", "Nghi dinh so 13 cua chinh phu"),
        "nghị định về bảo vệ dữ liệu cá nhân",
    ],
    "nq-52-2019": [
        *("nghị quyết năm hai", "nghi qyuet 52", "nghij quyeets 52", "nghi5 quyet61 52"),
        *("nghị quyết trung ương 52", "nghị quyết 52 tw", "nghị quyết 52 của Bộ Chính trị"),
    ],
    "nq-57-2024": ["nghị quyết số năm mươi bảy", "nghị quyết bộ chính trị số 57"],
    "qd-06-2022": ["quyết định không sáu", "đề án không sáu", "đề án 06", "quyết định 6"],
    "qd-1813-2021": [
        "quyết định một tám một ba",
        "quyết định một nghìn tám trăm mười ba",
        "quyet dinh mot ngan tam tram muoi ba",
    ],
    "luat-20-2023": ["luật hai mươi", "luaatj giao dichj ddieenj tuwr", "luật 20 qh15"],
    "nd-224-2026": ["nghị định hai hai tư", "nghị định hai trăm hai mươi tư"],
    "qd-411-2022": ["chiến lược 411", "đề án 411"],
}


@pytest.mark.parametrize(
    ("written", "document"),
    [(written, document) for document, listed in KNOWN.items() for written in listed],
)
def test_a_number_is_known_however_it_is_written(written: str, document: str) -> None:
    for frame in ("{}", "{} nói gì?", "cho hỏi {} còn hiệu lực không", "Theo {}, mục tiêu là gì?"):
        for text in (frame.format(written), fold(frame.format(written))):
            (reference,) = FINDER.find(text)
            assert [match.id for match in reference.matches] == [document]
            assert reference.text == text[slice(*reference.span)]
            assert fold(reference.text) == fold(written)


@pytest.mark.parametrize("way", ["quyeest ddinhj 749", "ngị định 13", "luaatj vieenx thoong"])
def test_what_was_mended_is_marked(way: str) -> None:
    assert [reference.is_rewritten for reference in FINDER.find(way)] == [True]
    assert [reference.is_rewritten for reference in FINDER.find("quyết định 749")] == [False]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("so sánh quyết định 749 và 942", ["qd-749-2020", "qd-942-2021"]),
        ("quyết định 749, 942 và 2629 nói gì", ["qd-749-2020", "qd-942-2021", "qd-2629-2025"]),
        ("quyết định 749 và 3 tỉnh", ["qd-749-2020"]),
        ("749 và 942 cái nào mới hơn", ["qd-749-2020", "qd-942-2021"]),
        ("749, 950", ["qd-749-2020", "qd-950-2018"]),
        ("nội dung của 749 và 950", ["qd-749-2020", "qd-950-2018"]),
        ("13 và 47 tuổi", []),
    ],
)
def test_a_type_holds_for_the_numbers_after_it(text: str, documents: list[str]) -> None:
    assert [match.id for each in FINDER.find(text) for match in each.matches] == documents


BOTH = {"nq-06-2022", "qd-06-2022"}


@pytest.mark.parametrize(
    "text",
    [
        *("06", "số 06", "cái 06", "06/2022", "không sáu", "06 có hiệu lực từ ngày nào", "06?"),
        *("mục tiêu của 06 là gì", "cho tôi hỏi về 06", "ai ký 06", "theo 06 thì sao"),
        *("Which document is 06?", "c'est quoi 06"),
    ],
)
def test_a_number_alone_is_that_of_each_document(text: str) -> None:
    (reference,) = FINDER.find(text)
    assert {match.id for match in reference.matches} == BOTH


@pytest.mark.parametrize(
    "text",
    [
        *("ngày 06 có gì", "tháng 06 năm 2022", "của 06 tỉnh", "về 13 người", "đề án 13 tỷ đồng"),
        *("chi phí 13 tỷ", "công dân 13 tuổi", "chương trình 30 ngày", "theo 57.5 điểm"),
        *("tôi quyết định 2 năm nữa mua xe", "quyết định một hai lần", "law", "is this legal"),
        *(
            "5 lĩnh vực",
            "5 nội dung",
            "3 mục tiêu là gì",
            "4G",
            "5g là gì",
            "top 10",
            "4.0",
            "100%",
        ),
        *("2030 thì sao", "24/7", "10/10/2024", "100 tỷ", "quyết định năm hai nghìn hai mươi lăm"),
        *("chuyeenr ddooir soos laf gif", "des lois", "nói về năm mươi hai người"),
    ],
)
def test_no_number_of_a_document_is_read_into(text: str) -> None:
    assert FINDER.find(text) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("nghị định 749", ["qd-749-2020"]),
        ("749/QĐ-BXD", ["qd-749-2020"]),
        ("quyết định 942 năm 2020", ["qd-942-2021"]),
        ("thông tư 06", ["nq-06-2022", "qd-06-2022"]),
        ("749/2021", ["qd-749-2020"]),
        ("nghị định 47 năm 2025", ["nd-47-2020"]),
        ("nghị định bốn bảy năm hai nghìn hai lăm", ["nd-47-2020"]),
        ("999", ["qd-950-2018", "qd-942-2021", "qd-749-2020"]),
        ("số 999 nói gì?", ["qd-950-2018", "qd-942-2021", "qd-749-2020"]),
        ("999 ai ký", ["qd-950-2018", "qd-942-2021", "qd-749-2020"]),
        ("luật 21/2023/QH15", ["luat-20-2023", "luat-24-2023"]),
        ("nghị quyết 52 của Quốc hội", ["nq-52-2019"]),
        ("QĐ 749 ngày 5/6/2020", ["qd-749-2020"]),
        ("QĐ 749 ngày 5/6/2020 do ai ký", ["qd-749-2020"]),
        ("quyết định 411 ngày 1 tháng 4 năm 2022 nói về gì", ["qd-411-2022"]),
        ("quyết định 411 năm 2024 nói gì", ["qd-411-2022"]),
        ("qd 127 nam 2025 ai ky", ["qd-127-2021"]),
        ("What does decision 1813 of 2023 say?", ["qd-1813-2021"]),
        ("nghị quyết LIII nói gì", []),
        ("nghi quyet so xlii ai ky", ["nd-42-2022"]),
        ("quyết định 9999", []),
        ("quyết định chín chín chín chín", []),
    ],
)
def test_near_an_unknown_document_are_those_like_it(text: str, near: list[str]) -> None:
    (reference,) = FINDER.find(text)
    assert reference.matches == ()
    assert [document.id for document in reference.nearest] == near


def test_a_day_that_something_is_asked_of_is_none_of_the_document() -> None:
    (reference,) = FINDER.find("quyết định 749 ngày 1/1/2024 còn hiệu lực không")
    assert [match.id for match in reference.matches] == ["qd-749-2020"]
    assert reference.text == "quyết định 749"


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("quyết định 411 năm 2025 đặt mục tiêu gì", "qd-411-2022"),
        ("qd 411 nam 2025 chiem bao nhieu phan tram", "qd-411-2022"),
        ("nghị định 42 năm 2026 còn hiệu lực không", "nd-42-2022"),
        ("quyết định 1813 năm 2023 phải hoàn thành nhiệm vụ nào", "qd-1813-2021"),
        ("What is the target of decision 411 of 2030?", "qd-411-2022"),
    ],
)
def test_a_year_of_what_is_asked_is_none_of_the_document(text: str, document: str) -> None:
    (reference,) = FINDER.find(text)
    assert [match.id for match in reference.matches] == [document]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("nghị quyết LVII ai ký", "nghị quyết LVII"),
        ("nghi quyet lvii", "nghi quyet lvii"),
        ("Nghị quyết số LII nói gì?", "Nghị quyết số LII"),
        ("nội dung nghị định XIII là gì", "nghị định XIII"),
    ],
)
def test_a_roman_number_is_one(text: str, numbers: str) -> None:
    (reference,) = FINDER.find(text)
    assert reference.text == numbers
    assert len(reference.matches) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("quyết định vi phạm gì", "QUYẾT ĐỊNH VI PHẠM", "luật CC là gì", "nghị quyết của Đảng"),
        *("nghị quyết I", "luật di sản", "LUẬT LI HÔN", "quyết định xl", "luật VI-RÚT"),
    ],
)
def test_letters_that_are_words_are_no_number(text: str) -> None:
    assert FINDER.find(text) == []


def test_of_one_number_that_on_the_subject_is_meant() -> None:
    (reference,) = FINDER.find("mục tiêu của 06 về dữ liệu dân cư")
    assert [match.id for match in reference.matches] == ["qd-06-2022"]
    (undecided,) = FINDER.find("mục tiêu phát triển của 06")
    assert {match.id for match in undecided.matches} == BOTH


def test_near_in_number_are_those_of_the_type_and_year() -> None:
    decrees = [
        Document(id=str(n), type="Nghị định", number=f"{n}/2024/NĐ-CP", issued=date(2024, 1, 1))
        for n in (1, 10, 30, 55, 80)
    ]
    (reference,) = ReferenceFinder(decrees).find("nghị định 50/2024")
    assert [document.id for document in reference.nearest] == ["55", "30", "80"]


def test_a_year_asked_about_stands_outside_the_name() -> None:
    (reference,) = FINDER.find("mục tiêu của quyết định 127 năm 2025 và 2030")
    assert reference.text == "quyết định 127"
    first, second = FINDER.find("mục tiêu của 749 so với của quyết định 2629")
    assert (first.text, second.text) == ("749", "quyết định 2629")
