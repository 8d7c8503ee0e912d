"""The JSON Schema of conversations, by which editors help to write them.

    .venv/bin/python -m tests.story_schema

writes it anew from tests/conversation.py, after that was changed.
"""

import json

from pydantic import TypeAdapter

from tests.conversation import Conversation
from tests.story_file import FOLDER

FILE = FOLDER / "conversation.schema.json"
MODELINE = f"# yaml-language-server: $schema={FILE.name}"
"""The first line of every file, which tells editors of the schema."""


def schema() -> str:
    """Return the schema as the file must hold it."""
    described = TypeAdapter(list[Conversation]).json_schema()
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schema to its file."""
    FILE.write_text(schema(), "utf-8")


if __name__ == "__main__":
    main()
