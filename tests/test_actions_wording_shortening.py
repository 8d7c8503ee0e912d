"""What of a sentence a point of a list shows under a heading that has said the rest."""

import pytest

from actions.wording.shortening import Shortened, shortened
from index.records.document import Document
from index.text.language import Language

DECISION = Document(
    id="qd-749-2020",
    number="749/QĐ-TTg",
    type="Quyết định",
    title="Chương trình Chuyển đổi số quốc gia",
    aliases=("Chương trình 749",),
)
AIM, AIMS = "Mục tiêu đến năm 2025", "Mục tiêu năm 2025 và 2030"


@pytest.mark.parametrize(
    ("sentence", "heading", "words", "source"),
    [
        (
            "Quyết định 749/QĐ-TTg đặt mục tiêu đến năm 2025 có 80% dịch vụ công trực tuyến.",
            AIM,
            "có 80% dịch vụ công trực tuyến.",
            "",
        ),
        (
            "Đến năm 2025, Quyết định 749/QĐ-TTg đặt mục tiêu cấp xã giải quyết 60% hồ sơ.",
            AIM,
            "cấp xã giải quyết 60% hồ sơ.",
            "",
        ),
        (
            "Mục tiêu năm 2025 của Quyết định 749/QĐ-TTg là có 10 thương hiệu mạnh.",
            AIM,
            "có 10 thương hiệu mạnh.",
            "",
        ),
        (
            "Theo một nguồn (Báo A), Chương trình 749 đặt mục tiêu internet tới 80% hộ.",
            AIM,
            "internet tới 80% hộ.",
            "Báo A",
        ),
        (
            "Một nguồn (Báo A) cho biết đến năm 2025 Quyết định 749/QĐ-TTg đặt mục tiêu tăng 7%.",
            AIMS,
            "đến năm 2025 Quyết định 749/QĐ-TTg đặt mục tiêu tăng 7%.",
            "Báo A",
        ),
        (
            "Quyết định 749/QĐ-TTg căn cứ Nghị quyết 52-NQ/TW và văn bản khác.",
            "",
            "căn cứ Nghị quyết 52-NQ/TW và văn bản khác.",
            "",
        ),
        (
            "Decision 749/QĐ-TTg sets the target that by 2025, 80% of services are online.",
            "Targets for 2025",
            "80% of services are online.",
            "",
        ),
        (
            "According to one source (VOV World), Decision 749/QĐ-TTg aims for a digital Vietnam.",
            "",
            "aims for a digital Vietnam.",
            "VOV World",
        ),
    ],
)
def test_what_the_lines_above_say_is_left_out(
    sentence: str, heading: str, words: str, source: str
) -> None:
    assert shortened(sentence, DECISION, heading, "vi") == Shortened(words, source)
    assert words in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong từng ngành, lĩnh vực, Quyết định 749/QĐ-TTg đặt mục tiêu đạt ít nhất 10%.",
        "Hai mức dịch vụ công của Quyết định 749/QĐ-TTg thay cho bốn mức.",
        "Quyết định 749/QĐ-TTg mới.",
        "Quyết định 950/QĐ-TTg đặt mục tiêu đến năm 2025 làm thí điểm.",
        "Mục tiêu kép của Quyết định 749/QĐ-TTg là vừa làm vừa học.",
    ],
)
def test_what_they_do_not_say_stays(sentence: str) -> None:
    assert shortened(sentence, DECISION, AIM, "vi").words == sentence


def test_another_year_than_the_heading_says_stays() -> None:
    sentence = "Quyết định 749/QĐ-TTg đặt mục tiêu đến năm 2030 phủ sóng 5G."
    assert shortened(sentence, DECISION, AIM, "vi").words == "đến năm 2030 phủ sóng 5G."


@pytest.mark.parametrize(
    "sentence",
    [
        "La décision 749/QĐ-TTg fixe comme objectif que 80 % des services soient en ligne.",
        "Decision 749/QĐ-TTg sets the target that, up to 2025, labour productivity grows.",
    ],
)
def test_a_verb_keeps_its_subject_under_an_aim_where_the_language_needs_one(sentence: str) -> None:
    language: Language = "fr" if sentence.startswith("La") else "en"
    assert shortened(sentence, DECISION, "2025", language).words == sentence


def test_what_stands_behind_under_a_decision_is_a_sentence_in_english_too() -> None:
    sentence = "Under Decision 749/QĐ-TTg, people can use services on their phones."
    words = "people can use services on their phones."
    assert shortened(sentence, DECISION, "2025", "en").words == words
