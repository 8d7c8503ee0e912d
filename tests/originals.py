"""What an answer in English or French says, in the Vietnamese of the texts."""

from actions.answer import Answer, Citation
from actions.knowledge import Knowledge
from index.records.document import Passage


def vietnamese_of(said: Answer, knowledge: Knowledge) -> str:
    """Return the text of `said`, and below it the Vietnamese sentences that it cites."""
    return "\n".join([said.text, *(_original(each, knowledge) for each in said.citations)])


def _original(citation: Citation, knowledge: Knowledge) -> str:
    catalogue = knowledge.retriever.store.catalogue
    passages = catalogue.passages(catalogue.positions_of([citation.document_id])).values()
    return "\n".join(filter(None, (_sentences(citation, passage) for passage in passages)))


def _sentences(citation: Citation, passage: Passage) -> str:
    for rendering in passage.renderings:
        at = rendering.text.find(citation.quote)
        if rendering.heading == citation.heading and at >= 0:
            end = at + len(citation.quote)
            pairs = zip(rendering.sentences, passage.sentences, strict=True)
            spans = [own for (first, last), own in pairs if first < end and at < last]
            return passage.text[spans[0][0] : spans[-1][1]]
    return ""
