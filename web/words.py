"""Our own words on pages, one file a language; and how pages write days."""

from datetime import date
from pathlib import Path
from typing import Any

from index.documents.names import show_date
from index.records.languages import Language
from index.yaml_file import read_yaml
from web.visitor import LANGUAGES

_FOLDER = Path(__file__).with_name("words")
WORDS: dict[Language, dict[str, Any]] = {
    language: read_yaml(_FOLDER / f"{language}.yml") for language in LANGUAGES
}


def day_in(day: date | None, language: Language) -> str:
    """Return `day` as `language` writes it, "" for None."""
    return show_date(day, language) if day else ""
