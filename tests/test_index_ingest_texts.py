"""The texts of a corpus, cut into pieces."""

from pathlib import Path

import pytest

from index.errors import CorpusError
from index.ingest.corpus import read_corpus
from index.ingest.texts import corpus_text, corpus_texts
from tests.changing_stores import DECREE, add
from tests.corpora import write_document, write_json_lines, write_small_corpus


def test_each_document_of_a_corpus_is_one_text_cut_at_its_sections(tmp_path: Path) -> None:
    texts = {text.version.id: text for text in corpus_texts(write_small_corpus(tmp_path))}
    assert sorted(texts) == ["bao-xe-buyt", "hoi-thao", "nd-13-2023", "qd-749-2020"]
    text = texts["qd-749-2020"]
    assert (text.version.origin, text.version.file) == ("corpus", "qd-749-2020.md")
    assert [piece.heading for piece in text.pieces] == ["Kinh tế số", "Cáp quang"]
    first = text.pieces[0]
    assert text.body[first.start : first.end].startswith("Kinh tế số chiếm 20% GDP")
    assert first.sources == ("https://example.org/so",)
    assert text.units == (), "a summary has the structure of no document"


def test_a_numbered_summary_has_the_key_of_the_document_itself(tmp_path: Path) -> None:
    fields = {"number": "981/2031/NĐ-CP", "type": "Nghị định", "issuer": "Chính phủ"}
    write_document(tmp_path / "corpus", "xe-dap", issued="2031-03-05", **fields)
    (summary,) = corpus_texts(tmp_path / "corpus")
    (result,) = add(tmp_path / "store", DECREE)
    assert result.version is not None
    assert summary.version.key == result.version.key


def test_unnumbered_documents_are_never_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_document(tmp_path, name, type="Bài báo", title="Phố", issued="2020-01-01")
    keys = [text.version.key for text in corpus_texts(tmp_path)]
    assert len(set(keys)) == 2


def test_a_text_changes_its_digest_with_its_words_alone(tmp_path: Path) -> None:
    def digest(words: str, **fields: str) -> str:
        write_document(tmp_path, "a", f"## Mục\n\n{words}", **fields)
        (source,) = read_corpus(tmp_path)
        return corpus_text(source).version.digest

    assert digest("Một câu.") == digest("Một câu.", signer="A") != digest("Hai câu.")


def test_two_of_one_id_and_a_corpus_without_words_are_refused(tmp_path: Path) -> None:
    record = {"id": "a", "text": "Một."}
    with pytest.raises(CorpusError, match="two documents have the id a"):
        list(corpus_texts(write_json_lines(tmp_path / "two.jsonl", [record, record])))
    with pytest.raises(CorpusError, match="no text in it"):
        list(corpus_texts(write_json_lines(tmp_path / "empty.jsonl", [{"id": "a", "text": ""}])))
