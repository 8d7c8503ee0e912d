import pytest

from actions.emergencies.disguises import readings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cháyyyyy nhàaaa rồiiii", "cháy nhà rồi"),
        ("chays nhaf rooif", "cháy nhà rồi"),
        ("cháy nahf rồi", "cháy nhà rồi"),
        ("cha1y nha2 ro6i2", "cháy nhà rồi"),
        ("cháy_nhà_rồi", "cháy nhà rồi"),
        ("cháy...nhà...rồi", "cháy nhà rồi"),
        ("cháy-nhà-rồi", "cháy nhà rồi"),
        ("cháynhàrồi", "cháy nhà rồi"),
        ("сháy nhà rồi", "cháy nhà rồi"),
        ("ｃｈáｙ nhà rồi", "cháy nhà rồi"),
        ("<b>cháy</b> <i class='x'>nhà</i> rồi", "cháy nhà rồi"),
        ("**cháy** ~nhà~ rồi", "cháy nhà rồi"),
        ("nhà tôi 🔥🔥🔥 🆘", "nhà tôi cháy cứu với"),
        ("chá\u200by   nhà\ufeff rồi", "cháy nhà rồi"),
    ],
)
def test_a_message_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert readings(typed)[-1] == meant


@pytest.mark.parametrize(
    "typed",
    [
        "a stroke of luck",
        "xe x < 5 và y > 3",
        "Tôi đọc nghị định 13/2023/NĐ-CP rồi...còn hỏi nữa",
        "năm 2020 có 3.5 tỷ",
        "nghiêng nghiêng",
        "l'année créée",
        "je vis à Hanoï depuis trois ans avec mes enfants",
        "what does the plan say on boxes, cars and fees",
    ],
)
def test_what_needs_no_reading_stays(typed: str) -> None:
    assert readings(typed) == [typed]


def test_what_is_typed_is_read_too() -> None:
    assert readings("i want to die")[0] == "i want to die"


def test_a_long_word_of_no_syllables_stays() -> None:
    assert readings("xyzxyzxyzxyzộ")[-1] == "xyzxyzxyzxyzộ"
    assert readings("cháynhàrồi" * 9)[-1] == "cháynhàrồi" * 9
