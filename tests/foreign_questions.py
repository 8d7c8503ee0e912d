"""The English and French questions on the corpus, and which section answers each."""

import json
from dataclasses import dataclass
from pathlib import Path

from index.judging.hit import ScoredPassage

_FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """A question in `language`: a section of `document`, by heading or by words, answers it."""

    text: str
    language: str
    document: str
    heading: str = ""
    words: tuple[str, ...] = ()

    def is_answered_by(self, hit: ScoredPassage) -> bool:
        """Tell whether `hit` is the section, or has all of the words."""
        if hit.document.id != self.document:
            return False
        if self.heading:
            return hit.passage.heading == self.heading
        return all(word in hit.passage.text for word in self.words)


def foreign_questions() -> list[ForeignQuestion]:
    """Return the questions of foreign.jsonl."""
    return [
        ForeignQuestion(each["text"], each["language"], each["document_id"], each["heading"])
        for each in _read("foreign")
    ]


def other_questions() -> list[ForeignQuestion]:
    """Return the English and French ones of the answerable questions, those held out too."""
    return [
        ForeignQuestion(
            each["text"], each["style"], each["document_id"], words=tuple(each["contains"])
        )
        for name in ("answerable", "holdout_answerable")
        for each in _read(name)
        if each["style"] in ("en", "fr")
    ]


def _read(name: str) -> list[dict[str, str]]:
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
