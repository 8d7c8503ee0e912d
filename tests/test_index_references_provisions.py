import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.provision import Provision
from index.references.provisions import find_provision, find_provisions, without_provision
from index.text.folding import fold

PAIRS = ["đ5 k2", "k2 đ5", "k2 d5", "d5 k2", "k2 điều 5", "dieu 5 k2", "đ.5, k.2", "khoan 2 d5"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Điều 5 nói gì?", Provision(article="5")),
        ("khoản 2 Điều 13 Nghị định 13/2023", Provision(article="13", clause="2")),
        ("diem b khoan 1 dieu 7", Provision("7", "1", "b")),
        ("diem d khoan 1", Provision(clause="1", point="d")),
        ("Điều 5a khoản 1b", Provision(article="5a", clause="1b")),
        ("điểm đ khoản 1", Provision(clause="1", point="đ")),
        ("Đ 4 NĐ 269", Provision(article="4")),
        ("Q.Đ 749 nói gì", Provision()),
        ("dieu20 khoan2 luat 20/2023", Provision(article="20", clause="2")),
        ("điều 3.2 luật 20/2023", Provision(article="3", clause="2")),
        ("Đ.2 K.1 NĐ 269", Provision(article="2", clause="1")),
        *((f"{pair} nđ 47", Provision(article="5", clause="2")) for pair in PAIRS),
        ("điểm a k2 đ5 nđ 47", Provision("5", "2", "a")),
        ("đ5 nđ 47", Provision(article="5")),
        ("clause 2 of article 17", Provision(article="17", clause="2")),
        ("chương V luật giao dịch điện tử", Provision(chapter="V")),
        ("chuong 5", Provision(chapter="5")),
        ("chương ba nói gì", Provision(chapter="3")),
        ("chapitre II", Provision(chapter="II")),
        ("mục 2 chương III", Provision(chapter="III", section="2")),
        ("phần thứ hai", Provision(part="2")),
        ("phan thu sau", Provision(part="6")),
        ("phần IV nghị quyết 57", Provision(part="IV")),
        ("mục II.3 nghị quyết 57", Provision(section="II", clause="3")),
        ("điểm 3 mục II", Provision(section="II", clause="3")),
        ("phụ lục II quyết định 2629", Provision(annex="II")),
        ("phu luc so 1", Provision(annex="1")),
        ("phụ lục của quyết định", Provision(annex="")),
        ("điểm 4 khoản 2 điều 6", Provision("6", "2", "4")),
        ("được điểm 10 điều 6", Provision("6")),
    ],
)
def test_a_place_is_read_in_any_way_of_naming_it(question: str, place: Provision) -> None:
    assert find_provision(question) == place


@pytest.mark.parametrize(
    "question",
    [
        "",
        "điều kiện gì",
        "điểm đến",
        "được 10 điểm",
        "mức 4 dịch vụ công",
        "danh mục 2 dịch vụ",
        "mục tiêu 2030",
        "chương trình 749",
        "phần sau nói gì",
        "phan sau",
        "phần trăm",
        "chương năm 2025",
        "mục vì sao",
        "vé 500 đ 2 người",
        *("K2 là núi gì", "d5 là gì", "k2 có d5/2020", "500đ 5 cái"),
    ],
)
def test_what_only_looks_like_a_place_is_none(question: str) -> None:
    assert find_provision(question) == Provision()


@pytest.mark.parametrize(
    ("question", "level", "numbers"),
    [
        ("khoản 2, 3 điều 5 nghị định 47/2020", "clause", "2 3"),
        ("dieu 5 khoan 2 va 3", "clause", "2 3"),
        ("Điều 1, 2, 3 và 4 NĐ 269", "article", "1 2 3 4"),
        ("Điều 5 đến 7 của nghị định 47", "article", "5 6 7"),
        ("điểm a, đ khoản 2 Điều 5", "point", "a đ"),
        ("chương I, II luật 20", "chapter", "I II"),
        ("Điều 4-6 nghị định 91", "article", "4 5 6"),
        ("khoản 1 – 3 điều 9", "clause", "1 2 3"),
        ("điều 5 - 749", "article", "5"),
        ("điều 5-người dân", "article", "5"),
        ("điều 5 và 3 tỉnh", "article", "5"),
        ("điều 5 và 749", "article", "5"),
        ("điều 5, 13/2023", "article", "5"),
        ("điều 5 và a", "article", "5"),
    ],
)
def test_a_list_of_numbers_is_so_many_places(question: str, level: str, numbers: str) -> None:
    assert [getattr(place, level) for place in find_provisions(question)] == numbers.split()


@given(st.sampled_from(["Điều 12 {}", "khoản 3 điều 12 {}", "chương IV {}", "mục II {}"]))
def test_a_place_is_blanked_and_the_rest_stays_where_it_is(frame: str) -> None:
    question = frame.format("Nghị định 269/2025")
    left = without_provision(question)
    assert left.strip() == "Nghị định 269/2025"
    assert left.index("Nghị") == question.index("Nghị")


@given(st.text())
def test_any_text_is_read(question: str) -> None:
    place = find_provision(question)
    assert place.names_unit or not (place.article or place.chapter or place.annex)
    assert not set(fold(without_provision(question)).split()) - set(fold(question).split())


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("khoản 1 và khoản 2 điều 3", [Provision("3", "1"), Provision("3", "2")]),
        ("dieu 3 va dieu 4 nd 269", [Provision("3"), Provision("4")]),
        ("Điều 5 đến Điều 7", [Provision("5"), Provision("6"), Provision("7")]),
        ("điều 1 tới điều 90", [Provision("1"), Provision("2"), Provision("3"), Provision("4")]),
        ("article 3 and article 5", [Provision("3"), Provision("5")]),
        ("điểm a, điểm b khoản 2 điều 9", [Provision("9", "2", "a"), Provision("9", "2", "b")]),
        ("khoản 1 Điều 3 và khoản 2 Điều 5", [Provision("3", "1"), Provision("5", "2")]),
        (
            "điểm c khoản 2 điều 3 và điểm a khoản 2 điều 5",
            [Provision("3", "2", "c"), Provision("5", "2", "a")],
        ),
        ("k1 đ23 nđ 142/2026 và k3", [Provision("23", "1"), Provision("23", "3")]),
        ("khoản 2 Điều 5 và khoản tiếp theo", [Provision("5", "2"), Provision("5", "3")]),
        ("Điều 5 và Điều 5", [Provision("5")]),
        ("Điều 5", [Provision("5")]),
        ("không có gì", [Provision()]),
    ],
)
def test_several_places_are_all_found(question: str, places: list[Provision]) -> None:
    assert find_provisions(question) == places


@pytest.mark.parametrize(
    "text", ["Nghị định 13 có 4 chương 50 điều", "90% dich vu cong muc 4", "dịch vụ công mục 4"]
)
def test_counts_and_levels_of_services_are_no_provisions(text: str) -> None:
    assert find_provision(text) == Provision()
