import pytest

from index.legal.structure.tree import units_of
from tests.outlines import document


def speakers(text: str) -> list[tuple[str, str]]:
    """Who is quoted for which first words."""
    return [
        (unit.title, text[unit.body : unit.end][:24]) for unit in units_of(text)
        if unit.level == "speech"
    ]  # fmt: skip


def test_paragraphs_belong_to_a_speaker_until_another_speaks() -> None:
    mayor = "Ông Lý Văn Sáng, Phó Chủ tịch UBND thành phố Sông Giả Định"
    director = "Bà Vũ Thị Đèn, Giám đốc Sở Xây dựng tỉnh Núi Giả Định"
    assert speakers(document("bai_bao")) == [
        (mayor, "Phát biểu khai mạc, ông "),
        (mayor, "“Chúng tôi sẽ lắp thêm 8"),
        (director, "Chia sẻ kinh nghiệm, bà "),
        ("TS. Hồ Quang Điện, chuyên gia Viện Ánh sáng", "Theo TS. Hồ Quang Điện, "),
        (director, "Giám đốc Sở Xây dựng tỉn"),
    ]


def test_a_paragraph_without_a_name_goes_on_with_the_speech() -> None:
    text = document("bai_bao")
    first = next(unit for unit in units_of(text) if unit.level == "speech")
    assert text[first.start : first.end].endswith("giảm 30% so với năm trước.")


def test_a_caption_quotes_nobody() -> None:
    text = document("bai_bao")
    apart = [text[u.start : u.end] for u in units_of(text) if u.level == "preamble"]
    assert apart[1:] == ["Bà Vũ Thị Đèn, Giám đốc Sở Xây dựng trình bày tham luận tại hội thảo."]


def test_the_author_closes_the_article() -> None:
    text = document("bai_bao")
    last = units_of(text)[-1]
    assert (last.level, text[last.start : last.end]) == ("closing", "Minh Tỏ")


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        (
            "Theo đó, Thứ trưởng Bộ Xây dựng Lê Giả Sử cho rằng cần đo lường lại toàn bộ.",
            "Thứ trưởng Bộ Xây dựng Lê Giả Sử",
        ),
        (
            "“Đèn đã sáng”, anh Trần Thử, Tổ trưởng tổ dân phố 5, chia sẻ thêm như vậy hôm qua.",
            "Anh Trần Thử, Tổ trưởng tổ dân phố 5",
        ),
        (
            "Giám đốc Sở Thông tin và Truyền thông Hồ Ví Dụ khẳng định dữ liệu sẽ được mở.",
            "Giám đốc Sở Thông tin và Truyền thông Hồ Ví Dụ",
        ),
    ],
)
def test_who_speaks(paragraph: str, speaker: str) -> None:
    text = f"Tin trong ngày\nHội thảo đã diễn ra sáng nay tại nhà văn hóa của phường.\n{paragraph}"
    assert [name for name, _ in speakers(text)] == [speaker]


def test_nobody_speaks_in_a_report_without_names() -> None:
    text = "Tin trong ngày\nHệ thống đèn của phường vừa được nâng cấp, tiết kiệm 30% điện."
    assert speakers(text) == []
