"""Read files of JSON objects, one a line; an error names the file and the line."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.evaluating.errors import QuestionSetError


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number (from 1) and text of each line of `path` that is not blank.

    Raises QuestionSetError if the file is missing or not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise QuestionSetError(
            f"{path}: not there. A set is a folder with corpus.jsonl (id, title, text),"
            " queries.jsonl (id, text) and qrels.tsv (question, passage, relevance)."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"{path}: cannot be read as UTF-8 text ({error}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line.rstrip("\r")


def read_texts(path: Path) -> dict[str, dict[str, str]]:
    """Return the objects of `path` by id, each with `title` (may be "") and `text`, both NFC.

    The id may be called `_id`. Raises QuestionSetError for another line or a double id.
    """
    records: dict[str, dict[str, str]] = {}
    for number, line in read_lines(path):
        try:
            record: Any = json.loads(line)
            name = record["id"] if "id" in record else record["_id"]
            text, title = record["text"], record.get("title") or ""
            if not isinstance(name, str | int) or not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise QuestionSetError(
                f'{path}:{number}: not an object with "id" and "text". Mend the line or take it'
                " out."
            ) from error
        if str(name) in records:
            raise QuestionSetError(f"{path}:{number}: the id {name} is there twice. Rename one.")
        texts = {"title": str(title), "text": text}
        records[str(name)] = {k: unicodedata.normalize("NFC", v) for k, v in texts.items()}
    return records
