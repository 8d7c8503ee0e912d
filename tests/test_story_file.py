import textwrap
from pathlib import Path

import pytest
import yaml

import tests.conversation
from index.yaml_file import read_yaml
from tests.conversation import Conversation, Turn
from tests.story_file import (
    PAGE,
    Problem,
    read_conversations,
    read_file,
    read_files,
    unknown_documents,
)

GOOD = """- conversation: good
  turns:
    - say: hi
      shows: [35.000, 2030, đúng]
      cites: 749/QĐ-TTg
"""


def problems(text: str, folder: Path) -> list[Problem]:
    (folder / "a.yml").write_text(text, "utf-8")
    return list(read_file(folder / "a.yml").problems)


def test_what_is_written_is_taken_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(GOOD, "utf-8")
    [conversation] = read_conversations(tmp_path)
    assert conversation.turns[0].shows == ["35.000", "2030", "đúng"]
    assert conversation.turns[0].cites == ["749/QĐ-TTg"]


@pytest.mark.parametrize(
    ("turn", "line", "vi", "en"),
    [
        ("say: a\n      shwos: b", 4, "có phải là “shows” không", "is “shows” meant"),
        ("say: a\n      zzz: b", 4, "không có từ khóa “zzz”;", "there is no key “zzz”;"),
        ("say: a", 3, "chưa nói câu trả lời phải thế nào", "expects nothing"),
        ("shows: a", 3, "phải có “say”", "one of “say” and “choose”"),
        ("say: a\n      choose: b\n      shows: c", 3, "phải có “say”", "one of “say”"),
        ("say: a\n      say: b\n      shows: c", 4, "viết hai lần", "stands twice"),
        ("say: a\n      status: answerd", 4, "answered, partial, not_found", "one of answered"),
        ("say: a\n      language: de", 4, "vi, en, fr", "vi, en, fr"),
        ("say: a\n      shows:", 4, "còn để trống", "is empty"),
        ('say: a\n      shows: [b, ""]', 4, "còn để trống", "is empty"),
        ("say: a\n      shows: {b: c}", 4, "chưa đúng dạng", "another shape"),
        ("say: a\n      repeat: x\n      shows: b", 4, "chưa đúng dạng", "another shape"),
        ("say: a\n      shows: b: c", 4, "chưa đúng cách viết YAML", "no YAML"),
        ("say: a\n\tshows: b", 4, "chưa đúng cách viết YAML", "no YAML"),
    ],
)
def test_a_slip_is_told_with_its_line(
    turn: str, line: int, vi: str, en: str, tmp_path: Path
) -> None:
    [problem] = problems(f"- conversation: slips\n  turns:\n    - {turn}\n", tmp_path)
    assert (problem.file, problem.line) == ("a.yml", line)
    assert problem.conversation in ("slips", "")
    assert vi in problem.vi
    assert en in problem.en
    assert str(problem).startswith(f"a.yml:{line}")


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("text", "another shape"),
        ("- text\n", "another shape"),
        ("- conversation: x\n", "“turns” is missing"),
        ("- turns:\n    - say: a\n      shows: b\n", "“conversation” is missing"),
        ("- conversation: x\n  turns: []\n", "“turns” is empty"),
        ("- conversation: x\n  turns: y\n", "another shape"),
        ("[", "no YAML"),
    ],
)
def test_a_malformed_conversation_is_told(text: str, en: str, tmp_path: Path) -> None:
    [problem] = problems(text, tmp_path)
    assert en in problem.en


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"- conversation: \xff\xfe\n")
    [problem] = read_file(tmp_path / "a.yml").problems
    assert "no YAML" in problem.en


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert problems("# nothing yet\n", tmp_path) == []


def test_one_bad_conversation_leaves_the_others(tmp_path: Path) -> None:
    bad = "- conversation: bad\n  turns:\n    - say: a\n"
    (tmp_path / "a.yml").write_text(bad + GOOD, "utf-8")
    (tmp_path / "b.yml").write_text("[", "utf-8")
    (tmp_path / "c.yml").write_text(GOOD.replace("good", "third"), "utf-8")
    files = read_files(tmp_path)
    found = {name: [one.conversation for one in file.conversations] for name, file in files.items()}
    assert found == {"a": ["good"], "b": [], "c": ["third"]}
    assert [len(file.problems) for file in files.values()] == [1, 1, 0]
    with pytest.raises(ValueError, match=r"(?s)a\.yml:3 \(bad\).*b\.yml:1"):
        read_conversations(tmp_path)


def test_a_name_that_stands_twice_is_told_and_the_first_is_held(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(GOOD + GOOD, "utf-8")
    (tmp_path / "b.yml").write_text(GOOD, "utf-8")
    files = read_files(tmp_path)
    assert [len(file.conversations) for file in files.values()] == [1, 0]
    told = [problem.en for file in files.values() for problem in file.problems]
    assert told == ["the name “good” stands in a.yml:1 already"] * 2


def test_a_document_that_nobody_has_read_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(GOOD.replace("749/QĐ-TTg", "[qd-749-2020, 794/QĐ-TTg]"), "utf-8")
    file = read_file(path)
    assert file.problems == ()
    [problem] = unknown_documents(file, path, {"qd-749-2020": "749/QĐ-TTg"})
    assert (problem.line, problem.conversation) == (5, "good")
    assert "794/QĐ-TTg”, is “749/QĐ-TTg” meant" in problem.en


def test_all_that_is_wrong_is_said_in_both_languages() -> None:
    words = read_yaml(Path(__file__).with_name("story_words.yml"))
    assert {tuple(text) for text in words.values()} == {("vi", "en")}


def test_the_blocks_of_a_page_are_read_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"# Page\n\n```yaml\n{GOOD}```\n\n- x: y\n```\n[\n```\n", "utf-8"
    )
    file = read_file(tmp_path / "a.md")
    assert (len(file.conversations), file.lines, file.problems) == (1, (4,), ())


def test_the_page_for_officials_has_ten_examples_and_every_key() -> None:
    file = read_file(PAGE)
    assert (len(file.conversations), file.problems) == (10, ())
    names = {one.conversation for one in read_conversations()}
    assert names.isdisjoint(one.conversation for one in file.conversations)
    written = {
        key for one in file.conversations for turn in one.turns for key in turn.model_fields_set
    }
    assert set(Turn.model_fields) - written <= {"repeat"}
    told = PAGE.read_text("utf-8").split("## Các từ khóa")[1]
    assert [key for key in Turn.model_fields if f"`{key}`" not in told] == []


def test_the_example_of_a_docstring_is_one_of_the_conversations() -> None:
    shown = textwrap.dedent("\n".join(str(tests.conversation.__doc__).splitlines()[2:9]))
    listed = {one.conversation: one for one in read_conversations()}
    [example] = yaml.load(shown, Loader=yaml.BaseLoader)  # noqa: S506  texts alone
    assert listed[example["conversation"]] == Conversation.model_validate(example)
