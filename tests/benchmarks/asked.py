"""What people say in the conversations and question sets, each with what was said before it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.answer import Answer
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.story_file import read_conversations
from tests.turns import answer

QUESTIONS = Path(__file__).parent.parent / "questions"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message, where it stands, and the document and heading that were cited last, if any."""

    source: str
    text: str
    last_document: str | None = None
    last_heading: str = ""

    def answer(self, knowledge: Knowledge) -> Answer:
        """Return the answer, as it is without the dialogue engine."""
        return answer(
            self.text,
            knowledge,
            TODAY,
            last_document=self.last_document,
            last_heading=self.last_heading,
        )


def conversations(knowledge: Knowledge) -> Iterator[Asked]:
    """Yield every message of tests/conversations; a button chosen is asked as it was offered."""
    for conversation in read_conversations():
        said: Answer | None = None
        for turn in conversation.turns:
            texts = [text * turn.repeat for text in turn.say] or _chosen(turn.choose, said)
            for text in texts:
                cited = said.citations[0] if said and said.citations else None
                last = (cited.document_id, cited.heading) if cited else (None, "")
                asked = Asked(conversation.conversation, text, *last)
                said = asked.answer(knowledge)
                yield asked


def _chosen(title: str | None, said: Answer | None) -> list[str]:
    offered = said.suggestions if title and said else ()
    return [choice.payload for choice in offered if title and title in choice.title][:1]


def question_sets() -> Iterator[Asked]:
    """Yield every question of tests/questions, in each language it is asked in."""
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record: dict[str, Any] = json.loads(line)
            yield from (Asked(path.stem, record[key]) for key in ("text", "en") if key in record)
