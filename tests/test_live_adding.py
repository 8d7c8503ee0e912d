"""Documents added to and taken out of the store of the assistant while it answers."""

import itertools
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# The first one may train the dialogue and waits for Rasa.
pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parents[1]
DECREE = ROOT / "tests" / "documents" / "structure_nghi_dinh.txt"
_senders = itertools.count(1)


def index(assistant: "Assistant", *arguments: str) -> str:
    """Run `python -m index …` on the assistant's store and return what it printed."""
    command = [
        sys.executable,
        "-m",
        "index",
        *arguments,
        "--store",
        str(assistant.settings.store_dir),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def said(assistant: "Assistant", question: str) -> dict[str, Any]:
    """Return the assistant's Answer to `question`, asked by somebody new."""
    replies = assistant.send(f"adding-{next(_senders)}", question)
    return next(reply["custom"] for reply in replies if "custom" in reply)


def said_soon(assistant: "Assistant", question: str, status: str) -> dict[str, Any]:
    """Ask until the Answer has `status`, as a new store is opened beside the old one."""
    deadline = time.monotonic() + 60
    while (answer := said(assistant, question))["status"] != status:
        assert time.monotonic() < deadline, f"still {answer}"
        time.sleep(0.2)
    return answer


def test_a_decree_is_answered_from_once_added_and_no_longer_once_removed(
    assistant: "Assistant", tmp_path: Path
) -> None:
    asked = "diem d khoan 1 dieu 3 nghi dinh 991/2031"
    assert said(assistant, asked)["status"] == "not_found"

    assert "✓ structure_nghi_dinh.txt: Nghị định 991/2031/NĐ-CP" in index(
        assistant, "add", str(DECREE)
    )
    answer = said_soon(assistant, asked, "answered")
    (citation,) = answer["citations"]
    assert citation["quote"] == "d) Trình thẩm định;"
    assert citation["heading"].endswith("Điều 3. Yêu cầu lắp đặt › Khoản 1 › Điểm d")
    assert citation["kind"] == "verbatim"
    assert (
        "24 giờ" in said(assistant, "theo nghị định 991 sự cố được khắc phục trong bao lâu")["text"]
    )
    assert "01/7/2031" in said(assistant, "nghị định 991/2031 có hiệu lực từ ngày nào")["text"]

    second = docx.Document()
    for line in DECREE.read_text("utf-8").splitlines():
        second.add_paragraph(line)
    second.save(str(tmp_path / "ban-hai.docx"))
    index(assistant, "add", str(tmp_path / "ban-hai.docx"))
    shown = index(assistant, "show", "991/2031/NĐ-CP")
    assert shown.count("kept aside") == 1, "one document, two texts, one of them read"

    index(assistant, "remove", "991/2031/NĐ-CP")
    said_soon(assistant, asked, "not_found")
    assert "991" not in index(assistant, "list")


def test_the_shipped_texts_are_answered_from_while_others_come_and_go(
    assistant: "Assistant",
) -> None:
    news = ROOT / "tests" / "documents" / "structure_bai_bao.txt"
    for change in (("add", str(news)), ("remove", news.name)):
        index(assistant, *change)
        answer = said(assistant, "Ai ký Quyết định 749/QĐ-TTg?")
        assert "Nguyễn Xuân Phúc" in answer["text"]
