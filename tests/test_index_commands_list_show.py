"""`python -m index list` and `show`: what a store holds, exactly."""

from datetime import date
from pathlib import Path

import pytest

from tests.changing_stores import DECISION, DECREE, NEWS, PART, add, confirm, decree, write
from tests.corpora import write_document
from tests.ran import Run

pytest_plugins = ["tests.command_line"]

OLD = """CHÍNH PHỦ
Số: 982/2021/NĐ-CP
Hà Nội, ngày 01 tháng 02 năm 2021
NGHỊ ĐỊNH
Quy định về xe đạp công cộng
Điều 1. Phạm vi
Nghị định này quy định về xe đạp công cộng.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2021.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn Giả Định
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("looking")
    old = write(folder, "old.txt", OLD)
    add(folder / "store", DECREE, PART, DECISION, NEWS, old)
    confirm(folder / "store")  # the excerpt has words of its own
    return folder / "store"


def listed(run: Run, store: Path, *options: object) -> list[str]:
    """Return the ids of the documents listed, and check their count."""
    ran = run("list", "--store", store, *options)
    assert (ran.status, ran.err) == (0, "")
    *documents, last = ran.lines
    assert last == f"{len(documents)} of 4 documents"
    return [line.split()[0] for line in documents]


def standing(run: Run, store: Path, day: str, *options: object) -> dict[str, list[str]]:
    """Return the ids of the documents listed by how they stand on `day`, and check the counts."""
    ran = run("list", "--store", store, "--as-of", day, *options)
    assert (ran.status, ran.err) == (0, "")
    found: dict[str, list[str]] = {}
    counts: list[int] = []
    for line in ran.lines:
        if line.startswith("  "):
            found[next(reversed(found))].append(line.split()[0])
        else:
            found[line.split(" on ")[0].split(" (")[0]] = []
            counts.append(int(line.split()[-1]))
    assert counts == [len(group) for group in found.values()]
    return found


def test_every_document_is_listed_newest_first(run: Run, store: Path) -> None:
    assert listed(run, store) == [
        "nd-981-2031",
        "qd-971-2030",
        "bai-bao-phuong-hoa-nang-mo-cho-khong-tien-mat-2029",
        "nd-982-2021",
    ]


@pytest.mark.parametrize(
    ("option", "values", "documents"),
    [
        ("--issuer", ["Thủ tướng", "thu tuong", "Thủ tướng Chính phủ"], ["qd-971-2030"]),
        ("--issuer", ["Chính phủ", "chinh phu"], ["nd-981-2031", "nd-982-2021"]),
        ("--issuer", ["Bộ Y tế"], []),
        ("--type", ["nghị định", "NĐ", "nghi dinh", "decree"], ["nd-981-2031", "nd-982-2021"]),
        ("--type", ["quyết định", "QĐ"], ["qd-971-2030"]),
        ("--type", ["luật"], []),
        ("--year", ["2021"], ["nd-982-2021"]),
        ("--year", ["1999"], []),
        ("--topic", ["bến thuyền", "ben thuyen"], ["qd-971-2030"]),
        ("--topic", ["xe đạp công cộng"], ["nd-981-2031", "nd-982-2021"]),
        ("--topic", ["tàu vũ trụ"], []),
    ],
)
def test_documents_are_chosen_by_each_option(
    run: Run, store: Path, option: str, values: list[str], documents: list[str]
) -> None:
    for value in values:
        assert listed(run, store, option, value) == documents, value


def test_options_together_narrow_the_list(run: Run, store: Path) -> None:
    assert listed(run, store, "--type", "NĐ", "--year", 2031) == ["nd-981-2031"]
    assert listed(run, store, "--type", "NĐ", "--topic", "bến thuyền") == []


def test_on_a_day_documents_are_listed_by_how_they_stand(run: Run, store: Path) -> None:
    unknown = ["qd-971-2030", "bai-bao-phuong-hoa-nang-mo-cho-khong-tien-mat-2029"]
    assert standing(run, store, "1/6/2031") == {
        "in force": ["nd-982-2021"],
        "unknown": unknown,
        "ended": [],
        "not yet in effect": ["nd-981-2031"],
    }
    assert standing(run, store, "2032-01-01") == {
        "in force": [],
        "unknown": ["nd-981-2031", *unknown],
        "ended": ["nd-982-2021"],
        "not yet in effect": [],
    }
    assert standing(run, store, "2032-01-01", "--type", "NĐ", "--year", 2021) == {
        "in force": [],
        "unknown": [],
        "ended": ["nd-982-2021"],
        "not yet in effect": [],
    }


@pytest.mark.parametrize("option", [("--as-of", "soon"), ("--as-of", "31/2/2031"), ("--year", "x")])
def test_a_senseless_option_is_refused(
    run: Run, store: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        run("list", "--store", store, *option)
    assert refused.value.code == 2
    assert option[1] in capsys.readouterr().err


def test_the_list_says_which_is_a_part_and_which_text_is_read(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, PART)
    assert "a part only]" in run("list", "--store", store).lines[0]
    add(store, DECREE)
    assert "a part only, read in" in run("list", "--store", store).lines[0], "the other waits"
    confirm(store, DECREE.name)
    said = run("list", "--store", store).lines[0]
    assert "a part only" not in said
    assert said.endswith(", read in adding_decree.md, one of 2 texts]")


@pytest.mark.parametrize(
    "name", [["981/2031/NĐ-CP"], ["Nghị", "định", "981"], ["nd-981-2031"], [PART.name]]
)
def test_a_document_is_shown_with_its_texts_and_structure(
    run: Run, store: Path, name: list[str]
) -> None:
    ran = run("show", *name, "--store", store)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[0] == "Nghị định 981/2031/NĐ-CP"
    assert "có hiệu lực từ ngày 01/7/2031." in ran.out
    assert "text adding_decree.md (md, 261 words): read" in ran.lines
    kept = "text adding_decree_part.txt (txt, 66 words): kept aside: another text is read"
    assert kept in ran.lines
    for heading in ("Chương II. ĐĂNG KÝ", "Điều 3. Hồ sơ đăng ký", "Điều 5. Hiệu lực thi hành"):
        assert heading in [line.strip() for line in ran.lines]


def test_a_validity_is_shown_with_what_it_follows_from(run: Run, store: Path) -> None:
    ran = run("show", "982/2021/NĐ-CP", "--store", store)
    assert "  2031-07-01  ended by Nghị định 981/2031/NĐ-CP (says nd-981-2031)" in ran.lines


@pytest.mark.parametrize(("day", "state"), [("2031-06-30", "in force"), ("2031-07-01", "ended")])
def test_a_document_stands_as_it_does_on_the_day_of_the_command(
    run: Run, store: Path, day: str, state: str
) -> None:
    shown = run("show", "982/2021/NĐ-CP", "--store", store, today=date.fromisoformat(day))
    assert f"validity on {day}: {state}" in shown.lines
    lines = run("list", "--store", store, "--year", 2021, today=date.fromisoformat(day)).lines
    assert lines[0].endswith(f"[{state}]")


PLACES = [
    (["--dieu", "4"], "Cơ quan đăng ký trả lời trong bảy ngày làm việc."),
    (["--dieu", "3", "--khoan", "2"], "2. Hồ sơ được nộp trực tuyến."),
    (["--dieu", "3", "--khoan", "1", "--diem", "a"], "a) Đơn đăng ký;"),
    (["--dieu", "3", "--khoan", "1", "--diem", "d"], "d) Giấy kiểm định phanh;"),
    (["--dieu", "3", "--khoan", "1", "--diem", "đ"], "đ) Cam kết thu hồi xe hỏng."),
]


@pytest.mark.parametrize(("place", "words"), PLACES)
def test_the_very_words_of_a_place_are_shown(
    run: Run, store: Path, place: list[str], words: str
) -> None:
    ran = run("show", "981/2031/NĐ-CP", *place, "--store", store)
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[0].startswith("Nghị định 981/2031/NĐ-CP, Chương II. ĐĂNG KÝ › Điều ")
    assert ran.lines[-1] == words
    assert "#" not in ran.out


def test_an_article_is_shown_whole(run: Run, store: Path) -> None:
    ran = run("show", "981/2031/NĐ-CP", "--dieu", 3, "--store", store)
    for words in ("1. Hồ sơ đăng ký gồm:", "đ) Cam kết thu hồi xe hỏng.", "2. Hồ sơ được nộp"):
        assert words in ran.out
    assert "bản trích" not in ran.out, "the text kept aside is not read"
    assert "Điều 4" not in ran.out


@pytest.mark.parametrize(
    "place", [["--dieu", "99"], ["--dieu", "4", "--khoan", "7"], ["--dieu", "", "--diem", "x"]]
)
def test_a_place_that_is_not_there_is_refused(run: Run, store: Path, place: list[str]) -> None:
    ran = run("show", "981/2031/NĐ-CP", *place, "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "error: Nghị định 981/2031/NĐ-CP: no text with that place. See what it has with `show`.\n"
    )


def test_an_unknown_number_is_refused(run: Run, store: Path) -> None:
    ran = run("show", "9999/QĐ-TTg", "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "error: 9999/QĐ-TTg: no such document. See `python -m index list`.\n"


@pytest.mark.parametrize("command", [["list"], ["show", "981/2031/NĐ-CP"]])
def test_without_a_store_both_say_so(run: Run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--store", tmp_path / "nowhere")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "no store here" in ran.err


def test_a_store_without_documents_lists_none(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, DECREE)
    run("remove", DECREE.name, "--store", store)
    assert run("list", "--store", store).lines == ["0 of 0 documents"]


def test_a_summary_has_no_article_to_show(run: Run, tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    write_document(corpus, "a", number="7/QĐ-TTg")
    assert run("build", "--corpus", corpus, "--store", store).status == 0
    ran = run("show", "7/QĐ-TTg", "--dieu", 1, "--store", store)
    assert (ran.status, "no text with that place" in ran.err) == (1, True)
    write(tmp_path, "a.txt", decree("8/2031/NĐ-CP", "Đèn."))
    run("add", tmp_path / "a.txt", "--store", store)
    assert run("show", "8/2031/NĐ-CP", "--dieu", 1, "--store", store).lines[-1] == "Đèn."
