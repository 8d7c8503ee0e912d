"""What people state of a document beside or above its text, and the Document it makes with that."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from index.errors import CorpusError
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.identity import document_id
from index.records.document import UNKNOWN_ADDRESS, Document

_FIELDS = frozenset(Document.model_fields)
_UNSTATED = frozenset(("texts",))  # known by the program alone
_REPORTED = (
    "number",
    "type",
    "title",
    "issuer",
    "publisher",
    "issued",
    "effective",
    "signer",
    "completeness",
    "relations",
)
# What the kind of a text makes one expect: an article in the press has no number.
_EXPECTED = ("number", "type", "title", "issuer", "issued", "effective", "signer", "completeness")
_EXPECTED_OF_NEWS = ("type", "title", "publisher", "issued")
_NO_EFFECT = frozenset(("Công văn", "Kế hoạch", "Báo cáo", "Thông báo", "Công điện", "Kết luận"))


LONGEST_YAML = 65_536
# YAML lets a value repeat another one, and so a few lines become gigabytes.
_REPEATS = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]", re.MULTILINE)


def sidecar_of(path: Path) -> Path | None:
    """Return the file that states metadata of `path`: `NAME.EXT.yml`, else `NAME.yml`, if any."""
    for beside in (path.with_name(path.name + ".yml"), path.with_suffix(".yml")):
        if beside != path and beside.is_file():
            return beside
    return None


def stated_metadata(
    path: Path, front_matter: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return the metadata stated for the file `path`, checked, by field of Document.

    A sidecar file wins over `front_matter`, field by field. Raises CorpusError, naming file, field
    and cure, for a sidecar that cannot be read and for a field that is unknown or ill-typed.
    """
    stated = _checked(path, front_matter or {})
    beside = sidecar_of(path)
    return stated | _checked(beside, _read(beside)) if beside else stated


def assemble(
    findings: Findings,
    stated: Mapping[str, object],
    address: str | None = None,
    content_hash: str = "",
) -> Document:
    """Return the Document that `findings` make, what is `stated` winning over what was read.

    Its wording is verbatim, its source `address`, or `crawl` where none is known. Its id is that of
    its number, else of its title, else of `content_hash`.
    """
    read = {field: found.value for field, found in findings.items() if field in _FIELDS}
    fields = {"sources": (address or UNKNOWN_ADDRESS,), "wording": "verbatim", **read, **stated}
    if not fields.get("number") and not fields.get("title") and not content_hash:
        content_hash = "unnamed"
    unnamed = Document.model_validate({**fields, "id": "?"})
    return unnamed.model_copy(
        update={"id": str(stated.get("id") or document_id(unnamed, content_hash))}
    )


def report(findings: Findings, stated: Mapping[str, object]) -> list[str]:
    """Return what is known of a document, a line a field: value, how sure, from which words.

    Expected fields that are neither read nor stated come last, as missing.
    """
    lines = []
    for field in (*_REPORTED, *sorted(set(stated) - set(_REPORTED) - {"id"})):
        if field in stated:
            lines.append(f"{field}: {_shown(stated[field])} (stated)")
        elif field in findings:
            lines += _found(field, findings[field])
    if "based_on_titles" in findings:
        lines += _found("based on, without a number", findings["based_on_titles"])
    missing = [field for field in _expected(findings, stated) if field not in {*findings, *stated}]
    return [*lines, *(f"{field}: missing" for field in missing)]


def _found(field: str, finding: Finding) -> Iterator[str]:
    words = " ".join(finding.evidence.split())
    shown = words if len(words) <= 120 else words[:119] + "…"
    yield f"{field}: {_shown(finding.value)} ({finding.sureness}, from “{shown}”)"


def _shown(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_shown, value))
    kind, number = getattr(value, "kind", None), getattr(value, "number", None)
    return f"{kind} {number}".replace("_", " ") if kind else str(value)


def _expected(findings: Findings, stated: Mapping[str, object]) -> tuple[str, ...]:
    kind = stated.get("type") or (findings["type"].value if "type" in findings else None)
    if kind == "Bài báo":
        return _EXPECTED_OF_NEWS
    return tuple(field for field in _EXPECTED if not (field == "effective" and kind in _NO_EFFECT))


def _read(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as opened:
            data = opened.read(LONGEST_YAML + 1)
        text = data.decode("utf-8-sig") if len(data) <= LONGEST_YAML else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    if len(data) > LONGEST_YAML:
        raise CorpusError(f"{file}: states more than {LONGEST_YAML} bytes. Shorten it.")
    return parse_metadata(text, file)


def parse_metadata(text: str, file: Path) -> dict[str, object]:
    """Return the fields that the YAML `text` states. Raises CorpusError, naming `file`.

    Values that repeat others are refused: a few lines of them become gigabytes.
    """
    if _REPEATS.search(text):
        raise CorpusError(f"{file}: has & or * marks. Write each value out.")
    try:
        stated = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: 2024-02-30
        raise CorpusError(
            f"{file}: is not YAML ({error}). Write one `field: value` a line."
        ) from error
    if stated is None:
        return {}
    if not isinstance(stated, dict):
        raise CorpusError(f"{file}: is not a mapping of fields. Write one `field: value` a line.")
    return stated


def _checked(file: Path, stated: Mapping[str, object]) -> dict[str, object]:
    """Return `stated` with its values typed. Raises CorpusError for what Document does not have."""
    for field in stated:
        if field not in _FIELDS - _UNSTATED:
            known = ", ".join(sorted(_FIELDS - _UNSTATED))
            raise CorpusError(f"{file}: {field}: no such field. Use one of {known}.")
    try:
        document = Document.model_validate({"id": "?", **stated})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CorpusError(
            f"{file}: {field}: {first['msg']}. Write it as data/corpus/README.md shows."
        ) from error
    return {field: getattr(document, field) for field in stated}
