"""word(): put a Result into the words of a language, with its citations and what to tap next."""

from dataclasses import replace
from datetime import date

from actions.answer import Answer, AnswerStatus
from actions.executing.result import (
    Ambiguous,
    Found,
    Joined,
    Line,
    Nothing,
    Result,
    Said,
    Unknown,
)
from actions.reading.plan import Choice
from actions.wording.catalogue import say
from actions.wording.citing import cite
from actions.wording.composing import answered, refused
from actions.wording.describing import describe, describe_all
from actions.wording.noting import said_once, with_doubt_once
from actions.wording.rendering import is_shown_in, shown
from actions.wording.suggesting import suggest, suggest_listed
from actions.wording.trusting import with_trust
from index.text.language import Language

__all__ = ["say", "word"]
# That a list is empty says itself what may be asked instead.
_OF_LISTS = ("listing.", "relations.")
# With these the person said that the last answer is wrong.
_DISPUTED = frozenset(("hold", "small_talk.mistake"))
# What leads to the nearest that is known.
_LEADING = ("premise.", "missing.only_of", "unsure")


def word(result: Result, language: Language, today: date) -> Answer:
    """Return `result` in words of `language`, with its notes as of `today`."""
    return with_trust(with_doubt_once(_worded(result, language, today)), result)


def _worded(result: Result, language: Language, today: date) -> Answer:
    """Return `result` in words, each doubt where it stands."""
    if isinstance(result, Joined):
        return _joined([_worded(one, language, today) for one in result.results])
    return _Wording(language, today).word(result)


class _Wording:
    """Puts one result into words."""

    def __init__(self, language: Language, today: date) -> None:
        self._language, self._today = language, today

    def word(self, result: Found | Unknown | Ambiguous | Nothing | Said) -> Answer:
        """Return `result` in words."""
        if isinstance(result, Found):
            return replace(self._found(result), rest=result.rest)
        if isinstance(result, Unknown):
            return self._unknown(result)
        if isinstance(result, Ambiguous):
            return self._ambiguous(result)
        return self._nothing(result) if isinstance(result, Nothing) else self._said(result)

    def _found(self, found: Found) -> Answer:
        after = list(found.after)
        if found.rest:
            after.append(Line("rest", {"count": found.rest, "turn": found.rest}))
        own = [is_shown_in(quote, self._language) for quote in found.quotes]
        aside = say(self._language, "in_vietnamese") if own and not any(own) else ""
        said, besides = self._words(found.before, " ", aside), self._words(after, "\n\n")
        choices = suggest_listed(found.choices) if found.listed else suggest(found.choices)
        text = "\n\n".join(part for part in (said, besides) if part)
        words = [shown(quote, self._language).words for quote in found.quotes]
        if not words or (found.listed and all(each in text for each in words)):
            # A list of ours has each quote in a line already.
            citations = tuple(cite(quote, self._language) for quote in found.quotes)
            return Answer(found.status, text, self._language, citations, choices)
        return answered(
            self._language,
            found.quotes,
            self._today,
            found.status,
            said,
            choices,
            besides,
            found.labels,
            found.opening,
            found.groups,
            tuple(choice.title for choice in found.choices) if found.listed else (),
            found.notes,
        )

    def _unknown(self, unknown: Unknown) -> Answer:
        reason = say(self._language, "unknown_document", reference=unknown.naming.written)
        if unknown.known:
            known = self._found(unknown.known)
            text = f"{reason}\n\n{known.text}"
            return Answer(
                AnswerStatus.PARTIAL, text, self._language, known.citations, known.suggestions
            )
        choices = suggest(unknown.choices)
        if unknown.near and unknown.is_told:
            partial, quotes = AnswerStatus.PARTIAL, (unknown.near,)
            return answered(
                self._language,
                quotes,
                self._today,
                partial,
                reason,
                choices,
                overtaken=unknown.notes,
            )
        status = AnswerStatus.NOT_FOUND
        if unknown.near or not choices:
            choices = choices or suggest(unknown.instead)
            return refused(
                self._language,
                status,
                reason,
                self._today,
                unknown.near,
                choices,
                overtaken=unknown.notes,
            )
        near = say(self._language, "near_documents")
        text = f"{reason}\n\n{self._list(near, unknown.choices)}"
        return Answer(status, text, self._language, (), choices)

    def _ambiguous(self, asking: Ambiguous) -> Answer:
        reason = describe(asking.reason, self._language, self._today)
        text = self._list(reason, asking.choices)
        if asking.after:
            text += "\n" + self._words(asking.after, "\n")
        status = AnswerStatus.NEEDS_CLARIFICATION
        return Answer(status, text, self._language, (), suggest(asking.choices))

    def _nothing(self, nothing: Nothing) -> Answer:
        reason = self._words(nothing.reason, " ")
        choices = suggest(nothing.choices)
        if nothing.nearest is None and nothing.reason[0].key.startswith(_OF_LISTS):
            return Answer(nothing.status, reason, self._language, (), choices)
        is_led = nothing.reason[-1].key.startswith(_LEADING)
        return refused(
            self._language,
            nothing.status,
            reason,
            self._today,
            nothing.nearest,
            choices,
            is_led,
            nothing.notes,
        )

    def _said(self, told: Said) -> Answer:
        citations = (*told.citations, *(cite(each, self._language) for each in told.quotes))
        text = self._words(told.lines, "\n\n")
        answer = Answer(told.status, text, self._language, citations, suggest(told.choices))
        return replace(answer, is_disputed=any(line.key in _DISPUTED for line in told.lines))

    @staticmethod
    def _list(intro: str, choices: tuple[Choice, ...]) -> str:
        return "\n".join([intro, *dict.fromkeys(f"• {choice.title}" for choice in choices)])

    def _words(self, lines: tuple[Line, ...] | list[Line], between: str, aside: str = "") -> str:
        return describe_all(lines, between, self._language, self._today, aside)


def _joined(parts: list[Answer]) -> Answer:
    """Return several answers as one; partial when only some of them are answers."""
    if len(parts) == 1:
        return parts[0]
    statuses = {part.status for part in parts}
    status = AnswerStatus.PARTIAL
    if len(statuses) == 1:
        status = parts[0].status
    elif AnswerStatus.ANSWERED not in statuses and AnswerStatus.PARTIAL not in statuses:
        status = AnswerStatus.NOT_FOUND
    return Answer(
        status,
        _text(parts),
        parts[0].language,
        tuple(dict.fromkeys(citation for part in parts for citation in part.citations)),
        tuple(dict.fromkeys(choice for part in parts for choice in part.suggestions)),
        parts[-1].rest,  # “xem thêm” goes on with the last one
        any(part.is_disputed for part in parts),
    )


def _text(parts: list[Answer]) -> str:
    """Return the paragraphs of `parts`; a source of several stands once, under the last of them.

    A note that another part says by itself, “… đã hết hiệu lực”, is not said twice.
    """
    texts = [part.text.split("\n\n") for part in parts]
    for place, text in enumerate(texts):
        if any(text[-1] == behind[-1] and len(behind) > 1 for behind in texts[place + 1 :]):
            texts[place] = text[:-1]
    return "\n\n".join(said_once([paragraph for text in texts for paragraph in text]))
