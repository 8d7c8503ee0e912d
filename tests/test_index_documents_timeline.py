from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents.timeline import State, status_on, timeline
from index.records.document import Document, Relation, Validity

TODAY = date(2026, 6, 1)
DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))


def decree(number: str = "12/2018/NĐ-CP", **fields: object) -> Document:
    return Document(id=number, number=number, type="Nghị định", **fields)  # type: ignore[arg-type]


def replacing(effective: date | None, issued: date | None = None) -> Document:
    relation = Relation(kind="replaces", number="12/2018/NĐ-CP")
    return decree("34/2024/NĐ-CP", relations=(relation,), effective=effective, issued=issued)


BEGUN = decree(effective=date(2018, 5, 1))
ENDED = decree(effective=date(2018, 5, 1), validity=Validity(state="ended", since=date(2024, 7, 1)))
STATED = decree(
    effective=date(2018, 5, 1), validity=Validity(state="in_force", since=date(2025, 1, 1))
)
STATED_ALONE = decree(validity=Validity(state="in_force", since=date(2025, 1, 1)))
ENDED_ALONE = decree(validity=Validity(state="ended", since=date(2024, 7, 1)))


@pytest.mark.parametrize(
    ("document", "day", "state", "reason"),
    [
        (ENDED, date(2018, 4, 30), "unknown", "not_yet_effective"),
        (ENDED, date(2018, 5, 1), "in_force", "ends_later"),
        (ENDED, date(2024, 6, 30), "in_force", "ends_later"),
        (ENDED, date(2024, 7, 1), "ended", "ended"),
        (ENDED, TODAY, "ended", "ended"),
        (STATED, date(2018, 4, 30), "unknown", "not_yet_effective"),
        (STATED, date(2020, 1, 1), "in_force", "stated"),
        (STATED, date(2025, 1, 1), "in_force", "stated"),
        (STATED, date(2025, 1, 2), "unknown", "stated_before"),
        (BEGUN, date(2018, 5, 1), "in_force", "takes_effect"),
        (BEGUN, date(2018, 5, 2), "unknown", "took_effect"),
        (decree(issued=date(2018, 3, 1)), date(2018, 2, 1), "unknown", "not_issued"),
        (decree(issued=date(2018, 3, 1)), TODAY, "unknown", "no_data"),
        (decree(), TODAY, "unknown", "no_data"),
        # The year in its number is the earliest it can be of.
        (decree(), date(2017, 12, 31), "unknown", "not_issued"),
        (decree(), date(2018, 1, 1), "unknown", "no_data"),
        (STATED_ALONE, date(2017, 12, 31), "unknown", "not_issued"),
        (STATED_ALONE, date(2018, 1, 1), "unknown", "no_data"),
        (ENDED_ALONE, date(2017, 12, 31), "unknown", "not_issued"),
        (ENDED_ALONE, date(2018, 1, 1), "unknown", "began_some_day"),
    ],
)
def test_a_status_needs_evidence(document: Document, day: date, state: State, reason: str) -> None:
    status = status_on(document, [document], day, TODAY)
    assert (status.state, status.reason) == (state, reason)
    assert status.not_yet == reason.startswith("not_")


def test_the_replacement_ends_it_on_the_day_it_takes_effect() -> None:
    new = replacing(date(2024, 7, 1))
    status = status_on(BEGUN, [BEGUN, new], date(2024, 7, 1), TODAY)
    assert (status.state, status.since, status.by) == ("ended", date(2024, 7, 1), new)
    before = status_on(BEGUN, [BEGUN, new], date(2024, 6, 30), TODAY)
    assert (before.state, before.until, before.by) == ("in_force", date(2024, 7, 1), new)


def test_a_replacement_that_takes_effect_some_day_ends_nothing() -> None:
    new = replacing(None, issued=date(2024, 5, 2))
    status = status_on(BEGUN, [BEGUN, new], TODAY, TODAY)
    assert (status.state, status.reason, status.by) == ("unknown", "replaced_some_day", new)
    # It held as long as its replacement cannot have been there.
    assert status_on(BEGUN, [BEGUN, new], date(2024, 5, 1), TODAY).state == "in_force"
    assert status_on(BEGUN, [BEGUN, new], date(2024, 5, 2), TODAY).state == "unknown"


def test_an_end_on_no_known_day_has_come_by_now() -> None:
    old = decree(effective=date(2018, 5, 1), validity=Validity(state="ended", by="278/2025/NĐ-CP"))
    assert status_on(old, [old], TODAY, TODAY).state == "ended"
    past = status_on(old, [old], date(2025, 8, 1), TODAY)
    assert (past.state, past.reason) == ("unknown", "ended_some_day")
    # What a decree of 2025 ended still held in 2024.
    assert status_on(old, [old], date(2024, 12, 31), TODAY).state == "in_force"


def test_what_ended_and_began_some_day_is_unknown_before() -> None:
    old = decree(validity=Validity(state="ended", since=date(2024, 7, 1)))
    status = status_on(old, [old], date(2023, 1, 1), TODAY)
    assert (status.state, status.reason, status.until) == (
        "unknown",
        "began_some_day",
        date(2024, 7, 1),
    )


def test_to_be_amended_is_not_to_end() -> None:
    relation = Relation(kind="amends", number="12/2018/NĐ-CP")
    new = decree("34/2024/NĐ-CP", relations=(relation,), effective=date(2024, 7, 1))
    assert [e.kind for e in timeline(BEGUN, [BEGUN, new])] == ["effective", "amended"]
    assert status_on(BEGUN, [BEGUN, new], TODAY, TODAY).state == "unknown"


def test_two_who_tell_of_the_same_end_are_one_event() -> None:
    old = ENDED.model_copy(
        update={"validity": Validity(state="ended", since=date(2024, 7, 1), by="34/2024/NĐ-CP")}
    )
    new = replacing(date(2024, 7, 1))
    events = [event for event in timeline(old, [old, new]) if event.kind == "ended"]
    assert len(events) == 1
    assert set(events[0].source_ids) == {old.id, new.id}
    assert not status_on(old, [old, new], TODAY, TODAY).sources_differ


@pytest.mark.parametrize(
    ("stated", "state", "reason"),
    [
        (date(2025, 6, 1), "unknown", "stated_before"),  # later than the end, earlier than the day
        (date(2026, 6, 1), "in_force", "stated"),
    ],
)
def test_later_words_that_it_holds_deny_an_earlier_end(
    stated: date, state: State, reason: str
) -> None:
    old = decree(effective=date(2018, 5, 1), validity=Validity(state="in_force", since=stated))
    new = replacing(date(2024, 7, 1))
    status = status_on(old, [old, new], TODAY, TODAY)
    assert (status.state, status.reason, status.sources_differ) == (state, reason, True)


def test_an_end_later_than_the_words_that_it_holds_is_no_contradiction() -> None:
    old = decree(
        effective=date(2018, 5, 1), validity=Validity(state="in_force", since=date(2023, 1, 1))
    )
    new = replacing(date(2024, 7, 1))
    for day, state in [(date(2023, 6, 1), "in_force"), (date(2024, 7, 1), "ended")]:
        status = status_on(old, [old, new], day, TODAY)
        assert (status.state, status.sources_differ) == (state, False)


@given(
    issued=st.none() | DAYS,
    effective=st.none() | DAYS,
    state=st.sampled_from(["in_force", "ended", None]),
    since=st.none() | DAYS,
    replaced=st.none() | st.tuples(st.none() | DAYS, st.none() | DAYS),
    day=DAYS,
)
def test_in_force_always_has_known_days_on_both_sides(
    issued: date | None,
    effective: date | None,
    state: str | None,
    since: date | None,
    replaced: tuple[date | None, date | None] | None,
    day: date,
) -> None:
    validity = Validity.model_validate({"state": state, "since": since}) if state else None
    old = decree(issued=issued, effective=effective, validity=validity)
    documents = [old, *([replacing(*replaced)] if replaced else [])]
    status = status_on(old, documents, day, TODAY)
    if status.state == "in_force":
        known = [e.day or e.not_before for e in status.events]
        assert any(at and at <= day for at in known)
        assert status.reason == "takes_effect" or any(at and at >= day for at in known)
        assert effective is None or effective <= day
    if status.state == "ended":
        assert status.since is None or status.since <= day
        assert status.since is not None or day >= TODAY
    if status.not_yet:
        assert status.state == "unknown"
    if not validity and not replaced and day != effective:
        assert status.state == "unknown"


def test_a_timeline_is_in_order() -> None:
    old = ENDED.model_copy(update={"issued": date(2018, 3, 1)})
    events = timeline(old, [old])
    assert [event.kind for event in events] == ["issued", "effective", "ended"]
    assert [e.day for e in events] == sorted(e.day for e in events if e.day)
    assert events[-1].day and events[-1].day - timedelta(1) == date(2024, 6, 30)
