"""Encodings: legacy Vietnamese comes back word for word, and nothing else is touched."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from viparse.normalize.tcvn3 import TCVN3  # type: ignore[import-untyped]
from viparse.normalize.vni import VNI  # type: ignore[import-untyped]

from index.ingest.reading.encodings import decode, repair_legacy
from index.ingest.reading.errors import ReadingError
from tests.shared import policies

LEGACY = {
    "TCVN3": {letter: legacy for legacy, letter in TCVN3.pairs},
    "VNI": {letter: legacy for legacy, letter in VNI.pairs} | {"ẳ": "aú", "ỵ": "î"},
}
DECREE = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định việc thử nghiệm có kiểm soát sản phẩm, dịch vụ đô thị thông minh.
2. Các tổ chức, cá nhân được nêu tại khoản 1 phải bảo đảm khoảng cách, kỹ thuật và chất lượng."""
ENGLISH = "The café’s naïve façade — Windows® 11, 5 µm × 3 µm, ½ · ¼, §5, 20 °C ± 1, © Zoë Ünlü."
FRENCH = (
    "Où êtes-vous né ? À l’école, le règlement prévoit déjà un délai ; là où la thé a été bu,"
    " le maître français dit : « Ça va, même si l’été fut très dur à Besançon »."
)
GERMAN = "Die Straße führt über die größte Brücke der Stadt; für Bürger gelten schöne Maßnahmen."


def as_legacy(text: str, encoding: str) -> str:
    table = LEGACY[encoding]
    return "".join(table.get(char, table.get(char.lower(), char)) for char in text)


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_legacy_text_comes_back_word_for_word(encoding: str) -> None:
    legacy = as_legacy(DECREE, encoding)
    assert legacy != DECREE
    assert repair_legacy(legacy) == (DECREE, encoding)
    assert decode(legacy.encode("latin-1"), "a.txt") == (DECREE, (f"converted from {encoding}",))
    # As a Word file gives it: mojibake saved as Unicode.
    assert decode(legacy.encode(), "a.txt") == (DECREE, (f"converted from {encoding}",))


def test_capitals_that_begin_a_word_are_read_in_vni() -> None:
    assert repair_legacy("Ñieàu 2. AÙp duïng, Aùp duïng, Ôû ñaây vaø ÔÛ ÑAÂY") == (
        "Điều 2. Áp dụng, Áp dụng, Ở đây và Ở ĐÂY",
        "VNI",
    )


def test_a_short_title_is_repaired_and_one_word_is_not() -> None:
    assert repair_legacy("NghÞ ®Þnh") == ("Nghị định", "TCVN3")
    assert repair_legacy("®Þnh") == ("®Þnh", None)


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_lines_too_short_to_tell_are_read_as_the_whole_text_is(encoding: str) -> None:
    head = "BỘ NỘI VỤ - BỘ TÀI CHÍNH\nSố 27/2019/NQ-HĐND và việc đó"
    repaired, found = repair_legacy(as_legacy(f"{head}\n{DECREE}", encoding))
    assert found == encoding
    assert repaired.startswith(head)


def test_only_the_legacy_lines_and_words_of_a_mixed_text_change() -> None:
    legacy = as_legacy("Nghị định về dữ liệu đô thị", "TCVN3")
    text = f"{DECREE}\n{legacy}\nÔng Nguyễn Văn Cã nói về việc {legacy} hôm nay.\n{ENGLISH}"
    repaired, encoding = repair_legacy(text)
    assert encoding == "TCVN3"
    assert repaired == text.replace(legacy, "Nghị định về dữ liệu đô thị")


@pytest.mark.parametrize("text", [DECREE, ENGLISH, FRENCH, GERMAN, DECREE + "\n" + ENGLISH])
def test_a_proper_text_is_never_converted(text: str) -> None:
    assert repair_legacy(text) == (text, None)
    assert decode(text.encode(), "a.txt") == (text, ())


WORDS = sorted({*DECREE.split(), *ENGLISH.split(), *FRENCH.split(), *GERMAN.split()})


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.sampled_from([" ", "\n"]))
def test_no_mixture_of_proper_words_is_converted(words: list[str], between: str) -> None:
    text = between.join(words)
    assert repair_legacy(text) == (text, None)


@given(st.lists(st.sampled_from(DECREE.lower().split()), min_size=30, max_size=60))
def test_any_order_of_legacy_words_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    assume(len({word for word in words if not word.isascii()}) >= 6)
    for encoding in LEGACY:
        assert repair_legacy(as_legacy(text, encoding)) == (text, encoding)


@pytest.mark.parametrize("path", policies("*.[mt][dx]*"))
def test_the_shared_policies_are_left_alone_and_round_trip(path: Path) -> None:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    assert repair_legacy(text) == (text, None)


@pytest.mark.parametrize(
    ("codec", "note"),
    [
        ("utf-8-sig", ()),
        ("utf-16", ("read as UTF-16",)),
        ("utf-16-le", ("read as UTF-16",)),
        ("utf-16-be", ("read as UTF-16",)),
    ],
)
def test_every_form_of_unicode_is_read(codec: str, note: tuple[str, ...]) -> None:
    for form in ("NFC", "NFD"):
        data = unicodedata.normalize(form, DECREE).encode(codec)
        assert decode(data, "a.txt") == (DECREE, note)


def test_windows_1258_is_read() -> None:
    marks = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in DECREE:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts if part in marks)
        out += unicodedata.normalize("NFC", "".join(p for p in parts if p not in marks)) + tone
    assert decode(out.encode("cp1258"), "a.txt") == (DECREE, ("read as windows-1258",))


def test_another_western_text_is_read_as_windows_1252() -> None:
    assert decode(FRENCH.encode("cp1252"), "a.txt") == (FRENCH, ("read as windows-1252",))


def test_a_damaged_byte_is_told_and_the_rest_is_read() -> None:
    data = (DECREE * 3).encode()
    text, notes = decode(data + b"\xe1 xong", "a.txt")
    assert text.endswith("\ufffd xong")
    assert notes == ("1 bytes are not UTF-8 and could not be read",)


def test_line_ends_are_one_and_unseen_characters_go() -> None:
    text, _ = decode("\ufeffmột\r\nhai\rba\x0bbốn\u200b\fnăm\u2028sáu".encode(), "a.txt")
    assert text == "một\nhai\nba\nbốn\fnăm\nsáu"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"a\.txt: the file is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(90), bytes(range(0x80, 0x100)) * 9]
)
def test_binary_junk_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"a\.txt"):
        decode(data, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.bin")
    except ReadingError as error:
        assert "a.bin" in str(error)
    else:
        assert text == unicodedata.normalize("NFC", text)
        assert "\r" not in text
        assert "\0" not in text
