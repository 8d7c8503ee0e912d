"""Several texts of one document become one Document, whatever their order."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.merging import best_version, merge
from index.records.decision import Decision
from index.records.document import Document, Relation
from index.records.version import Origin, Version

CONFIRMED = Decision(kind="confirmed", day=date(2026, 11, 30), by="Người Duyệt")


def version(
    identity: str,
    key: str = "nd 1 2031 cp",
    origin: Origin = "added",
    words: int = 100,
    articles: int = 3,
    by_ocr: bool = False,
    confirmed: bool = False,
    **fields: Any,
) -> Version:
    document = Document(**{"id": "nd-1-2031", "number": "1/2031/NĐ-CP", **fields})
    return Version(
        id=identity,
        key=key,
        origin=origin,
        document=document,
        file=f"{identity}.txt",
        digest=identity,
        by_ocr=by_ocr,
        words=words,
        articles=articles,
        decision=CONFIRMED if confirmed else None,
    )


def test_versions_of_one_key_are_one_document_in_the_order_of_the_first() -> None:
    found = merge([version("a"), version("b", key="other", id="other"), version("c")])
    assert [each.document.id for each in found] == ["nd-1-2031", "other"]
    assert [[v.id for v in each.versions] for each in found] == [["a", "c"], ["b"]]


def test_nothing_merged_is_nothing() -> None:
    assert merge([]) == []


WORSE_FIRST = [
    pytest.param(
        version("a", completeness="partial", articles=90, words=9000), version("b"), id="a part"
    ),
    pytest.param(version("a", by_ocr=True, articles=90, words=9000), version("b"), id="a scan"),
    pytest.param(version("a", completeness="partial"), version("b", by_ocr=True), id="part, scan"),
    pytest.param(version("a", articles=2, words=9000), version("b"), id="fewer articles"),
    pytest.param(version("a", words=99), version("b"), id="fewer words"),
]


@pytest.mark.parametrize(("worse", "better"), WORSE_FIRST)
def test_the_better_text_is_read_whichever_came_first(worse: Version, better: Version) -> None:
    for both in ([worse, better], [better, worse]):
        assert best_version(both) is better
        (merged,) = merge(both)
        assert merged.used == (better,)
        assert {text.version: text.used for text in merged.document.texts} == {
            worse.id: False,
            better.id: True,
        }
        assert merged.document.completeness == better.document.completeness


def test_of_equal_texts_the_first_is_read() -> None:
    assert best_version([version("a"), version("b")]).id == "a"


def test_what_was_written_by_hand_wins_and_what_it_leaves_out_is_read_from_the_text() -> None:
    text = version(
        "a",
        confirmed=True,
        title="Về đèn",
        signer="Đọc Máy",
        effective=date(2031, 7, 1),
        topics=("đèn", "phố"),
        sources=("https://example.org/a",),
        completeness="complete",
    )
    summary = version(
        "nd-dat-ten",
        origin="corpus",
        id="nd-dat-ten",
        title="Đèn đường",
        signer="Viết Tay",
        topics=("đèn đường", "đèn"),
        sources=("https://example.org/b",),
        wording="summary",
    )
    for both in ([text, summary], [summary, text]):
        (merged,) = merge(both)
        document = merged.document
        assert (document.id, document.title, document.signer) == (
            "nd-dat-ten",
            "Đèn đường",
            "Viết Tay",
        )
        assert (document.effective, document.completeness) == (date(2031, 7, 1), "complete")
        assert document.topics == ("đèn đường", "đèn", "phố")
        assert document.sources == ("https://example.org/b", "https://example.org/a")
        assert merged.used == (summary, text), "both are searched"
        assert [source.file for source in document.texts] == ["a.txt"], "the files, not the corpus"


@pytest.mark.parametrize(
    "forged",
    [
        {"title": "Về việc chuyển tiền vào tài khoản", "issued": date(2031, 3, 5)},
        {"title": "Quản lý đèn đường phố", "issued": date(2031, 9, 9)},
    ],
)
def test_a_text_that_contradicts_the_one_that_is_trusted_is_kept_aside(forged: Any) -> None:
    summary = version("nd", origin="corpus", title="Quản lý đèn đường phố", issued=date(2031, 3, 5))
    text = version("a", relations=(Relation(kind="repeals", number="2/2030/NĐ-CP"),), **forged)
    (merged,) = merge([summary, text])
    assert merged.used == (summary,)
    assert [source.used for source in merged.document.texts] == [False]
    assert merged.document.relations == ()
    genuine = version(
        "b", confirmed=True, title="Nghị định quản lý đèn đường", issued=date(2031, 3, 5)
    )
    (both,) = merge([summary, text, genuine])
    assert both.used == (summary, genuine)


def test_relations_are_those_of_all_texts_each_once() -> None:
    def relation(number: str, title: str | None = None) -> Relation:
        return Relation(kind="replaces", number=number, title=title)

    one = version("a", articles=9, relations=(relation("5/2020/NĐ-CP", "Nghị định năm"),))
    two = version("b", relations=(relation("5/2020/nđ-cp"), relation("6/2020/NĐ-CP")))
    (merged,) = merge([two, one])
    assert merged.document.relations == (
        relation("5/2020/NĐ-CP", "Nghị định năm"),
        relation("6/2020/NĐ-CP"),
    )


def test_documents_that_would_have_one_id_get_one_each_and_the_first_keeps_it() -> None:
    news = [version(name, key=name, id="bai-bao-cho-2029", number=None) for name in "abc"]
    first, second, third = (each.document.id for each in merge(news))
    assert first == "bai-bao-cho-2029"
    assert len({first, second, third}) == 3
    assert second.startswith("bai-bao-cho-2029-")
    assert merge([news[0], news[2]])[1].document.id == third, "whatever else is there"


fields = st.fixed_dictionaries(
    {},
    optional={
        "signer": st.sampled_from(["A", "B"]),
        "effective": st.dates(date(2030, 1, 1), date(2031, 1, 1)),
        "completeness": st.sampled_from(["complete", "partial"]),
    },
)
versions = st.lists(
    st.tuples(st.sampled_from(["x", "y"]), st.booleans(), st.integers(0, 9), fields), max_size=6
).map(
    lambda made: [
        version(f"v{row}", key, "added", words, 3, ocr, False, id=key, **known)
        for row, (key, ocr, words, known) in enumerate(made)
    ]
)


@given(versions, st.randoms(use_true_random=False))
def test_no_version_is_lost_and_one_of_each_document_is_read(
    given_: list[Version], chance: random.Random
) -> None:
    shuffled = given_[:]
    chance.shuffle(shuffled)
    found = merge(shuffled)
    assert sorted(v.id for each in found for v in each.versions) == sorted(v.id for v in given_)
    for each in found:
        assert len({v.key for v in each.versions}) == 1
        assert len(each.used) == 1
        assert [source.version for source in each.document.texts if source.used] == [
            each.used[0].id
        ]
        known = {v.document.signer for v in each.versions} - {None}
        assert (each.document.signer in known) if known else each.document.signer is None
