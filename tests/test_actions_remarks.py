import pytest

from actions.remarks import is_remark
from index.text.language import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("chào nhé, mình vừa tải ứng dụng về", "vi"),
        ("con gái tôi cài cho", "vi"),
        ("vui ghê", "vi"),
        ("toi moi duoc cai ung dung", "vi"),
        ("my son installed this for me", "en"),
        ("nice to meet you", "en"),
        ("je suis fatigué", "fr"),
    ],
)
def test_who_speaks_of_himself_asks_nothing(text: str, language: Language) -> None:
    assert is_remark(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mình là ai?", "vi"),
        ("tôi muốn hỏi về dữ liệu", "vi"),
        ("nghị định 13", "vi"),
        ("cho mình xin số điện thoại của ông Nguyễn Việt Hùng với", "vi"),
        ("xe tự lái", "vi"),
        ("tôi sinh năm 1960", "vi"),
        ("hồ sơ của tôi nộp ở đâu", "vi"),
        ("who signed it", "en"),
        ("where do I live", "en"),
        ("je cherche un décret", "fr"),
        (" ".join(["tôi kể chuyện này"] * 5), "vi"),
    ],
)
def test_what_asks_or_names_something_is_no_remark(text: str, language: Language) -> None:
    assert not is_remark(text, language)
