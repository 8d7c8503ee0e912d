"""A question of few words that names nothing is of what is spoken of: “để làm gì?”, “mấy %?”."""

from collections.abc import Sequence
from dataclasses import replace

from actions.compared import is_numbered
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.contexts import has_pronoun
from actions.reading.phrases import concepts_in
from actions.reading.plan import Passages
from actions.referents import Referents
from actions.remarks import is_remark
from actions.targeting import named
from actions.topics import meaning, place_named
from index.question.glossary import glossary
from index.question.kinds import answer_kinds
from index.records.document import Document
from index.text.folding import syllables
from index.text.language import Language
from index.text.syllables import is_syllable

# A question of no more words of meaning than these leaves its subject to the conversation; of a
# claim, which repeats what was said, a few more; “họ” or “elle” leaves it to it in more yet.
_MOST = 5
_MOST_OF_CLAIM = 8
MOST_WITH_PRONOUN = 12
# A question of fewer words says nothing that could be found.
_FEWEST_TOLD = 2
# So many documents are looked into for a word.
_MOST_LOOKED_INTO = 3


def elliptic(
    plan: Passages, text: str, language: Language, focus: Focus, knowledge: Knowledge
) -> Passages:
    """Return `plan`, read from `text`, about what is spoken of where it has no subject itself."""
    most = _MOST_OF_CLAIM if plan.claim else _MOST
    most = MOST_WITH_PRONOUN if has_pronoun(text, language) else most
    words = meaning(plan.text)
    own = place_named(plan.text) or knowledge.finder.find(plan.text) or plan.about
    if own or len(words) > most or is_remark(text, language):
        return plan
    referents = Referents(focus, knowledge)
    documents = referents.documents(focus.documents)
    if focus.unknown:
        return replace(plan, about=focus.unknown.written)
    if words and documents and not _may_speak_of(documents, words, text, language, knowledge):
        return plan
    if focus.subject and not is_numbered(focus.topic, referents):
        asks_for_another = place_named(focus.subject) and "locality" in answer_kinds(text, language)
        return plan if asks_for_another else replace(plan, about=focus.subject)
    if not documents:
        return plan
    # “Để làm gì” says nothing that could be found: what is spoken of is said with it.
    asks_use = "can_do.what" in concepts_in(text, language)
    says_nothing = asks_use and len(words) < _FEWEST_TOLD and len(documents) == 1
    asked = f"{documents[0].title}: {plan.text}" if says_nothing else plan.text
    return replace(plan, text=asked, target=named(documents))


def _may_speak_of(
    documents: Sequence[Document],
    words: list[str],
    text: str,
    language: Language,
    knowledge: Knowledge,
) -> bool:
    """Tell whether one of `words` is of a language of ours, or in the first of `documents`.

    “Qui a signé ?” asks for a person, and so of them.
    “/restart” and “test” ask nothing of them.
    """
    if any(map(is_syllable, words)) or answer_kinds(text, language):
        return True
    if language != "vi" and glossary().renderings(text, language):
        return True
    catalogue = knowledge.retriever.store.catalogue
    ids = [document.id for document in documents[:_MOST_LOOKED_INTO]]
    passages = catalogue.passages(catalogue.positions_of(ids)).values()
    return any(
        not said.isdisjoint(words)
        for passage in passages
        for said in [set(syllables(f"{passage.heading} {passage.text}"))]
    )
