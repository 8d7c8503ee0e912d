"""“Ông ấy”, “qu'a-t-il dit”, “that city”: who or what was spoken of, by name in a question."""

from collections.abc import Iterator, Sequence

from actions.called_by_subject import called_by_subject
from actions.conversation import Focus
from actions.described_persons import asks_who, described_person
from actions.knowledge import Knowledge
from actions.persons import person_named, women
from actions.reading.inversion import put
from actions.reading.lexicon import Match, Token, pronoun_lexicon, tokens_of
from actions.reading.marked_words import lowered
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Order, Provisions, Spoken
from actions.reading.roles import signs
from actions.referents import Referents, is_document
from actions.topics import Span, place_named, replaced
from index.documents.names import name_in
from index.lexicon.number_words import CARDINALS
from index.lexicon.types import TYPES
from index.references.finder import Reference
from index.text.language import Language

# Of a longer phrase, “a-t-il dit”, these alone stand for the person.
_BARE = frozenset(("elle", "il"))
_CITY, _OTHER, _EARLIER, _SIGNER = "city", "anaphor.other", "earlier", "signer"
_POSSESSIVE = frozenset(("her", "his"))
_DOCUMENT = frozenset(("noun.any", *(f"type.{kind.code}" for kind in TYPES if kind.code)))
_NAMED_BEFORE = frozenset(("he", "she", "someone", _CITY))
_MATTERS = frozenset(("document", "elsewhere", "items", "service"))
_ORDERS: dict[str, Order] = {"newest": "newest", "oldest": "oldest"}
# Between a document and what it does, and what it does that to: “the decree that replaces it”.
_THAT = frozenset(("mà", "qui", "that", "which", "đã"))
_IT = frozenset(("it", "nó", "no"))
# What stands for the document that does something, and before the verb for what it does that to:
# “celle qui la remplace”.
_ONES = frozenset(("celle", "celui", "cái", "one"))
_OBJECTS = frozenset(("l", "la", "le"))
_REPLACEMENT, _REPLACED = "replacement", "replaced"
# “Văn bản bị thay thế” is the other one.
_PASSIVE = frozenset(("be", "been", "bi", "bị", "duoc", "được", "is", "replaced", "was"))
# “… bị cái gì thay thế” asks for the other one: so near the act that word stands.
_NEAR = 3
_SEVERAL = frozenset(("2", "3", "both", "các", "deux", "những", "three", "trois", "two"))
_LINKS = frozenset(("t",))


def with_names(text: str, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return `text` (NFC) with the name of what was spoken of for words that mean it.

    That is a person, a city, or a document by its place in a list, “văn bản thứ hai”. The words
    stay where one of the kind is named itself, and where none that fits was spoken of.
    """
    spans = [*_of_persons(text, focus, language, knowledge)]
    if found := knowledge.finder.find(text):
        spans += _of_actor(text, found, focus, language, knowledge)
    else:
        spans += _of_replacing(text, focus, language, knowledge) or _of_documents(
            text, focus, language, knowledge
        )
    for span, name in sorted(spans, reverse=True):
        text = replaced(text, [span], name)
    return text


def _of_persons(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    if described := described_person(text, language, knowledge):
        yield described
        return
    is_named = bool(person_named(text, knowledge))
    city = "" if place_named(text) else place_named(focus.subject)
    persons = () if is_named else focus.persons
    tokens = tokens_of(text)
    yield from _signer_of_it(text, focus, language, knowledge)
    matters = {
        at
        for each in matches_in(text, language)
        if _is_matter(each)
        for at in range(each.first, each.end)
    }
    for match, concept in _apart(pronoun_lexicon().find(tokens, language)):
        if match.end == match.first + 1 and match.first in matters:
            continue  # bare “ho so” is a dossier
        if concept == _CITY and match.first and _is_several(tokens[match.first - 1]):
            continue  # “hai nơi đó” are more than the last one
        phrase = tokens[match.first : match.end]
        name = city if concept == _CITY else _meant(concept, persons, women(knowledge))
        if not name and concept == "she" and not is_named:
            name = _only_woman(focus, knowledge)
        if name and phrase[-1].word in _POSSESSIVE and match.end < len(tokens):
            name = f"{name}'s"
        if name:
            yield put(name, _place(phrase), text)


def _is_several(before: Token) -> bool:
    """Tell whether the word `before` says that several are meant: “hai”, “các”, “two”."""
    return before.word in _SEVERAL or (CARDINALS.get(before.word) or 0) > 1


def _signer_of_it(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    """Yield who signed the document spoken of for “người ký”, where it is asked who that is.

    “Chức vụ gì?” alone is asked of that person too; of a report, of who was named last in it.
    """
    tokens = tokens_of(text)
    found = pronoun_lexicon().find(tokens, language)
    documents = Referents(focus, knowledge).documents(focus.documents)
    of_us = any("you" in each.concepts for each in found)  # “bạn là ai”
    if len(documents) != 1 or of_us or knowledge.finder.find(text):
        return
    (document,) = documents
    name = document.signer if document.number else next(iter(focus.persons), "")
    if document.number and not name:
        name = f"người ký {document.name}"  # whom nobody tells, and not the signer of another
    if name and asks_who(text, language):
        yield (0, 0), f"{name} "
        return
    signers = [each for each in found if _SIGNER in each.concepts]
    if name and signers and any("who" in each.concepts for each in found):
        longest = max(signers, key=lambda each: each.end - each.first)
        yield (tokens[longest.first].span[0], tokens[longest.end - 1].span[1]), name


def _only_woman(focus: Focus, knowledge: Knowledge) -> str:
    """Return the one woman of the report that is spoken of, “the lady”; "" for none or several."""
    events = {each.id for each in knowledge.retriever.documents if not each.number}
    named = women(knowledge) if events & focus.spoken else frozenset()
    return next(iter(named)) if len(named) == 1 else ""


def _is_matter(match: Match) -> bool:
    """Tell whether `match` is the name of a thing that people ask about, “hồ sơ”, “hộ khẩu”."""
    return match.end > match.first + 1 and any(
        concept.partition(".")[0] in _MATTERS for concept in match.concepts
    )


def _of_documents(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    """Yield the documents that `text` calls by their place, “nghị định thứ hai”, or “cái kia”.

    “Cái thứ hai” may be anything that was listed, and stays.
    """
    referents = Referents(focus, knowledge)
    tokens = tokens_of(text)
    called = called_by_subject(text, focus, language, knowledge)
    if called := called or _earlier(text, focus, language, knowledge):
        yield called
        return
    end = 0
    for match in sorted(matches_in(text, language), key=lambda each: (each.first, -each.end)):
        place = tokens[match.first].span[0], tokens[match.end - 1].span[1]
        spoken = _spoken(match.concepts, text[slice(*place)], language)
        if spoken is None or match.first < end or (spoken.ordinal and not focus.choices):
            continue
        if spoken.other and focus.choices and not any(map(is_document, focus.choices)):
            continue  # “cái còn lại” of two projects
        end = match.end
        target = referents.target(spoken)
        if target is None or len(target.documents) != 1:
            continue
        held = referents.documents(target.documents[0].matches)
        if not spoken.other or any(each.number for each in held):  # else it is of another thing
            yield place, target.documents[0].written


def _earlier(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> tuple[Span, str] | None:
    """Return the document spoken of before the last for “cái trước”, where nothing was listed.

    Behind an article that is the article before it; who goes back is asked of nothing new.
    """
    if focus.choices or isinstance(focus.plan, Provisions):
        return None
    if "continue.back" in concepts_in(text, language):
        return None
    tokens = tokens_of(text)
    found = [each for each in pronoun_lexicon().find(tokens, language) if _EARLIER in each.concepts]
    target = Referents(focus, knowledge).target(Spoken(other=True)) if found else None
    if target is None or len(target.documents) != 1:
        return None
    longest = max(found, key=lambda each: each.end - each.first)
    place = tokens[longest.first].span[0], tokens[longest.end - 1].span[1]
    return place, target.documents[0].written


def _of_actor(
    text: str,
    found: Sequence[Reference],
    focus: Focus,
    language: Language,
    knowledge: Knowledge,
) -> Iterator[tuple[Span, str]]:
    """Yield the document spoken of for “nó” before another one: “nó có thay thế 950 không?”."""
    pronoun = signs(language).pronouns.search(lowered(text))
    documents = Referents(focus, knowledge).documents(focus.documents)
    acts = any(each.startswith("act.") for each in concepts_in(text, language))
    if pronoun is None or not acts or len(documents) != 1 or not documents[0].number:
        return
    is_before = pronoun.end() <= found[0].span[0] and not text[: pronoun.start()].endswith("-")
    if is_before and all(each.matches for each in found):
        yield put(name_in(documents[0], language), pronoun.span(), text)


def _of_replacing(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> list[tuple[Span, str]]:
    """Return the document that replaced the one spoken of, where `text` calls it by that.

    “Văn bản thay thế (nó)”: what is asked is of the one that replaced.
    """
    tokens, matches = tokens_of(text), matches_in(text, language)
    nouns = {at + 1: at for at, token in enumerate(tokens) if token.word in _ONES}
    nouns |= {each.end: each.first for each in matches if _DOCUMENT.intersection(each.concepts)}
    # “Which decree replaces it” asks for it.
    asking = {each.end - 1 for each in matches if "which" in each.concepts}
    # “Cái mới nhất” is a place in a list.
    orders = [e for e in matches if any(c.startswith("ordinal.") for c in e.concepts)]
    ordered = {at for e in orders for at in range(e.first, e.end)}
    found = pronoun_lexicon().find(tokens, language)
    called = [e for e in found if ordered.isdisjoint(range(e.first, e.end))]
    named = [_place(tokens[e.first : e.end]) for e in called if _REPLACEMENT in e.concepts]
    older = [_place(tokens[e.first : e.end]) for e in called if _REPLACED in e.concepts]
    acts = [
        each
        for each in matches
        if "act.replace" in each.concepts
        and _PASSIVE.isdisjoint(
            token.word for token in tokens[max(0, each.first - _NEAR) : each.end]
        )
    ]
    for act in sorted(acts, key=lambda each: each.first - each.end):
        end = act.first - (tokens[act.first - 1].word in _OBJECTS)
        end -= tokens[end - 1].word in _THAT
        if end in nouns and asking.isdisjoint(range(nouns[end] - 1, end)):
            behind = act.end < len(tokens) and tokens[act.end].word in _IT
            last = tokens[act.end - 1 + behind]
            named.append((tokens[nouns[end]].span[0], last.span[1]))
    place = next(iter([*named, *older]), None)
    name = _of_replacement(not named, focus, language, knowledge) if place else ""
    return [(place, name)] if place and name else []


def _of_replacement(old: bool, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return the name of the document that replaced the one spoken of, or the `old` one.

    That may be the one spoken of itself: “cái cũ”, after the newer one was only named. "" for none.
    """
    spoken = Referents(focus, knowledge).target(Spoken())
    if spoken is None or len(spoken.documents) != 1:
        return ""
    naming = spoken.documents[0]
    held = Referents(focus, knowledge).documents(naming.matches)
    external = knowledge.links.external_documents
    lacking = (one for one in external if one.number and one.number in naming.written)
    held = held or tuple(lacking)
    by = {link.by for each in held for link in knowledge.links.of(each, ("replaces",))}
    of = {link.of for each in held for link in knowledge.links.by(each, ("replaces",))}
    wanted, other = (of, by) if old else (by, of)
    if len(wanted) == 1:
        return name_in(wanted.pop(), language)
    return name_in(held[0], language) if other and not wanted and held else ""


def _spoken(concepts: Sequence[str], phrase: str, language: Language) -> Spoken | None:
    """Return what `phrase` points at among documents; None where that is no document."""
    if _OTHER in concepts:
        return Spoken(other=True)
    for concept in concepts:
        kind, _, ordinal = concept.partition(".")
        if kind == "ordinal" and (order := _ORDERS.get(ordinal)):
            return Spoken(order=order)
        if kind == "ordinal" and ordinal.lstrip("-").isdecimal():
            is_document = _DOCUMENT & concepts_in(phrase, language)
            return Spoken(int(ordinal)) if is_document else None
    return None


def _apart(matches: Sequence[Match]) -> Iterator[tuple[Match, str]]:
    """Yield the longest of `matches` for what was named before at each place, and its concept."""
    end = 0
    for match in sorted(matches, key=lambda each: (each.first, -each.end)):
        concept = next((each for each in match.concepts if each in _NAMED_BEFORE), "")
        if concept and match.first >= end:
            yield match, concept
            end = match.end


def _meant(concept: str, persons: Sequence[str], women_: frozenset[str]) -> str:
    """Return the one of `persons`, the last first, whom `concept` may mean; "" for none."""
    for person in persons:
        if concept == "someone" or (person in women_) == (concept == "she"):
            return person
    return ""


def _place(phrase: Sequence[Token]) -> Span:
    """Return the place of the pronoun in `phrase`: with “-t-” in “a-t-il dit”."""
    at = next((row for row, token in enumerate(phrase) if token.word in _BARE), None)
    if at is None:
        return phrase[0].span[0], phrase[-1].span[1]
    start, end = phrase[at].span
    if at and phrase[at - 1].word in _LINKS:
        start = phrase[at - 1].span[0]
    return start, end
