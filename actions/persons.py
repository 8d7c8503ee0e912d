"""The persons whom a question names, by the whole names that the texts give them.

“Ông Hùng” is “ông Nguyễn Việt Hùng”, where the reports of events name but one person so.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from actions.knowledge import Knowledge
from actions.reading.people import find_person, people_named
from actions.reading.plan import Anything, Lookup, Overview, Passages, Plan, Spoken
from index.search.retriever import Retriever
from index.text.folding import fold


def of_person(plan: Plan, text: str, knowledge: Knowledge) -> Plan | None:
    """Return `plan`, read from `text`, asked of the person whom it names, by the whole name.

    Who is named is not the one who was spoken of. None where nobody is named, or where documents
    are asked for.
    """
    match plan:
        case Passages(target=Anything() | Spoken(ordinal=None), fields=()):
            named = _with_whole_name(plan.text, knowledge)
            return replace(plan, text=named, target=Anything(), about="") if named else None
        case Overview(target=Anything() | Spoken(ordinal=None), subject=str(subject)) if subject:
            named = _name_in(subject, knowledge)
            return replace(plan, subject=named, target=Anything()) if named else None
        case Lookup(target=Spoken(ordinal=None), fields=("speaker",), claim=""):
            named = _with_whole_name(text, knowledge)
            return Passages(named) if named else None
    return None


def of_other_person(last: Plan, words: str, knowledge: Knowledge) -> Passages | None:
    """Return `last`, a question on a person, asked of the one whom `words` name; else None."""
    other = _name_in(words, knowledge)
    if not other or not isinstance(last, Passages):
        return None
    found = find_person(last.text, _persons(knowledge.retriever))
    if found is None:
        return None
    start, end = found.span
    return replace(last, text=f"{last.text[:start]}{other}{last.text[end:]}", about="")


def _with_whole_name(text: str, knowledge: Knowledge) -> str:
    """Return `text` with the whole name of the person whom it names; "" where it names nobody."""
    found = find_person(text, _persons(knowledge.retriever))
    if found is None:
        return ""
    start, end = found.span
    said = text[start:end]
    if found.name in said:
        return text
    name = fold(found.name).split()
    title = takewhile(lambda word: fold(word) not in name, said.split()[:-1])
    return f"{text[:start]}{' '.join((*title, found.name))}{text[end:]}"


def _name_in(text: str, knowledge: Knowledge) -> str:
    found = find_person(text, _persons(knowledge.retriever))
    return found.name if found else ""


@lru_cache(maxsize=2)
def _persons(retriever: Retriever) -> frozenset[str]:
    """Return the persons whom the reports of events name."""
    catalogue = retriever.store.catalogue
    events = [document.id for document in retriever.documents if not document.number]
    passages = catalogue.passages(catalogue.positions_of(events)).values()
    return people_named(passage.text for passage in passages)
