"""Why a document no longer holds: the sentence that gives the reason, or what replaced it."""

import re
from collections.abc import Sequence

from actions.executing.cards import body_of, field_sentences, sourced_quote
from actions.executing.context import Context
from actions.executing.lookup import telling_of
from actions.executing.overtaken import standing_today
from actions.executing.result import Quote
from index.records.document import Document

_ENDED = "hết hiệu lực"
_REASON = re.compile(r"(?<!\w)(?:bởi|do|vì)(?!\w)")


def why_ended(documents: Sequence[Document], context: Context) -> tuple[Quote, ...]:
    """Return why each of `documents` ended; nothing where one has not, or nobody says why."""
    told = [_reason(document, context) for document in documents]
    return tuple(quote for quotes in told for quote in quotes) if all(told) else ()


def _reason(document: Document, context: Context) -> tuple[Quote, ...]:
    if standing_today(document, context).state != "ended":
        return ()
    body = body_of(document, context)
    for passage in body:
        for start, end in passage.sentences:
            words = passage.text[start:end]
            if _ENDED in words and _REASON.search(words) and passage.wording == "summary":
                return (Quote(document, passage, words),)
    replaced = telling_of(document, "replaced_by", context).quotes
    ended = (sourced_quote(document, each, body) for each in field_sentences(document, "validity"))
    return tuple(dict.fromkeys((*replaced, *ended))) if replaced else ()
