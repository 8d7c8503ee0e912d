"""Which documents a filter describes, of documents made for it."""

from datetime import date

import pytest

from actions.executing.selecting import (
    chosen_by,
    day_of,
    first_of,
    is_issued_within,
    standing_as_wanted,
    unsigned,
)
from actions.reading.plan import Filter, Naming
from index.documents.relations import links_among
from index.records.document import Document, Validity
from tests.days import TODAY
from tests.plan_making import day, days, month, year

ENDED = Validity(state="ended", since=date(2024, 7, 1))
DOCUMENTS = [
    Document(
        id="a",
        number="1/2020/NĐ-CP",
        type="Nghị định",
        issuer="Chính phủ",
        signer="Nguyễn Văn An",
        issued=date(2020, 3, 1),
        title="Bến thuyền",
        validity=ENDED,
    ),
    Document(
        id="b",
        number="2/2021/NĐ-CP",
        type="Nghị định",
        issuer="Chính phủ",
        issued=date(2021, 5, 1),
        title="Đò ngang",
    ),
    Document(
        id="c",
        number="3/2021/QH15",
        type="Luật",
        issuer="Quốc hội",
        signer="Trần Thị Bình",
        title="Bến cảng",
    ),
]


def ids(documents: list[Document]) -> list[str]:
    return [document.id for document in documents]


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (Filter(), ["b", "a", "c"]),
        (Filter(types=("nd",)), ["b", "a"]),
        (Filter(types=("nd", "luat")), ["b", "a", "c"]),
        (Filter(issuers=("Quốc hội", "Chính phủ")), ["b", "a", "c"]),
        (Filter(issuers=("Quốc hội",), types=("nd",)), []),
        (Filter(signers=("An", "Trần Thị Bình")), ["a", "c"]),
        (Filter(topic="bến"), ["a", "c"]),
        (Filter(issued=year(2021)), ["b", "c"]),  # the number of c tells its year
        (Filter(issued=month(2021, 5, 31)), ["b"]),
        (Filter(named=(Naming("hai nghị định", ("a", "b")),)), ["b", "a"]),
        (Filter(without=(Filter(types=("nd",)),)), ["c"]),
        (Filter(without=(Filter(issuers=("Quốc hội",)), Filter(topic="đò"))), ["a"]),
        (Filter(without=(Filter(signers=("An",)),)), ["c"]),  # who signed b is not known
    ],
)
def test_all_that_is_said_is_required(wanted: Filter, chosen: list[str]) -> None:
    assert ids(chosen_by(wanted, DOCUMENTS)) == chosen


def test_of_whom_nobody_says_who_signed_them_is_known() -> None:
    assert ids(unsigned(Filter(signers=("An",)), DOCUMENTS)) == ["b"]
    assert ids(unsigned(Filter(without=(Filter(signers=("An",)),)), DOCUMENTS)) == ["b"]
    assert unsigned(Filter(), DOCUMENTS) == []


def test_a_year_alone_is_within_no_shorter_time() -> None:
    assert is_issued_within(DOCUMENTS[2], days(date(2020, 1, 1), date(2022, 12, 31)))
    assert not is_issued_within(DOCUMENTS[2], days(date(2021, 1, 1), date(2021, 6, 30)))


@pytest.mark.parametrize(
    ("wanted", "known", "unknown"),
    [
        (Filter(), ["b", "a", "c"], []),
        (Filter(standing="ended"), ["a"], []),
        (Filter(standing="ended", holding=day(2024, 6, 30)), [], []),
        (Filter(standing="ends", holding=year(2024)), ["a"], []),
        (Filter(standing="ends", holding=year(2025)), [], []),
        (Filter(standing="in_force"), [], ["b", "c"]),
        (Filter(without=(Filter(standing="ended"),)), ["b", "c"], []),
    ],
)
def test_how_documents_stand_is_known_or_not(
    wanted: Filter, known: list[str], unknown: list[str]
) -> None:
    chosen = chosen_by(wanted, DOCUMENTS)
    found = standing_as_wanted(wanted, chosen, links_among(DOCUMENTS), TODAY)
    assert [ids(each) for each in found] == [known, unknown]


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (Filter(), TODAY),
        (Filter(standing="in_force", holding=day(2024, 1, 1)), date(2024, 1, 1)),
        (Filter(standing="in_force", holding=year(2024)), date(2024, 12, 31)),
        (Filter(standing="in_force", holding=year(TODAY.year)), TODAY),
        (Filter(standing="ends", holding=year(2029)), date(2029, 12, 31)),
        (Filter(standing="ends", holding=days(date(2025, 1, 1), date.max)), TODAY),
        (Filter(standing="takes_effect", holding=year(2029)), TODAY),
    ],
)
def test_the_day_on_which_they_must_stand_so(wanted: Filter, asked: date) -> None:
    assert day_of(wanted, TODAY) == asked


@pytest.mark.parametrize(
    ("order", "limit", "first"),
    [
        ("newest", 0, ["b", "c", "a"]),
        ("oldest", 0, ["a", "c", "b"]),
        ("newest", 1, ["b"]),
        ("oldest", 2, ["a", "c"]),
        ("newest", 5, ["b", "c", "a"]),
    ],
)
def test_the_newest_or_oldest_come_first(order: str, limit: int, first: list[str]) -> None:
    chosen = chosen_by(Filter(), DOCUMENTS)
    assert ids(first_of(chosen, order, limit)) == first  # type: ignore[arg-type]
