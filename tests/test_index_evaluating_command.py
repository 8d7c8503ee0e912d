import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from index.__main__ import main
from index.commands import evaluate
from index.question.search_parts import Parts
from index.store.in_force import current_name
from tests.conftest import ROOT
from tests.corpora import write_json_lines
from tests.evaluated_set import PASSAGES, write_set
from tests.hash_encoder import HashEncoder
from tests.ran import Ran, Run

SYSTEMS = ["dense", "bm25", "bm25-folded", "rrf", "ours"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `eval` with a HashEncoder and a cache of its own."""
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(evaluate, "prepare", lambda *_: None)
    monkeypatch.setattr(evaluate, "load_encoder", lambda _: HashEncoder())

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main(["eval", *map(str, arguments)])
        return Ran(status, *capsys.readouterr())

    return run_command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "streets")


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of each Markdown table of `text`."""
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    return [
        [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in block
            if "---" not in line
        ]
        for block in blocks
    ]


def test_everything_is_measured_in_one_run(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("--set", folder, "--out", out, "--json")
    assert ran.status == 0, ran.err
    found = {table[0][0]: table for table in tables(ran.out)}
    assert found["R@1"][0] == ["R@1", "questions", *SYSTEMS]
    titles = [row[0] for row in found["R@1"][1:]]
    assert titles[0] == "as written"
    assert titles[-1] == "in English"
    assert len(titles) == 7
    assert all(len(row) == len(table[0]) for table in tables(ran.out) for row in table)
    assert "## Sentence chosen in the right document" in ran.out
    assert "## Without each part" not in ran.out
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert results["documents"] == len(PASSAGES)
    written = results["conditions"]["written"]["systems"]
    assert list(written) == SYSTEMS
    assert f"{written['ours']['R@1']:.3f}" == found["R@1"][1][-1]
    for name in ("recall", "risk-coverage", "calibration"):
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_a_set_of_one_document_is_measured(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "one", tmp_path / "out"
    folder.mkdir()
    write_json_lines(folder / "corpus.jsonl", [{"id": "a", "text": "Chợ mở cửa lúc năm giờ."}])
    write_json_lines(folder / "queries.jsonl", [{"id": "q", "text": "Chợ mở cửa lúc nào?"}])
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\n", encoding="utf-8")
    ran = run("--set", folder, "--conditions", "written", "--out", out, "--json")
    assert ran.status == 0, ran.err
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    judgement = results["conditions"]["written"]["judgement"]
    # A cosine claims no chance, least of all that of nothing found.
    assert judgement["cosine"]["calibration_error"] is None
    assert judgement["ours"]["calibration_error"] is not None


def test_only_the_conditions_named_are_measured(run: Run, folder: Path) -> None:
    ran = run("--set", folder, "--conditions", "bare", "-k", "3")
    assert ran.status == 0, ran.err
    heads = {table[0][0]: [row[0] for row in table[1:]] for table in tables(ran.out)}
    assert heads["R@3"] == heads["MRR@3"] == ["without diacritics"]
    assert "R@10" not in heads


def test_every_part_is_left_out_once(run: Run, folder: Path) -> None:
    ran = run("--set", folder, "--conditions", "written", "telex", "--ablate", "-k", "2")
    assert ran.status == 0, ran.err
    table = tables(ran.out)[-1]
    assert table[0] == ["", "as written: R@1, MRR@2", "AUROC, as written"]
    expected = [f"without {field.name}" for field in fields(Parts)]
    assert [row[0] for row in table[1:]] == ["all parts", *expected]
    first, mean = map(float, table[1][1].split(", "))
    assert 0 < first <= mean <= 1


def test_the_store_is_built_once(run: Run, folder: Path, tmp_path: Path) -> None:
    stores = tmp_path / "cache" / "evaluated" / "streets" / "store"
    command = ("--set", folder, "--conditions", "written", "-k", "1")
    assert run(*command).status == 0
    first, written = current_name(stores), (stores / "CURRENT").stat().st_mtime_ns
    assert run(*command).status == 0
    assert (stores / "CURRENT").stat().st_mtime_ns == written
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as corpus:
        corpus.write('{"id": "them", "text": "Một bến phà mới."}\n')
    assert run(*command).status == 0
    assert current_name(stores) != first


def test_what_is_asked_for_wrongly_is_said_before_anything_is_built(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    for arguments, said in (
        (("--conditions", "writen"), "no condition writen here. There are: written, bare, "),
        (("--json",), "--json writes results.json into --out. Give --out DIR too."),
    ):
        ran = run("--set", folder, *arguments)
        assert (ran.status, ran.out) == (1, "")
        assert said in ran.err
    assert not (tmp_path / "cache").exists()
    ran = run("--set", tmp_path / "nowhere")
    assert ran.status == 1
    assert "corpus.jsonl: not there. A set is a folder with corpus.jsonl" in ran.err


def test_conditions_that_no_question_takes_part_in_are_refused(run: Run, folder: Path) -> None:
    asked = [{"id": f"q-{name}", "text": "How long is it?"} for name in PASSAGES]
    write_json_lines(folder / "queries.jsonl", asked)
    ran = run("--set", folder, "--conditions", "bare")
    assert (ran.status, ran.out) == (1, "")
    assert "streets: no question takes part in bare" in ran.err


@pytest.mark.parametrize("spoilt", ["out", "out/results.json"])
def test_a_folder_that_cannot_be_written_is_said_so(
    run: Run, folder: Path, tmp_path: Path, spoilt: str
) -> None:
    if spoilt == "out":
        (tmp_path / spoilt).write_text("a file")
    else:
        (tmp_path / spoilt).mkdir(parents=True)
    out = tmp_path / "out"
    ran = run("--set", folder, "--conditions", "written", "-k", "1", "--out", out, "--json")
    assert ran.status == 1
    assert f"error: {out}" in ran.err
    assert "cannot be written" in ran.err
    assert "with --out." in ran.err


def test_ctrl_c_ends_it(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluate, "measure", interrupted)
    ran = run("--set", folder)
    assert ran.status == 130
    assert ran.out == ""


def test_only_eval_pays_for_matplotlib() -> None:
    loaded = "import sys, index.__main__; print('matplotlib' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout == "False\n"
