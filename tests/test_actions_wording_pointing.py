"""Points on lines: under what they share, with the source that each of them has."""

from datetime import date

from actions.executing.result import Group, Quote
from actions.wording.pointing import opened, pointed
from index.records.document import Document, Passage

TODAY = date(2026, 11, 30)
DECISION = Document(id="qd-1", number="1/QĐ-TTg", type="Quyết định", title="Chương trình")
AIM = "Quyết định 1/QĐ-TTg đặt mục tiêu "


def quote(words: str, heading: str) -> Quote:
    return Quote(DECISION, Passage("qd-1#1", "qd-1", heading, words, 0, len(words), ()), words)


def lines(*points: tuple[str, str, Group]) -> list[str]:
    quotes = [quote(words, heading) for words, heading, _ in points]
    groups = [group for *_, group in points]
    said = pointed("vi", quotes, [""] * len(points), groups, TODAY)
    assert len(said.words) == len(points)
    text = said.text.lower()  # a line begins with a capital
    assert all(words.lower() in text for words in said.words)
    return said.text.splitlines()


OLD, NEW = Group("section", "mục 2025"), Group("section", "mục 2030")


def test_points_stand_under_the_aim_they_share_and_a_time_that_is_over_is_said_to_be() -> None:
    assert lines(
        (f"{AIM}có 80% hồ sơ số.", "Mục tiêu đến năm 2025 về hồ sơ", OLD),
        (f"{AIM}có 20% kinh tế số.", "Mục tiêu đến năm 2025 về kinh tế", OLD),
        (f"{AIM}có 30% kinh tế số.", "Mục tiêu đến năm 2030 về kinh tế", NEW),
    ) == [
        "Mục tiêu đến năm 2025 (đã qua):",
        "• Có 80% hồ sơ số.",
        "• Có 20% kinh tế số.",
        "Mục tiêu đến năm 2030:",
        "• Có 30% kinh tế số.",
    ]


def test_a_heading_of_one_point_stands_before_it_where_no_two_share_one() -> None:
    assert lines(
        (f"{AIM}có 80% hồ sơ số.", "Mục tiêu đến năm 2025 về hồ sơ", OLD),
        (f"{AIM}có 30% kinh tế số.", "Mục tiêu đến năm 2030 về kinh tế", NEW),
    ) == [
        "• Mục tiêu đến năm 2025 (đã qua): có 80% hồ sơ số.",
        "• Mục tiêu đến năm 2030: có 30% kinh tế số.",
    ]


def test_a_city_that_the_sentence_names_is_not_named_before_it() -> None:
    assert lines(
        ("Nevers có xe tự lái thử.", "Nevers: xe", Group("section", "Nevers")),
        ("Ông Minh mong người dân sống tốt.", "Đà Nẵng: ông Minh", Group("section", "Đà Nẵng")),
    ) == ["• Nevers có xe tự lái thử.", "• Đà Nẵng: Ông Minh mong người dân sống tốt."]


def test_the_one_source_of_a_point_is_named_behind_it() -> None:
    assert lines(
        (f"Theo một nguồn (Báo A), {AIM}có 80% hồ sơ số.", "", Group()),
        (f"{AIM}có 30% kinh tế số.", "", Group()),
    ) == ["• Đặt mục tiêu có 80% hồ sơ số (theo Báo A).", "• Đặt mục tiêu có 30% kinh tế số."]


def test_a_source_that_all_have_is_named_once() -> None:
    assert lines(
        (f"Theo một nguồn (Báo A), {AIM}có 80% hồ sơ số.", "", Group()),
        (f"Một nguồn (Báo A) cho biết {AIM}có 30% kinh tế số.", "", Group()),
    ) == [
        "• Đặt mục tiêu có 80% hồ sơ số.",
        "• Đặt mục tiêu có 30% kinh tế số.",
        "Những ý này tôi mới thấy ở một nguồn: Báo A.",
    ]


def test_two_sentences_that_begin_alike_open_as_one() -> None:
    first = quote("Hội thảo chiều nay diễn ra tại Hà Nội.", "")
    second = quote("Hội thảo chiều nay có năm nơi dự.", "")
    said = opened("vi", [first, second])
    assert said.text == "Hội thảo chiều nay diễn ra tại Hà Nội, có năm nơi dự."
    assert all(words in said.text for words in said.words)
    apart = opened("vi", [first, quote("Bà Lan chủ trì.", "")])
    assert apart.text == "Hội thảo chiều nay diễn ra tại Hà Nội. Bà Lan chủ trì."


def test_a_source_that_a_group_has_is_named_over_it() -> None:
    assert lines(
        (f"Theo một nguồn (Báo A), {AIM}có 80% hồ sơ số.", "Mục tiêu đến năm 2025 về hồ sơ", OLD),
        (f"Theo một nguồn (Báo A), {AIM}có 20% kinh tế số.", "Mục tiêu đến năm 2025 về b", OLD),
        (f"{AIM}có 30% kinh tế số.", "Mục tiêu đến năm 2030 về kinh tế", NEW),
    ) == [
        "Mục tiêu đến năm 2025 (đã qua), theo Báo A:",
        "• Có 80% hồ sơ số.",
        "• Có 20% kinh tế số.",
        "Mục tiêu đến năm 2030:",
        "• Có 30% kinh tế số.",
    ]
