"""What ingestion must make of the official texts in ../shared, where they are at hand."""

import shutil
from collections.abc import Mapping

import pytest

from tests.benchmarks.eval_policies import EXPECTED, SHARED, Measured, files_in, measure_all
from tests.benchmarks.policy_sources import plain

LAW = "Luat_GiaoDichDienTu_20_2023_QH15.md"
LAW_AS_DOC = "20_2023_QH15_513347.doc"
PART = "ND_269_2025_ND-CP.PARTIAL.md"
ARTICLE = "000_d16f2aca4d66caf4.txt"
CAPTIONS = (
    "phát biểu khai mạc hội thảo.",
    "trình bày tham luận tại hội thảo.",
    "chia sẻ về công tác chuyển đổi số của thành phố Hà Nội.",
    "Toàn cảnh hội thảo.",
)
FURNITURE = ("Giá vàng", "USD", "Tỷ giá", "Sửa Luật Viễn thông", "Bách khoa", "Tin khác", "Nên xem")

pytestmark = pytest.mark.skipif(
    not (SHARED / "policies").is_dir(), reason="needs the texts in ../shared/policies"
)


@pytest.fixture(scope="module")
def measured() -> Mapping[str, Measured]:
    """Every text, read, cleaned, cut and compared with its source; .doc where LibreOffice is."""
    office = shutil.which("soffice")
    paths = [p for p in files_in(SHARED / "policies") if office or p.suffix != ".doc"]
    return {path.name: found for path, found in measure_all(paths)}


@pytest.fixture(params=list(EXPECTED))
def found(request: pytest.FixtureRequest, measured: Mapping[str, Measured]) -> Measured:
    """One of them."""
    if request.param not in measured:
        pytest.skip(f"needs {request.param} and what reads it")
    return measured[request.param]


def test_every_article_and_heading_is_found(found: Measured) -> None:
    (articles, there), (right, stated) = found.articles, found.headings
    assert (articles, right) == (there, stated), found.wrong


def test_no_word_of_the_source_is_lost_or_added(found: Measured) -> None:
    assert (found.lost, found.added) == ([], [])


def test_no_word_is_lost_or_doubled_in_the_passages(found: Measured) -> None:
    assert (found.unplaced, found.twice) == ([], [])
    assert max(found.sizes) <= 256


def test_metadata_are_those_a_reader_finds(found: Measured) -> None:
    right, fields = found.fields
    assert right == fields, found.wrong


def test_the_law_is_the_same_in_both_forms(measured: Mapping[str, Measured]) -> None:
    if LAW_AS_DOC not in measured:
        pytest.skip("needs LibreOffice")
    typed, converted = measured[LAW].text, measured[LAW_AS_DOC].text
    assert plain(typed.body) == plain(converted.body)
    assert [unit.level for unit in typed.units] == [unit.level for unit in converted.units]
    assert typed.version.key == converted.version.key


def test_a_part_is_marked_as_a_part(measured: Mapping[str, Measured]) -> None:
    states = {name: m.text.version.document.completeness for name, m in measured.items()}
    assert [name for name, state in states.items() if state == "partial"] == [PART]


def test_the_article_as_crawled_is_the_article_alone(measured: Mapping[str, Measured]) -> None:
    body = measured[ARTICLE].text.body
    assert [word for word in FURNITURE if word in body] == []
    assert [body.count(caption) for caption in CAPTIONS] == [1] * len(CAPTIONS)
    assert body.endswith("Ngân Phương")
