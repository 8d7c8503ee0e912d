"""Thread: the document that the parts of one question are on, from the first to the last.

“Nghị định 224 hướng dẫn luật nào, có bao nhiêu điều, ai ký”: all of it is of the decree that is
named, and not of the law that the first answer tells. But “bị văn bản nào thay, ban hành ngày nào”
goes on with the one that acts.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from actions.bare_questions import asks_number, asks_since, is_of_newer
from actions.conversation import Focus
from actions.described_documents import points_at_document
from actions.executing.cards import named
from actions.executing.result import Joined, Result
from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.reading.marked_words import lowered
from actions.reading.plan import (
    Anything,
    Field,
    Listing,
    Lookup,
    Named,
    Passages,
    Plan,
    Relations,
    Spoken,
    Validity,
)
from actions.reading.roles import signs
from actions.reasking import Answered, Answering
from actions.refusing import is_refused, once
from actions.retelling import documents_named, of_types, with_subject
from actions.told import told_of
from actions.told_claims import who_is_right
from actions.years import each_year, tells_years
from index.documents.relations import ENDING
from index.documents.selection import is_type
from index.lexicon.types import type_codes
from index.question.expectations import expectation_of
from index.records.document import Document
from index.text.folding import fold, has_diacritics
from index.text.language import detect_language

_BY_ANOTHER = ("replaced_by",)


class Thread:
    """What the parts of a question are on; nothing until one of them names a document."""

    def __init__(
        self,
        knowledge: Knowledge,
        read: Callable[[str], Plan],
        turn: Answering,
        told: Document | None = None,
    ) -> None:
        """Read by `read` and ask by `turn`; `told` is the document that the story before is on."""
        self._knowledge, self._read, self._turn = knowledge, read, turn
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

    def _within(self, part: str, plan: Plan, focus: Focus) -> Plan | None:
        """Return `plan` asked of the document of the thread; None where it is of another thing."""
        if isinstance(plan, Listing | Passages) and asks_number(part):
            return self._numbered(part, plan, focus)
        if isinstance(plan, Listing) and self._document and _points(part):
            # “Nghị định năm 2020 đó còn hiệu lực không” is of one.
            fits = chosen_by(replace(plan.filter, standing=None), [self._document])
            return Validity(named(self._document)) if fits and plan.filter.standing else None
        if self._document is None or names_something(part, self._knowledge) or who_is_right(part):
            return None
        if isinstance(plan, Passages) and asks_since(part):
            return Validity(named(self._document))
        target = getattr(plan, "target", None)
        if isinstance(plan, Lookup) and plan.fields == ("title",) and not self._document.number:
            return None  # “Tên đó có đúng không” is not of a report
        is_of_it = isinstance(target, Spoken) and self._may_be(plan)
        if not isinstance(plan, Passages):
            return plan if is_of_it else None
        is_of_it |= isinstance(target, Anything)
        return replace(plan, target=named(self._document)) if is_of_it and not plan.claim else None

    def _numbered(self, part: str, plan: Listing | Passages, focus: Focus) -> Plan | None:
        """Return what tells the number that `part` asks for: of what it names, or of the thread."""
        if isinstance(plan, Passages) and isinstance(plan.target, Named):
            return Lookup(plan.target, ("title",))
        document = self._document or self._only(focus.documents)
        if document is None or names_something(part, self._knowledge):
            return None
        types = type_codes(part)
        if types and not any(is_type(each, document.type or "") for each in types):
            return None  # “công văn ấy” is no decision
        if is_of_newer(part) and self._knowledge.links.of(document, ENDING):
            return Lookup(named(document), ("replaced_by",))
        fields: tuple[Field, ...] = ("title",)
        return Lookup(named(document), ("issued", *fields) if _asks_day(part) else fields)

    def _turned(self, part: str, plan: Plan) -> None:
        """Turn to the document of the type that `part` has, beside the one so far.

        “Luật … và nghị định hướng dẫn. Nghị định đó …” is of the one that guides the law.
        """
        target = getattr(plan, "target", None)
        types = target.types if isinstance(target, Spoken) else ()
        types = types or (tuple(type_codes(part)[:1]) if asks_number(part) else ())
        own = self._document
        if own is None or not types or any(is_type(each, own.type or "") for each in types):
            return
        documents = {one.id: one for one in self._knowledge.retriever.documents}
        ids = of_types((own.id,), types, self._knowledge)
        if len(ids) == 1 and ids[0] in documents:
            self._document = documents[ids[0]]

    def answer(
        self, part: str, context: str, plan: Plan, story: Sequence[str], focus: Focus
    ) -> Answered | None:
        """Return the answer to `part` in the document that the parts before are on, if any."""
        self._turned(part, plan)
        if self._document and points_at_document(part) and not asks_number(part):
            name = self._document.name
            # One name with its diacritics would make slips of all words typed without.
            called = with_subject(part, name if has_diacritics(part) else fold(name))
            answer = self._turn(called, self._read(called), focus)
            if not is_refused(answer[0]) and documents_named(called, self._knowledge):
                return answer
        within = self._within(part, plan, focus)
        if within is None:
            return None
        focus = self.focused(part, plan, focus)
        asking = [within]
        if context and isinstance(within, Passages) and not within.fields:
            # What names nothing by itself would find anything in the document.
            asking = [replace(within, text=f"{context} {part}"), *(asking if not story else [])]
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
        self._document = self._only(ids) or self._document

    def _only(self, ids: Sequence[str]) -> Document | None:
        """Return the document of `ids` that is one alone, and held."""
        documents = self._knowledge.retriever.documents
        one = ids[0] if len(set(ids)) == 1 else ""
        return next((each for each in documents if each.id == one), None)

    def _may_be(self, plan: Plan) -> bool:
        target = getattr(plan, "target", None)
        if not isinstance(target, Spoken) or target.ordinal or target.other or not self._document:
            return not isinstance(target, Spoken)
        own = self._document.type or ""
        return not target.types or any(is_type(each, own) for each in target.types)


def _points(part: str) -> re.Match[str] | None:
    return signs(detect_language(part)).refers.search(lowered(part))


def _asks_day(part: str) -> bool:
    return "date" in expectation_of(part).kinds


def is_acted_on(plan: Plan) -> bool:
    """Tell whether `plan` asks which other document acts on its target: “bị văn bản nào thay”."""
    match plan:
        case Relations(to_it=True):
            return True
        case Lookup(fields=fields):
            return fields == _BY_ANOTHER
    return False
