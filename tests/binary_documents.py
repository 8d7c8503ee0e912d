"""A fictional decision, and the binary files that tests make of it."""

import io
import shutil
import zipfile
from collections.abc import Mapping

import docx
import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
needs_ocr = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")

DECISION = (
    "ỦY BAN NHÂN DÂN THÀNH PHỐ BÌNH LÂM",
    "Số: 912/QĐ-UBND",
    "QUYẾT ĐỊNH",
    "Về việc ban hành Quy chế quản lý chiếu sáng thông minh",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2028;",
    "Điều 1. Phạm vi điều chỉnh",
    "1. Quy chế này quy định việc lắp đặt, vận hành và bảo trì đèn đường;",
    "2. Không áp dụng đối với khu vực do Quân khu quản lý.",
    "Điều 2. Trách nhiệm của chủ đầu tư",
    "a) Bảo đảm độ rọi tối thiểu 15 lux vào ban đêm;",
    "đ) Gửi báo cáo về Sở Hạ tầng số trước ngày 05 hằng tháng.",
    "Điều 3. Hiệu lực thi hành",
    "Quyết định này có hiệu lực kể từ ngày 01 tháng 4 năm 2031.",
)


def font(size: int) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype("DejaVuSerif.ttf", size)
    except OSError:
        pytest.skip("needs the font DejaVu Serif")


def pdf_of(*pages: tuple[str, ...], password: str | None = None) -> bytes:
    """Return a PDF with a text layer, a line of text a line."""
    made = FPDF()
    made.add_font("serif", fname=str(font(12).path))
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    for lines in pages:
        made.add_page()
        made.set_font("serif", size=11)
        for line in lines:
            made.cell(text=line)
            made.ln(8)
    return bytes(made.output())


def picture_of(lines: tuple[str, ...], dpi: int = 200) -> Image.Image:
    """Return an A4 page as a scanner sees it."""
    page = Image.new("L", (int(8.27 * dpi), int(11.69 * dpi)), 255)
    drawn = ImageDraw.Draw(page)
    for row, line in enumerate(lines):
        place = (int(dpi * 0.7), int(dpi * (0.8 + row * 0.3)))
        drawn.text(place, line, font=font(int(dpi * 12 / 72)), fill=20)
    return page


def scan_of(*pages: tuple[str, ...], dpi: int = 200) -> bytes:
    """Return a PDF of pictures, without a text layer."""
    first, *others = [picture_of(lines, dpi) for lines in pages]
    file = io.BytesIO()
    first.save(file, "PDF", resolution=dpi, save_all=True, append_images=others)
    return file.getvalue()


def docx_of(*lines: str) -> bytes:
    """Return a Word document, a paragraph a line."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def word_with(body: str, **parts: str) -> bytes:
    """Return a Word document with that XML in its body; `parts` are further parts of it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    names = f'xmlns:w="{space}"'
    further = {f"word/{name}.xml": xml.replace("NAMES", names) for name, xml in parts.items()}
    return zip_of(
        {
            "_rels/.rels": package_relations("word/document.xml"),
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            **further,
        }
    )


def package_relations(main: str) -> str:
    space = "http://schemas.openxmlformats.org"
    kind = f"{space}/officeDocument/2006/relationships/officeDocument"
    return (
        f'<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{main}"/></Relationships>'
    )


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()
