"""Whether a document that the store lacks still holds, by what the others state of it."""

from actions.executing.claims import stands_as_claimed
from actions.executing.context import Context
from actions.executing.result import Found, Line
from actions.executing.stated_in import stated_in
from actions.executing.targets import documents_called
from actions.executing.unknown import said_of, stated_document
from actions.reading.plan import Naming, Validity
from index.documents.relations import ENDING
from index.documents.timeline import Status, status_on
from index.records.document import Document


def standing_of_unheld(plan: Validity, naming: Naming, context: Context) -> Found | None:
    """Return whether it holds, or is as `plan` claims, with the sentence that says what ended it.

    None where a day is meant, or no other document is known to have ended it.
    """
    document = _stated(naming, context) if plan.days is None else None
    if document is None:
        return None
    status = status_on(document, context.knowledge.links, context.today, context.today)
    if not plan.claim:
        return _ended(document, status, context)
    quote = said_of(document, context, sorted(ENDING)) if status.state == "ended" else None
    if quote is None:
        return None
    verdict = stands_as_claimed(plan.claim, document, status, context.today)
    return Found((quote,), before=(Line(f"claim.{verdict}"),)) if verdict else None


def _ended(document: Document, status: Status, context: Context) -> Found | None:
    """Return that `document` has ended, by which text of the store, in the words of that."""
    if status.state != "ended" or status.by is None:
        return None
    links = context.knowledge.links.of(document, ENDING)
    stated = (stated_in(link, context) for link in links if link.by.id == status.by.id)
    quote = next((each for each in stated if each), None)
    if quote is None:
        return None
    since = Line("overtaken.since", {"day": status.since}) if status.since else ""
    values: dict[str, object] = {"name": document.name, "since": since, "by": status.by}
    return Found((quote,), before=(Line("validity.unheld_ended", values),))


def _stated(naming: Naming, context: Context) -> Document | None:
    """Return what `naming` names: by its number, or the one that the text of its name ended."""
    links = context.knowledge.links
    if document := stated_document(naming.written, links):
        return document
    newer = documents_called(naming.newer, context)
    ended = {link.of.id: link.of for each in newer for link in links.by(each, ENDING)}
    return next(iter(ended.values())) if len(ended) == 1 else None
