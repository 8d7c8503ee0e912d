"""A translation says what its original says: each fault is found, with its line and its cure."""

from pathlib import Path

import pytest

from index.ingest.corpus_check import check
from index.ingest.problem import Problem
from tests.corpora import write_document, write_translation
from tests.days import TODAY

BODY = """## Mục tiêu đến năm 2025 về kinh tế số

Quyết định 1/QĐ-TTg đặt mục tiêu 20% GDP vào năm 2025. Có 35.000 hộ dân được hỗ trợ 4,5 triệu.

## Nevers: ai trình bày

Ông Hồ Kỳ Minh nói về Nevers và Đà Nẵng ngày 03/6/2020. Hội nghị họp tháng 4/2023.

## Ba trụ cột

Có 3 trụ cột: chính quyền số, kinh tế số và xã hội số trong chuyển đổi số.
"""
ENGLISH = """## Targets for 2025 on the digital economy

Decision 1/QĐ-TTg sets the target of 20% of GDP by 2025. Help of 4.5 million goes to 35,000 homes.

## Nevers: who spoke

Mr Hồ Kỳ Minh spoke of Nevers and Da Nang on 3 June 2020. The conference was held in April 2023.

## Three pillars

There are three pillars of digital transformation: digital government, economy and society.
"""
FRENCH = """## Objectifs 2025 pour l'économie numérique

La décision 1/QĐ-TTg vise 20 % du PIB en 2025. Une aide de 4,5 millions va à 35 000 foyers du pays.

## Nevers : qui a parlé

M. Hồ Kỳ Minh a parlé de Nevers et de Da Nang le 3 juin 2020. La conférence a eu lieu en avril 2023.

## Trois piliers

Il y a trois piliers de la transformation numérique : administration, économie et société.
"""


def problems_of(folder: Path, body: str = ENGLISH, **fields: object) -> list[Problem]:
    write_document(folder, "qd-1-2020", BODY)
    write_translation(folder, "en", "qd-1-2020", body, **fields)
    return check(folder, TODAY)


def test_numbers_dates_and_names_are_the_same_in_any_notation(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == []
    write_translation(
        tmp_path, "fr", "qd-1-2020", FRENCH, title="Projet pilote de la ville entière"
    )
    assert check(tmp_path, TODAY) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [
        ("20% of GDP", "25% of GDP", 7, "text", "lacks 20%; has 25%, which the original has not"),
        ("20% of GDP", "20 of GDP", 7, "text", "lacks 20%"),
        ("35,000 homes", "3,500 homes", 7, "text", "lacks 35000"),
        ("4.5 million", "45 million", 7, "text", "lacks 4.5"),
        ("1/QĐ-TTg", "2/QĐ-TTg", 7, "text", "lacks 01/QĐ-TTg"),
        ("3 June 2020", "6 March 2020", 11, "text", "lacks 3/6/2020"),
        ("April 2023", "May 2023", 11, "text", "lacks 4/2023"),
        ("April 2023", "spring", 11, "text", "lacks 4/2023"),
        ("Targets for 2025", "Targets for 2030", 5, "heading", "lacks 2025"),
        ("There are three", "There are four", 15, "text", "lacks 3"),
        ("Mr Hồ Kỳ Minh", "Mr Hồ Kỳ Anh", 11, "text", "lacks the name Hồ Kỳ Minh"),
        ("Mr Hồ Kỳ Minh", "The chairman", 11, "text", "lacks the name Hồ Kỳ Minh"),
        ("Da Nang", "Hai Phong", 11, "text", "lacks the name Đà Nẵng"),
        ("of Nevers", "of the city", 11, "text", "lacks the name Nevers"),
        ("Nevers: who", "Who", 9, "heading", "lacks the name Nevers"),
        ("The conference", "Lê Lợi and a conference", 11, "text", "has the name Lê Lợi"),
        (". Help of", " and help of", 7, "sentences", "has 1 sentences, the original 2"),
        ("## Three pillars\n\n", "", 11, "sections", "2, but"),
        ("## Three", "## More\n\nMore words.\n\n## Three", 15, "sections", "4, but"),
        ("## Three pillars", "## Ba trụ cột", 13, "heading", "is that of the original"),
        (
            "There are three pillars of digital",
            "Có ba trụ cột của việc chuyển",
            15,
            "text",
            "is in Viet",
        ),
        (
            "society.\n",
            "society.\n\nNguồn: <https://a.org>\n",
            15,
            "Nguồn",
            "stands in a translation",
        ),
    ],
)
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, field: str, message: str
) -> None:
    assert ENGLISH.count(old) == 1
    found = problems_of(tmp_path, ENGLISH.replace(old, new))
    file = tmp_path / "en/qd-1-2020.md"
    told = [each for each in found if (each.line, each.field) == (line, field)]
    assert any(each.message.startswith(message) for each in told), found
    for problem in found:
        assert problem.cure
        assert str(problem).startswith(f"{file}:{problem.line}: {problem.field}: ")


def test_sections_in_another_order_are_told_once(tmp_path: Path) -> None:
    first, second, third = ENGLISH.split("## ")[1:]
    (problem,) = problems_of(tmp_path, f"## {second}## {first}## {third}")
    assert (problem.line, problem.field) == (7, "order")
    assert "says what section 2 of the original says" in problem.message


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": "1/QĐ-TTg"}, "front matter"),
        ({"title": None}, "front matter"),
        ({"title": "Đề án thử nghiệm của cả thành phố"}, "title"),
    ],
)
def test_the_front_matter_holds_what_is_translated(
    tmp_path: Path, fields: dict[str, object], field: str
) -> None:
    (problem,) = problems_of(tmp_path, ENGLISH, **fields)
    assert problem.field == field
    assert problem.cure


def test_a_translation_of_nothing_and_a_language_that_nobody_speaks_are_told(
    tmp_path: Path,
) -> None:
    write_document(tmp_path, "qd-1-2020", BODY)
    write_translation(tmp_path, "fr", "qd-2-2020", FRENCH)
    write_translation(tmp_path, "de", "qd-1-2020", ENGLISH)
    orphan, folder = check(tmp_path, TODAY)
    assert (orphan.file, orphan.field) == (tmp_path / "fr/qd-2-2020.md", "original")
    assert (folder.file, folder.field) == (tmp_path / "de", "folder")
    assert folder.cure == "name it after a language: en, fr"
