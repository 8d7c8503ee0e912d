"""What the trained dialogue takes messages for, in Rasa's own Python.

    .venv-rasa/bin/python -m tests.intent_ranking MODEL RANKINGS < texts.json

writes to the file RANKINGS, for each text, its intents with their probabilities. A file: Rasa
prints what it likes, and a pipe loses what is over its 64 KiB.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from rasa.core.agent import Agent


async def _rankings(model: str, texts: list[str]) -> list[dict[str, float]]:
    agent = Agent.load(model)
    parsed = [await agent.parse_message(text) for text in texts]
    return [{each["name"]: each["confidence"] for each in one["intent_ranking"]} for one in parsed]


if __name__ == "__main__":
    model, path = sys.argv[1:]
    rankings = asyncio.run(_rankings(model, json.load(sys.stdin)))
    Path(path).write_text(json.dumps(rankings), "utf-8")
