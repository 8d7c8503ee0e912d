"""Any plan, target and focus, for properties; shapes are those of actions/reading/plan.py."""

from datetime import date
from typing import TypeVar, get_args

from hypothesis import strategies as st

from actions.answer import Citation
from actions.conversation import Focus, Topic
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Choice,
    Cited,
    Compare,
    Continue,
    Define,
    Described,
    Elapsed,
    Elsewhere,
    Enumerate,
    Field,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Repeat,
    Reply,
    Several,
    SmallTalk,
    Sources,
    Spoken,
    Validity,
)
from actions.reading.times import Days
from index.documents.relations import Act
from index.legal.structure.provision import Provision
from index.text.language import Language
from tests.following import NAMES

_T = TypeVar("_T")
WORDS = (
    "",
    "2",
    "số 2",
    "nó",
    "Hà Nội",
    "Hải Phòng đạt kết quả gì năm 2023?",
    "Dân số Nevers là bao nhiêu?",
    "nghị định 13",
    "kinh tế số",
    "Nevers: dân số",
    "le havre 2030",
    "Điều 5 nói gì về “dữ liệu”\n",
    "Qu'est-ce que c'est ?",
)
IDS = (*(identity for identity, _ in NAMES.values()), "qd-1-1999")
words = st.sampled_from(WORDS)
ids = st.lists(st.sampled_from(IDS), max_size=3).map(tuple)
languages = st.sampled_from(get_args(Language))
_dates = st.dates(min_value=date.min, max_value=date.max)
days = st.tuples(_dates, _dates).map(lambda pair: Days(min(pair), max(pair)))
namings = st.builds(Naming, words, ids, ids, ids)
_numbers = st.none() | st.sampled_from(("", "1", "5a", "đ", "II"))
provisions = st.builds(Provision, *[_numbers] * 8)
fields = st.lists(st.sampled_from(get_args(Field)), max_size=2).map(tuple)


def _tuples(of: st.SearchStrategy[_T], most: int = 2) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(of, max_size=most).map(tuple)


_types = _tuples(st.sampled_from(("nd", "qd", "luat")))
filters: st.SearchStrategy[Filter] = st.recursive(
    st.builds(
        Filter,
        types=_types,
        issuers=_tuples(words),
        issued=st.none() | days,
        topic=words,
        standing=st.none() | st.sampled_from(("in_force", "ended", "ends", "not_yet")),
        holding=st.none() | days,
        named=_tuples(namings),
    ),
    lambda inner: st.builds(Filter, types=_types, without=_tuples(inner)),
    max_leaves=2,
)
resolved_targets = (
    st.builds(Named, _tuples(namings), st.booleans())
    | st.builds(Described, filters, st.booleans())
    | st.builds(Anything)
)
spoken = st.builds(Spoken, st.none() | st.integers(-3, 4), _types, st.booleans())


_SINCE = ("", "effective", "issued")
_years = st.sampled_from(((), (2025, 2030), (2030, 2045)))


def _plans(targets: st.SearchStrategy[object]) -> st.SearchStrategy[Plan]:
    """Return plans that hold no other, asked of `targets`."""
    acts = _tuples(st.sampled_from(get_args(Act)))
    return st.one_of(
        st.builds(Lookup, targets, fields, words),
        st.builds(Validity, targets, st.none() | days, words),
        st.builds(Relations, targets, words, acts, st.booleans(), filters, st.booleans()),
        st.builds(
            Listing,
            filters,
            st.none() | st.sampled_from(("newest", "oldest")),
            st.integers(0, 3),
            st.booleans(),
            st.booleans(),
        ),
        st.builds(Provisions, targets, _tuples(provisions), words),
        st.builds(Define, words, targets, words),
        st.builds(Overview, targets, words, st.integers(0, 3), words),
        st.builds(Enumerate, words, targets, words, words),
        st.builds(Compare, targets, _tuples(words), words, words, _years, judged=st.booleans()),
        st.builds(
            Elapsed,
            targets,
            st.sampled_from(_SINCE),
            st.integers(0, 2100),
            st.sampled_from(("", "over", "still")),
        ),
        st.builds(Passages, words, targets, words, fields, words),
        st.builds(Cited),
        st.builds(Repeat, words, words, words, words),
        st.builds(Sources),
        st.builds(SmallTalk, words),
        st.builds(Elsewhere, words),
    )


complete_plans: st.SearchStrategy[Plan] = _plans(resolved_targets)
"""What Focus keeps as the last plan."""
_single: st.SearchStrategy[Plan] = (
    _plans(resolved_targets | spoken)
    | st.builds(Reply, st.booleans())
    | st.builds(Continue, st.sampled_from(("more", "detail", "next", "previous", "again", "back")))
)
plans: st.SearchStrategy[Plan] = st.recursive(
    _single,
    lambda inner: st.one_of(
        st.builds(Change, inner, words, st.booleans()),
        st.builds(Several, _tuples(inner)),
        st.builds(Ask, words, _tuples(st.builds(Choice, words, inner)), st.none() | inner),
    ),
    max_leaves=3,
)
"""What a reader may return."""
choices = _tuples(st.builds(Choice, words, complete_plans), 3)
_texts = st.text(max_size=8)
citations = st.builds(
    Citation,
    _texts,
    st.none() | _texts,
    _texts,
    st.none() | _texts,
    _texts,
    _texts,
    st.none() | _texts,
    st.sampled_from(("verbatim", "summary")),
)
_last = st.none() | complete_plans
focuses = st.builds(
    Focus,
    documents=ids,
    provision=st.none() | provisions,
    subject=words,
    unknown=st.none() | namings,
    choices=choices,
    offered=choices,
    plan=_last,
    shown=_tuples(words),
    pending=st.none() | plans,
    citations=_tuples(citations),
    language=st.none() | languages,
    questions=_tuples(words),
    earlier=_tuples(st.builds(Topic, ids, st.none() | provisions, words, _last)),
)
