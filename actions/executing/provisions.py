"""Execute Provisions: places of the documents named; or which documents may be meant."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from actions.executing.articles import has_place, place_result
from actions.executing.context import Context
from actions.executing.joining import joined
from actions.executing.place_differences import with_differences
from actions.executing.result import Joined, Result
from actions.executing.targets import documents_of
from actions.reading.plan import Provisions, Spoken
from index.documents.selection import newest_first
from index.question.courtesies import without_courtesies
from index.records.document import Document
from index.references.provisions import without_provision
from index.text.folding import STOPWORDS, syllables

_CHOICES = 3
_HITS = 8
# So many documents are looked through for one that has the place.
_LOOKED_THROUGH = 50


def provisions(plan: Provisions, context: Context) -> Result:
    """Return the words of each place asked for, of the documents of the target."""
    documents = documents_of(plan.target, context)
    results = [place_result(plan, place, documents, context) for place in plan.places]
    if plan.compared:  # side by side, and not as one
        apart = results[0] if len(results) == 1 else Joined(tuple(results))
        return with_differences(apart)
    return joined(results)


def documents_with(
    plan: Provisions, among: Sequence[Document] | None, context: Context
) -> tuple[Document, ...]:
    """Return documents whose texts have the first place: on the subject of the question, else new.

    They are some of `among`, if given. The search alone may find another Điều than is meant.
    """
    having = _with_place(_looked_through(plan, among, context), plan, context)
    return tuple(islice(having, _CHOICES))


def _with_place(
    documents: Iterable[Document], plan: Provisions, context: Context
) -> Iterator[Document]:
    return (one for one in documents if has_place(plan.places[0], one, context))


def _looked_through(
    plan: Provisions, among: Sequence[Document] | None, context: Context
) -> list[Document]:
    retriever = context.knowledge.retriever
    whole = [one for one in among or retriever.documents if one.texts]
    newest = newest_first(whole)[:_LOOKED_THROUGH]
    text = without_courtesies(without_provision(plan.text))
    says_no_more = isinstance(plan.target, Spoken) or not set(syllables(text)) - STOPWORDS
    if among or says_no_more:
        return newest
    found = {hit.document.id: hit.document for hit in retriever.search(text, _HITS)}.values()
    return list(_with_place(found, plan, context)) or newest
