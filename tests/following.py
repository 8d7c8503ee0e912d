"""What the tests of conversations share: documents by short names, choices of them, and focuses."""

from dataclasses import replace
from datetime import date

from actions.answer import Citation
from actions.conversation import Focus, Topic
from actions.reading.plan import (
    Choice,
    Field,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Spoken,
)
from actions.reading.times import Days
from index.documents.relations import Act
from index.legal.structure.provision import Provision

Row = tuple[Focus, Plan, str, Plan]
"""A focus, a plan as read, its text, and the plan resolved."""

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


def year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))


def clause(number: str) -> tuple[Provision, ...]:
    return (Provision(clause=number),)


def article(number: str) -> tuple[Provision, ...]:
    return (Provision(article=number),)


def cited(key: str, words: str) -> Citation:
    return Citation(ids(key)[0], None, "", None, "", words, None, "summary")


IT = Spoken()
NEW = Focus()
SIGNED: tuple[Field, ...] = ("signer",)
ISSUED: tuple[Field, ...] = ("issued",)
GUIDES: tuple[str, tuple[Act, ...], bool] = ("guide", ("guides",), True)
ND13 = Focus(documents=ids("nd13"), plan=Lookup(named("nd13"), ISSUED))
ND13_ARTICLE_5 = replace(
    ND13,
    provision=Provision(article="5"),
    plan=Provisions(named("nd13"), (Provision(article="5"),), "Điều 5 nghị định 13"),
)
ND13_CLAUSE_2 = replace(ND13_ARTICLE_5, provision=Provision(article="5", clause="2"))
HAI_PHONG = Focus(
    documents=ids("event"),
    subject="Hải Phòng",
    plan=Passages("Hải Phòng đạt kết quả gì về chuyển đổi số?"),
    shown=("Hải Phòng đạt 100% dịch vụ công",),
)
NEVERS = Focus(
    documents=ids("event"), subject="Nevers", plan=Passages("Dân số Nevers là bao nhiêu?")
)
LISTED = Focus(
    plan=Listing(Filter(issued=Days(date(2022, 1, 1), date(2022, 12, 31))), explicit=True),
    choices=document_choices("qd411", "nd42", "qd06"),
)
HEADINGS = Focus(subject="Nevers", choices=heading_choices("Nevers: dân số", "Nevers: xe tự lái"))
GUIDED = Focus(
    documents=ids("nd224"),
    plan=Relations(named("luat148"), *GUIDES, Filter(types=("nd",)), True),
    choices=document_choices("nd224"),
    earlier=(Topic(ids("luat148"), plan=Lookup(named("luat148"))),),
)
TWO = Focus(documents=ids("nd13", "qd749"), plan=Lookup(named("nd13", "qd749"), SIGNED))
LAND_LAW = Naming("luật đất đai")
UNKNOWN = Focus(unknown=LAND_LAW, plan=Passages("luật đất đai quy định gì"))
GONE = Focus(documents=("qd-1-1999",), plan=Lookup(Named((Naming("QĐ 1", ("qd-1-1999",)),))))
