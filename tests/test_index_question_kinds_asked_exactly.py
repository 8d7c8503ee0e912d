"""Kinds that are asked for in a few words, and what only looks as if it showed them."""

import pytest

from index.question.kinds import NUMERAL, answer_kinds, count_missing
from index.text.folding import syllables
from index.text.language import Language


@pytest.mark.parametrize(
    ("question", "language", "kind", "asked"),
    [
        ("số điện thoại của bến phà", "vi", "contact", True),
        ("cho mình xin zalo bến phà", "vi", "contact", True),
        ("Phần mềm đặt vé tải ở đâu?", "vi", "contact", True),
        ("Hotline for the ferry?", "en", "contact", True),
        ("Trang web bán vé có phải đăng ký không?", "vi", "contact", False),
        ("Gửi vé qua email có hợp lệ không?", "vi", "contact", False),
        ("Phí neo đậu tại bến", "vi", "amount", True),
        ("Mức bảo lãnh của chủ tàu, vốn tối thiểu là bao nhiêu?", "vi", "amount", True),
        ("Gửi xe ở bến có mất tiền không?", "vi", "amount", True),
        ("How much does the ferry cost?", "en", "amount", True),
        ("Phí neo đậu do ai thu?", "vi", "amount", False),
        ("Giá trị của bến là bao nhiêu?", "vi", "amount", False),
        ("Vốn vay chiếm phần bao nhiêu?", "vi", "amount", False),
        ("Nước ta có quốc gia bao nhiêu bến?", "vi", "amount", False),
        ("Sửa tàu mất bao nhiêu ngày?", "vi", "days", True),
        ("Mấy ngày gần đây phà có chạy không?", "vi", "days", False),
        ("Thuê bến được mấy năm?", "vi", "years", True),
        ("Mấy năm qua bến đổi ra sao?", "vi", "years", False),
        ("Combien de mois dure la réparation ?", "fr", "months", True),
        ("Hội bến họp lần thứ mấy?", "vi", "ordinal", True),
        ("Hội bến họp lần thứ mấy?", "vi", "number", False),
        ("Chuyện neo đậu nằm ở điều mấy?", "vi", "number", False),
    ],
)
def test_what_is_asked_for(question: str, language: Language, kind: str, asked: bool) -> None:
    assert (kind in answer_kinds(question, language)) is asked


@pytest.mark.parametrize(
    ("kind", "shows", "does_not"),
    [
        ("contact", "Bến phà: 0225 3842 119.", "Bến phà chở 1.250.000 khách."),
        ("contact", "Vé bán tại benpha.vn.", "Vé bán tại bến."),
        ("number", "Bến dài 28 mét.", "Theo Điều 28 và khoản 3, bến mở cửa."),
        ("number", "Bến có 6 tàu.", "Hội bến họp lần thứ 6."),
        ("ordinal", "Hội bến họp lần thứ sáu.", "Hội bến có 6 tàu."),
        ("money", "Vé giá 9 đồng.", "Bến đồng thời mở cửa, đánh giá giá trị theo bảng."),
        ("amount", "Vé 9.000 đồng.", "Vé có phí theo giá chung."),
        ("amount", "Bến không thu phí.", "Bến có 90% tàu mới."),
        ("amount", "Người già được miễn.", "Miễn là có vé."),
        ("amount", "Vé 5.000đ một lượt.", "Vé 5.000 lượt."),
        ("days", "Xong trong 15 (mười lăm) ngày.", "Có hiệu lực 10 năm."),
        ("days", "Xong trong hai tuần.", "Xong ngày 12 tháng 3."),
        ("months", "Xong trong 18 tháng.", "Xong trong 18 ngày."),
        ("years", "Thuê được 10 năm.", "Thuê từ tháng 10 năm 2031."),
        ("years", "Thuê được mười năm.", "Thuê được 30 ngày."),
    ],
)
def test_what_shows_it(kind: str, shows: str, does_not: str) -> None:
    nothing: frozenset[str] = frozenset()
    assert count_missing((kind,), shows, nothing, nothing) == 0
    assert count_missing((kind,), does_not, nothing, nothing) == 1


@pytest.mark.parametrize(
    ("question", "kind", "shows", "does_not"),
    [
        ("Công ty nào đóng tàu?", "company", "Tàu do Sông Thu đóng.", "Tàu dùng IoT và 5G."),
        ("Công ty nào đóng tàu?", "company", "Tàu do VNSH đóng.", "Tàu đóng ở Quảng Ninh."),
        ("Công ty nào đóng tàu?", "company", "Việc ấy của Bạch Đằng.", "Việc ấy của ông Lê Đăng."),
        ("Ai đóng tàu?", "person", "Tàu do thợ Bảy đóng.", "Cần có thép. Ở bến có tàu."),
        ("Cảng đặt ở đâu?", "place", "Cảng của Đình Vũ.", "Cảng dùng VTS."),
    ],
)
def test_a_capital_alone_is_no_name(question: str, kind: str, shows: str, does_not: str) -> None:
    numerals, asked = frozenset(NUMERAL.findall(question)), frozenset(syllables(question))
    assert count_missing((kind,), shows, numerals, asked) == 0
    assert count_missing((kind,), does_not, numerals, asked) == 1
