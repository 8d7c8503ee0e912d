"""Questions of few words: what for, since when, which number, who spoke."""

import pytest

from actions.bare_questions import asks_aim, asks_number, asks_since, is_of_speech, tells_aim


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Kết luận 224 số hiệu đầy đủ là gì", True),
        ("Nghị định hướng dẫn đó mang số mấy", True),
        ("quel est son numéro ?", True),
        ("what is the number of the decision", True),
        ("what is the number of citizens", False),
        ("có bao nhiêu điều", False),
        ("dân số bao nhiêu", False),
        ("đề án số mấy", True),
    ],
)
def test_a_number_is_asked_for(question: str, asks: bool) -> None:
    assert asks_number(question) == asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [("từ ngày nào", True), ("since when", True), ("Nevers chạy thử xe từ bao giờ", False)],
)
def test_since_when_is_asked_alone(question: str, asks: bool) -> None:
    assert asks_since(question) == asks


def test_an_aim_is_asked_and_told() -> None:
    assert asks_aim("de lam gi")
    assert not asks_aim("là ngày nào")
    assert tells_aim("Ngày Chuyển đổi số quốc gia có ba mục đích.")
    assert not tells_aim("Ngày Chuyển đổi số quốc gia là ngày 10/10.")


def test_speech_is_told_from_other_deeds() -> None:
    assert is_of_speech("ai phát biểu thay mặt")
    assert not is_of_speech("ai ký")
