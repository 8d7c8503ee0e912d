import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorpusError
from index.ingest.corpus import (
    corpus_files,
    read_corpus,
    read_markdown,
    sections,
    split_front_matter,
)
from tests.conftest import CORPUS, ROOT
from tests.corpora import DEFAULTS, write_document, write_json_lines

SEED = ROOT.parent / "shared" / "seed"
LONGEST_COMMON_RUN = 20
lines = st.sampled_from(
    ["## Mục tiêu", "# Một", "### Ba ", "Một câu.", "  Thụt vào.", "", "Nguồn: không", "#không"]
)


def test_the_shipped_corpus_is_read_whole_in_the_order_of_names() -> None:
    read = list(read_corpus(CORPUS))
    assert [source.document.id for source in read] == [file.stem for file in corpus_files(CORPUS)]
    assert all(document.wording == "summary" for document, _, _ in read)
    assert all(sections for _, sections, _ in read)


def test_the_readme_is_no_document(tmp_path: Path) -> None:
    write_document(tmp_path, "a")
    (tmp_path / "README.md").write_text("# Not a document", encoding="utf-8")
    assert [file.name for file in corpus_files(tmp_path)] == ["a.md"]


def test_a_document_is_read_with_its_sections_and_sources(tmp_path: Path) -> None:
    body = (
        "Lời dẫn.\n\n## Mục tiêu\n\nMột câu. Hai câu.\n\n"
        "Nguồn: <https://example.org/1> <https://example.org/2>\n\n## Trống\n\n### Khác\n\nBa câu."
    )
    document, found, _ = read_markdown(write_document(tmp_path, "a", body, number="1/QĐ"))
    assert document.number == "1/QĐ"
    assert document.title == DEFAULTS["title"]
    assert [(section.heading, section.text, section.sources) for section in found] == [
        ("", "Lời dẫn.", ()),
        ("Mục tiêu", "Một câu. Hai câu.", ("https://example.org/1", "https://example.org/2")),
        ("Khác", "Ba câu.", ()),
    ]


def test_decomposed_text_is_read_as_composed(tmp_path: Path) -> None:
    file = write_document(tmp_path, "a", "## Mục tiêu\n\nĐến năm ấy.")
    file.write_text(unicodedata.normalize("NFD", file.read_text(encoding="utf-8")))
    document, (section,), _ = read_markdown(file)
    assert (section.heading, section.text) == ("Mục tiêu", "Đến năm ấy.")
    assert unicodedata.is_normalized("NFC", document.title)


@given(st.lists(lines).map("\n".join))
def test_a_sections_place_is_where_its_text_stands(body: str) -> None:
    found = list(sections(body))
    for section in found:
        assert body[section.start : section.start + len(section.text)] == section.text
    places = [(section.start, section.start + len(section.text)) for section in found]
    assert places == sorted(places)


@pytest.mark.parametrize("file", corpus_files(CORPUS), ids=lambda file: file.stem)
def test_no_line_of_a_shipped_body_is_lost(file: Path) -> None:
    _, body = split_front_matter(file)
    read = [line for section in sections(body) for line in section.text.splitlines()]
    written = [
        line for line in body.splitlines() if line.strip() and not line.startswith(("#", "Nguồn:"))
    ]
    assert [line for line in read if line.strip()] == written


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no front matter", "no front matter"),
        ("---\nid: a\n", "no front matter"),
        ("text first\n---\nid: a\n---\n", "no front matter"),
        ("---\n[unclosed\n---\n", "not YAML"),
        ("---\n- a\n- b\n---\n", "not a mapping"),
        ("---\nid: a\ncolour: red\n---\n", "colour"),
        ("---\ntitle: no id\n---\n", "id"),
        ("---\nid: a\nissued: 2021-02-29\n---\n", r"issued: 2021-02-29 cannot be .* 2020-06-03"),
        ("---\nid: a\nvalidity: {since: 2021-00-10}\n---\n", "validity.since: 2021-00-10 cannot"),
        ("---\nid: a\nrelations: [{day: 2021-13-01}]\n---\n", "relations.0.day: 2021-13-01"),
    ],
)
def test_an_unreadable_document_is_refused_by_name(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=reason) as refused:
        list(read_corpus(tmp_path))
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_document_that_is_not_utf8_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"---\nid: a\n---\n\xff\xfe")
    with pytest.raises(CorpusError, match=r"a\.md: cannot be read as UTF-8"):
        list(read_corpus(tmp_path))


def test_half_a_surrogate_pair_in_front_matter_is_refused(tmp_path: Path) -> None:
    file = write_document(tmp_path, "a", title="TITLE")
    text = file.read_text(encoding="utf-8").replace("TITLE", '"Đề \\ud800 án"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.md: the 'title' holds half") as refused:
        read_markdown(file)
    str(refused.value).encode()


def test_a_missing_corpus_is_refused_with_the_cure(tmp_path: Path) -> None:
    for name in ("nowhere", "nowhere.jsonl"):
        with pytest.raises(CorpusError, match=name):
            list(read_corpus(tmp_path / name))


def test_json_lines_are_documents_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    records: list[dict[str, Any]] = [
        {"id": 7, "title": "Bảy", "text": " Một câu. "},
        {"id": "x", "text": ""},
    ]
    write_json_lines(path, records)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")
    (seven, seven_sections, _), (other, none, _) = read_corpus(path)
    assert (seven.id, seven.title, seven.type, seven.wording) == ("7", "Bảy", None, "verbatim")
    assert [section.text for section in seven_sections] == ["Một câu."]
    assert (other.id, other.title, none) == ("x", "", [])


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', '{"id": "a"}', '{"text": "a"}', "null"])
def test_a_bad_line_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Một."}) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"set\.jsonl:2: "):
        list(read_corpus(path))


@pytest.mark.skipif(not SEED.is_dir(), reason="needs the seed article in ../shared")
def test_the_corpus_is_in_our_own_words() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        size = LONGEST_COMMON_RUN + 1
        return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}

    (article,) = SEED.glob("*.txt")
    theirs = runs(unicodedata.normalize("NFC", article.read_text(encoding="utf-8")).lower())
    assert theirs
    # What a document is called cannot be said in other words.
    titles = [document.title.lower() for document, _, _ in read_corpus(CORPUS)]
    for file in corpus_files(CORPUS):
        body = split_front_matter(file)[1].lower()
        for title in titles:
            body = body.replace(title, "…")
        shared = theirs & runs(body)
        assert not shared, f"{file.name} copies: {' '.join(min(shared))}"
