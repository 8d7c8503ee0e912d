"""One classifier of intents in Rasa's own Python, for eval_intents.py.

    .venv-rasa/bin/python -m tests.benchmarks.intent_engine train CONFIG NLU FOLDER
    .venv-rasa/bin/python -m tests.benchmarks.intent_engine read MODEL < texts.json

Prints one line of JSON, the last one: the model's path and the CPU time it took to train, or
`[intent, confidence]` for each text with the start, memory and CPU time that this took.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from typing import Any

from rasa.core.agent import Agent
from rasa.model_training import train_nlu

_FALLBACK = "nlu_fallback"


def _train(config: str, nlu: str, folder: str) -> dict[str, Any]:
    begun, wall = time.process_time(), time.perf_counter()
    model = train_nlu(config, nlu, folder)
    return {
        "model": model,
        "cpu_s": time.process_time() - begun,
        "wall_s": time.perf_counter() - wall,
    }


async def _read(model: str, texts: list[str]) -> dict[str, Any]:
    begun = time.process_time()
    agent = Agent.load(model)
    await agent.parse_message("xin chào")  # what is loaded when first needed
    started = time.process_time()
    intents = [_best(await agent.parse_message(text)) for text in texts]
    return {
        "intents": intents,
        "start_cpu_s": started - begun,
        "message_cpu_ms": 1000 * (time.process_time() - started) / len(texts),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _best(parsed: dict[str, Any]) -> tuple[str, float]:
    """Return the likeliest intent of ours, whether or not it is likely enough to be taken."""
    ranked = [(each["name"], each["confidence"]) for each in parsed["intent_ranking"]]
    return next(each for each in ranked if each[0] != _FALLBACK)


if __name__ == "__main__":
    mode, *arguments = sys.argv[1:]
    if mode == "train":
        result = _train(*arguments)
    else:
        result = asyncio.run(_read(arguments[0], json.load(sys.stdin)))
    print(json.dumps(result))
