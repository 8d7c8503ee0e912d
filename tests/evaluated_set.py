"""A small fictional question set, as a folder of the form `python -m index eval` takes."""

import json
from pathlib import Path

from tests.corpora import write_json_lines

# id: title, text, question, the answer's words in the text, the question in English
PASSAGES = {
    "cau": (
        "Cầu Sông Mây",
        "Cầu Sông Mây dài 420 mét. Cầu được khánh thành năm 1998. Hai bờ có đèn.",
        "Cầu Sông Mây dài bao nhiêu mét?",
        "420 mét",
        "How long is the Sông Mây bridge?",
    ),
    "cho": (
        "Chợ Lúa",
        "Chợ Lúa họp mỗi sáng thứ bảy. Người bán rau đến từ năm giờ.",
        "Chợ Lúa họp vào ngày nào?",
        "thứ bảy",
        "On which day is the Lúa market held?",
    ),
    "thu-vien": (
        "Thư viện Bến Tre Xanh",
        "Thư viện có chín vạn cuốn sách. Bạn đọc được mượn miễn phí.",
        "Thư viện có bao nhiêu cuốn sách?",
        "chín vạn",
        "How many books does the library have?",
    ),
    "xe-dien": (
        "Tuyến xe điện số 4",
        "Tuyến xe điện số 4 chạy từ ga Hồ đến cảng. Vé giá tám nghìn đồng.",
        "Vé xe điện số 4 giá bao nhiêu?",
        "tám nghìn đồng",
        "How much is a ticket of tram line 4?",
    ),
    "cong-vien": (
        "Công viên Gió",
        "Công viên Gió trồng ba nghìn cây thông. Vườn mở cửa tới mười giờ đêm.",
        "Công viên Gió trồng cây gì?",
        "cây thông",
        "Which trees grow in the Gió park?",
    ),
    "benh-vien": (
        "Bệnh viện Ánh Dương",
        "Bệnh viện Ánh Dương nhận cấp cứu cả đêm. Khoa nhi ở tầng hai.",
        "Khoa nhi của bệnh viện ở tầng mấy?",
        "tầng hai",
        "On which floor is the children's ward?",
    ),
    "truong": (
        "Trường Hoa Sữa",
        "Trường Hoa Sữa dạy tiếng Pháp từ lớp ba. Học sinh ăn trưa tại trường.",
        "Trường Hoa Sữa dạy tiếng Pháp từ lớp mấy?",
        "lớp ba",
        "From which class is French taught?",
    ),
    "nha-may": (
        "Nhà máy nước Suối Đá",
        "Nhà máy lọc nước bằng cát. Mỗi ngày nhà máy cấp sáu vạn khối nước.",
        "Nhà máy lọc nước bằng gì?",
        "bằng cát",
        "How does the plant filter water?",
    ),
    "bao-tang": (
        "Bảo tàng Gốm",
        "Bảo tàng Gốm đóng cửa ngày thứ hai. Phòng lớn trưng bày lò nung cổ.",
        "Bảo tàng Gốm đóng cửa ngày nào?",
        "thứ hai",
        "On which day is the museum closed?",
    ),
    "le-hoi": (
        "Lễ hội Trăng",
        "Lễ hội Trăng diễn ra vào rằm tháng tám. Trẻ em rước đèn quanh hồ.",
        "Ai rước đèn trong lễ hội Trăng?",
        "Trẻ em",
        "Who carries lanterns at the moon festival?",
    ),
    "cang": (
        "Cảng Cát Vàng",
        "Cảng Cát Vàng đón tàu mười vạn tấn. Cảng thử nghiệm mạng 5G từ mùa hè.",
        "Cảng Cát Vàng thử nghiệm mạng gì?",
        "mạng 5G",
        "Which network does the port test?",
    ),
    "san-bay": (
        "Sân bay Đồi Chè",
        "Sân bay Đồi Chè có một đường băng. Chuyến bay đầu tiên đi Đảo Ngọc.",
        "Chuyến bay đầu tiên từ sân bay Đồi Chè đi đâu?",
        "Đảo Ngọc",
        "Where did the first flight go?",
    ),
}


def write_set(folder: Path) -> Path:
    """Write the set into `folder`, answers and English questions included, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [{"id": name, "title": p[0], "text": p[1]} for name, p in PASSAGES.items()]
    write_json_lines(folder / "corpus.jsonl", texts)
    asked = [{"id": f"q-{name}", "text": p[2]} for name, p in PASSAGES.items()]
    write_json_lines(folder / "queries.jsonl", asked)
    english = [{"id": f"q-{name}", "text": p[4]} for name, p in PASSAGES.items()]
    write_json_lines(folder / "queries.en.jsonl", english)
    pairs = "".join(f"q-{name}\t{name}\t1\n" for name in PASSAGES)
    (folder / "qrels.tsv").write_text(f"query_id\tdoc_id\trel\n{pairs}", encoding="utf-8")
    paragraphs = [
        {
            "context": p[1],
            "qas": [
                {"id": f"q-{name}", "answers": [{"text": p[3], "answer_start": p[1].index(p[3])}]}
            ],
        }
        for name, p in PASSAGES.items()
    ]
    squad = json.dumps({"data": [{"paragraphs": paragraphs}]}, ensure_ascii=False)
    (folder / "answers.json").write_text(squad, encoding="utf-8")
    return folder
