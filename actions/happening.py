"""When and where an event took place, in whatever words it is asked: “hội thảo hôm nào?”.

Such a question says nothing that could be found but the event, which every section of its report
has; the section that tells is the one whose heading asks the same.
"""

from pathlib import Path

from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import Named, Naming, Passages
from index.question.kinds import answer_kinds
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: dict[Language, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_OCCURS = {language: frozenset(words) for language, words in _WORDS.items()}
_ASKED = frozenset(("date", "place"))
_SAID = frozenset(("asks.when", "asks.where", "between", "day", "event", "skip", "when"))


def when_and_where(text: str, language: Language, knowledge: Knowledge) -> Passages | None:
    """Return the section that tells when or where the event took place that `text` asks of.

    None where it asks for anything else, or no report of an event has such a section.
    """
    kinds = set(answer_kinds(text, language))
    found = matches_in(text, language)
    if not kinds or not kinds <= _ASKED or not any("event" in each.concepts for each in found):
        return None
    said = {
        at
        for each in found
        if _SAID.intersection(each.concepts)
        for at in range(each.first, each.end)
    }
    left = {each.folded for at, each in enumerate(tokens_of(text)) if at not in said}
    if not left <= _OCCURS.get(language, frozenset()):
        return None
    catalogue = knowledge.retriever.store.catalogue
    for document in knowledge.retriever.documents:
        if document.number:
            continue
        for passage in catalogue.passages(catalogue.positions_of([document.id])).values():
            if kinds <= set(answer_kinds(passage.heading, "vi")):
                return Passages(passage.heading, Named((Naming(document.name, (document.id,)),)))
    return None
