"""Small corpora for tests, as files of the form the index reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

DEFAULTS: Mapping[str, Any] = {
    "type": "Quyết định",
    "title": "Đề án thử nghiệm của thành phố",
    "issuer": "Thủ tướng Chính phủ",
    "issued": "2020-06-03",
    "sources": ["https://example.org/a"],
}
# Four documents on subjects far apart, so that what a question should find is beyond dispute.
SMALL: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "qd-749-2020": (
        {
            "number": "749/QĐ-TTg",
            "title": "Chương trình Chuyển đổi số quốc gia",
            "signer": "Nguyễn Xuân Phúc",
        },
        "## Kinh tế số\n\nKinh tế số chiếm 20% GDP vào năm 2025. Năng suất lao động tăng 7%.\n\n"
        "Nguồn: <https://example.org/so>\n\n"
        "## Cáp quang\n\nMạng internet cáp quang phủ tới 80% hộ gia đình và 100% xã.\n",
    ),
    "nd-13-2023": (
        {
            "number": "13/2023/NĐ-CP",
            "type": "Nghị định",
            "title": "Bảo vệ dữ liệu cá nhân",
            "issuer": "Chính phủ",
            "issued": "2023-04-17",
            "validity": {"state": "ended", "since": "2026-01-01", "by": "356/2025/NĐ-CP"},
        },
        "## Phạm vi\n\nNghị định nói về việc bảo vệ dữ liệu cá nhân của mỗi người dân.\n",
    ),
    "hoi-thao": (
        {"type": "Hội thảo", "title": "Thành phố xanh", "issuer": None, "publisher": "Báo Phố"},
        "## Le Havre\n\nCảng Le Havre muốn giảm khí thải carbon trước năm 2030.\n\n"
        "## Nevers\n\nNevers dùng cảm biến đo mực nước sông Loire để phòng lũ lụt.\n",
    ),
    "bao-xe-buyt": (
        {"type": "Bài báo", "title": "Xe buýt điện", "issuer": None, "publisher": "Báo Phố"},
        "## Xe buýt\n\nHà Nội chạy thử mười tuyến xe buýt điện trong năm nay.\n",
    ),
}


def write_document(folder: Path, identity: str, body: str = "", **fields: Any) -> Path:
    """Write `folder/identity.md`: DEFAULTS and `fields` (None leaves one out), then `body`."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"id": identity, **DEFAULTS, **fields}
    known = {name: value for name, value in metadata.items() if value is not None}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False)
    file = folder / f"{identity}.md"
    text = body or "## Mục tiêu\n\nMột câu."
    file.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    return file


def write_small_corpus(folder: Path) -> Path:
    """Write the four documents of SMALL into `folder` and return it."""
    for identity, (fields, body) in SMALL.items():
        write_document(folder, identity, body, **fields)
    return folder


def write_json_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    """Write `records` to `path`, one JSON object a line, and return it."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_translation(folder: Path, language: str, identity: str, body: str, **fields: Any) -> Path:
    """Write `folder/language/identity.md`, a translation with a title and `fields`, then `body`."""
    (folder / language).mkdir(parents=True, exist_ok=True)
    metadata = {"title": "Pilot scheme of the whole city", **fields}
    known = {name: value for name, value in metadata.items() if value is not None}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False)
    file = folder / language / f"{identity}.md"
    file.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8")
    return file
