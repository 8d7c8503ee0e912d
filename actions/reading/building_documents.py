"""Make the plan of a question on documents of its mentions: one function a row of frames.yml."""

from dataclasses import replace
from itertools import pairwise

from actions.reading.acts import related
from actions.reading.as_on import day_asked, is_before, is_on_change
from actions.reading.built import Built
from actions.reading.description import Description
from actions.reading.descriptions import whole_descriptions
from actions.reading.fields import fields_of, places_of
from actions.reading.mentions import Mentions, Place, words_of
from actions.reading.plan import (
    Anything,
    Described,
    Field,
    Listing,
    Lookup,
    Named,
    Passages,
    Plan,
    Provisions,
    Several,
    Spoken,
    Validity,
)
from actions.reading.scope import Scope, scope_of
from actions.reading.standing import (
    days_of_standing,
    places_of_standing,
    whether_it_stands,
)

# Fields of which no passage tells better than the metadata do.
_ONLY_METADATA = frozenset(("signer", "effective", "replaced_by", "replaces"))
_MOST_BESIDE = 2  # words beside a chapter or section of a text that is not named
_FEWEST = 2  # words of a second question
_TOLD_OF_EACH: frozenset[Field] = frozenset(("effective", "issued", "signer"))


def listing(mentions: Mentions) -> Built | None:
    """Return the plan that lists documents by their metadata; all of the text must say which."""
    for found in whole_descriptions(mentions, mentions.places):
        if found.spoken or not _asks_for_list(found):
            continue
        fields = () if mentions.content <= found.taken else _of_each(mentions, found)
        if fields is None:
            continue
        if found.order is None and found.limit and not (found.all or found.count):
            continue  # “3 nghị định năm 2020” may be any
        if mentions.has("when") and mentions.has("issued") and not _asks_some(found):
            continue  # “quand la loi … de 2023 a-t-elle été adoptée”: the one, and its day
        if mentions.has("polarity") and _says_only_type(found) and not _asks_some(found):
            continue  # “nghị định còn hiệu lực không”: the one that was spoken of
        # “From oldest to newest” is an order of all.
        ordered = len(set(mentions.values("order"))) > 1
        limit = found.limit or (1 if found.order and not ordered else 0)
        explicit = found.all or found.count
        plan = Listing(found.filter, found.order, limit, found.count, explicit, fields)
        return Built(plan, mentions.content if fields else found.taken)
    return None


def _of_each(mentions: Mentions, found: Description) -> tuple[Field, ...] | None:
    """Return what is asked of each of several: “các quyết định năm 2021 và người ký từng cái”.

    None where something else is said.
    """
    fields, taken = fields_of(mentions)
    told = bool(fields) and _TOLD_OF_EACH.issuperset(fields) and _asks_some(found)
    # “… và người ký từng quyết định” says again what is listed.
    types = (place for place in places_of(mentions, "type") if _is_listed(place, found))
    said = found.taken | taken | words_of([*places_of(mentions, "also"), *types])
    return fields if told and mentions.content <= said else None


def _is_listed(place: Place, found: Description) -> bool:
    return any(each.value in found.filter.types for each in place.mentions)


def _asks_some(found: Description) -> bool:
    return found.which or found.some or found.all or found.count or found.order is not None


def _says_only_type(found: Description) -> bool:
    """Tell whether nothing but a type, a subject and how it stands is said; a year may name it."""
    said = found.filter
    issued = said.issued and not said.topic  # “is the 2023 Law on … still valid”
    return bool(said.standing) and not (said.issuers or said.signers or issued)


def _asks_for_list(found: Description) -> bool:
    """Tell whether several documents are asked for, and not the one that was spoken of."""
    said = found.filter
    filtered = said.issuers or said.issued or said.signers or said.without
    listed = filtered or said.standing or said.topic or found.order
    lead = found.some or found.all or found.count
    if _asks_some(found) and (listed or (said.types and lead)):
        return True
    # “Nghị định năm 2020” alone is a list; “nghị định về đô thị thông minh” means the one.
    stands = said.types or said.standing == "ends"
    return bool(filtered or (said.standing and stands))


def relations(mentions: Mentions) -> Built | None:
    """Return the plan that tells which documents do something to another one."""
    act = next((place for place in mentions.places if place.has("act")), None)
    scope = scope_of(mentions)
    if act is None:
        return None
    if isinstance(scope.target, Anything) or (isinstance(scope.target, Described) and scope.cut):
        if act.has("standing"):
            return None  # “văn bản nào bị thay thế năm 2024” is a list
        scope = Scope(Spoken())  # “văn bản nào thay thế?”
    return related(mentions, act, scope)


def name(mentions: Mentions) -> Built | None:
    """Return the plan that tells what a document is of which nothing but its name is said."""
    fields, _ = fields_of(mentions)
    scope = scope_of(mentions)
    if fields or scope.cut or not scope.taken or isinstance(scope.target, Spoken):
        return None
    if (
        places_of_standing(mentions)
        or _asks_which(mentions, scope)
        or not _is_bare(mentions, scope)
    ):
        return None
    return Built(Lookup(scope.target), scope.taken)


def lookup(mentions: Mentions) -> Built | None:
    """Return the plan that tells fields of a document's metadata."""
    fields, taken = fields_of(mentions)
    scope = scope_of(mentions)
    if not fields or _asks_which(mentions, scope):
        return None
    standing = [one for one in places_of_standing(mentions) if not words_of([one]) & taken]
    target = Spoken() if isinstance(scope.target, Anything) else scope.target
    taken |= scope.taken
    said = {"issuer", "signer"}.intersection(fields) and mentions.has("issuer", "signer")
    # “… có hiệu lực từ 2023 à”: the day is claimed.
    of_day = {"effective", "issued"}.intersection(fields) and mentions.has("own_day", "period")
    claims = said or mentions.has("signed_day") or (of_day and not mentions.has("when"))
    claim = mentions.text if claims and mentions.has("polarity") else ""
    if dated := _dated(mentions, fields):
        fields, taken = (*fields, "issued"), taken | dated
    plan: Plan = Lookup(target, fields, claim)
    if fields == ("replaced_by",) and (whether := whether_it_stands(mentions)) == "ended":
        left = mentions.content - taken - words_of(places_of_standing(mentions))
        return None if left else Built(Validity(target, whether=whether), mentions.content)
    if standing:
        taken |= words_of(standing)
        days = days_of_standing(mentions)
        holds = Validity(target, days, whether="" if days else whether_it_stands(mentions))
        plan = Several((plan, holds))
    if "based_on" in fields:  # “căn cứ vào đâu để ban hành”
        taken |= words_of(places_of(mentions, "issued"))
    left = mentions.content - taken - _beside(mentions, taken)
    alone = not mentions.has("provision") and not _joins_two(mentions, left)
    if isinstance(target, Named) and _ONLY_METADATA.intersection(fields) and alone:
        return Built(plan, mentions.content)
    return Built(plan, mentions.content) if not left else None


def _dated(mentions: Mentions, fields: tuple[Field, ...]) -> frozenset[int]:
    """Return the words for when it was issued, said beside by whom: “Quốc hội thông qua năm …”."""
    if not {"issuer", "signer"}.intersection(fields) or "issued" in fields or mentions.has("when"):
        return frozenset()
    acts = places_of(mentions, "issued") + places_of(mentions, "signs")
    return words_of(places_of(mentions, "period")) if acts else frozenset()


def _beside(mentions: Mentions, taken: frozenset[int]) -> frozenset[int]:
    """Return the words that ask for nothing more beside a field: “nào”, “dựa trên”."""
    return words_of(
        [
            place
            for place in mentions.places
            if place.has("which", "act.base", "issued", "says")
            and {place.words[0] - 1, place.words[1]} & taken
        ]
    )


def _is_bare(mentions: Mentions, scope: Scope) -> bool:
    return mentions.content <= scope.taken | words_of(
        [place for place in mentions.places if place.has("about", "either", "also", "list.some")]
    )


def _asks_which(mentions: Mentions, scope: Scope) -> bool:
    """Tell whether another document is asked for than those that the question names."""
    return any(
        place.has("type", "noun")
        and not set(range(*place.words)) <= scope.taken
        and following.has("which")
        for place, following in pairwise(mentions.places)
    )


def validity(mentions: Mentions) -> Built | None:
    """Return the plan that tells whether a document holds."""
    standing = places_of_standing(mentions)
    scope = scope_of(mentions)
    if not standing or _asks_which(mentions, scope):
        return None
    fields, _ = fields_of(mentions)
    if fields:
        return None
    target = Spoken() if isinstance(scope.target, Anything) else scope.target
    periods = [place for place in mentions.places if place.has("period", "when", "polarity")]
    taken = scope.taken | words_of([*standing, *periods])
    days = days_of_standing(mentions)
    return Built(Validity(target, days, whether="" if days else whether_it_stands(mentions)), taken)


def provisions(mentions: Mentions) -> Built | None:
    """Return the plan that shows a Điều, a Khoản, a Điểm."""
    [places, *_] = mentions.values("provision")
    scope = scope_of(mentions)
    taken = scope.taken | words_of(places_of(mentions, "provision"))
    if isinstance(scope.target, Anything):
        said = words_of(
            [one for one in mentions.places if one.has("says", "field.about", "field.title")]
        )
        left = mentions.content - taken - said
        # “Dịch vụ công mức 4 làm bằng điện thoại …” is no section of a text.
        most = 0 if not places[0].names_unit else _MOST_BESIDE
        if places[0].article is None and len(left) > most:
            return None
        return Built(_as_on(Provisions(Spoken(), places, mentions.text), mentions), taken)
    target = Spoken() if scope.cut and isinstance(scope.target, Described) else scope.target
    plan = _as_on(Provisions(target, places, mentions.text), mentions)
    if any(place.has("unamended") and place.has("as_amended") for place in mentions.places):
        # “Trước và sau khi sửa đổi”: both, held against each other.
        held = replace(plan, compared=True, changed=False)
        both = tuple(replace(held, before=before) for before in (True, False))
        return Built(Several(both), mentions.content)
    return Built(plan, mentions.content)


def _as_on(plan: Provisions, mentions: Mentions) -> Provisions:
    """Return `plan` with the day as of which, and what was changed, where that is asked."""
    taken = scope_of(mentions).taken
    changed = is_on_change(mentions) and not words_of(places_of(mentions, "act.amend")) <= taken
    return replace(
        plan, day=day_asked(mentions, taken), before=is_before(mentions), changed=changed
    )


def unread(mentions: Mentions) -> Built | None:
    """Return the question back for a day that never is, or a place in no text: “điều VIX”."""
    [asking, *_] = mentions.values("unread")
    return Built(asking, mentions.content)


def within(mentions: Mentions) -> Built | None:
    """Return the plan that answers from what the texts of certain documents say."""
    target = scope_of(mentions, loose=True).target
    return passages(mentions) if isinstance(target, Named | Described) else None


def passages(mentions: Mentions) -> Built | None:
    """Return the plan that answers from what texts say."""
    scope = scope_of(mentions, loose=True)
    fields, taken = fields_of(mentions)
    text = mentions.text
    if scope.cut:
        text = _without(mentions, scope.taken)
    left = mentions.content - taken - scope.taken
    # “Nói gì về xe tự lái” asks for that, and no title tells it.
    known = tuple(field for field in fields if field not in ("about", "title"))
    every = _told_of(mentions, scope)
    plan: Plan = Passages(
        text, scope.target, fields=known if len(left) > 1 else fields, every=every
    )
    if isinstance(scope.target, Named) and known and _joins_two(mentions, left):
        plan = Several((Lookup(scope.target, known), Passages(text, scope.target)))
    elif isinstance(scope.target, Named) and mentions.has("polarity"):
        standing = places_of_standing(mentions)
        if standing and _joins_two(mentions, left - words_of(standing)):
            known_to_hold = Validity(scope.target, days_of_standing(mentions))
            plan = Several((known_to_hold, Passages(text, scope.target)))
    return Built(plan, mentions.content)


def _told_of(mentions: Mentions, scope: Scope) -> str:
    """Return what documents are asked for that tell of it, each: “những văn bản nào nhắc tới 5G”.

    One that “quy định” something is one alone, unless several are asked for.
    """
    asking = [each for each in mentions.places if each.has("type", "noun")]
    if not asking or isinstance(scope.target, Named | Spoken) or mentions.has("document"):
        return ""
    noun, behind = asking[0], [each for each in mentions.places if each.words > asking[0].words]
    before = [each for each in mentions.places if each.words < noun.words]
    which = noun.has("which") or any(each.has("which") for each in (*before, *behind[:1]))
    several = noun.has("list") or any(each.has("list") for each in before)
    says = next((each for each in behind if each.has("about", "act.cite", "says")), None)
    if says is None or not which or not (several or says.has("about", "act.cite")):
        return ""
    if any(each.words[1] == says.words[0] and each.has("passive") for each in behind):
        return ""  # “văn bản nào được nhắc tại …” asks for what is told, and not for what tells
    about = words_of([each for each in behind if each.has("about")])
    left = sorted(at for at in mentions.content - about if at >= says.words[1])
    return mentions.written(left[0], left[-1] + 1) if left else ""


def _joins_two(mentions: Mentions, left: frozenset[int]) -> bool:
    """Tell whether “và” or a comma joins a question on what a text says to one on its metadata."""
    if len(left) < _FEWEST or mentions.has("provision"):
        return False
    asking = (place for place in mentions.places if place.has("list.count", "thing", "which"))
    comma = "," in mentions.text and any(left.intersection(range(*one.words)) for one in asking)
    return comma or mentions.has("and")


def _without(mentions: Mentions, words: frozenset[int]) -> str:
    """Return the text without `words`, given by their indexes, and what stands between them."""
    kept: list[str] = []
    place, before = 0, -2
    for word in sorted(words):
        start, end = mentions.tokens[word].span
        if word != before + 1:
            kept.append(mentions.text[place:start])
        place, before = end, word
    kept.append(mentions.text[place:])
    return " ".join(" ".join(kept).split()).strip(" ,")
