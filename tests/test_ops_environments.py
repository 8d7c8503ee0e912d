import os
import sys
import zipfile
from pathlib import Path

import pytest

from ops import environments
from ops.children import Children
from ops.environments import Environment

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def wheel(folder: Path, version: str) -> Path:
    """Write a wheel of one module, `hello`, that holds its version."""
    path = folder / f"hello-{version}-py3-none-any.whl"
    about = f"hello-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.py", f"version = {version!r}\n")
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: hello\nVersion: {version}\n"
        )
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One environment for all tests, since making it is what takes time."""
    return tmp_path_factory.mktemp("environment") / "env"


@pytest.fixture
def environment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    monkeypatch.setattr(environments, "LOGS", tmp_path / "log")
    requirements = tmp_path / "small.txt"
    requirements.write_text(f"{wheel(tmp_path, '1.0')}\n")
    return Environment("small", folder, VERSION, requirements)


def make(environment: Environment, capsys: pytest.CaptureFixture[str]) -> str:
    with Children() as children:
        environment.make(children)
    return capsys.readouterr().out


def module(environment: Environment) -> Path:
    return environment.folder / "lib" / f"python{VERSION}" / "site-packages" / "hello.py"


def test_an_environment_follows_its_requirements_and_recovers(
    environment: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "installing 1 packages with" in make(environment, capsys)
    assert "1.0" in module(environment).read_text()
    assert "small environment: up to date" in make(environment, capsys)

    # Other pins: installed anew, in the same environment.
    environment.requirements.write_text(f"{wheel(tmp_path, '2.0')}\n")
    assert "small environment: done" in make(environment, capsys)
    assert "2.0" in module(environment).read_text()

    # Cut off half-way: what looks installed is not believed.
    (environment.folder / "installed").unlink()
    (environment.folder / "installing").touch()
    module(environment).unlink()
    assert "small environment: done" in make(environment, capsys)
    assert module(environment).exists()
    assert "up to date" in make(environment, capsys)


def test_where_uv_is_not_to_be_had_pip_installs(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environments, "find_uv", lambda: None)
    assert "installing 1 packages with pip" in make(environment, capsys)
    assert "1.0" in module(environment).read_text()


def test_uv_is_told_what_pip_is_configured_with(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UV_FIND_LINKS", "UV_DEFAULT_INDEX", "UV_TORCH_BACKEND", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", "/wheels /more")
    monkeypatch.setenv("PIP_INDEX_URL", "http://mirror.test/simple")
    settings = environments.uv_settings()
    assert settings["UV_FIND_LINKS"] == "/wheels,/more"
    assert settings["UV_DEFAULT_INDEX"] == "http://mirror.test/simple"
    assert "UV_TORCH_BACKEND" not in settings

    monkeypatch.setenv("UV_FIND_LINKS", "/mine")
    assert "UV_FIND_LINKS" not in environments.uv_settings()


def test_without_a_folder_of_wheels_torch_comes_without_cuda(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("UV_FIND_LINKS", "UV_TORCH_BACKEND", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    backend = environments.uv_settings().get("UV_TORCH_BACKEND")
    assert backend == ("cpu" if sys.platform == "linux" else None)
