"""A document with its translations is one document, and its passages are there in each language."""

from pathlib import Path

import numpy as np
import pytest

from index.documents.card import card_heading, card_sentences
from index.errors import CorpusError
from index.ingest.building import build, corpus_hash
from index.ingest.corpus import read_corpus
from index.records.document import Passage
from index.store.generations import Store, open_store
from tests.corpora import write_document, write_small_corpus, write_translation
from tests.hash_encoder import HashEncoder

ECONOMY = "The digital economy makes 20% of GDP in 2025. Labour productivity grows by 7%."
FIBRE = "Fibre internet reaches 80% of homes and 100% of communes."
BODY = f"## The digital economy\n\n{ECONOMY}\n\n## Fibre\n\n{FIBRE}\n"


def written(folder: Path, body: str = BODY) -> Path:
    write_small_corpus(folder)
    write_translation(folder, "en", "qd-749-2020", body, title="Digital programme", topics=["x"])
    return folder


def store_of(corpus: Path, folder: Path) -> Store:
    build(corpus, folder, HashEncoder(), lambda *_: None)
    return open_store(folder)


def passages(store: Store) -> dict[str, Passage]:
    return {passage.id: passage for passage in store.catalogue.all_passages()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("translated")
    return store_of(written(folder / "corpus"), folder / "store")


def test_it_is_one_document_with_a_title_in_each_language(store: Store) -> None:
    assert sum(d.number == "749/QĐ-TTg" for d in store.catalogue.documents) == 1
    document = store.catalogue.document("qd-749-2020")
    assert document.title == "Chương trình Chuyển đổi số quốc gia"
    (translation,) = document.translations
    assert (translation.language, translation.title) == ("en", "Digital programme")
    assert translation.topics == ("x",)


def test_a_passage_has_its_sentences_in_the_other_language(store: Store) -> None:
    passage = passages(store)["qd-749-2020#1"]
    assert passage.text.startswith("Kinh tế số chiếm 20% GDP")
    rendering = passage.rendering("en")
    assert rendering is not None
    assert (rendering.heading, rendering.text) == ("The digital economy", ECONOMY)
    assert len(rendering.sentences) == len(passage.sentences) == 2
    start, end = rendering.sentences[1]
    assert rendering.text[start:end] == "Labour productivity grows by 7%."
    assert passage.rendering("fr") is None
    assert passages(store)["hoi-thao#1"].renderings == ()


def test_every_card_is_there_in_each_language(store: Store) -> None:
    for document in store.catalogue.documents:
        card = passages(store)[f"{document.id}#0"]
        for language in ("en", "fr"):
            rendering = card.rendering(language)
            assert rendering is not None
            assert rendering.heading == card_heading(language)
            assert rendering.text == "\n".join(card_sentences(document, language))


def test_the_text_comes_back_with_its_renderings(store: Store) -> None:
    text = store.catalogue.text("qd-749-2020")
    assert [len(piece.renderings) for piece in text.pieces] == [1, 1]
    assert text.pieces[1].renderings[0].text == FIBRE


def test_rows_of_a_language_lead_to_their_passages(store: Store) -> None:
    assert store.translated.keys() == {"en"}
    rows = store.translated["en"]
    everything = list(passages(store).values())
    own = [p for p in everything if p.document_id == "qd-749-2020"]
    assert [everything[at] for at in rows.positions] == own
    found, at = rows.rows_of(np.arange(len(everything)))
    assert [everything[row] for row in found] == own
    assert at.tolist() == [0, 1, 2]
    total = sum(len(p.renderings[0].sentences) for p in own)
    assert rows.first_sentence[-1] == len(rows.sentences) == total


def test_nothing_of_it_changes_how_vietnamese_is_found(tmp_path: Path, store: Store) -> None:
    """Rarity, spelling, vectors: every file of the Vietnamese is the same, byte for byte."""
    plain = tmp_path / "corpus"
    write_small_corpus(plain)
    without = store_of(plain, tmp_path / "store")
    names = {name for name in without.manifest.files if not name.startswith("catalogue")}
    assert names < store.manifest.files.keys()
    assert {n: store.manifest.files[n] for n in names} == {
        n: without.manifest.files[n] for n in names
    }
    assert all(
        name.startswith("en/")
        for name in store.manifest.files.keys() - names - {"catalogue.sqlite"}
    )


@pytest.mark.parametrize(
    ("body", "rendered"),
    [
        (BODY.replace("2025. Labour", "2025, and labour"), [0, 1]),  # one sentence for two
        (BODY.partition("## Fibre")[0], [0, 0]),  # one section for two
    ],
)
def test_what_does_not_pair_stays_in_vietnamese(
    tmp_path: Path, body: str, rendered: list[int]
) -> None:
    for source in read_corpus(written(tmp_path, body)):
        if source.document.id == "qd-749-2020":
            assert [len(section.renderings) for section in source.sections] == rendered
            return
    pytest.fail("not read")


def test_a_changed_translation_is_another_corpus(tmp_path: Path) -> None:
    before = corpus_hash(written(tmp_path))
    assert before != corpus_hash(written(tmp_path, BODY.replace("80%", "85%")))


def test_only_what_is_new_is_embedded_again(tmp_path: Path) -> None:
    corpus = written(tmp_path / "corpus")
    first = store_of(corpus, tmp_path / "store")
    vectors = first.translated["en"].vectors.of([0, 1, 2])
    written(corpus, BODY.replace("80% of homes", "every home up to 80%"))
    steps: list[tuple[str, int]] = []
    build(corpus, tmp_path / "store", HashEncoder(), lambda step, _, n: steps.append((step, n)))
    again = open_store(tmp_path / "store").translated["en"].vectors.of([0, 1, 2])
    assert ("passages", 1) in steps
    assert max(count for _, count in steps) == 1
    assert (again[:2] == vectors[:2]).all()
    assert (again[2] != vectors[2]).any()


def test_a_translation_that_cannot_be_read_is_told_with_its_file(tmp_path: Path) -> None:
    write_document(tmp_path, "qd-1-2020")
    file = write_translation(tmp_path, "fr", "qd-1-2020", "Texte.", number="1/QĐ-TTg")
    with pytest.raises(CorpusError, match=f"{file}: number"):
        list(read_corpus(tmp_path))
