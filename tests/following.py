"""What the tests of conversations share: documents by short names, and choices of them."""

from actions.reading.plan import (
    Choice,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
)

# The shipped documents that the tests speak of: id and name.
NAMES = {
    "nd13": ("nd-13-2023", "Nghị định 13/2023/NĐ-CP"),
    "nd42": ("nd-42-2022", "Nghị định 42/2022/NĐ-CP"),
    "nd224": ("nd-224-2026", "Nghị định 224/2026/NĐ-CP"),
    "nd269": ("nd-269-2025", "Nghị định 269/2025/NĐ-CP"),
    "qd411": ("qd-411-2022", "Quyết định 411/QĐ-TTg"),
    "qd749": ("qd-749-2020", "Quyết định 749/QĐ-TTg"),
    "qd06": ("qd-06-2022", "Quyết định 06/QĐ-TTg"),
    "luat148": ("luat-148-2025", "Luật 148/2025/QH15"),
    "event": (
        "hoi-thao-thanh-pho-thong-minh-2023",
        "Hội thảo “Thành phố thông minh – Số hoá”",
    ),
}


def naming(key: str) -> Naming:
    identity, name = NAMES[key]
    return Naming(name, (identity,))


def named(*keys: str) -> Named:
    return Named(tuple(map(naming, keys)))


def written(key: str, words: str) -> Named:
    """Return the document as a person names it."""
    return Named((Naming(words, (NAMES[key][0],)),))


def ids(*keys: str) -> tuple[str, ...]:
    return tuple(NAMES[key][0] for key in keys)


def document_choices(*keys: str) -> tuple[Choice, ...]:
    return tuple(Choice(NAMES[key][1], Lookup(named(key))) for key in keys)


def heading_choices(*headings: str) -> tuple[Choice, ...]:
    return tuple(Choice(heading, Passages(heading, named("event"))) for heading in headings)


def list_of(*types: str, topic: str = "") -> Listing:
    return Listing(Filter(types=types, topic=topic))


def overview(subject: str) -> Overview:
    return Overview(subject=subject)
