"""What officials ask of laws, in the words they type: every thing asked for, from its own place."""

from datetime import date
from pathlib import Path

import pytest

from actions.answer import Answer
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.turn import turn
from index.encoding.encoder import Encoder
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, write

TODAY = date(2033, 5, 1)
BOATS = """CHÍNH PHỦ
Số: 803/2031/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2031
NGHỊ ĐỊNH
Quy định về đò ngang chở khách
Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;
Căn cứ Nghị định số 88/2029/NĐ-CP của Chính phủ về bến thủy;
Theo đề nghị của Bộ trưởng Bộ Xây dựng;
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết khoản 3 Điều 9 Luật Giao thông đường thủy nội địa về đò ngang.
Điều 2. Giải thích từ ngữ
Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:
1. Đò ngang là thuyền chở khách qua sông theo tuyến cố định.
2. Chỗ ở trên đò là khoang có mái che dành cho chủ đò nghỉ đêm.
3. Thông tin bến bãi là thông tin về vị trí và giờ mở cửa của bến.
4. Thông tin luồng lạch là thông tin về độ sâu và chướng ngại trên tuyến.
Điều 3. Báo cáo tai nạn đò ngang
1. Tai nạn đò ngang là va chạm làm hỏng đò hoặc làm người bị thương.
2. Chủ đò báo cáo sơ bộ cho Ủy ban nhân dân cấp xã trong thời hạn 24 giờ.
3. Báo cáo chính thức được gửi trong thời hạn 07 ngày làm việc.
Điều 4. Kiểm tra đò ngang
1. Trước khi rời bến, người lái kiểm tra phao, máy và thời tiết trên tuyến.
2. Khi có gió giật, người lái không cho đò rời bến và neo đò tại chỗ khuất gió.
Điều 5. Bảo hành đò ngang
1. Xưởng đóng đò có trách nhiệm bảo hành vỏ đò do mình đóng.
2. Thời gian bảo hành vỏ đò được xác định theo vật liệu ghi trong hợp đồng.
Điều 6. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.
2. Các quy định tại Điều 5 Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2032.
3. Nghị định này thay thế Nghị định số 41/2020/NĐ-CP.
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Lê Văn Thử
"""
CHANGES = """CHÍNH PHỦ
Số: 804/2032/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2032
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 803/2031/NĐ-CP quy định về đò ngang chở khách
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 803/2031/NĐ-CP
1. Sửa đổi, bổ sung Điều 4 như sau:
“Điều 4. Kiểm tra đò ngang
1. Trước khi rời bến, người lái kiểm tra phao, máy, đèn và thời tiết trên tuyến.
2. Khi có gió giật, người lái không cho đò rời bến và báo cho trưởng bến.”
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2032.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn Mẫu
"""
PROGRAMME = """THỦ TƯỚNG CHÍNH PHỦ
Số: 61/QĐ-TTg
Hà Nội, ngày 12 tháng 2 năm 2028
QUYẾT ĐỊNH
Phê duyệt Chương trình thay đò gỗ đến năm 2030
Điều 1. Phê duyệt Chương trình thay đò gỗ đến năm 2030.
Điều 2. Quyết định này có hiệu lực thi hành từ ngày ký ban hành và áp dụng từ ngày 01/4/2028.
THỦ TƯỚNG
Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("desk")
    texts = {"boats.txt": BOATS, "changes.txt": CHANGES, "programme.txt": PROGRAMME}
    files = [write(folder, name, text) for name, text in texts.items()]
    add(folder / "store", *files, encoder=encoder)  # type: ignore[arg-type]
    return Knowledge.of(Retriever(open_store(folder / "store"), encoder))


def said(message: str, knowledge: Knowledge) -> Answer:
    return turn(message, Focus(), {}, knowledge, TODAY)[0]


@pytest.mark.parametrize(
    ("message", "told", "untold"),
    [
        (
            "NĐ 803/2031 ban hành ngày nào, ai ký, cơ quan nào trình",
            ("05/3/2031", "Lê Văn Thử", "Theo đề nghị của Bộ trưởng Bộ Xây dựng"),
            (),
        ),
        (
            "nghị định 803/2031/NĐ-CP trích yếu, người ký",
            ("đò ngang chở khách", "Lê Văn Thử"),
            (),
        ),
        (
            "căn cứ pháp lý của nghị định 803/2031/NĐ-CP",
            ("Căn cứ Luật Giao thông đường thủy", "Căn cứ Nghị định số 88/2029/NĐ-CP"),
            (),
        ),
        ("Nghị định 803/2031 có hiệu lực từ ngày nào", ("01/7/2031", "2. Các quy định"), ()),
        (
            "nghị định 803/2031 thay thế văn bản nào, tại điều nào",
            ("41/2020/NĐ-CP", "Khoản 3 Điều 6 Nghị định 803/2031/NĐ-CP ghi"),
            (),
        ),
        ("văn bản nào do phó thủ tướng ký", ("803/2031/NĐ-CP",), ("804/2032", "61/QĐ-TTg")),
        ("văn bản nào hết hiệu lực ngày 01/7/2031", ("41/2020/NĐ-CP",), ()),
        ("quyết định 61/QĐ-TTg còn áp dụng không", ("đến năm 2030, nay đã qua",), ()),
        ("QĐ 61/QĐ-TTg có hiệu lực từ khi nào", ("áp dụng từ ngày 01/4/2028",), ()),
        ("chỗ ở trên đò là gì", ("2. Chỗ ở trên đò là khoang",), ("1. Đò ngang",)),
        ("đò ngang là gì", ("1. Đò ngang là thuyền",), ("2. Chỗ ở",)),
        (
            "thông tin bến bãi khác gì thông tin luồng lạch",
            ("3. Thông tin bến bãi là", "4. Thông tin luồng lạch là"),
            (),
        ),
        ("thời hạn báo cáo tai nạn đò ngang", ("24 giờ", "07 ngày làm việc"), ()),
        (
            "người lái thấy gió giật thì làm gì",
            ("báo cho trưởng bến",),
            ("neo đò tại chỗ khuất gió",),
        ),
        (
            "xưởng nào bảo hành vỏ đò, thời gian xác định thế nào",
            ("1. Xưởng đóng đò", "2. Thời gian bảo hành"),
            (),
        ),
        ("kiểm tra đò ngang", ("đèn và thời tiết", "804/2032/NĐ-CP"), ("neo đò",)),
        (
            "điều 4 nghị định 803/2031 trước và sau khi sửa đổi",
            ("neo đò tại chỗ khuất gió", "báo cho trưởng bến", "So sánh:"),
            (),
        ),
        (
            "Điều 3 và Điều 5 nghị định 803/2031 khác nhau thế nào",
            ("So sánh:", "Tai nạn đò ngang là", "Xưởng đóng đò"),
            (),
        ),
        (
            "Điều 3 nghị định 803/2031 có mấy khoản, nội dung khoản 2",
            ("Điều 3 có 3 khoản", "24 giờ"),
            ("07 ngày",),
        ),
        ("k1 đ3 nđ 803/2031 và k3", ("1. Tai nạn", "3. Báo cáo chính thức"), ("24 giờ",)),
        (
            "nghị định 803/2031 quy định chi tiết điều nào của luật nào",
            ("khoản 3 Điều 9 Luật Giao thông đường thủy nội địa",),
            (),
        ),
    ],
)
def test_an_official_is_told_all_that_is_asked(
    message: str, told: tuple[str, ...], untold: tuple[str, ...], knowledge: Knowledge
) -> None:
    answer = said(message, knowledge)
    assert [words for words in told if words not in answer.text] == [], answer.text
    assert [words for words in untold if words in answer.text] == [], answer.text
    assert all(citation.quote for citation in answer.citations)
