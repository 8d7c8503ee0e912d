"""What people state wins over what was read, and a slip in it is told with file, field and cure."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.legal.metadata.finding import Finding
from index.legal.metadata.read import read_metadata
from index.legal.metadata.sidecar import assemble, report, stated_metadata

READ = {
    "number": Finding("12/QĐ-TTg", "sure", "Số: 12/QĐ-TTg"),
    "type": Finding("Quyết định", "likely", "12/QĐ-TTg"),
    "issued": Finding(date(2030, 2, 1), "sure", "Hà Nội, ngày 01 tháng 02 năm 2030"),
    "based_on_titles": Finding(("Luật Cây xanh",), "sure", "Căn cứ Luật Cây xanh;"),
}


@pytest.mark.parametrize("name", ["a.pdf.yml", "a.yml"])
def test_a_sidecar_is_found_beside_its_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("signer: Lò Thị Mận\nissued: 2031-01-02\n", encoding="utf-8")
    assert stated_metadata(tmp_path / "a.pdf") == {
        "signer": "Lò Thị Mận",
        "issued": date(2031, 1, 2),
    }


def test_a_sidecar_wins_over_front_matter_and_both_over_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md.yml").write_text("signer: Lò Thị Mận\n", encoding="utf-8")
    front = {"signer": "Vũ Thị Thử", "type": "Chỉ thị"}
    stated = stated_metadata(tmp_path / "a.md", front)
    document = assemble(READ, stated, "https://vi.example/a")
    assert (document.signer, document.type, document.number) == (
        "Lò Thị Mận",
        "Chỉ thị",
        "12/QĐ-TTg",
    )
    assert document.sources == ("https://vi.example/a",)


def test_a_document_without_anything_stated_is_what_was_read(tmp_path: Path) -> None:
    document = assemble(READ, stated_metadata(tmp_path / "a.md"))
    assert (document.id, document.wording, document.sources) == (
        "qd-12-2030",
        "verbatim",
        ("crawl",),
    )


def test_a_stated_id_holds() -> None:
    assert assemble(READ, {"id": "mine"}).id == "mine"


def test_a_text_that_says_nothing_of_itself_has_the_id_of_its_words() -> None:
    assert assemble({}, {}, content_hash="0123456789abcdef").id == "text-0123456789ab"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("singer: Lò Thị Mận", ["a.pdf.yml: singer: no such field", "signer"]),
        ("texts: []", ["texts: no such field"]),
        ("issued: hôm qua", ["a.pdf.yml: issued: ", "data/corpus/README.md"]),
        ("relations: [{kind: eats, number: 1}]", ["relations.0.kind"]),
        ("- a", ["not a mapping", "field: value"]),
        ("a: [", ["not YAML"]),
    ],
)
def test_a_slip_in_a_sidecar_is_told(tmp_path: Path, text: str, told: list[str]) -> None:
    (tmp_path / "a.pdf.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        stated_metadata(tmp_path / "a.pdf")
    assert all(words in str(error.value) for words in told)


def test_a_sidecar_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.yml").write_bytes(b"signer: \xff\xfe")
    with pytest.raises(CorpusError, match="UTF-8"):
        stated_metadata(tmp_path / "a.pdf")


def test_a_slip_in_front_matter_names_the_document(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"a\.md: nummer: no such field"):
        stated_metadata(tmp_path / "a.md", {"nummer": "1"})


def test_an_empty_sidecar_states_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.yml").write_text("# later\n", encoding="utf-8")
    assert stated_metadata(tmp_path / "a.pdf") == {}


def test_the_report_tells_value_sureness_words_and_what_is_missing() -> None:
    lines = report(READ, {"signer": "Lò Thị Mận"})
    assert lines[0] == "number: 12/QĐ-TTg (sure, from “Số: 12/QĐ-TTg”)"
    assert "type: Quyết định (likely, from “12/QĐ-TTg”)" in lines
    assert "signer: Lò Thị Mận (stated)" in lines
    assert "based on, without a number: Luật Cây xanh (sure, from “Căn cứ Luật Cây xanh;”)" in lines
    assert "title: missing" in lines
    assert "effective: missing" in lines
    assert not any(line.startswith("number: missing") for line in lines)


def test_an_article_in_the_press_misses_no_number() -> None:
    text = "Ghế đá biết nói\n(TTXVN) - Sáng 14/9, ghế đá biết nói."
    lines = report(read_metadata(text, (), "a.txt"), {})
    assert "publisher: Thông tấn xã Việt Nam" in "\n".join(lines)
    assert "number: missing" not in lines
    assert "issued: missing" in lines


def test_relations_are_reported_by_kind_and_number() -> None:
    text = "QUYẾT ĐỊNH\nVỀ GHẾ ĐÁ\nCăn cứ Nghị định số 9/2029/NĐ-CP;\nQUYẾT ĐỊNH:\nNội dung."
    lines = report(read_metadata(text, (), "a.txt"), {})
    assert any(line.startswith("relations: based on 09/2029/NĐ-CP (sure") for line in lines)


@pytest.mark.parametrize(
    "text",
    ["a: &x [1]\nb: *x", "a: &x {b: 1}\n<<: *x", "title: " + "dài " * 20_000],
    ids=["alias", "merge", "long"],
)
def test_yaml_that_could_grow_without_bound_is_refused(tmp_path: Path, text: str) -> None:
    document = tmp_path / "a.txt"
    document.with_name("a.txt.yml").write_text(text, "utf-8")
    with pytest.raises(CorpusError, match=r"a\.txt\.yml: (?:has|states)"):
        stated_metadata(document)
