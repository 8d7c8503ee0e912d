"""Hard-wrapped lines are rejoined into the paragraphs they were, headings apart."""

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.ingest.cleaning.unwrapping import unwrap

# Enough lines that go on, for the text to show its width; each is broken for want of room.
BODY = [
    "Điều 4. Nguyên tắc",
    "1. Cơ quan nhà nước có trách nhiệm chia sẻ dữ liệu với cơ quan khác theo quy định của pháp "
    "luật; không yêu cầu người dân cung cấp lại thông tin đã có trong cơ sở dữ liệu dùng chung.",
    "2. Việc chia sẻ dữ liệu không làm ảnh hưởng tới quyền và lợi ích hợp pháp của tổ chức, cá "
    "nhân có liên quan; phải bảo đảm tính cập nhật, chính xác và đầy đủ của dữ liệu.",
    "3. Dữ liệu chia sẻ giữa các cơ quan nhà nước là không thu phí, trừ trường hợp sử dụng dữ "
    "liệu thuộc danh mục được quy định trong luật về phí và lệ phí.",
]


def wrapped(paragraphs: list[str], width: int = 55) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False)
        for line in paragraphs
    )


def rejoined(paragraphs: list[str], width: int = 55) -> list[str]:
    lines = unwrap(wrapped([*paragraphs, *BODY], width), wraps=True).split("\n")
    assert lines[-len(BODY) :] == BODY
    return lines[: -len(BODY)]


@pytest.mark.parametrize("width", [40, 55, 80, 110])
def test_a_wrapped_text_is_rejoined(width: int) -> None:
    assert rejoined([], width) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["QUYẾT ĐỊNH", "BAN HÀNH KẾ HOẠCH TRIỂN KHAI THI HÀNH LUẬT BẢO VỆ DỮ LIỆU CÁ NHÂN"],
        ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh"],
        [
            "CHƯƠNG II - QUẢN LÝ VÀ VẬN HÀNH TRUNG TÂM ĐIỀU HÀNH ĐÔ THỊ THÔNG MINH",
            "Điều 9. Mô hình",
        ],
        ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Nâng cao nhận thức của cán bộ."],
        ["2. Danh mục", "1. Dữ liệu dân cư", "2. Dữ liệu đất đai"],
        ["QUAN ĐIỂM", "1. Lấy người dân làm trung tâm của chuyển đổi số."],
        ["ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Bốn"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/QĐ-UBND"],
        ["Điều 8. Trách nhiệm của cơ quan chủ quản hệ thống và", "1. Phối hợp với bên cung cấp."],
        ["a) Cung cấp dịch vụ số:", "- Giai đoạn 2031-2033", "+ 100% hồ sơ được số hóa."],
        ["# Nghị quyết về đô thị", "Phát triển đô thị là việc của mọi nhà."],
        ["TT | Chỉ tiêu", "1 | Số dịch vụ", "có 12 dịch vụ"],
    ],
    ids=lambda paragraphs: paragraphs[0],
)
def test_paragraphs_and_headings_stay_apart(paragraphs: list[str]) -> None:
    assert rejoined(paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Điều 1.", "Phạm vi điều chỉnh"], ["Điều 1. Phạm vi điều chỉnh"]),
        (["III. TỔ CHỨC", "THỰC HIỆN"], ["III. TỔ CHỨC THỰC HIỆN"]),
        (["VỀ", "VIỆC PHÊ DUYỆT ĐỀ ÁN"], ["VỀ VIỆC PHÊ DUYỆT ĐỀ ÁN"]),
        (["1.1. Xây", "dựng cơ sở dữ liệu:"], ["1.1. Xây dựng cơ sở dữ liệu:"]),
        (["Căn cứ Nghị quyết số", "214/NQ-CP;"], ["Căn cứ Nghị quyết số 214/NQ-CP;"]),
        (["Căn cứ Luật Tổ chức", "Quốc hội;"], ["Căn cứ Luật Tổ chức Quốc hội;"]),
        (
            ["Quy định mẫu phiếu của văn bản số", "Căn cứ Luật Lưu trữ;"],
            ["Quy định mẫu phiếu của văn bản số", "Căn cứ Luật Lưu trữ;"],
        ),
        (
            ["Việc quản lý được thực hiện theo quy định tại khoản 2", "Điều 5 Nghị định này."],
            ["Việc quản lý được thực hiện theo quy định tại khoản 2 Điều 5 Nghị định này."],
        ),
        (
            ["Hồ sơ được nộp theo trình tự quy định tại các khoản", "2. Hồ sơ gồm hai bản."],
            ["Hồ sơ được nộp theo trình tự quy định tại các khoản 2. Hồ sơ gồm hai bản."],
        ),
        (
            ["Chương trình được thực hiện trong giai đoạn từ năm", "2025, tầm nhìn 2045."],
            ["Chương trình được thực hiện trong giai đoạn từ năm 2025, tầm nhìn 2045."],
        ),
        (
            ["Chương trình phát triển đô thị trong các lĩnh vực kinh tế", "- xã hội."],
            ["Chương trình phát triển đô thị trong các lĩnh vực kinh tế - xã hội."],
        ),
        (
            ["Các cơ quan báo cáo theo mẫu tại Quyết định số 12/QĐ-", "UBND của thành phố."],
            ["Các cơ quan báo cáo theo mẫu tại Quyết định số 12/QĐ-UBND của thành phố."],
        ),
        (
            ["Kinh phí do ngân sách của thành phố Hà Nội và tỉnh", "Bắc Ninh bảo đảm."],
            ["Kinh phí do ngân sách của thành phố Hà Nội và tỉnh Bắc Ninh bảo đảm."],
        ),
        (
            ["theo quy định của pháp luật về lưu trữ tại trung tâm.", "Điều 5. Lưu trữ"],
            ["theo quy định của pháp luật về lưu trữ tại trung tâm.", "Điều 5. Lưu trữ"],
        ),
    ],
    ids=lambda lines: lines[-1],
)
def test_lines_that_go_on_are_joined(lines: list[str], paragraphs: list[str]) -> None:
    text = "\n".join([*lines, wrapped(BODY)])
    assert unwrap(text, wraps=True).split("\n") == paragraphs + BODY


def test_a_text_of_whole_paragraphs_stays() -> None:
    text = "Danh sách\nCông nghệ số\ndữ liệu mở\nhạ tầng"
    assert unwrap(text, wraps=False) == text


WORDS = st.sampled_from(["cơ", "quan", "nước", "quản", "lý", "dữ", "liệu", "của", "Hà", "Nội"])
SENTENCES = st.lists(WORDS, min_size=40, max_size=90).map(lambda words: " ".join(words) + ".")


# Few lines that begin with a small letter show the width: two or all begin with a name.
TWO_NAMES = [" ".join(["cơ"] * 25 + ["Hà"] * 2 + ["cơ"] * 13) + "."] * 2
SMALL = [" ".join(["cơ"] * 40) + "."]


@given(st.lists(SENTENCES, min_size=6, max_size=12), st.integers(45, 110))
@example([*TWO_NAMES, *SMALL * 4], 82)
@example([" ".join(["Hà"] * 40) + "."] * 6, 82)
def test_numbered_clauses_of_any_words_are_rejoined(sentences: list[str], width: int) -> None:
    clauses = [f"{n}. Việc {sentence}" for n, sentence in enumerate(sentences, 1)]
    assert unwrap(wrapped(clauses, width), wraps=True).split("\n") == clauses


@given(st.lists(st.text(alphabet="ab Đ.,:1)-|#\n", max_size=30), max_size=20), st.booleans())
def test_no_word_is_lost_or_moved(lines: list[str], wraps: bool) -> None:
    text = "\n".join(lines)
    assert "".join(unwrap(text, wraps).split()) == "".join(text.split())


def test_a_year_alone_belongs_to_the_date_of_the_letterhead_above_it() -> None:
    head = ["CHÍNH PHỦ", "Số: 147/2033/NĐ-CP Hà Nội, ngày 10 tháng 6 năm", "2033", "NGHỊ ĐỊNH"]
    lines = unwrap("\n".join([*head, wrapped(BODY)]), wraps=True).split("\n")
    assert lines[1:3] == ["Số: 147/2033/NĐ-CP Hà Nội, ngày 10 tháng 6 năm 2033", "NGHỊ ĐỊNH"]
