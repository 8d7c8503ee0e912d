import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.references.slips import SlipCorrector

PHRASES = ["quyet dinh", "nghi dinh", "nghi quyet", "chi thi", "cong van", "luat", "nd", "qd"]
CORRECTOR = SlipCorrector(PHRASES, ["law", "number", "is"], 8)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("quyeest ddinhj 749", "quyet dinh 749"),
        ("nghij quyeets so 52", "nghi quyet so 52"),
        ("quyet61 d9inh5 749", "quyet dinh 749"),
        ("nghi5 quyet61 52", "nghi quyet 52"),
        ("ngi dinh 13", "nghi dinh 13"),
        ("nghi qyuet 52", "nghi quyet 52"),
        ("nghidinh 13", "nghi dinh 13"),
        ("nghidinh13/2023", "nghi dinh13/2023"),
        ("luaatj giao dichj", "luat giao dich"),
    ],
)
def test_slips_are_mended(written: str, meant: str) -> None:
    assert CORRECTOR.correct(written).text == meant


@pytest.mark.parametrize(
    "written",
    [
        *("nghi dinh13 noi gi", "nghi dinh13/2023", "nd13/2023/ndcp", "qd749", "luat24"),
        *("chi phi 13 ty", "cong dan 13 tuoi", "law number 20", "hai phong", "5g"),
    ],
)
def test_what_is_no_slip_stays(written: str) -> None:
    mended = CORRECTOR.correct(written)
    assert mended.text == written
    assert list(mended.offsets) == list(range(len(written) + 1))


@given(st.sampled_from(["quyet dinh", "nghi dinh", "nghi quyet"]), st.data())
def test_one_slip_in_a_long_phrase_is_mended(phrase: str, data: st.DataObject) -> None:
    letters = phrase.replace(" ", "")
    at = data.draw(st.integers(1, len(letters) - 2))
    letter = data.draw(st.sampled_from("bcghklmnpt"))
    left, right = letters[:at], letters[at:]
    slips = [right[1:], letter + right, letter + right[1:], right[1] + right[0] + right[2:]]
    written = left + data.draw(st.sampled_from(slips))
    assert CORRECTOR.correct(f"theo {written} 749").text == f"theo {phrase} 749"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_places_lead_back_into_the_text(text: str) -> None:
    mended = CORRECTOR.correct(text)
    assert len(mended.offsets) == len(mended.text) + 1
    assert list(mended.offsets) == sorted(mended.offsets)
    assert mended.offsets[-1] == len(text)
    assert all(0 <= place <= len(text) for place in mended.offsets)
