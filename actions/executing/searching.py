"""Search a text for a plan: once in all documents, once more in the one that answers."""

from collections.abc import Collection

from actions.executing.context import Context
from actions.executing.likely import HITS, saying
from actions.executing.selecting import chosen_by, official_documents, standing_as_wanted
from actions.executing.targets import documents_of
from actions.reading.plan import Described, Target
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.text.folding import syllables


def search(
    text: str, context: Context, documents: Collection[str] | None = None, k: int = HITS
) -> list[ScoredPassage]:
    """Return the best passages for `text`, without letterheads; of `documents` by id, or of any."""
    return _provisions(saying(context.knowledge.retriever.search(text, k, documents)), context)


def _provisions(hits: list[ScoredPassage], context: Context) -> list[ScoredPassage]:
    """Return `hits` without what stands around the articles of a law, unless there is nothing else.

    “Căn cứ …”, what a site says of the text and “(Kèm theo …)” answer nothing.
    """
    catalogue = context.knowledge.retriever.store.catalogue

    def is_around(hit: ScoredPassage) -> bool:
        if hit.passage.wording != "verbatim" or hit.unit_path:
            return False
        return any(unit.level == "article" for unit in catalogue.units(hit.passage.version))

    return [hit for hit in hits if not is_around(hit)] or hits


def within(target: Target, context: Context) -> list[str] | None:
    """Return the ids of the documents that `target` names or strictly describes; None: any."""
    if isinstance(target, Described) and target.strict:
        chosen = chosen_by(target.filter, official_documents(context))
        known, unknown = standing_as_wanted(
            target.filter, chosen, context.knowledge.links, context.today
        )
        return [document.id for document in (*known, *unknown)]
    return [document.id for document in documents_of(target, context)] or None


def without_cards(hits: list[ScoredPassage]) -> list[ScoredPassage]:
    """Return `hits` without the cards, which are for questions on metadata, unless all are."""
    return [hit for hit in hits if hit.passage.heading != CARD_HEADING] or hits


def words_of(hit: ScoredPassage) -> str:
    """Return the words of `hit` that fit the question best."""
    start, end = hit.sentence
    return hit.passage.text[start:end]


def named_section(text: str, hits: list[ScoredPassage]) -> ScoredPassage | None:
    """Return the hit whose heading `text` is, after the name of its document or alone."""
    written = syllables(text)
    for hit in hits:
        heading = syllables(hit.passage.heading)
        name = syllables(hit.document.name) if hit.document.number else []
        verbatim = hit.passage.wording == "verbatim"  # its places are found by number
        if heading and not verbatim and written in (heading, name + heading):
            return hit
    return None
