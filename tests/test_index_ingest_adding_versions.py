"""Several texts of one document in a store: which is read, and what is left when one goes."""

from pathlib import Path

from index.ingest.building import build
from tests.changing_stores import (
    DECREE,
    NEWS,
    PART,
    add,
    confirm,
    found,
    ids,
    opened_whole,
    quiet,
    take_out,
    write,
)
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder


def test_of_two_texts_the_better_one_is_read_and_the_other_when_it_is_gone(tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, DECREE, PART)
    document = opened_whole(store).catalogue.document("nd-981-2031")
    assert [(text.file, text.used) for text in document.texts] == [
        (DECREE.name, True),
        (PART.name, False),
    ]
    assert document.completeness == "complete"
    assert set(found(store, "hồ sơ đăng ký theo bản trích này")) == {DECREE.name}
    take_out(store, DECREE.name)
    document = opened_whole(store).catalogue.document("nd-981-2031")
    assert [(text.file, text.used) for text in document.texts] == [(PART.name, True)]
    assert document.completeness == "partial"
    assert found(store, "hồ sơ đăng ký theo bản trích này")[0] == PART.name


def test_a_summary_and_a_text_are_one_document(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    write_document(
        corpus,
        "xe-dap",
        "## Tóm tắt\n\nAi cho thuê xe đạp thì báo phường biết trước.",
        number="981/2031/NĐ-CP",
        type="Nghị định",
        title="Xe đạp công cộng",
        issuer="Chính phủ",
        issued="2031-03-05",
        signer="Ông Viết Tay",
    )
    build(corpus, store, HashEncoder(), quiet)
    add(store, DECREE)
    (document,) = opened_whole(store).catalogue.documents
    assert document.effective is None, "it waits: another signed it, by the summary"
    confirm(store, DECREE.name)
    (document,) = opened_whole(store).catalogue.documents
    assert (document.id, document.title, document.signer) == (
        "xe-dap",
        "Xe đạp công cộng",
        "Ông Viết Tay",
    )
    assert document.effective is not None, "read from the text, not stated by hand"
    assert found(store, "báo phường biết trước")[0] == "xe-dap.md"
    assert found(store, "giấy kiểm định phanh")[0] == DECREE.name
    take_out(store, DECREE.name)
    (document,) = opened_whole(store).catalogue.documents
    assert (document.id, document.effective, document.texts) == ("xe-dap", None, ())
    assert found(store, "báo phường biết trước")[0] == "xe-dap.md"


def test_two_documents_that_would_have_one_id_are_told_apart(tmp_path: Path) -> None:
    store = tmp_path / "store"
    news = NEWS.read_text(encoding="utf-8")
    later = news.replace("14/9/2029", "21/9/2029").replace("Sáng 14/9", "Sáng 21/9")
    results = add(store, NEWS, write(tmp_path, "later.txt", later))
    assert [result.error for result in results] == ["", ""]
    assert len(set(ids(store))) == 2
