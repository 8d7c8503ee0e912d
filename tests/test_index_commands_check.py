"""`python -m index check FILE`: what is read of a file, how surely, and what is missing."""

from pathlib import Path

from tests.changing_stores import DECISION, DECREE, NEWS, PART, write
from tests.ran import Run

pytest_plugins = ["tests.command_line"]


def test_what_is_read_of_a_file_is_shown_with_how_sure_and_from_which_words(run: Run) -> None:
    ran = run("check", DECREE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[:2] == [
        "✓ adding_decree.md: Nghị định 981/2031/NĐ-CP → nd-981-2031",
        "  261 words, 5 Điều, 8 passages",
    ]
    shown = {line.split(":")[0].strip(): line for line in ran.lines[2:]}
    assert shown["number"] == "  number: 981/2031/NĐ-CP (sure, from “Số: 981/2031/NĐ-CP”)"
    assert shown["issued"].startswith("  issued: 2031-03-05 (sure, from “")
    assert shown["effective"].startswith("  effective: 2031-07-01 (sure, from “")
    assert shown["signer"].startswith("  signer: Lê Văn Giả Định (")
    assert "replaces 982/2021/NĐ-CP" in shown["relations"]
    assert not any(line.endswith(": missing") for line in ran.lines)


def test_what_is_missing_is_said(run: Run) -> None:
    ran = run("check", PART)
    assert ran.status == 0
    assert "  signer: missing" in ran.lines
    assert "  effective: missing" in ran.lines
    assert any(line.startswith("  completeness: partial (sure") for line in ran.lines)


def test_what_a_sidecar_states_is_marked(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", PART.read_text(encoding="utf-8"))
    write(tmp_path, "a.yml", "signer: Bà Viết Tay\n")
    assert "  signer: Bà Viết Tay (stated)" in run("check", file).lines


def test_folders_are_looked_through_and_bad_files_told_of(run: Run, tmp_path: Path) -> None:
    for file in (DECISION, NEWS):
        write(tmp_path / "deep", file.name, file.read_text(encoding="utf-8"))
    write(tmp_path, "empty.txt", "")
    write(tmp_path, "odd.md", "---\nissued: soon\n---\nMột câu.\n")
    ran = run("check", tmp_path)
    assert ran.status == 1
    assert [line[:1] for line in ran.lines if line[:1] != " "] == ["✓", "✓", "✗", "✗"]
    assert "✗ empty.txt: is empty" in ran.lines
    assert any("odd.md: issued: " in line for line in ran.lines)


def test_a_file_that_is_not_there_is_told_of(run: Run, tmp_path: Path) -> None:
    ran = run("check", tmp_path / "nowhere.md", DECREE)
    assert ran.status == 1
    assert any(line.startswith("✗ nowhere.md: ") for line in ran.lines)
    assert any(line.startswith("✓ adding_decree.md: ") for line in ran.lines)


def test_checking_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", DECISION.read_text(encoding="utf-8"))
    run("check", file)
    assert list(tmp_path.iterdir()) == [file]
