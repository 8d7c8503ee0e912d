"""Documents that nobody writes and anybody may add: the marks of legal texts and of web pages,
repeated and mixed, and phrases of our own lists among them.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from index.ingest.one_file import text_of
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.read import read
from tests.days import TODAY
from tests.fuzzed_messages import Fuzzed, phrases

_LINES = [
    *("Điều 1. Phạm vi điều chỉnh", "Điều 2", "1. Nghị định này quy định", "a) Cơ quan", "- Xem"),
    *("Chương I", "QUY ĐỊNH CHUNG", "Mục 1", "Phần thứ nhất", "PHỤ LỤC", "Phụ lục II", "I. MỤC"),
    *("Căn cứ Luật số 12/2020/QH14 ngày 01/2/2020;", "Căn cứ", "Số: 12/2020/NĐ-CP", "QUYẾT ĐỊNH:"),
    *("Hà Nội, ngày 1 tháng 2 năm 2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:"),
    *("| a | b |", "|---|---|", "|", "| a", "a | b | c", "|  |", "TT | Tên", "1 | 2", "# Điều 5."),
    *("## Tiêu đề", "######", "> trích", "> > > sâu", "* mục", "```", "---", "***", "___"),
    *("[a](b)", "- 3 -", "Trang 3/12", "Ký bởi: A", "CÔNG BÁO/Số 1/Ngày 1-2-2020", "Xem thêm: a"),
    *("Trang chủ > Kinh tế", "TIN LIÊN QUAN", "Tin của báo mạng hôm nay", "Ảnh: A", "Nguyễn Văn A"),
    *("thay thế Nghị định số 1/2020/NĐ-CP", "có hiệu lực từ ngày 1/1/2020", "KT. CHỦ TỊCH", "2020"),
    *("Khoản 1 Điều 2 Chương III", "1.1.1. Tên", "……………", "_____", "\f", "", "  ", "aaa-", "“a”"),
    *("<div>", "<table><tr><td>", "</td></tr>", "<b>", "<p>a</p>", "<br>", "<!-- a", "<li>a"),
    *("&amp;", "&#8203;", "\\*", "**a**", "_a", "__a", "`a", "(a", "[a", "![a", "<a", "<http://a"),
    "Việc chia sẻ dữ liệu giữa các cơ quan nhà nước được thực hiện theo quy định của pháp luật và",
]
_JOINTS = ["\n", "\n", "\n", "\n\n", " ", "", ". ", "; ", " | ", ", ", "-", "\n    "]
RUNS = [
    *" \t\n\f.-_*#>|`[(\\/…1aIĐ“”,;:~=<&!'",
    *("\u0301\u0323", "\u0f73", "\u0323\u200b\u0301\u200b", "\u0323-\n\u0301-\n"),
    *("\u00a0", "\u00ad", "> ", "| ", "- ", "1.", "a)", "**", "[](", "![", "<b", "<!--", "\\|"),
    *("a\n", "a \n", "1\n", "\n|", "ÀÁ", "A\u0300", ". ", "Đ. ", "- a\n", "a|", "a-", "[a](b "),
]
"""What is repeated for as long as the document is, a row of it in one line or a line each."""


def documents(seed: int, length: int) -> Iterator[Fuzzed]:
    """Yield documents of `length` characters without end, the same ones for the same seed."""
    rng = random.Random(seed)  # noqa: S311
    while True:
        for name, grow in _GROWN.items():
            text = grow(rng)
            yield Fuzzed(name, (text * (length // len(text) + 1))[:length])


def reader(folder: Path, suffix: str) -> Callable[[str], object]:
    """Return what takes in a text as a file with that suffix: read, clean, units, metadata, cut."""
    file = folder / f"a{suffix}"

    def take_in(text: str) -> None:
        file.write_text(f"<html><body>{text}" if suffix == ".html" else text, "utf-8")
        with suppress(ReadingError):  # nothing is left of a document of blanks
            text_of(read(file), file, "a", "0" * 64, TODAY)

    return take_in


def _piece(rng: random.Random) -> str:
    if rng.random() < 0.7:
        return rng.choice(_LINES)
    return rng.choice(rng.choice(phrases()))


def _one(rng: random.Random) -> str:
    return _piece(rng) + "\n"


def _several(rng: random.Random) -> str:
    pieces = rng.randint(2, 8)
    return "".join(_piece(rng) + rng.choice(_JOINTS) for _ in range(pieces)) + "\n"


def _numbered(rng: random.Random) -> str:
    line, other = rng.choice(_LINES), _piece(rng)
    return "".join(f"{n}. {line}\nĐiều {n}. {other}\n" for n in range(1, rng.randint(2, 400)))


def _many(rng: random.Random) -> str:
    return "".join(_piece(rng) + rng.choice(_JOINTS) for _ in range(20_000))


def _long_line(rng: random.Random) -> str:
    return _piece(rng) + rng.choice([" ", ", ", "; ", ". ", "", " | ", "-"])


def _run(rng: random.Random) -> str:
    run: str = rng.choice(RUNS)
    return _piece(rng) + run * rng.choice([200, 5_000, 200_000])


def _nested(rng: random.Random) -> str:
    opening = rng.choice(["<div>", "<ul><li>", "<table><tr><td>", "<b>", "> ", "- ", "(", "[", "“"])
    return opening * rng.choice([20, 200, 3000]) + _piece(rng) + "\n"


_GROWN: dict[str, Callable[[random.Random], str]] = {
    "one line": _one,
    "several pieces": _several,
    "numbered": _numbered,
    "many pieces": _many,
    "a long line": _long_line,
    "a run": _run,
    "nested": _nested,
}
