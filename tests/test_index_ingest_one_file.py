"""One file becomes a Text: its own words, each at its place, and its metadata."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorpusError
from index.ingest.adding import Incoming
from index.ingest.merging import merge
from index.ingest.one_file import text_of
from index.ingest.passages import MAX_WORDS, passages_of
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.read import read
from index.records.document import Passage
from index.records.version import Text
from index.store.catalogue import Catalogue
from index.store.catalogue_writer import CatalogueWriter
from tests.changing_stores import DECISION, DECREE, NEWS, PART, write
from tests.days import TODAY

DIGEST = "0123456789abcdef" * 4


def ingested(file: Path) -> Text:
    return text_of(read(file), file, Incoming(file).location, DIGEST, TODAY)


def words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def passages(text: Text) -> list[Passage]:
    (merged,) = merge([text.version])
    return [p for p in passages_of(merged.document, [text]) if p.start >= 0]


def check_passages(text: Text) -> None:
    """Every word of the body is in one passage, or in the heading of the passage after it."""
    place = 0
    left_out = ""
    for passage in passages(text):
        assert place <= passage.start < passage.end
        assert text.body[passage.start : passage.end] == passage.text
        assert len(passage.text.split()) <= MAX_WORDS
        for start, end in passage.sentences:
            assert passage.text[start:end].strip()
        left_out = text.body[place : passage.start]
        lost = Counter(words(left_out)) - Counter(words(passage.heading))
        assert not lost, f"{lost} of {left_out!r} is not in {passage.heading!r}"
        place = passage.end
    assert not words(text.body[place:])


@pytest.mark.parametrize("file", [DECREE, PART, DECISION, NEWS], ids=lambda file: file.stem)
def test_the_words_of_a_document_are_in_its_passages_each_once(file: Path) -> None:
    check_passages(ingested(file))


_WORDS = [
    "đèn",
    "phố",
    "bến",
    "thuyền;",
    "Hoa",
    "Nắng",
    "số.",
    "2031",
    "xe,",
    "(một)",
    "đ/c",
    "và:",
]
_MARKS = [
    "", "", "", "1. ", "2. ", "3. ", "a) ", "b) ", "đ) ", "- ", "+ ", "I. ", "II. ", "1.1. ",
    "Điều 1. ", "Điều 2. ", "Điều 3: ", "Chương I ", "Chương II\n", "Mục 1. ", "PHỤ LỤC I\n",
    "# ", "### ", "### Điều 4. ", "Căn cứ ", "Nơi nhận: ", "Số: 12/2031/NĐ-CP\n",
    "NGHỊ ĐỊNH\n", "STT | Tên | Số\n", "1 | đèn | ", "\f", "“", "Ông Lại Văn Thí cho biết: ",
]  # fmt: skip
_sentence = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60).map(" ".join)
_line = st.tuples(st.sampled_from(_MARKS), _sentence).map("".join)
_bodies = st.lists(_line, min_size=1, max_size=25).map("\n".join)


@given(_bodies, st.sampled_from(["txt", "md", "html", "pdf", "docx"]), st.booleans())
def test_the_words_of_any_text_are_in_its_passages_each_once(
    body: str, form: str, wraps: bool
) -> None:
    raw = RawText(body, form, f"a.{form}", wraps=wraps)  # type: ignore[arg-type]
    try:
        path = DECREE.with_name(f"nowhere.{form}") if form != "md" else DECREE
        text = text_of(raw, path, "nowhere", DIGEST, TODAY)
    except ReadingError:
        return  # nothing was left once page marks were gone
    check_passages(text)
    assert text.version.words == len(text.body.split())


def test_a_version_says_where_its_words_come_from(tmp_path: Path) -> None:
    version = ingested(DECREE).version
    assert (version.id, version.digest, version.origin) == (DIGEST[:12], DIGEST, "added")
    assert version.added == TODAY
    assert (version.file, version.format, version.articles) == (DECREE.name, "md", 5)
    assert version.address == str(DECREE.resolve())
    raw = RawText("Một câu.", "html", "a.html", address="https://example.org/a.html")
    fetched = text_of(raw, tmp_path / "a.html", raw.address or "", DIGEST, TODAY)
    assert fetched.version.address == "https://example.org/a.html"
    assert fetched.version.document.sources == ("https://example.org/a.html",)


def test_a_heading_by_its_own_words_has_no_other_mark() -> None:
    body = ingested(DECREE).body
    assert "\nĐiều 4. Thời hạn giải quyết\n" in body
    assert not any(line.startswith("#") and "Điều" in line for line in body.split("\n"))


def test_a_text_read_by_machine_says_so(tmp_path: Path) -> None:
    raw = RawText("Một câu.", "pdf", "a.pdf", by_ocr=True, notes=("read by OCR",))
    version = text_of(raw, tmp_path / "a.pdf", "a.pdf", DIGEST, TODAY).version
    assert (version.by_ocr, version.notes) == (True, ("read by OCR",))


def test_front_matter_is_no_text_and_wins_over_what_was_read(tmp_path: Path) -> None:
    words_of = DECISION.read_text(encoding="utf-8")
    file = write(tmp_path, "a.md", f"---\nsigner: Bà Viết Tay\n---\n\n{words_of}")
    text = ingested(file)
    assert text.version.document.signer == "Bà Viết Tay"
    assert "Viết Tay" not in text.body
    write(tmp_path, "a.yml", "signer: Bà Bên Cạnh\n")
    assert ingested(file).version.document.signer == "Bà Bên Cạnh"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", f"---\n\n{DECISION.read_text(encoding='utf-8')}")
    assert ingested(file).version.document.number == "971/QĐ-TTg"


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("a: &a [x]\ntopics: [*a, *a]", "& or *"),
        ("topics: &a\n- x", "& or *"),
        ("- &a x\n- *a", "& or *"),
        ("title: [", "not YAML"),
        ("title: !!python/object/apply:os.system [true]", "not YAML"),
        ("issued: soon", "issued"),
        ("texts: []", "texts"),
    ],
)
def test_front_matter_stated_wrongly_is_refused(tmp_path: Path, front: str, reason: str) -> None:
    file = write(tmp_path, "a.md", f"---\n{front}\n---\n\nMột câu.\n")
    with pytest.raises(CorpusError) as refused:
        ingested(file)
    assert reason in str(refused.value)
    assert "a.md" in str(refused.value)


def test_what_a_crawler_put_into_front_matter_is_left_aside_and_told_of(tmp_path: Path) -> None:
    front = "---\nurl: https://example.org/a\ntitle: Đèn đường\ntags: [a]\n---\n\nMột câu.\n"
    version = ingested(write(tmp_path, "a.md", front)).version
    assert version.document.title == "Đèn đường"
    assert [note for note in version.notes if "left aside" in note] == [
        "front matter field left aside: url",
        "front matter field left aside: tags",
    ]


def test_what_a_site_put_into_front_matter_is_less_sure_than_the_form(tmp_path: Path) -> None:
    front = "layout: page\ntype: van-ban-phap-luat\nsigner: Viết Đại\ntitle: Trang của cổng\n"
    words_of = DECISION.read_text(encoding="utf-8")
    version = ingested(write(tmp_path, "a.md", f"---\n{front}---\n\n{words_of}")).version
    assert version.document == ingested(DECISION).version.document
    assert "front matter field left aside: type" in version.notes


@pytest.mark.parametrize(("kind", "type_"), [("nghi-dinh", "Nghị định"), ("post", None)])
def test_a_type_in_front_matter_is_mapped_or_left_aside(
    tmp_path: Path, kind: str, type_: str | None
) -> None:
    version = ingested(write(tmp_path, "a.md", f"---\ntype: {kind}\n---\n\nMột câu.\n")).version
    assert version.document.type == type_
    assert any("left aside: type" in note for note in version.notes) is (type_ is None)


@pytest.mark.parametrize("title", ["A&B", "Q&A", "5 * 3", "sao *", "“Phố & phường”"])
def test_an_ampersand_or_a_star_within_a_value_is_no_repeat(tmp_path: Path, title: str) -> None:
    file = write(tmp_path, "a.md", f"---\ntitle: {title}\n---\n\nMột câu.\n")
    assert ingested(file).version.document.title == title


@pytest.mark.parametrize("text", ["\f\f", "- - -\n***\n", "…", "|  |  |"])
def test_a_file_without_words_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReadingError, match="no text is left"):
        text_of(RawText(text, "txt", "a.txt"), tmp_path / "a.txt", "a.txt", DIGEST, TODAY)


def test_a_text_comes_back_from_the_catalogue_as_it_was(tmp_path: Path) -> None:
    text = ingested(DECREE)
    writer = CatalogueWriter(tmp_path)
    writer.add_text(text, writer.add_document(text.version.document))
    writer.close()
    assert Catalogue(tmp_path).text(text.version.id) == text
