"""The metadata that people state in a sidecar file or front matter, and the Document made of it."""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from index.errors import CorpusError
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.identity import document_id
from index.records.document import INTERNAL, UNKNOWN_ADDRESS, Document, Validity

_FIELDS = frozenset(Document.model_fields)
_REPORTED = (
    "number",
    "type",
    "title",
    "issuer",
    "publisher",
    "issued",
    "effective",
    "validity",
    "signer",
    "completeness",
    "relations",
)
# The fields that a document should have; a news article has no number.
_EXPECTED = ("number", "type", "title", "issuer", "issued", "effective", "signer", "completeness")
_EXPECTED_OF_NEWS = ("type", "title", "publisher", "issued")
# Documents of these types do not take effect on a day.
_NO_EFFECT = frozenset(("Công văn", "Kế hoạch", "Báo cáo", "Thông báo", "Công điện", "Kết luận"))

LONGEST_YAML = 65_536  # bytes
# Anchors and aliases: by them a few lines of YAML become gigabytes.
_ALIASES = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]", re.MULTILINE)


def sidecar_of(path: Path) -> Path | None:
    """Return the sidecar file of `path`: `NAME.EXT.yml`, else `NAME.yml`; None without one."""
    for sidecar in (path.with_name(path.name + ".yml"), path.with_suffix(".yml")):
        if sidecar != path and sidecar.is_file():
            return sidecar
    return None


def stated_metadata(
    path: Path, front_matter: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return the metadata stated for the file `path`, validated, by field of Document.

    A field in the sidecar file replaces that of `front_matter`. Raises CorpusError, with file,
    field and cure, if the sidecar cannot be read or a field is unknown or has the wrong type.
    """
    fields = validated(path, front_matter or {})
    sidecar = sidecar_of(path)
    return fields | validated(sidecar, _read(sidecar)) if sidecar else fields


def assemble(
    findings: Findings,
    stated: Mapping[str, object],
    address: str | None = None,
    content_hash: str = "",
) -> Document:
    """Return the Document with the values of `findings`, replaced by `stated` field by field.

    Its wording is verbatim. Its source is `address`, or `crawl` without one. Its id is made from
    its number, else from its title, else from `content_hash`.
    """
    read = {field: finding.value for field, finding in findings.items() if field in _FIELDS}
    fields = {"sources": (address or UNKNOWN_ADDRESS,), "wording": "verbatim", **read, **stated}
    if not fields.get("number") and not fields.get("title") and not content_hash:
        content_hash = "unnamed"
    unnamed = Document.model_validate({**fields, "id": "?"})
    return unnamed.model_copy(
        update={"id": str(stated.get("id") or document_id(unnamed, content_hash))}
    )


def report(findings: Findings, stated: Mapping[str, object]) -> list[str]:
    """Return a report on the metadata, one line a field: value, how sure, from which words.

    The expected fields without a value come last, as missing.
    """
    lines = []
    for field in (*_REPORTED, *sorted(set(stated) - set(_REPORTED) - {"id"})):
        if field in stated:
            lines.append(f"{field}: {shown_value(stated[field])} (stated)")
        elif field in findings:
            lines.append(_line(field, findings[field]))
    if "based_on_titles" in findings:
        lines.append(_line("based on, without a number", findings["based_on_titles"]))
    if "differing" in findings:
        lines.append(_line("said otherwise beside the text", findings["differing"]))
    missing = [field for field in _expected(findings, stated) if field not in {*findings, *stated}]
    return [*lines, *(f"{field}: missing" for field in missing)]


def _line(field: str, finding: Finding) -> str:
    words = " ".join(finding.evidence.split())
    shown = words if len(words) <= 120 else words[:119] + "…"
    return f"{field}: {shown_value(finding.value)} ({finding.sureness}, from “{shown}”)"


def shown_value(value: object) -> str:
    """Return the `value` of a field as a report shows it."""
    if isinstance(value, (tuple, list)):
        return ", ".join(map(shown_value, value))
    if isinstance(value, Validity):
        return " ".join(str(one) for one in (value.state.replace("_", " "), value.since) if one)
    kind, number = getattr(value, "kind", None), getattr(value, "number", None)
    return f"{kind} {number}".replace("_", " ") if kind else str(value)


def _expected(findings: Findings, stated: Mapping[str, object]) -> tuple[str, ...]:
    kind = stated.get("type") or (findings["type"].value if "type" in findings else None)
    if kind == "Bài báo":
        return _EXPECTED_OF_NEWS
    return tuple(field for field in _EXPECTED if not (field == "effective" and kind in _NO_EFFECT))


def _read(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as stream:
            data = stream.read(LONGEST_YAML + 1)
        text = data.decode("utf-8-sig") if len(data) <= LONGEST_YAML else ""
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    if len(data) > LONGEST_YAML:
        raise CorpusError(f"{file}: states more than {LONGEST_YAML} bytes. Shorten it.")
    return parse_metadata(text, file)


def parse_metadata(text: str, file: Path) -> dict[str, object]:
    """Return the fields of the YAML `text`; `file` names it in errors.

    Raises CorpusError for anchors and aliases, for text that is no YAML, and for YAML that is no
    mapping.
    """
    if _ALIASES.search(text):
        raise CorpusError(f"{file}: has & or * marks. Write each value out.")
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: 2024-02-30
        raise CorpusError(
            f"{file}: is not YAML ({error}). Write one `field: value` a line."
        ) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise CorpusError(f"{file}: is not a mapping of fields. Write one `field: value` a line.")
    return fields


def validated(file: Path, fields: Mapping[str, object]) -> dict[str, object]:
    """Return `fields` with the types of Document; `file` names them in errors.

    Raises CorpusError for a field that is unknown or has the wrong type.
    """
    for field in fields:
        if field not in _FIELDS - INTERNAL:
            names = ", ".join(sorted(_FIELDS - INTERNAL))
            raise CorpusError(f"{file}: {field}: no such field. Use one of {names}.")
    try:
        document = Document.model_validate({"id": "?", **fields})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CorpusError(
            f"{file}: {field}: {first['msg']}. Write it as data/corpus/README.md shows."
        ) from error
    return {field: getattr(document, field) for field in fields}
