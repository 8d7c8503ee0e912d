from pathlib import Path
from typing import get_args

import pytest
import yaml

from actions import emergency
from actions.answer import AnswerStatus
from actions.emergency import emergency_answer, emergency_numbers
from index.folding import fold
from index.language import Language

WORDS = yaml.safe_load(Path(emergency.__file__).with_suffix(".yml").read_text("utf-8"))
LANGUAGES = get_args(Language)

DANGER = {
    "115": [
        "Bố tôi bị đột quỵ",
        "Mẹ em bị méo miệng, nói không rõ",
        "ông nội ngừng thở rồi",
        "vợ tôi sắp sinh, chưa kịp đi viện",
        "Có người bị tai nạn ở ngã tư, chảy máu nhiều lắm",
        "con tôi uống thuốc sâu",
        "em tôi bị điện giật",
        "bạn tôi bất tỉnh, gọi số nào?",
        "đau tim quá, cần cấp cứu",
        "My father is having a heart attack",
        "he is unconscious and bleeding",
        "ma femme ne respire plus",
        "mon père fait un AVC",
    ],
    "114": [
        "nhà tôi đang cháy",
        "CHÁY NHÀ!!! cứu với",
        "nhà bên cạnh bốc cháy",
        "khói đầy nhà, không thấy lối ra",
        "bình gas bị xì gas",
        "tôi bị mắc kẹt trong thang máy",
        "có em nhỏ bị đuối nước",
        "the kitchen is on fire",
        "I smell a gas leak",
        "il y a un incendie chez moi",
    ],
    "113": [
        "tôi vừa bị cướp điện thoại",
        "có trộm vào nhà",
        "hắn dọa giết tôi",
        "chồng tôi đánh tôi",
        "ngoài đường có đánh nhau, có người cầm dao",
        "con tôi bị bắt cóc",
        "someone broke into my flat",
        "I am being robbed",
        "on m'agresse dans la rue",
    ],
    "111": [
        "hàng xóm đánh đập trẻ em suốt ngày",
        "bố đánh em",
        "cháu bé bị bỏ đói",
        "bé bị đánh ở lớp",
        "my father beats me",
        "mon père me bat",
    ],
}
DISTRESS = [
    "tôi không muốn sống nữa",
    "em muốn tự tử",
    "chán sống quá",
    "I want to die",
    "I am going to kill myself",
    "j'ai envie de mourir",
]
NO_DANGER = [
    "Quy định về phòng cháy chữa cháy thế nào?",
    "quy dinh ve phong chay chua chay",
    "hệ thống đang chạy ổn định",
    "tàu đang chạy",
    "xe tự lái đang chạy ở Nevers",
    "Camera thông minh giúp bắt trộm cướp ra sao?",
    "Nghị định nào xử phạt hành vi đánh nhau?",
    "Số vụ bị cướp giảm nhờ hệ thống camera nào?",
    "Luật bảo vệ trẻ em bị xâm hại quy định gì?",
    "đô thị thông minh giúp người đột quỵ được cấp cứu nhanh hơn thế nào",
    "Ứng dụng gọi cấp cứu của thành phố tên là gì?",
    "chính sách giúp người muốn chết vì nợ",
    "Le Havre đặt mục tiêu gì cho năm 2030?",
    "muc tieu cua le havre nam 2030",
    "Quyết định 749/QĐ-TTg ban hành ngày nào?",
    "số 113/QĐ-TTg là gì",
    "xin chào",
    "tôi muốn sống ở thành phố thông minh",
    "con tôi học ở Hà Nội",
    "What does the smart city policy say about fire safety?",
    "Quelle loi protège les enfants ?",
    "",
    "😀",
]


def calls(*, bare: bool) -> list[tuple[str, str]]:
    """Each call for help with its number."""
    return [
        (number, message)
        for number, messages in DANGER.items()
        for message in dict.fromkeys(map(fold, messages) if bare else messages)
    ]


@pytest.mark.parametrize(("number", "message"), calls(bare=False))
def test_a_person_in_danger_is_given_the_number_first(number: str, message: str) -> None:
    assert number in emergency_numbers(message)
    said = emergency_answer(message)
    assert number in said.text.split("\n", 1)[0]
    assert said.status is AnswerStatus.OUT_OF_SCOPE
    assert said.citations == ()


@pytest.mark.parametrize(("number", "message"), calls(bare=True))
def test_danger_is_seen_without_diacritics(number: str, message: str) -> None:
    assert number in emergency_numbers(message)


@pytest.mark.parametrize("message", [*DISTRESS, *map(fold, DISTRESS)])
def test_a_person_in_distress_is_given_numbers_and_kind_words(message: str) -> None:
    said = emergency_answer(message)
    first_line, _, rest = said.text.partition("\n")
    assert "115" in first_line
    assert "111" in first_line
    assert WORDS["distress"][said.language] in rest


@pytest.mark.parametrize("message", NO_DANGER)
def test_a_question_is_no_danger(message: str) -> None:
    assert emergency_numbers(message) == []


def test_danger_without_known_words_gets_every_number() -> None:
    first_line = emergency_answer("cứu tôi với").text.split("\n", 1)[0]
    assert [n for n in WORDS["numbers"] if n not in first_line] == []


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("nhà tôi đang cháy", "vi"),
        ("nha toi dang chay", "vi"),
        ("my house is on fire", "en"),
        ("il y a le feu chez moi, au feu", "fr"),
    ],
)
def test_help_comes_in_the_language_of_the_call(message: str, language: Language) -> None:
    said = emergency_answer(message)
    assert said.language == language
    assert said.text.startswith(WORDS["numbers"]["114"][language])


@pytest.mark.parametrize(
    "words", [*WORDS["numbers"].values(), WORDS["distress"], WORDS["general"], WORDS["after"]]
)
def test_every_word_is_there_in_every_language(words: dict[str, object]) -> None:
    assert [language for language in LANGUAGES if not words.get(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_names_its_number(language: Language) -> None:
    for number, words in WORDS["numbers"].items():
        assert number in words[language]
    for number in WORDS["general"]["numbers"]:
        assert number in WORDS["general"][language]
