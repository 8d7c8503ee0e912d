"""Thread: the document that the parts of one question are on, from the first to the last.

“Nghị định 224 hướng dẫn luật nào, có bao nhiêu điều, ai ký”: all of it is of the decree that is
named, and not of the law that the first answer tells. But “bị văn bản nào thay, ban hành ngày nào”
goes on with the one that acts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from actions.conversation import Focus
from actions.disputing import who_is_right
from actions.executing.cards import named
from actions.executing.result import Joined, Result
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.reading.marked_words import lowered, one_of
from actions.reading.plan import (
    Anything,
    Lookup,
    Passages,
    Plan,
    Relations,
    Spoken,
    Validity,
)
from actions.reading.roles import content_of
from actions.reasking import Answered, Answering
from actions.refusing import is_refused, once
from actions.retelling import documents_named
from actions.told import told_of
from actions.years import each_year, tells_years
from index.documents.selection import is_type
from index.records.document import Document
from index.text.language import detect_language
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_name("accounting.yml"))
_SINCE = re.compile(rf"(?<!\w)(?:{one_of(_WORDS['since'])})(?!\w)")
_BY_ANOTHER = ("replaced_by",)


class Thread:
    """What the parts of a question are on; nothing until one of them names a document."""

    def __init__(self, knowledge: Knowledge, turn: Answering, told: Document | None = None) -> None:
        """Ask by `turn`; `told` is the document of `knowledge` that the story before is on."""
        self._knowledge, self._turn = knowledge, turn
        self._document = told

    def focused(self, part: str, plan: Plan, focus: Focus) -> Focus:
        """Return `focus` on the document of the thread, where `part`, read as `plan`, names none.

        What a part calls by its type, “luật đó ban hành ngày nào”, is what was told last.
        """
        document = self._document
        if document is None or focus.documents == (document.id,):
            return focus
        if names_something(part, self._knowledge) or not self._may_be(plan):
            return focus
        return replace(
            focus, documents=(document.id,), provision=None, subject="", unknown=None, pending=None
        )

    def _within(self, part: str, plan: Plan) -> Plan | None:
        """Return `plan` asked of the document of the thread; None where it is of another thing."""
        if self._document is None or names_something(part, self._knowledge) or who_is_right(part):
            return None
        if isinstance(plan, Passages) and _asks_since(part):
            return Validity(named(self._document))
        target = getattr(plan, "target", None)
        is_of_it = isinstance(target, Spoken) and self._may_be(plan)
        if not isinstance(plan, Passages):
            return plan if is_of_it else None
        is_of_it |= isinstance(target, Anything)
        return replace(plan, target=named(self._document)) if is_of_it and not plan.claim else None

    def answer(
        self, part: str, context: str, plan: Plan, story: Sequence[str], focus: Focus
    ) -> Answered | None:
        """Return the answer to `part` in the document that the parts before are on, if any."""
        within = self._within(part, plan)
        if within is None:
            return None
        asking = [within]
        if context and isinstance(within, Passages):
            asking = [replace(within, text=f"{context} {part}"), within]
            if led := told_of(part, story, self._knowledge.retriever).led_in(self._document):
                asking.insert(1, replace(within, led=led))
        for asked in asking:
            result, after = self._turn(part, asked, focus)
            if not is_refused(result):
                return self._of_years(part, asked, result, focus) or (result, after)
        return None

    def _of_years(self, part: str, plan: Plan, whole: Result, focus: Focus) -> Answered | None:
        """Return what `part` asks of each of its years, where the `whole` answer lacks one."""
        years = each_year(part) if isinstance(plan, Passages) else ()
        if not isinstance(plan, Passages) or not years[1:] or tells_years(whole, years):
            return None
        results: list[Result] = []
        for text in years:
            result, focus = self._turn(text, replace(plan, text=text), focus)
            results.append(result)
        if any(map(is_refused, results)):
            return None
        return Joined(tuple(once(results))), focus

    def follow(self, part: str, plan: Plan, result: Result, focus: Focus) -> None:
        """Go on to what `part` names, or to what `result` tells to act on the document so far."""
        ids = documents_named(part, self._knowledge)
        if is_acted_on(plan) and not is_refused(result) and len(focus.documents) == 1:
            ids = focus.documents
        if len(set(ids)) == 1:
            documents = self._knowledge.retriever.documents
            self._document = next((one for one in documents if one.id == ids[0]), self._document)

    def _may_be(self, plan: Plan) -> bool:
        target = getattr(plan, "target", None)
        if not isinstance(target, Spoken) or target.ordinal or target.other or not self._document:
            return not isinstance(target, Spoken)
        own = self._document.type or ""
        return not target.types or any(is_type(each, own) for each in target.types)


def _asks_since(part: str) -> bool:
    """Tell whether `part` asks from when it is so, and nothing else: of what was told before."""
    language = detect_language(part)
    found = _SINCE.search(lowered(part))
    return found is not None and not content_of(part, language, light=True)


def is_acted_on(plan: Plan) -> bool:
    """Tell whether `plan` asks which other document acts on its target: “bị văn bản nào thay”."""
    match plan:
        case Relations(to_it=True):
            return True
        case Lookup(fields=fields):
            return fields == _BY_ANOTHER
    return False
