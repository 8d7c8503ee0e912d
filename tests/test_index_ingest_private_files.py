import os
import shutil
from pathlib import Path

import pytest

from index.ingest.private_files import path_objection, text_objection
from tests.changing_stores import DECREE, NEWS, add, bodies, lines, opened_whole, write
from tests.ran import Run

pytest_plugins = ["tests.command_line"]

KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\n"
ACCOUNTS = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/etc/passwd", "lies in the system's folder /etc"),
        ("/etc/hoi-pho/decree.txt", "lies in the system's folder /etc"),
        ("/proc/self/environ", "lies in the system's folder /proc"),
        ("/home/a/.env", "is a hidden file"),
        ("/home/a/.env.local", "is a hidden file"),
        ("/home/a/.bashrc", "is a hidden file"),
        ("/home/a/prod.env", "keys or passwords"),
        ("/home/a/id_ed25519", "keys or passwords"),
        ("/home/a/server.KEY", "keys or passwords"),
        ("/home/a/.ssh/config.txt", "lies in the hidden folder .ssh"),
        ("/home/a/code/main.py", "program's source"),
        ("/home/a/code/requirements-dev.txt", "program's source"),
        ("/home/a/code/README.md", "program's source"),
        ("/home/a/code/node_modules/tool.md", "a folder of programs"),
    ],
)
def test_places_and_names_tell_what_is_no_document(path: str, reason: str) -> None:
    said = path_objection(Path(path))
    assert reason in said
    assert "--anyway" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "path",
    [
        "/home/a/749-QĐ-TTg.pdf",
        "/home/a/.work/plans/nghi_dinh.docx",
        "/srv/van_ban/mật mã.txt",
        "/home/a/keys of the city.html",
        "data/corpus/qd-749-2020.md",
        "../nghi_dinh.txt",
        "nghi_dinh.doc",
    ],
)
def test_a_document_is_one_wherever_else_it_lies(path: str) -> None:
    assert path_objection(Path(path)) == ""


def test_a_link_is_judged_by_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "decree.txt").symlink_to("/etc/passwd")
    assert "/etc" in path_objection(tmp_path / "decree.txt")


def test_of_a_folder_asked_for_only_what_lies_in_it_is_judged() -> None:
    folder = Path("/home/a/.plans")
    assert path_objection(folder / "plan.txt", folder) == ""
    assert "hidden folder .git" in path_objection(folder / ".git/x/plan.txt", folder)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (KEY, "a private key"),
        (f"Nghị định\n\n{KEY}", "a private key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "a private key"),
        ("-----BEGIN PGP PRIVATE KEY BLOCK-----\n", "a private key"),
        (ACCOUNTS, "the accounts of a system"),
        ("root:$6$salt$hash:19000:0:99999:7:::\n", "the passwords of a system"),
        ("AKIA" + "A" * 16, "the key of a service"),
        ("token: ghp_" + "a" * 36, "the key of a service"),
        ("123456789:" + "A" * 35, "the key of a service"),
        ("DB_PASSWORD=hunter2\n", "passwords or tokens"),
        ("# settings\nexport TELEGRAM_BOT_TOKEN=abc\n", "passwords or tokens"),
        ("#!/bin/sh\necho\n", "a program"),
        ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "a private key of PuTTY"),
        ("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n", "a private key of OpenSSH"),
        (f"users:\n- user:\n    client-key-data: {'LS0t' * 12}\n", "the key of a cluster"),
        ("machine example.org login an password hunter2\n", "the passwords of netrc"),
        ("machine example.org\n  login an\n  password hunter2\n", "the passwords of netrc"),
        ("db.example.org:5432:*:an:hunter2\n", "the passwords of a database"),
        (".example.org\tTRUE\t/\tFALSE\t0\tsession\tabc\n", "the cookies of a browser"),
        ("#HttpOnly_a.org\tFALSE\t/\tTRUE\t9\tid\tx\n", "the cookies of a browser"),
        (f"thẻ: eyJ{'a' * 20}.eyJ{'b' * 20}.{'c' * 20}", "a token of access"),
        ("ls\nexport github_token=abc\ncd\n", "passwords or tokens"),
        ("  501  export DB_PASSWORD=hunter2\n", "passwords or tokens"),
        (": 1700000000:0;export API_TOKEN=abc\n", "passwords or tokens"),
        ("ls\nmysql -u root -phunter2\n", "passwords in commands"),
        ("curl -u an:hunter2 https://example.org\n", "passwords in commands"),
        ("curl -H 'Authorization: Bearer abcdefghijkl' x\n", "passwords in commands"),
    ],
)
def test_what_a_file_says_tells_a_secret(text: str, what: str) -> None:
    assert text_objection(text).startswith(f"holds {what}: ")


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5. Mật khẩu: phải đổi 3 tháng một lần.",
        "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n",
        "Khóa bí mật (private key) do thuê bao giữ.",
        "Liên hệ: 02838291:ext 12",
        "# Quyết định 749/QĐ-TTg\n",
        "TELEGRAM_BOT_TOKEN=\n",
        "Each machine has a login and a password.",
        "Giờ mở cửa: 08:00:00, địa chỉ 00:1A:2B:3C:4D:5E\n",
        "PuTTY-User-Key-File là tệp khóa của PuTTY.",
        "Lệnh curl -u tên https://example.org hỏi mật khẩu.",
        "client-key-data: REDACTED\n",
    ],
)
def test_a_text_on_secrets_holds_none(text: str) -> None:
    assert text_objection(text) == ""


@pytest.mark.parametrize("corpus", [Path("data/corpus"), Path("tests/documents")])
def test_no_document_of_ours_is_taken_for_something_else(corpus: Path) -> None:
    files = [file for file in corpus.rglob("*.*") if file.suffix in (".md", ".txt", ".html")]
    files = [file for file in files if file.name != "README.md"]
    assert files
    assert [file for file in files if path_objection(file)] == []
    texts = {file: file.read_text("utf-8", "replace") for file in files}
    assert [file for file, text in texts.items() if text_objection(text)] == []


def test_what_is_no_document_is_told_of_and_the_rest_goes_on(tmp_path: Path) -> None:
    key, store = write(tmp_path, "note.txt", KEY), tmp_path / "store"
    results = dict(lines(add(store, Path("/etc/passwd"), DECREE, key)))
    assert results[DECREE.name] == "added"
    assert "the system's folder /etc" in results["passwd"]
    assert "holds a private key" in results["note.txt"]
    assert list(bodies(opened_whole(store))) == [DECREE.name]


def test_who_insists_may_add_it(tmp_path: Path) -> None:
    key, store = write(tmp_path, "id_rsa.txt", KEY), tmp_path / "store"
    (result,) = add(store, key, anyway=True)
    assert result.version


def test_a_folder_leaves_it_out_with_a_word(run: Run, tmp_path: Path) -> None:
    folder, store = tmp_path / "folder", tmp_path / "store"
    write(folder / ".git", "notes.txt", "Một câu.\n")
    write(folder, "requirements.txt", "faiss\n")
    write(folder, os.fsdecode(b".v\xe9n.txt"), "Một câu.\n")
    shutil.copy(NEWS, folder)
    ran = run("add", folder, "--store", store)
    assert (ran.status, ran.err.strip()) == (0, "")
    left_out = {line.split(":")[0] for line in ran.lines if line.startswith("– ")}
    assert left_out == {"– .git/notes.txt", "– requirements.txt", "– .v\ufffdn.txt"}
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 0 refused"
    assert list(bodies(opened_whole(store))) == [NEWS.name]


def test_a_system_file_is_refused_on_one_line(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    ran = run("add", "/etc/passwd", "--store", store)
    assert ran.status == 1
    assert ran.lines[0].startswith("✗ passwd: lies in the system's folder /etc: not added")
    assert not (store / "CURRENT").exists()
