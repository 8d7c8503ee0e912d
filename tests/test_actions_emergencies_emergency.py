from pathlib import Path
from typing import get_args

import pytest
import yaml

from actions.answer import Answer, AnswerStatus
from actions.emergencies import emergency
from actions.emergencies.dangers import danger_in
from actions.emergencies.emergency import (
    answer_in_doubt,
    answer_to_danger,
    danger_question,
    emergency_answer,
    emergency_numbers,
)
from index.text.folding import fold
from index.text.language import Language

WORDS = yaml.safe_load(Path(emergency.__file__).with_suffix(".yml").read_text("utf-8"))
LANGUAGES = get_args(Language)

DANGER = {
    "115": [
        "luật sư chồng tôi đột quỵ rồi",
        "k thở đc",
        "mẹ em bị stroke",
        "vợ e băng huyết",
        "cháu uống nhầm thuốc diệt chuột",
        "tôi đau ngực quá",
        "my mother can't breathe",
        "hệ thống báo lỗi mà bố tôi thì ngừng thở rồi",
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
        "cháy ở công trường dự án cạnh nhà tôi",
        "cháy nhà ở khu đô thị thông minh vinhomes",
        "cứu với có cháy",
        "help fire",
        "Il y a le feu dans mon immeuble",
        "gas xì ra khắp phòng",
        "cháy trường học",
        "lửa bùng lên ở bếp",
        "my house is on fire, the alarm system failed",
        "cháy",
        "cháyyy nhà rồi",
        "cháy chung cư dự án Vinhomes",
        "bình ga đang xì",
        "nha e dag cháy",
        "ứng dụng báo cháy không kêu mà nhà tôi đang cháy",
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
        "có người đang đuổi chém tôi",
        "bị giật túi",
        "có trộm vào nhà tôi, camera quay được mặt nó",
        "someone is breaking into my house",
        "ck đánh e",
        "vợ tôi bị hàng xóm đánh, luật có xử phạt không, cứu với",
        "bị lừa bán sang Campuchia",
        "bọn nó đang đánh hội đồng bạn em",
        "tôi bị chồng bạo hành",
        "hai thằng chặn đường cướp xe",
        "my husband is beating me",
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
        "con tôi bị thầy sàm sỡ",
        "học sinh bị đánh hội đồng",
        "em 12 tuổi, dượng đánh em",
        "my stepfather hits me",
        "child abuse next door",
        "cháu bị bố đánh",
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
    "cảm ơn bạn, tôi tự tử đây",
    "t k mún sống nữa",
    "e tự rạch tay",
    "t muốn die",
    "cắt tay",
    "vĩnh biệt",
    "đừng tìm em nữa",
    "chồng tôi bỏ tôi, tôi muốn chết",
    "mệt quá, tôi chỉ muốn chết thôi",
    "I want to die",
    "I am going to kill myself",
    "j'ai envie de mourir",
    "je veux mourir",
]
YOUNG_AND_IN_DISTRESS = ["em 15 tuổi, em muốn tự tử", "cháu muốn chết", "con tôi đòi tự tử"]
BYSTANDERS = [
    "có người định nhảy cầu",
    "bạn em đòi tự tử",
    "vợ tôi đang dọa nhảy lầu",
    "hàng xóm treo cổ",
    "my friend wants to kill herself",
    "quelqu'un veut se suicider",
]
LOOKUPS = {
    "số điện thoại cứu hoả là gì": "114",
    "113": "113",
    "115?": "115",
    "gọi công an số mấy": "113",
    "cấp cứu số mấy": "115",
    "số tổng đài bảo vệ trẻ em": "111",
    "cứu hỏa gọi số nào": "114",
    "sdt công an": "113",
}
NO_DANGER = [
    # Money is lost, and nobody is in danger: elsewhere.yml says whom to turn to.
    "bị lừa chuyển khoản mất tiền",
    "em bị lừa mất tiền",
    "I got scammed out of 300 dollars on Facebook, what should I do?",
    "victime d'une arnaque en ligne, j'ai perdu 300 euros",
    "dữ liệu cá nhân bị đánh cắp thì sao",
    "ngôi nhà cũ bị đánh sập để làm đường",
    "bị đánh giá thấp",
    "tôi bị đánh giá thấp ở công ty",
    "vợ tôi sắp sinh nhật, tặng gì",
    "a stroke of luck",
    "cửa hàng có dao phay không",
    "hôm nay đánh con số nào",
    "nóng muốn chết",
    "tôi muốn chết vì nóng",
    "phim này chết cười",
    "sách bán chạy nhất",
    "chạy bộ buổi sáng",
    "đi chơi cháy túi",
    "phim cướp biển vùng Caribe",
    "ca nhạc cháy phố đi bộ",
    "hết tiền, chay gạo",
    "Do I need a visa to visit Da Nang?",
    "luật sư tư vấn chuyển đổi số ở đâu",
    "tôi không muốn sống ở thành phố ô nhiễm",
    "tôi muốn hỏi luật xử phạt hành vi đánh nhau",
    "cho em hỏi quy định về bạo hành trẻ em",
    "hệ thống đang chạy tốt không",
    "tàu điện đang chạy ở đâu",
    "chém gió",
    "khói bụi ở Hà Nội",
    "game bắn súng",
    "nghị định xử phạt trộm cắp",
    "thành phố thông minh giúp người đuối nước thế nào",
    "hệ thống camera phát hiện cướp giật ra sao",
    "dự án cảnh báo cháy rừng",
    "e-government in France",
    "feu vert pour le projet ?",
    "fire safety in smart cities",
    "What system detects a gas leak in smart cities?",
    "Chương trình phòng, chống bạo lực gia đình",
    "ăn chay ở nhà hàng chay nào",
    "phí chuyển khoản",
    "Nghị định 113/2020/NĐ-CP",
    "QĐ 114 nói gì",
    "kết thúc chương trình năm 2025",
    "hơn 115 tiêu chí đô thị thông minh",
    "ứng dụng gọi công an phường",
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


def calls(*, folded: bool) -> list[tuple[str, str]]:
    """Each call for help with its number."""
    return [
        (number, message)
        for number, messages in DANGER.items()
        for message in dict.fromkeys(map(fold, messages) if folded else messages)
    ]


@pytest.mark.parametrize(("number", "message"), calls(folded=False))
def test_a_person_in_danger_is_given_the_number_first(number: str, message: str) -> None:
    assert number in danger_in(message).numbers
    said = emergency_answer(message)
    assert number in said.text.split("\n", 1)[0]
    assert said.status is AnswerStatus.OUT_OF_SCOPE
    assert said.citations == ()


@pytest.mark.parametrize(("number", "message"), calls(folded=True))
def test_danger_is_seen_without_diacritics(number: str, message: str) -> None:
    assert number in danger_in(message).numbers


def test_most_of_what_phrases_name_is_beyond_doubt_by_the_text_alone() -> None:
    messages = [message for folded in (True, False) for _, message in calls(folded=folded)]
    messages += bare([*DISTRESS, *YOUNG_AND_IN_DISTRESS, *BYSTANDERS])
    sure = [message for message in messages if emergency_numbers(message)]
    assert len(sure) >= 0.7 * len(messages)
    doubtful = [message for message in messages if answer_in_doubt(message)]
    assert len(doubtful) >= 0.9 * len(messages)


def first_line(said: Answer) -> str:
    return said.text.split("\n", 1)[0]


def bare(messages: list[str]) -> list[str]:
    """Return the messages, and what is typed without diacritics."""
    return list(dict.fromkeys([*messages, *map(fold, messages)]))


@pytest.mark.parametrize("message", bare(DISTRESS))
def test_a_person_in_distress_is_given_the_number_and_kind_words(message: str) -> None:
    said = emergency_answer(message)
    assert danger_in(message).numbers[0] == "115"
    assert "115" in first_line(said)
    assert "111" not in first_line(said)
    assert WORDS["distress"]["self"][said.language] in said.text


@pytest.mark.parametrize("message", bare(YOUNG_AND_IN_DISTRESS))
def test_a_young_person_is_also_given_the_child_line(message: str) -> None:
    assert {"115", "111"} <= set(danger_in(message).numbers)


@pytest.mark.parametrize("message", bare(BYSTANDERS))
def test_a_bystander_is_told_how_to_help_another(message: str) -> None:
    said = emergency_answer(message)
    assert danger_in(message).numbers[:2] == ("113", "115")
    assert WORDS["distress"]["for_bystander"][said.language] in said.text
    assert WORDS["distress"]["self"][said.language] not in said.text


@pytest.mark.parametrize("message", bare(DANGER["111"]))
def test_violence_against_a_child_is_111_first_then_113(message: str) -> None:
    assert danger_in(message).numbers[:2] == ("111", "113")


@pytest.mark.parametrize(
    "message", bare(["ck đánh e", "chồng tôi đánh tôi", "tôi bị chồng bạo hành"])
)
def test_violence_against_an_adult_is_113_alone(message: str) -> None:
    assert danger_in(message).numbers == ("113",)


@pytest.mark.parametrize(
    ("message", "number"),
    [(said, number) for message, number in LOOKUPS.items() for said in bare([message])],
)
def test_who_asks_for_a_number_is_given_it(message: str, number: str) -> None:
    assert emergency_numbers(message) == [number]


@pytest.mark.parametrize("message", NO_DANGER)
def test_a_question_is_no_danger(message: str) -> None:
    assert emergency_numbers(message) == []


@pytest.mark.parametrize("message", ["cứu tôi với", "cuu toi voi", "help me please", "à l'aide !"])
def test_a_call_that_does_not_say_why_gets_every_number_and_no_words_on_despair(
    message: str,
) -> None:
    said = emergency_answer(message)
    assert emergency_numbers(message) == WORDS["general"]["numbers"]
    numbers = WORDS["general"]["numbers"]
    assert [number for number in numbers if number not in first_line(said)] == []
    assert [words for words in WORDS["distress"]["self"].values() if words in said.text] == []


@pytest.mark.parametrize("message", ["cứu em với, mai nộp bài rồi ạ", "giúp tôi với việc này"])
def test_a_call_about_something_else_gets_none(message: str) -> None:
    assert emergency_numbers(message) == []


@pytest.mark.parametrize(
    ("message", "language", "choices"),
    [
        ("có chuyện ở nhà bên", "vi", ["Có", "Không"]),
        ("something happened to him", "en", ["Yes", "No"]),
        ("il s'est passé quelque chose", "fr", ["Oui", "Non"]),
    ],
)
def test_the_question_is_plain_and_in_the_language_of_the_message(
    message: str, language: Language, choices: list[str]
) -> None:
    asked = danger_question(message)
    assert asked.status is AnswerStatus.NEEDS_CLARIFICATION
    assert (asked.language, asked.text) == (language, WORDS["question"][language])
    assert [suggestion.payload for suggestion in asked.suggestions] == choices
    assert [number for number in WORDS["numbers"] if number in asked.text] == []


@pytest.mark.parametrize("reply", ["Có", "co", "có ạ!", "vâng", "Yes", "yes.", "oui", "Oui !"])
def test_a_yes_gives_every_number(reply: str) -> None:
    said = answer_to_danger(reply, "vi")
    assert said
    assert said.text.startswith(WORDS["general"]["vi"])
    assert WORDS["distress"]["self"]["vi"] not in said.text


@pytest.mark.parametrize("reply", ["Không", "khong", "không có ai", "ko", "No", "non"])
def test_a_no_gives_a_calm_line_and_no_number(reply: str) -> None:
    said = answer_to_danger(reply, "fr")
    assert said
    assert said.text == WORDS["safe"]["fr"]
    assert [number for number in WORDS["numbers"] if number in said.text] == []


@pytest.mark.parametrize("reply", ["Dân số Nevers là bao nhiêu?", "không biết", "", "có ai ở đó"])
def test_what_is_neither_yes_nor_no_is_left_to_others(reply: str) -> None:
    assert answer_to_danger(reply, "vi") is None


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("nhà tôi đang cháy", "vi"),
        ("nha toi dang chay", "vi"),
        ("my house is on fire", "en"),
        ("il y a le feu chez moi, au feu", "fr"),
        ("help fire", "en"),
        ("au feu", "fr"),
    ],
)
def test_help_comes_in_the_language_of_the_call(message: str, language: Language) -> None:
    said = emergency_answer(message)
    assert said.language == language
    assert said.text.startswith(WORDS["numbers"]["114"][language])


def test_despair_in_french_is_answered_in_french() -> None:
    assert emergency_answer("j'ai envie de mourir").language == "fr"


@pytest.mark.parametrize(
    "words",
    [
        *WORDS["numbers"].values(),
        WORDS["distress"]["self"],
        WORDS["distress"]["for_bystander"],
        *(WORDS[key] for key in ("general", "after", "question", "yes", "no", "safe")),
    ],
)
def test_every_word_is_there_in_every_language(words: dict[str, object]) -> None:
    assert [language for language in LANGUAGES if not words.get(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_names_its_number(language: Language) -> None:
    for number, words in WORDS["numbers"].items():
        assert number in words[language]
    for number in WORDS["general"]["numbers"]:
        assert number in WORDS["general"][language]
