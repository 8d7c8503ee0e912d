"""How far a text is trusted goes by where it came from and who decided, not by what it says."""

from datetime import date

import pytest

from index.ingest.trust import is_official, is_rejected, trust_of
from index.records.decision import Decision, DecisionKind, Trust
from index.records.document import Document
from index.records.version import Origin, Version


@pytest.mark.parametrize(
    "address",
    [
        "https://chinhphu.vn/a",
        "https://vanban.chinhphu.vn/?pageid=27160&docid=1",
        "https://VBPL.vn/TW/Pages/vbpq-toanvan.aspx",
        "https://congbao.hanoi.gov.vn:443/a",
        "https://quochoi.vn./a",
    ],
)
def test_a_publisher_of_the_state_is_official(address: str) -> None:
    assert is_official(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://vanban.chinhphu.vn/a",  # anybody between may write what they like
        "https://chinhphu.vn.example.com/a",
        "https://xchinhphu.vn/a",
        "https://vn/a",
        "https://chinhphu.vn@example.com/a",
        "https://example.com/https://chinhphu.vn/a",
        "https://example.com/?https://chinhphu.vn",
        "https://example.com#.chinhphu.vn",
        "https://chinhphu.vn:8443/a",
        "https://chinhphu.vn:x/a",
        "https://vanban.chinhphụ.vn/a",
        "https://ｃhinhphu.vn/a",
        "https://thuvienphapluat.vn/van-ban",
        "https://[::1/a",
        "chinhphu.vn/a",
        "/srv/https:/chinhphu.vn/a.txt",
        "file:///srv/chinhphu.vn/a.txt",
        "",
    ],
)
def test_what_only_looks_like_one_is_not(address: str) -> None:
    assert not is_official(address)


def version(origin: Origin, address: str, kind: DecisionKind | None) -> Version:
    sources = ("https://vanban.chinhphu.vn/749",)
    document = Document(id="a", sources=sources, trust="shipped")  # what a file may say of itself
    day = date(2026, 11, 30)
    decision = Decision(kind=kind, day=day, by="Người Duyệt") if kind else None
    return Version(
        id="a",
        key="a",
        origin=origin,
        document=document,
        file="a.txt",
        digest="a",
        address=address,
        decision=decision,
    )


OFFICIAL, ELSEWHERE = "https://vanban.chinhphu.vn/1", "/srv/a.txt"


@pytest.mark.parametrize(
    ("origin", "address", "kind", "trust"),
    [
        ("corpus", ELSEWHERE, None, "shipped"),
        ("added", OFFICIAL, None, "official"),
        ("added", OFFICIAL, "corrected", "official"),
        ("added", OFFICIAL, "confirmed", "confirmed"),
        ("added", ELSEWHERE, "confirmed", "confirmed"),
        ("added", ELSEWHERE, "corrected", "unconfirmed"),
        ("added", ELSEWHERE, None, "unconfirmed"),
    ],
)
def test_the_level_is_that_of_the_source_or_of_the_decision(
    origin: Origin, address: str, kind: DecisionKind | None, trust: Trust
) -> None:
    assert trust_of(version(origin, address, kind)) == trust


def test_only_a_decision_rejects() -> None:
    assert is_rejected(version("added", OFFICIAL, "rejected"))
    assert not is_rejected(version("added", ELSEWHERE, "corrected"))
    assert not is_rejected(version("added", ELSEWHERE, None))
