from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store.lexical import postings
from index.store.lexical.postings import hash_of, hashes_of, write

FILES = ("keys", "starts", "rows", "impacts", "common", "commons")
documents = st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrs"), max_size=9), max_size=40)


def test_the_hash_of_a_term_is_the_same_for_good() -> None:
    assert hash_of("hai_phong") == 0xF6D8E40CDA82DA3E
    assert hashes_of(["hai", "phong", "hai"]).tolist() == [
        hash_of(t) for t in ("hai", "phong", "hai")
    ]


@settings(max_examples=30)
@given(documents, st.integers(1, 50))
def test_blocks_of_any_size_make_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], block: int
) -> None:
    whole, cut = (tmp_path_factory.mktemp(name) for name in ("whole", "cut"))
    assert write(whole, map(hashes_of, texts)) == len(texts)
    assert write(cut, map(hashes_of, texts), block) == len(texts)
    assert sorted(file.name for file in cut.iterdir()) == sorted(f"{name}.npy" for name in FILES)
    for file in whole.iterdir():
        assert file.read_bytes() == (cut / file.name).read_bytes(), file.name


@settings(max_examples=30)
@given(documents)
def test_every_text_is_listed_once_for_each_of_its_terms(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    write(folder, map(hashes_of, texts))
    keys, starts, rows, impacts, common, commons = (np.load(folder / f"{n}.npy") for n in FILES)
    assert (keys[1:] > keys[:-1]).all()
    assert (impacts > 0).all()
    column_of = {int(key): number for number, (key, _) in enumerate(commons)}
    for place, key in enumerate(keys.tolist()):
        having = [row for row, text in enumerate(texts) if key in map(hash_of, text)]
        listed = rows[starts[place] : starts[place + 1]].tolist()
        if len(having) >= len(texts) / 8:
            assert listed == []
            assert np.flatnonzero(common[column_of[place]]).tolist() == having
            assert commons[column_of[place], 1] == len(having)
        else:
            assert listed == having
    assert {int(key) for key in keys} == {hash_of(term) for text in texts for term in text}


def test_a_term_said_a_hundred_thousand_times_counts_no_less_than_once(tmp_path: Path) -> None:
    write(tmp_path, map(hashes_of, (["a"] * 100_000, ["b"], ["a", "b"])))
    _, _, _, _, common, _ = (np.load(tmp_path / f"{name}.npy") for name in FILES)
    assert {hash_of("a"), hash_of("b")} == set(np.load(tmp_path / postings.KEYS).tolist())
    assert (common > 0).sum(axis=1).tolist() == [2, 2]
