from pathlib import Path

import pytest
import yaml

from index.yaml_file import read_yaml
from tests.conftest import ROOT

FILES = sorted(file for folder in ("actions", "index") for file in (ROOT / folder).rglob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_our_files_say_what_pythons_own_reader_reads_in_them(file: Path) -> None:
    assert read_yaml(file) == yaml.safe_load(file.read_text("utf-8")) is not None


def test_what_is_no_yaml_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_yaml(tmp_path / "a.yml")


def test_nothing_is_made_but_plain_values(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("!!python/object/apply:os.getcwd []", encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_yaml(tmp_path / "a.yml")
