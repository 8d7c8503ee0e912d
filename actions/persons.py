"""The persons whom the texts name: whom a question is about, and whom an answer speaks of.

“Ông Hùng” is “ông Nguyễn Việt Hùng”, where the reports of events name but one person so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from actions.conversation import MOST_PERSONS, Focus
from actions.deeds import asks_what_is_said, asks_what_is_signed
from actions.executing.result import Found, Joined, Quote, Result
from actions.knowledge import Knowledge
from actions.reading.people import find_person, people_named, women_named
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Continue,
    Define,
    Filter,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Spoken,
)
from actions.statements.phrases import POST
from actions.topics import occurrences, without
from index.documents.card import CARD_HEADING
from index.lexicon.gazetteer import find_places
from index.lexicon.issuers import Mention
from index.records.document import Passage
from index.search.retriever import Retriever
from index.text.folding import fold, syllables
from index.text.language import Language

_OF_A_PERSON = (("about",), ("speaker",), ("title",))  # “ông Minh nói gì” may be read as either


def of_person(plan: Plan, text: str, language: Language, knowledge: Knowledge) -> Plan | None:
    """Return `plan`, read from `text`, asked of the person whom it names, by the whole name.

    Who is named is not the one who was spoken of. None where nobody is named, or where documents
    are asked for.
    """
    if isinstance(plan, Passages) and plan.fields == ("signer",):
        plan = _unsigned(plan, language, knowledge)
    match plan:
        case Passages(fields=()) if signer := _signer_alone(plan.text, knowledge):
            return Listing(Filter(signers=(signer,)), explicit=True)
        case Passages(target=Anything() | Spoken(ordinal=None), fields=()):
            if deeds := _deeds(plan.text, language, knowledge):
                return deeds
            named = _with_whole_name(plan.text, knowledge)
            return replace(plan, text=named, target=Anything(), about="") if named else None
        case Continue(how="more" | "detail"):  # “what else did he sign”
            return _deeds(text, language, knowledge)
        case Define(target=Anything() | Spoken(ordinal=None)):
            return _deeds(plan.text or text, language, knowledge)
        case Overview(target=Anything() | Spoken(ordinal=None), subject=str(subject)) if subject:
            named = _speaker_in(subject, knowledge)
            return replace(plan, subject=named, target=Anything()) if named else None
        case Lookup(target=Spoken(ordinal=None), fields=("signer",)):  # “còn ký gì nữa không”
            return _deeds(text, language, knowledge)
        case Lookup(target=Spoken(ordinal=None), claim="") if plan.fields in _OF_A_PERSON:
            named = _with_whole_name(text, knowledge)
            return _deeds(text, language, knowledge) or (Passages(named) if named else None)
    return None


def _signer_alone(text: str, knowledge: Knowledge) -> str:
    """Return the signer whose whole name is all of `text`; "" for nobody, and for who spoke, too.

    “Tô Lâm” asks what we know of him: what he signed, where no report tells of him.
    """
    said = syllables(text)
    signers = (each.signer for each in knowledge.retriever.documents if each.signer)
    signer = next((each for each in signers if syllables(each) == said), "")
    return "" if _speaker_in(text, knowledge) else signer


def of_last_person(text: str, language: Language, persons: Sequence[str]) -> Plan | None:
    """Return what the last of `persons` signed, where `text` asks it and names nobody."""
    if persons and asks_what_is_signed(text, language):
        return Listing(Filter(signers=(persons[0],)), explicit=True)
    return None


def of_other_person(last: Plan, words: str, knowledge: Knowledge) -> Plan | None:
    """Return `last`, a question on a person, asked of the one whom `words` name; else None."""
    other = person_named(words, knowledge)
    if not other:
        return None
    match last:
        case Listing(filter=Filter(signers=(_,))):
            return replace(last, filter=replace(last.filter, signers=(other,)))
        case Overview(subject=subject) if person_named(subject, knowledge):
            return replace(last, subject=other)
        case Passages(text=text) if found := find_person(text, _persons(knowledge.retriever)):
            start, end = found.span
            return replace(last, text=f"{text[:start]}{other}{text[end:]}", about="")
    return None


def person_named(text: str, knowledge: Knowledge) -> str:
    """Return the whole name of the person whom `text` (NFC) names; "" where it names nobody."""
    found = find_person(text, _persons(knowledge.retriever))
    return found.name if found else ""


def person_and_rest(text: str, knowledge: Knowledge) -> tuple[str, str]:
    """Return the person whom `text` (NFC) names, "" for nobody, and what else it says."""
    found = find_person(text, _persons(knowledge.retriever))
    return (found.name, without(text, [found.span])) if found else ("", text)


def persons_in(texts: Iterable[str], knowledge: Knowledge) -> Iterator[str]:
    """Yield the persons whom `texts` of ours name by their whole names, in their order."""
    for text in texts:
        places = (
            (spans[0], name)
            for name in _persons(knowledge.retriever)
            if (spans := occurrences(name, text))
        )
        yield from (name for _, name in sorted(places))


def persons_after(focus: Focus, text: str, result: Result, knowledge: Knowledge) -> tuple[str, ...]:
    """Return who was spoken of last, once `result` answers `text`: whom it asks about first."""
    asked = person_named(text, knowledge)
    lines = result.before if isinstance(result, Found) else ()
    said = (str(value) for line in lines for value in line.values.values())
    # “Đó là Denis Thuriot” means one of those whom the sentence names.
    told = persons_in((*said, *(quote.words for quote in _quotes(result))), knowledge)
    named_ = dict.fromkeys((*([asked] if asked else []), *told, *focus.persons))
    return tuple(named_)[:MOST_PERSONS]


def person_in(text: str, knowledge: Knowledge) -> Mention | None:
    """Return the person whom `text` (NFC) names, with the place of the name; None for none."""
    return find_person(text, _persons(knowledge.retriever))


def introductions(knowledge: Knowledge) -> Iterator[tuple[str, str, Passage]]:
    """Yield each speaker with a sentence that introduces them alone, and where it stands.

    That is who is named at its beginning, or behind “là”: “người khai mạc là ông …”.
    """
    speakers = _speakers(knowledge.retriever)
    for passage in _reports(knowledge.retriever):
        for sentence in _sentences(passage):
            named = [name for name in speakers if occurrences(name, sentence)]
            if len(named) == 1 and _introduces(named[0], sentence):
                yield named[0], sentence, passage


def spokesmen(city: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return those who are introduced as of `city`: nobody else is meant where it is told of."""
    wanted = find_places(fold(city))
    told = introductions(knowledge) if wanted else ()
    of_city = (name for name, words, _ in told if wanted & find_places(fold(words)))
    return tuple(dict.fromkeys(of_city))


def signings(name: str, knowledge: Knowledge) -> Iterator[tuple[str, str, Passage]]:
    """Yield `name` with each sentence that says by their office that they signed a document."""
    catalogue = knowledge.retriever.store.catalogue
    signed = [each.id for each in knowledge.retriever.documents if each.signer == name]
    for passage in catalogue.passages(catalogue.positions_of(signed)).values():
        for sentence in _sentences(passage) if passage.heading != CARD_HEADING else ():
            before, found, _ = sentence.partition(name)
            if found and POST.search(fold(before)):
                yield name, sentence, passage


def _sentences(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        yield passage.text[start:end]


def _introduces(name: str, sentence: str) -> bool:
    before, _, behind = sentence.partition(name)
    lead = before.split()
    is_first = len(lead) <= 1 or lead[-2:-1] == ["là"]
    return is_first and POST.search(fold(behind)) is not None


def women(knowledge: Knowledge) -> frozenset[str]:
    """Return those of the persons whom a text calls a woman."""
    return _women(knowledge.retriever)


def _quotes(result: Result) -> tuple[Quote, ...]:
    """Return what `result` answers with; what a refusal shows as nearest is no answer."""
    match result:
        case Found(quotes=quotes):
            return quotes
        case Joined(results=results):
            return tuple(quote for each in results for quote in _quotes(each))
    return ()


def _deeds(text: str, language: Language, knowledge: Knowledge) -> Plan | None:
    """Return the plan of a question for all that the person named signed, or said; None else."""
    found = find_person(text, _persons(knowledge.retriever))
    if found is None:
        return None
    rest = without(text, [found.span])
    if asks_what_is_signed(rest, language):
        return Listing(Filter(signers=(found.name,)), explicit=True)
    if asks_what_is_said(rest, language):
        return Overview(subject=found.name, text=text, said=True)
    return None


def _unsigned(plan: Passages, language: Language, knowledge: Knowledge) -> Passages:
    """Return `plan` without the signer where only a name says it: “ong ho ky minh la ai”."""
    found = find_person(plan.text, _speakers(knowledge.retriever))
    asks = not found or "field.signer" in concepts_in(without(plan.text, [found.span]), language)
    return plan if asks else replace(plan, fields=())


def _with_whole_name(text: str, knowledge: Knowledge) -> str:
    """Return `text` with the whole name of the speaker whom it names; "" where it names nobody."""
    found = find_person(text, _speakers(knowledge.retriever))
    if found is None:
        return ""
    start, end = found.span
    said = text[start:end]
    if found.name in said:
        return text
    name = fold(found.name).split()
    title = takewhile(lambda word: fold(word) not in name, said.split()[:-1])
    return f"{text[:start]}{' '.join((*title, found.name))}{text[end:]}"


def _speaker_in(text: str, knowledge: Knowledge) -> str:
    found = find_person(text, _speakers(knowledge.retriever))
    return found.name if found else ""


@lru_cache(maxsize=2)
def _persons(retriever: Retriever) -> frozenset[str]:
    """Return the speakers at events, and those who signed documents."""
    signers = (document.signer for document in retriever.documents)
    return _speakers(retriever) | {signer for signer in signers if signer}


@lru_cache(maxsize=2)
def _speakers(retriever: Retriever) -> frozenset[str]:
    """Return the persons whom the reports of events name."""
    return people_named(passage.text for passage in _reports(retriever))


@lru_cache(maxsize=2)
def _women(retriever: Retriever) -> frozenset[str]:
    return women_named(passage.text for passage in _reports(retriever))


def _reports(retriever: Retriever) -> Iterable[Passage]:
    catalogue = retriever.store.catalogue
    events = [document.id for document in retriever.documents if not document.number]
    return catalogue.passages(catalogue.positions_of(events)).values()
