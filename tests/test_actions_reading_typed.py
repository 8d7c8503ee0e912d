"""A message is read the same however it is typed, and each place of it is known."""

import json
import unicodedata
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.typed import LONGEST, type_message
from index.text.folding import fold
from tests.conftest import ROOT
from tests.fuzzed_messages import Fuzzed, messages
from tests.linear import LIMIT, costs

ASKED = "Quyết định số 749/QĐ-TTg ai ký"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (unicodedata.normalize("NFD", ASKED), ASKED),
        ("Quyết định số\n749/QĐ-TTg\nai ký", ASKED),
        ("Quyết định số 7\u00ad49/QĐ\u200b-TTg ai ký", ASKED),
        ("  Quyết\u00a0 định số\t749/QĐ-TTg   ai ký  ", ASKED),
        ("Quyết định số 749/Q\u00d0-TTg ai ký", ASKED),
        ("Quyết Ɖịnh số 749/QĐ-TTg ai ký", "Quyết Định số 749/QĐ-TTg ai ký"),
        ("ＱĐ ７４９ ai ký", "QĐ 749 ai ký"),
        ("Q\u0110 749 \u0430i k\u00fd", "QĐ 749 ai ký"),
        ("N\u0435vers có bao nhiêu d\u03b1n", "Nevers có bao nhiêu dan"),
        ("nghị quyết\n57\nai ký", "nghị quyết 57 ai ký"),
        ("Nghị định 13\ncòn hiệu lực không", "Nghị định 13 còn hiệu lực không"),
        ("Nevers có bao\nnhiêu dân?", "Nevers có bao nhiêu dân?"),
        ("Who signed\nDecision 749?", "Who signed Decision 749?"),
        ("Chào bạn\nCho mình hỏi\nNevers ở đâu?", "Chào bạn\nCho mình hỏi Nevers ở đâu?"),
        ("Nevers ở đâu?\n\n\nQĐ 749 ai ký?", "Nevers ở đâu?\nQĐ 749 ai ký?"),
        ("nevers có bao nhiêu dân\nai ký quyết định 749", None),
        ("Tôi là giáo viên về hưu\nNevers ở đâu", None),
        ("QĐ 749 còn hiệu lực\nkhông?", "QĐ 749 còn hiệu lực không?"),
        ("How many articles\ndoes it have?", "How many articles does it have?"),
        ("luật ban hành năm hai nghìn không trăm hai ba", "luật ban hành năm 2023"),
        ("Привет, как дела", None),
        ("m² và CO₂", None),
        ("", None),
    ],
)
def test_what_hides_a_word_is_undone(typed: str, read: str | None) -> None:
    assert type_message(typed).read == (typed if read is None else read)


@pytest.mark.parametrize("word", ASKED.split()[1:])
def test_a_break_at_any_gap_of_a_question_cuts_nothing(word: str) -> None:
    assert type_message(ASKED.replace(f" {word}", f"\n{word}")).read == ASKED


def test_a_break_at_any_gap_of_our_questions_cuts_nearly_none() -> None:
    lines = (ROOT / "tests/questions/answerable.jsonl").read_text("utf-8").splitlines()
    # A story of one sentence may be cut between what is told and what is asked.
    rows = [each for each in map(json.loads, lines) if each["style"] != "story"]
    texts = [each["text"] for each in rows[::5]]
    words = [text.split(" ") for text in texts if ". " not in text and "? " not in text]
    broken = [(" ".join(row), row[:at], row[at:]) for row in words for at in range(1, len(row))]
    cut = [
        text
        for text, above, below in broken
        if type_message(f"{' '.join(above)}\n{' '.join(below)}").read != text
    ]
    assert len(cut) <= 0.01 * len(broken), cut


@given(st.text(max_size=80))
def test_places_are_those_of_what_was_typed(text: str) -> None:
    typed = type_message(text)
    assert len(typed.at) == len(typed.folded) + 1
    assert typed.at[-1] == len(typed.written)
    assert all(0 <= place <= len(typed.written) for place in typed.at)
    assert typed.folded == fold(typed.folded)


WORDS = st.sampled_from(
    ["Nghị", "định", "13/2023/NĐ-CP", "Ｑ", "h\u00adai", "a\u0301", "😀", "ai ký?"]
)


@given(st.lists(WORDS, max_size=12), st.sampled_from([" ", "\n", "  ", "\u00a0"]))
def test_places_rise_and_show_the_same_letters(words: list[str], gap: str) -> None:
    typed = type_message(gap.join(words))
    assert all(one <= other for one, other in pairwise(typed.at))
    for letter, place in zip(typed.folded, typed.at, strict=False):
        if letter.isalnum():
            plain = unicodedata.normalize("NFKC", typed.written[place])
            assert fold(plain)[:1] == letter


@given(st.text(max_size=80))
def test_reading_twice_changes_nothing_more(text: str) -> None:
    read = type_message(text).read
    assert type_message(read).read == read
    assert unicodedata.is_normalized("NFC", read)
    assert "  " not in read


def test_a_correction_keeps_the_places_of_the_words_around_it() -> None:
    typed = type_message(
        "Nevers co baonhieu dan", lambda text: text.replace("baonhieu", "bao nhiêu")
    )
    assert typed.read == "Nevers co bao nhiêu dan"
    assert typed.at[typed.folded.index("dan")] == typed.written.index("dan")
    assert typed.at[typed.folded.index("bao")] == typed.written.index("bao")


def test_a_message_is_read_so_far_and_no_further() -> None:
    typed = type_message("ai ký " * 4000)
    assert len(typed.written) == LONGEST
    assert len(typed.read) <= LONGEST


def test_questions_of_our_sets_are_read_as_they_stand() -> None:
    for name in ("answerable", "near_misses", "legal", "holdout_answerable"):
        for line in (ROOT / f"tests/questions/{name}.jsonl").read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            assert type_message(text).read == text


@pytest.mark.parametrize(
    "unit", ["a\u0323\u0301", "\n", "ai\n", "Ｑ", "năm hai không ", "\u200b", " "]
)
def test_runs_are_read_as_fast_as_other_texts(unit: str) -> None:
    texts = [*islice(messages(3, 4096), 12), Fuzzed("a run", (unit * 4096)[:4096])]
    measured = costs(lambda text: type_message(text), texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"


def expanded(text: str) -> str:
    for short, long in (("nđ", "Nghị định"), ("cv", "Có"), ("minh", "mình"), ("noi", "nói")):
        text = text.replace(short, long)
    return text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nđ 13 noi gi", "Nghị định 13 nói gi"),
        ("cv 6862 noi gi", "cv 6862 nói gi"),
        ("ong minh noi gi", "ong minh nói gi"),
        ("minh noi gi\nnđ 13", "mình nói gi Nghị định 13"),
    ],
)
def test_a_correction_leaves_names_and_codes(typed: str, read: str) -> None:
    def names(text: str) -> list[tuple[int, int]]:
        return [(at, at + 8)] if (at := text.find("ong minh")) >= 0 else []

    found = type_message(typed, expanded, names)
    assert found.read == read
    assert found.at[found.folded.index("noi")] == typed.index("noi")
