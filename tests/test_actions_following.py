"""What a message leaves to the conversation: focus, plan as read, text, and plan resolved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings

from actions.answer import Citation
from actions.conversation import Focus, Topic
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Cited,
    Compare,
    Continue,
    Define,
    Described,
    Enumerate,
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
    Reply,
    Several,
    SmallTalk,
    Sources,
    Spoken,
    Validity,
)
from actions.reading.times import Days
from index.documents.relations import Act
from index.ingest.building import build
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, decree, quiet, write
from tests.following import (
    document_choices,
    heading_choices,
    ids,
    named,
    naming,
    written,
)
from tests.hash_encoder import HashEncoder
from tests.plan_strategies import focuses, plans, words

pytest_plugins = ["tests.knowledge"]

CORPUS = Path(__file__).parents[1] / "data" / "corpus"

Row = tuple[Focus, Plan, str, Plan]

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


def year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))


def clause(number: str) -> tuple[Provision, ...]:
    return (Provision(clause=number),)


def article(number: str) -> tuple[Provision, ...]:
    return (Provision(article=number),)


def of_documents() -> Iterable[Row]:
    """“ai ký?”, “nó còn hiệu lực không”: of the document spoken of last."""
    focus, it = ND13, named("nd13")
    yield focus, Lookup(IT, SIGNED), "ai ký?", Lookup(it, SIGNED)
    yield focus, Lookup(IT, ISSUED), "ngày nào", Lookup(it, ISSUED)
    yield focus, Lookup(IT, ("articles",)), "bao nhiêu điều", Lookup(it, ("articles",))
    yield focus, Lookup(IT, ("title",)), "what is it about?", Lookup(it, ("title",))
    yield focus, Lookup(IT), "cái đó", Lookup(it)
    yield (
        focus,
        Lookup(IT, SIGNED, "Phạm Bình Minh"),
        "do ông Minh ký à",
        Lookup(it, SIGNED, "Phạm Bình Minh"),
    )
    yield focus, Validity(IT), "còn hiệu lực không", Validity(it)
    yield focus, Validity(IT, year(2025)), "năm 2025 thì sao", Validity(it, year(2025))
    yield focus, Relations(IT, *GUIDES), "văn bản nào hướng dẫn", Relations(it, *GUIDES)
    yield (
        focus,
        Relations(IT, "replace", ("replaces",), True),
        "văn bản nào thay thế nó?",
        Relations(it, "replace", ("replaces",), True),
    )
    yield focus, Overview(IT), "tóm tắt nó", Overview(it)
    yield focus, Overview(IT, points=3), "nói 3 ý chính của nó", Overview(it, points=3)
    yield focus, Enumerate("đối tượng", IT), "kể các đối tượng", Enumerate("đối tượng", it)
    yield focus, Define("dữ liệu nhạy cảm", IT), "trong đó", Define("dữ liệu nhạy cảm", it)
    yield (
        focus,
        Passages("nó nói gì về trẻ em", IT),
        "nó nói gì",
        Passages("nó nói gì về trẻ em", it),
    )
    yield TWO, Lookup(IT, SIGNED), "ai ký", Lookup(named("nd13", "qd749"), SIGNED)
    yield TWO, Validity(IT), "còn hiệu lực không", Validity(named("nd13", "qd749"))
    yield UNKNOWN, Lookup(IT, ISSUED), "ban hành ngày nào?", Lookup(Named((LAND_LAW,)), ISSUED)
    yield UNKNOWN, Validity(IT), "còn hiệu lực không", Validity(Named((LAND_LAW,)))
    yield (
        UNKNOWN,
        Provisions(IT, article("5")),
        "Điều 5?",
        Provisions(Named((LAND_LAW,)), article("5")),
    )
    yield HAI_PHONG, Lookup(IT, ("author",)), "ai viết", Lookup(named("event"), ("author",))
    yield HAI_PHONG, Lookup(IT, ("speaker",)), "ai nói vậy?", Lookup(named("event"), ("speaker",))
    yield NEVERS, Lookup(IT, ("speaker",)), "who spoke?", Lookup(named("event"), ("speaker",))


def of_types() -> Iterable[Row]:
    """“nghị định đó”: the last document of that type, however long ago."""
    decree_, decision, law = Spoken(types=("nd",)), Spoken(types=("qd",)), Spoken(types=("luat",))
    yield ND13, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd13"), SIGNED)
    yield GUIDED, Lookup(decree_, ISSUED), "nghị định đó", Lookup(named("nd224"), ISSUED)
    yield GUIDED, Lookup(law, ISSUED), "luật đó ngày nào", Lookup(named("luat148"), ISSUED)
    yield GUIDED, Validity(law), "luật ấy còn hiệu lực không", Validity(named("luat148"))
    yield (
        GUIDED,
        Relations(decree_, "repeal", ("repeals",), False),
        "nghị định đó bãi bỏ cái gì",
        Relations(named("nd224"), "repeal", ("repeals",), False),
    )
    yield LISTED, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd42"), SIGNED)
    yield LISTED, Lookup(decision, SIGNED), "quyết định đó", Lookup(named("qd411"), SIGNED)
    yield TWO, Validity(decision), "quyết định đó", Validity(named("qd749"))
    yield (
        GUIDED,
        Provisions(law, article("5")),
        "Điều 5 của luật đó",
        Provisions(named("luat148"), article("5")),
    )
    yield (
        GUIDED,
        Passages("luật đó nói gì về dữ liệu", law),
        "luật đó nói gì về dữ liệu",
        Passages("luật đó nói gì về dữ liệu", named("luat148")),
    )


def cited(key: str, words: str) -> Citation:
    return Citation(ids(key)[0], None, "", None, "", words, None, "summary")


def of_what_was_quoted() -> Iterable[Row]:
    """“nghị định đó”, “luật đó”: what the last answer only mentions, before what is older."""
    decree_, law = Spoken(types=("nd",)), Spoken(types=("luat",))
    repeals = cited("nd224", "Nghị định 224/2026/NĐ-CP bãi bỏ Nghị định 42/2022/NĐ-CP.")
    of_law = Focus(documents=ids("luat148"), citations=(repeals,), earlier=(ND13.topic,))
    yield of_law, Lookup(decree_, SIGNED), "nghị định đó ai ký", Lookup(named("nd224"), SIGNED)
    replaced = cited("nd13", "Được Nghị định 999/2031/NĐ-CP thay thế.")
    lacking = Focus(documents=ids("luat148"), citations=(replaced,))
    asked = Passages("nghị định đó nói gì", decree_)
    yield lacking, asked, asked.text, Passages(asked.text, about="Nghị định 999/2031/NĐ-CP")
    of_decree = Focus(documents=ids("nd224"))
    yield of_decree, Lookup(law, SIGNED), "luật đó ai ký", Lookup(named("luat148"), SIGNED)


def of_pronouns() -> Iterable[Row]:
    """“họ”, “ils”, “elle”: who is meant was named before, however long the question is."""
    does = "Qu'est-ce qu'ils font avec l'intelligence artificielle ?"
    yield HAI_PHONG, Define("trí tuệ nhân tạo", text=does), does, Passages(does, about="Hải Phòng")
    yield NEW, Define("trí tuệ nhân tạo", text=does), does, Define("trí tuệ nhân tạo", text=does)
    aims = "Elle vise quel rang pour l'e-gouvernement en 2025 ?"
    yield ND13, Passages(aims), aims, Passages(aims, named("nd13"))
    signed = "qui a signé ?"
    french = replace(ND13, language="fr")
    yield french, Passages(signed), signed, Passages(signed, named("nd13"))


def of_choices() -> Iterable[Row]:
    """“cái thứ hai”, “số 2”, a title: of what was listed or offered."""
    yield LISTED, Lookup(Spoken(2)), "cái thứ hai", Lookup(named("nd42"))
    yield (
        LISTED,
        Lookup(Spoken(2), ("title",)),
        "cái thứ hai nói về gì",
        Lookup(named("nd42"), ("title",)),
    )
    yield LISTED, Lookup(Spoken(1), SIGNED), "cái đầu tiên ai ký", Lookup(named("qd411"), SIGNED)
    yield LISTED, Lookup(Spoken(-1), SIGNED), "cái cuối ai ký", Lookup(named("qd06"), SIGNED)
    yield LISTED, Lookup(Spoken(-2)), "cái áp chót", Lookup(named("nd42"))
    yield LISTED, Validity(Spoken(3)), "the third one", Validity(named("qd06"))
    yield (
        LISTED,
        Validity(Spoken(every=True)),
        "tất cả còn hiệu lực không",
        Validity(named("qd411", "nd42", "qd06")),
    )
    yield (
        LISTED,
        Compare(Spoken(every=True)),
        "so sánh chúng",
        Compare(named("qd411", "nd42", "qd06")),
    )
    yield LISTED, Overview(Spoken(2)), "tóm tắt cái thứ hai", Overview(named("nd42"))
    yield (
        LISTED,
        Passages("cái thứ hai nói gì về dữ liệu", Spoken(2)),
        "cái thứ hai",
        Passages("cái thứ hai nói gì về dữ liệu", named("nd42")),
    )
    yield (
        LISTED,
        Provisions(Spoken(2), article("3")),
        "điều 3 của cái thứ hai",
        Provisions(named("nd42"), article("3")),
    )
    for text in ("2", "số 2", "so 2", "2.", "(2)", "number 2", "numéro 2", "n° 2", " 2 "):
        yield LISTED, Lookup(Named((Naming("2"),))), text, Lookup(named("nd42"))
    yield HEADINGS, Lookup(Spoken(2)), "cái thứ hai", Passages("Nevers: xe tự lái", named("event"))
    yield HEADINGS, Lookup(Named((Naming("1"),))), "1", Passages("Nevers: dân số", named("event"))
    yield (
        HEADINGS,
        Passages("cái đầu tiên là gì", Spoken(1)),
        "cái đầu tiên là gì",
        Passages("Nevers: dân số", named("event")),
    )
    for text in ("Nevers: xe tự lái", "nevers xe tu lai", "NEVERS: XE TỰ LÁI"):
        yield HEADINGS, Passages(text), text, Passages("Nevers: xe tự lái", named("event"))
    offered = replace(ND13, offered=heading_choices("Đối tượng áp dụng"))
    yield (
        offered,
        Passages("đối tượng áp dụng"),
        "Đối tượng áp dụng",
        Passages("Đối tượng áp dụng", named("event")),
    )
    yield offered, Lookup(Spoken(1)), "cái đầu tiên", Passages("Đối tượng áp dụng", named("event"))
    waiting = replace(LISTED, pending=Lookup(IT, SIGNED))
    yield waiting, Lookup(Spoken(1)), "cái đầu", Lookup(named("qd411"))
    yield NEW, Passages("2"), "2", Passages("2")
    thirteen = written("nd13", "13")
    yield LISTED, Lookup(thirteen), "13", Lookup(thirteen)
    yield LISTED, Lookup(Spoken(13)), "13", Lookup(thirteen)
    yield NEW, Lookup(Spoken(13)), "13", Lookup(thirteen)
    asked = replace(NEW, pending=Lookup(IT, SIGNED))
    yield asked, Lookup(Spoken(13)), "13", Lookup(thirteen, SIGNED)


def of_replies() -> Iterable[Row]:
    """“vâng”, “không” to what was asked back."""
    one = replace(NEW, choices=document_choices("nd13"))
    yield one, Reply(yes=True), "vâng", Lookup(named("nd13"))
    yield (
        replace(NEW, offered=document_choices("nd13")),
        Reply(yes=True),
        "yes",
        Lookup(named("nd13")),
    )
    yield one, Reply(yes=False), "không", Ask("ask_what")
    waiting = replace(LISTED, pending=Lookup(IT, SIGNED))
    yield waiting, Reply(yes=True), "ừ", Ask("which", LISTED.choices, Lookup(IT, SIGNED))
    yield waiting, Reply(yes=False), "thôi", Ask("ask_what")
    confirmed = replace(ND13, pending=Validity(named("nd13")))
    yield confirmed, Reply(yes=True), "đúng rồi", Validity(named("nd13"))
    yield ND13, Reply(yes=True), "ừ", SmallTalk("fine")
    yield NEW, Reply(yes=False), "không", SmallTalk("fine")
    answered = replace(ND13, offered=HEADINGS.choices)
    yield answered, Reply(yes=False), "không", SmallTalk("fine")
    yield answered, Reply(yes=True), "ừ", SmallTalk("fine")


def of_pending() -> Iterable[Row]:
    """What was asked back is answered when the answer comes; another question drops it."""
    asked = replace(NEW, pending=Provisions(IT, article("5"), "Điều 5 nói gì"))
    nd13 = written("nd13", "nghị định 13")
    whole = Provisions(nd13, article("5"), "Điều 5 nói gì")
    yield asked, Lookup(nd13), "nghị định 13", whole
    yield asked, Overview(nd13, text="nghị định 13"), "nghị định 13", whole
    yield asked, Passages("của nghị định 13", nd13), "của nghị định 13", whole
    yield asked, Change(Lookup(nd13), "nghị định 13"), "à, nghị định 13", whole
    yield asked, Lookup(nd13, SIGNED), "nghị định 13 ai ký", Lookup(nd13, SIGNED)
    described = Described(Filter(types=("nd",), topic="dữ liệu cá nhân"), strict=False)
    yield (
        asked,
        Lookup(described),
        "nghị định về dữ liệu cá nhân",
        Provisions(described, article("5"), "Điều 5 nói gì"),
    )
    yield (
        asked,
        Listing(described.filter),
        "nghị định dữ liệu cá nhân",
        Provisions(Described(described.filter), article("5"), "Điều 5 nói gì"),
    )
    yield (
        asked,
        Listing(described.filter, explicit=True),
        "liệt kê nghị định",
        Listing(described.filter, explicit=True),
    )
    topic = Described(Filter(topic="chính phủ số"), strict=False)
    yield (
        asked,
        Passages("chính phủ số"),
        "chính phủ số",
        Provisions(topic, article("5"), "Điều 5 nói gì"),
    )
    signed = replace(NEW, pending=Lookup(IT, SIGNED))
    yield signed, Lookup(nd13), "nghị định 13", Lookup(nd13, SIGNED)
    yield (
        signed,
        Passages("Dân số Nevers là bao nhiêu?"),
        "Dân số Nevers",
        Passages("Dân số Nevers là bao nhiêu?"),
    )
    yield replace(NEW, pending=Validity(IT)), Lookup(nd13), "13", Validity(nd13)
    in_article = replace(NEW, pending=Provisions(named("nd13"), clause("2")))
    yield (
        in_article,
        Provisions(IT, article("5")),
        "điều 5",
        Provisions(named("nd13"), (Provision(article="5", clause="2"),)),
    )
    of_city = replace(NEW, pending=Passages("dân số bao nhiêu"))
    yield of_city, Passages("Nevers"), "Nevers", Passages("dân số bao nhiêu", about="Nevers")
    yield (
        of_city,
        Overview(subject="Nevers"),
        "Nevers",
        Passages("dân số bao nhiêu", about="Nevers"),
    )
    yield (
        replace(NEW, pending=Overview(IT)),
        Passages("Le Havre"),
        "Le Havre",
        Overview(subject="Le Havre"),
    )
    yield (
        replace(NEW, pending=Enumerate("dự án")),
        Passages("Le Havre"),
        "Le Havre",
        Enumerate("dự án", about="Le Havre"),
    )
    yield (
        replace(NEW, pending=Compare(subjects=("Hà Nội",))),
        Passages("Hải Phòng"),
        "Hải Phòng",
        Compare(subjects=("Hà Nội", "Hải Phòng")),
    )
    yield asked, SmallTalk("thank"), "cảm ơn", SmallTalk("thank")
    yield asked, Cited(), "nguồn đâu", Cited()
    yield replace(NEW, pending=Ask("danger")), Lookup(nd13), "13", Lookup(nd13)


def of_places() -> Iterable[Row]:
    """“khoản 2 thì sao?” of the Điều, “điểm b?” of the Khoản spoken of."""
    it = named("nd13")
    yield (
        ND13_ARTICLE_5,
        Provisions(IT, clause("2")),
        "khoản 2 thì sao?",
        Provisions(it, (Provision(article="5", clause="2"),)),
    )
    point = (Provision(point="b"),)
    yield (
        ND13_CLAUSE_2,
        Provisions(IT, point),
        "điểm b?",
        Provisions(it, (Provision(article="5", clause="2", point="b"),)),
    )
    yield (
        ND13_CLAUSE_2,
        Provisions(IT, clause("3")),
        "khoản 3",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )
    yield ND13_CLAUSE_2, Provisions(IT, article("7")), "điều 7", Provisions(it, article("7"))
    yield (
        ND13_CLAUSE_2,
        Provisions(Anything(), clause("3")),
        "khoản 3",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )
    yield ND13, Provisions(IT, article("5")), "Điều 5", Provisions(it, article("5"))
    yield (
        ND13,
        Provisions(Anything(), article("5"), "Điều 5 quy định gì"),
        "Điều 5",
        Provisions(it, article("5"), "Điều 5 quy định gì"),
    )
    yield ND13, Provisions(IT, clause("2")), "khoản 2", Provisions(it, clause("2"))
    yield (
        ND13_ARTICLE_5,
        Provisions(named("nd42"), clause("2")),
        "khoản 2 NĐ 42",
        Provisions(named("nd42"), clause("2")),
    )
    yield (
        ND13_ARTICLE_5,
        Provisions(IT, (Provision(clause="1"), Provision(clause="2"))),
        "khoản 1 và 2",
        Provisions(it, (Provision(article="5", clause="1"), Provision(article="5", clause="2"))),
    )
    yield (
        NEW,
        Provisions(Anything(), article("5")),
        "Điều 5 về dữ liệu",
        Provisions(Anything(), article("5")),
    )
    yield (
        ND13_ARTICLE_5,
        Change(Provisions(IT, clause("3")), "khoản 3"),
        "còn khoản 3?",
        Provisions(it, (Provision(article="5", clause="3"),)),
    )


def of_new_documents() -> Iterable[Row]:
    """“còn nghị định 42?”: the last question of another document."""
    other = written("nd42", "nghị định 42")
    to = Change(Lookup(other), "nghị định 42")
    plans: tuple[tuple[Plan, Plan], ...] = (
        (Lookup(named("nd13"), ISSUED), Lookup(other, ISSUED)),
        (Validity(named("nd13")), Validity(other)),
        (Validity(named("nd13"), year(2024)), Validity(other, year(2024))),
        (Relations(named("nd13"), *GUIDES), Relations(other, *GUIDES)),
        (Provisions(named("nd13"), article("5")), Provisions(other, article("5"))),
        (Overview(named("nd13"), points=3), Overview(other, points=3)),
        (Enumerate("đối tượng", named("nd13")), Enumerate("đối tượng", other)),
        (Compare(named("nd13", "qd749")), Compare(Named((naming("nd13"), *other.documents)))),
        (Define("dữ liệu", named("nd13")), Define("dữ liệu", other)),
        (
            Passages("nghị định 13 nói gì về trẻ em", written("nd13", "nghị định 13")),
            Passages("nghị định 42 nói gì về trẻ em", other),
        ),
        (
            Passages("NGHỊ ĐỊNH 13 nói gì", written("nd13", "nghị định 13")),
            Passages("nghị định 42 nói gì", other),
        ),
        (Overview(subject="Nevers", points=2), Overview(other, points=2)),
        (Passages("Nevers làm gì về dữ liệu"), Passages("nghị định 42 làm gì về dữ liệu", other)),
        (LISTED.plan or to.to, to.to),
    )
    for last, expected in plans:
        yield replace(ND13, plan=last), to, "còn nghị định 42?", expected
    mistaken = replace(to, correction=True)
    yield ND13, mistaken, "à nhầm, nghị định 42", Lookup(other, ISSUED)
    yield NEW, to, "còn nghị định 42?", Lookup(other)
    yield ND13, Change(Lookup(other, SIGNED), "nghị định 42 ai ký"), "còn", Lookup(other, SIGNED)
    yield ND13, Change(Validity(other), "nghị định 42 còn hiệu lực không"), "còn", Validity(other)
    yield (
        ND13,
        Change(Passages("nghị định 42", other), "nghị định 42"),
        "còn",
        Lookup(other, ISSUED),
    )
    yield (
        ND13,
        Change(Passages("nghị định 42 nói gì về dữ liệu mở", other), "…"),
        "còn",
        Passages("nghị định 42 nói gì về dữ liệu mở", other),
    )
    yield (
        replace(NEW, plan=Lookup(IT, SIGNED), pending=Lookup(IT, SIGNED)),
        mistaken,
        "à, nghị định 42",
        Lookup(other, SIGNED),
    )


def of_new_fields() -> Iterable[Row]:
    """“à nhầm, ý tôi là ngày ban hành”: another field of the same document."""
    to = Lookup(IT, ISSUED)
    signed = replace(ND13, plan=Lookup(named("nd13"), SIGNED))
    yield signed, Change(to, "ngày ban hành", True), "à nhầm", Lookup(named("nd13"), ISSUED)
    yield signed, Change(to, "ngày ban hành"), "còn ngày ban hành", Lookup(named("nd13"), ISSUED)
    yield signed, Change(Validity(IT), "hiệu lực"), "còn hiệu lực thì sao", Validity(named("nd13"))
    yield (
        signed,
        Change(Passages("phạm vi điều chỉnh"), "phạm vi điều chỉnh"),
        "còn",
        Passages("phạm vi điều chỉnh", named("nd13")),
    )


def of_new_times() -> Iterable[Row]:
    """“thế còn 2025?”: the same question of another time."""
    bare = Change(Passages("2025"), "2025")
    filtered = Change(Listing(Filter(issued=year(2025))), "năm 2025")
    asked_2022 = Listing(Filter(("nd",), issued=year(2022)), explicit=True)
    asked_2025 = Listing(Filter(("nd",), issued=year(2025)), explicit=True)
    yield replace(NEW, plan=asked_2022), filtered, "còn năm 2025", asked_2025
    yield replace(NEW, plan=asked_2022), bare, "thế còn 2025?", asked_2025
    with_word = Change(Passages("năm 2025"), "năm 2025")
    yield replace(NEW, plan=asked_2022), with_word, "còn năm 2025?", asked_2025
    by_filter = Change(Lookup(Described(Filter(issued=year(2025)))), "năm 2025")
    yield replace(NEW, plan=asked_2022), by_filter, "còn năm 2025", asked_2025
    holding = Listing(Filter(("nd",), standing="in_force", holding=year(2022)))
    yield (
        replace(NEW, plan=holding),
        bare,
        "còn 2025",
        replace(holding, filter=replace(holding.filter, holding=year(2025))),
    )
    yield (
        replace(ND13, plan=Validity(named("nd13"))),
        bare,
        "còn 2025?",
        Validity(named("nd13"), year(2025)),
    )
    yield (
        replace(ND13, plan=Relations(named("nd13"), *GUIDES)),
        bare,
        "còn 2025?",
        Relations(named("nd13"), *GUIDES, Filter(issued=year(2025))),
    )
    text = "Hải Phòng đặt mục tiêu gì năm 2023?"
    yield (
        replace(HAI_PHONG, plan=Passages(text)),
        bare,
        "thế còn 2025?",
        Passages("Hải Phòng đặt mục tiêu gì năm 2025?"),
    )
    without_year = Passages("Mục tiêu kinh tế số là gì?")
    yield (
        replace(NEW, plan=without_year),
        bare,
        "còn 2025?",
        Passages("Mục tiêu kinh tế số là gì 2025"),
    )
    described = Passages("nói gì", Described(Filter(("qd",), issued=year(2022))))
    issued_2025 = Described(Filter(("qd",), issued=year(2025)))
    yield (
        replace(NEW, plan=replace(described, text="")),
        filtered,
        "còn 2025?",
        Passages("", issued_2025),
    )
    yield NEW, bare, "thế còn 2025?", Passages("2025")
    # Who signed one of a list was asked since; it is the list that has a year.
    since = replace(ND13, plan=Lookup(named("nd13"), SIGNED), earlier=(Topic(plan=asked_2022),))
    yield since, bare, "còn 2025?", asked_2025


def of_another_year() -> Iterable[Row]:
    """“who signed it?”, “and the 2019 one?”: one of the same type."""
    yield (
        replace(ND13, plan=Lookup(named("nd13"), SIGNED)),
        Change(Listing(Filter(issued=year(2022))), "the 2022 one"),
        "and the 2022 one?",
        Lookup(Described(Filter(types=("nd",), issued=year(2022))), SIGNED),
    )


def of_new_types() -> Iterable[Row]:
    """“còn thông tư?”, “của Bộ Công an?”: the same list of other documents."""
    circulars = Change(Listing(Filter(types=("tt",))), "thông tư")
    asked = Listing(Filter(("nd",), issued=year(2022)), explicit=True)
    yield (
        replace(NEW, plan=asked),
        circulars,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    since = replace(ND13, plan=Lookup(named("nd13"), SIGNED), earlier=(Topic(plan=asked),))
    listed = replace(asked, filter=Filter(("tt",), issued=year(2022)))
    yield since, circulars, "còn thông tư?", listed
    described = Change(Lookup(Described(Filter(types=("tt",)))), "thông tư")
    yield (
        replace(NEW, plan=asked),
        described,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    asked_which = Change(
        Ask("which_to_choose", (), Lookup(Described(Filter(types=("tt",)), strict=False))),
        "thông tư",
    )
    yield (
        replace(NEW, plan=asked),
        asked_which,
        "còn thông tư?",
        replace(asked, filter=Filter(("tt",), issued=year(2022))),
    )
    police = Change(Passages("Bộ Công an"), "Bộ Công an")
    yield (
        replace(NEW, plan=asked),
        police,
        "còn của Bộ Công an?",
        replace(asked, filter=replace(asked.filter, issuers=("Bộ Công an",))),
    )
    ministry = Change(Listing(Filter(issuers=("Bộ Công an",))), "của Bộ Công an")
    yield (
        replace(NEW, plan=asked),
        ministry,
        "của Bộ Công an thì sao",
        replace(asked, filter=replace(asked.filter, issuers=("Bộ Công an",))),
    )
    ended = Change(Listing(Filter(standing="ended")), "hết hiệu lực")
    yield (
        replace(NEW, plan=asked),
        ended,
        "còn cái nào hết hiệu lực",
        replace(asked, filter=replace(asked.filter, standing="ended")),
    )
    guided = Relations(named("luat148"), *GUIDES, Filter(("nd",)))
    yield (
        replace(NEW, plan=guided),
        circulars,
        "còn thông tư?",
        replace(guided, filter=Filter(("tt",))),
    )
    explicit = Change(Listing(Filter(types=("tt",)), explicit=True), "liệt kê thông tư")
    yield replace(NEW, plan=asked), explicit, "liệt kê thông tư", explicit.to
    counted = Change(Listing(Filter(types=("tt",)), count_only=True), "bao nhiêu thông tư")
    yield replace(NEW, plan=asked), counted, "còn bao nhiêu thông tư", counted.to
    yield ND13, circulars, "còn thông tư?", circulars.to


def of_new_subjects() -> Iterable[Row]:
    """“còn Hà Nội thì sao?”: the same question of another city or subject."""
    hanoi = Change(Passages("Hà Nội"), "Hà Nội")
    yield (
        HAI_PHONG,
        hanoi,
        "còn Hà Nội thì sao?",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    yield (
        HAI_PHONG,
        Change(Overview(subject="Hà Nội"), "Hà Nội"),
        "còn Hà Nội",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    yield (
        HAI_PHONG,
        Change(Passages("còn Hà Nội thì sao"), "Hà Nội"),
        "còn",
        Passages("Hà Nội đạt kết quả gì về chuyển đổi số?"),
    )
    about = replace(HAI_PHONG, plan=Passages("3 trụ cột", about="Hải Phòng"))
    yield about, hanoi, "còn Hà Nội?", Passages("3 trụ cột", about="Hà Nội")
    bare = replace(HAI_PHONG, plan=Passages("hai phong dat ket qua gi"))
    yield bare, hanoi, "con ha noi", Passages("Hà Nội dat ket qua gi")
    twice = replace(HAI_PHONG, plan=Passages("Hải Phòng ở đâu, Hải Phòng có gì"))
    yield twice, hanoi, "còn Hà Nội?", Passages("Hà Nội ở đâu, Hà Nội có gì")
    refused = Focus(subject="Le Havre", plan=Passages("Le Havre có bao nhiêu dân"))
    nevers = Change(Passages("Nevers"), "Nevers", correction=True)
    yield refused, nevers, "à nhầm, ý tôi là Nevers", Passages("Nevers có bao nhiêu dân")
    yield (
        replace(HAI_PHONG, plan=Overview(subject="Hải Phòng")),
        hanoi,
        "còn",
        Overview(subject="Hà Nội"),
    )
    yield (
        replace(HAI_PHONG, plan=Enumerate("dự án", about="Hải Phòng", text="dự án của Hải Phòng")),
        hanoi,
        "còn Hà Nội?",
        Enumerate("dự án", about="Hà Nội", text="dự án của Hà Nội"),
    )
    yield (
        replace(HAI_PHONG, plan=Compare(subjects=("Nevers", "Hải Phòng"))),
        hanoi,
        "còn Hà Nội?",
        Compare(subjects=("Nevers", "Hà Nội")),
    )
    in_document = Passages("nghị định 269 nói gì về dữ liệu", written("nd269", "nghị định 269"))
    yield (
        replace(ND13, plan=in_document),
        hanoi,
        "còn Hà Nội?",
        Passages("Hà Nội nói gì về dữ liệu"),
    )
    yield ND13, hanoi, "còn Hà Nội?", Passages("Hà Nội")
    yield NEW, hanoi, "còn Hà Nội?", Passages("Hà Nội")
    yield (
        HAI_PHONG,
        Change(Passages("Hà Nội xây trung tâm giám sát thế nào"), "Hà Nội xây trung tâm"),
        "à nhầm",
        Passages("Hà Nội xây trung tâm giám sát thế nào"),
    )
    both = replace(HAI_PHONG, plan=Passages("Hải Phòng đặt mục tiêu gì năm 2023"))
    havre = Change(Passages("le havre 2030"), "le havre 2030", correction=True)
    yield (
        both,
        havre,
        "xin lỗi gõ nhầm. le havre 2030",
        Passages("le havre đặt mục tiêu gì năm 2030"),
    )
    yield NEW, havre, "xin lỗi gõ nhầm. le havre 2030", Passages("le havre 2030")
    digital = Change(Passages("kinh tế số"), "kinh tế số")
    yield (
        replace(NEW, plan=Passages("Mục tiêu chính phủ số năm 2025?")),
        digital,
        "còn",
        Passages("Mục tiêu kinh tế số năm 2025?"),
    )
    yield (
        HAI_PHONG,
        Change(Passages("dịch vụ công"), "dịch vụ công"),
        "còn",
        Passages("dịch vụ công", about="Hải Phòng"),
    )
    term = Define("AI", text="AI là gì")
    yield (
        replace(NEW, plan=term),
        Change(Define("IoT"), "IoT"),
        "còn IoT?",
        Define("IoT", text="IoT là gì"),
    )
    yield (
        replace(NEW, plan=term),
        Change(Passages("IoT"), "IoT"),
        "còn IoT?",
        Define("IoT", text="IoT là gì"),
    )


def of_going_on() -> Iterable[Row]:
    """“xem thêm”, “điều tiếp theo”, “nãy tôi hỏi gì”, “quay lại …”."""
    yield HAI_PHONG, Continue("more"), "xem thêm", HAI_PHONG.plan or Cited()
    yield HAI_PHONG, Continue("detail"), "nói rõ hơn", HAI_PHONG.plan or Cited()
    yield LISTED, Continue("more"), "xem thêm", LISTED.plan or Cited()
    yield ND13, Continue("more"), "xem thêm", Overview(named("nd13"))
    yield (
        replace(ND13, plan=Validity(named("nd13"))),
        Continue("detail"),
        "rõ hơn",
        Overview(named("nd13")),
    )
    yield replace(NEW, plan=Define("AI")), Continue("more"), "xem thêm", Passages("AI")
    yield NEW, Continue("more"), "xem thêm", Ask("ask_what")
    yield HAI_PHONG, Continue("again"), "nãy tôi hỏi gì", HAI_PHONG.plan or Cited()
    yield NEW, Continue("again"), "nãy tôi hỏi gì", Ask("ask_what")
    yield (
        ND13_ARTICLE_5,
        Continue("next"),
        "điều tiếp theo",
        Provisions(named("nd13"), article("6")),
    )
    yield (
        ND13_ARTICLE_5,
        Continue("previous"),
        "điều trước",
        Provisions(named("nd13"), article("4")),
    )
    yield (
        ND13_CLAUSE_2,
        Continue("next"),
        "tiếp theo",
        Provisions(named("nd13"), (Provision(article="5", clause="3"),)),
    )
    yield ND13_CLAUSE_2, Continue("next"), "điều tiếp theo", Provisions(named("nd13"), article("6"))
    yield ND13, Continue("next"), "tiếp theo", Overview(named("nd13"))
    yield HAI_PHONG, Continue("next"), "tiếp", HAI_PHONG.plan or Cited()
    yield NEW, Continue("next"), "tiếp", Ask("ask_what")
    earlier = (
        Topic(ids("event"), subject="Hải Phòng", plan=HAI_PHONG.plan),
        Topic(ids("nd13"), plan=ND13.plan),
    )
    back = replace(NEVERS, earlier=earlier)
    yield back, Continue("back"), "quay lại đi", HAI_PHONG.plan or Cited()
    yield back, Continue("back"), "quay lại chuyện hai phong", HAI_PHONG.plan or Cited()
    yield back, Continue("back"), "quay lại 13/2023/NĐ-CP", ND13.plan or Cited()
    yield NEW, Continue("back"), "quay lại", Ask("ask_what")


def of_ellipsis() -> Iterable[Row]:
    """A question on a topic whose text leaves its subject out, and one that does not."""
    for text in ("3 trụ cột", "dân số bao nhiêu", "mục tiêu 2030", "how many people", "kết quả gì"):
        yield HAI_PHONG, Passages(text), text, Passages(text, about="Hải Phòng")
    claim = Passages("có đúng là 100% dịch vụ công mức 4 không?", claim="100%")
    yield HAI_PHONG, claim, claim.text, replace(claim, about="Hải Phòng")
    for text in (
        "Hà Nội làm gì?",
        "Dân số Nevers là bao nhiêu?",
        "đề án 06 nói gì",
        "Các tiêu chí đánh giá mức độ trưởng thành đô thị thông minh thử nghiệm của Bộ Xây dựng",
        "Thành phố nào có 5G Lab?",
        "thanh pho nao co 5g lab",
        "Which city runs a 5G lab?",
        "Quelle ville teste un bus autonome ?",
    ):
        yield HAI_PHONG, Passages(text), text, Passages(text)
    yield (
        ND13,
        Passages("trẻ em thì sao"),
        "trẻ em thì sao",
        Passages("trẻ em thì sao", named("nd13")),
    )
    yield LISTED, Passages("trẻ em thì sao"), "trẻ em thì sao", Passages("trẻ em thì sao")
    yield NEW, Passages("dân số bao nhiêu"), "dân số bao nhiêu", Passages("dân số bao nhiêu")
    spoken = Passages("ở đó có gì hay", IT)
    yield HAI_PHONG, spoken, spoken.text, Passages("ở đó có gì hay", about="Hải Phòng")
    yield NEW, spoken, spoken.text, Passages("ở đó có gì hay")
    yield HAI_PHONG, Overview(IT), "tóm tắt đi", Overview(subject="Hải Phòng")
    yield HAI_PHONG, Enumerate("dự án", IT), "kể các dự án", Enumerate("dự án", about="Hải Phòng")
    yield (
        Focus(subject="Nevers"),
        Lookup(IT, ("speaker",)),
        "ai nói vậy",
        Passages("ai nói vậy", about="Nevers", fields=("speaker",)),
    )
    yield (
        HAI_PHONG,
        Compare(subjects=("Hà Nội",)),
        "so với Hà Nội",
        Compare(subjects=("Hải Phòng", "Hà Nội")),
    )
    yield ND13, Compare(named("nd42")), "so với NĐ 42", Compare(named("nd13", "nd42"))
    yield (
        HEADINGS,
        Compare(Spoken(every=True)),
        "so sánh hai cái",
        Compare(subjects=("Nevers: dân số", "Nevers: xe tự lái")),
    )


def of_words_that_ask_nothing() -> Iterable[Row]:
    """“/restart”, “test”: nothing is asked of the document spoken of."""
    for text in ("/restart", "test", "qwerty test"):
        yield ND13, Passages(text), text, Passages(text)


def of_nothing_left_out() -> Iterable[Row]:
    """What is complete stays as it is."""
    for plan in (
        Cited(),
        Sources(),
        SmallTalk("thank"),
        Ask("which"),
        Lookup(named("qd749"), SIGNED),
        Validity(named("qd749")),
        Listing(Filter(("nd",)), explicit=True),
        Define("AI", text="AI là gì"),
        Provisions(named("qd749"), article("1")),
    ):
        for focus in (NEW, ND13, HAI_PHONG, LISTED):
            yield focus, plan, "", plan
    several = Several((Lookup(named("nd42"), SIGNED), Validity(IT)))
    yield (
        ND13,
        several,
        "nghị định 42 ai ký, còn hiệu lực không",
        Several((Lookup(named("nd42"), SIGNED), Validity(named("nd42")))),
    )


ROWS = [
    row
    for rows in (
        of_documents,
        of_types,
        of_what_was_quoted,
        of_pronouns,
        of_choices,
        of_replies,
        of_pending,
        of_places,
        of_new_documents,
        of_new_fields,
        of_new_times,
        of_another_year,
        of_new_types,
        of_new_subjects,
        of_going_on,
        of_ellipsis,
        of_words_that_ask_nothing,
        of_nothing_left_out,
    )
    for row in rows()
]


def test_there_are_rows_enough() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("focus", "plan", "text", "expected"), ROWS)
def test_a_question_is_completed(
    focus: Focus, plan: Plan, text: str, expected: Plan, plain_knowledge: Knowledge
) -> None:
    assert resolve(plan, text, focus, plain_knowledge) == expected


def choices_of(plan: Plan) -> list[str]:
    assert isinstance(plan, Ask)
    return [choice.title for choice in plan.choices]


@pytest.mark.parametrize(
    "plan",
    [
        Lookup(IT, SIGNED),
        Validity(IT),
        Relations(IT, *GUIDES),
        Overview(IT),
        Enumerate("đối tượng", IT),
        Compare(IT),
        Change(Lookup(IT, SIGNED), "ai ký"),
        Lookup(Spoken(3), SIGNED),
        Lookup(Spoken(every=True), SIGNED),
        Lookup(Spoken(types=("nd",)), SIGNED),
    ],
)
@pytest.mark.parametrize("focus", [NEW, GONE])
def test_with_nothing_to_refer_to_it_is_asked_which(
    plan: Plan, focus: Focus, plain_knowledge: Knowledge
) -> None:
    asking = resolve(plan, "nó", focus, plain_knowledge)
    assert isinstance(asking, Ask)
    assert asking.reason == "which"
    assert asking.resume == (plan.to if isinstance(plan, Change) else plan)
    assert len(asking.choices) == 3
    for choice in asking.choices:
        assert resolve(
            choice.plan, choice.title, replace(focus, choices=asking.choices), plain_knowledge
        )


def test_the_choices_are_the_newest_documents_of_the_type(plain_knowledge: Knowledge) -> None:
    asking = resolve(
        Lookup(Spoken(types=("nd",)), SIGNED), "nghị định đó ai ký", NEW, plain_knowledge
    )
    assert choices_of(asking)[0] == "Nghị định 224/2026/NĐ-CP: Thi hành Luật Chuyển đổi số"
    assert all(title.startswith("Nghị định") for title in choices_of(asking))


def test_what_was_spoken_of_before_is_offered_first(plain_knowledge: Knowledge) -> None:
    focus = Focus(subject="Le Havre", earlier=(Topic(ids("qd749")),))
    asking = resolve(Lookup(IT, SIGNED), "ai ký", focus, plain_knowledge)
    assert choices_of(asking)[0].startswith("Quyết định 749/QĐ-TTg")


def test_of_several_listed_it_is_asked_which_of_them(plain_knowledge: Knowledge) -> None:
    asking = resolve(Lookup(IT, SIGNED), "nó ai ký", LISTED, plain_knowledge)
    assert isinstance(asking, Ask)
    assert [title.split(":")[0] for title in choices_of(asking)] == [
        choice.title for choice in LISTED.choices
    ]
    focus = replace(LISTED, choices=asking.choices, pending=Lookup(IT, SIGNED))
    chosen = resolve(Lookup(Spoken(2)), "cái thứ hai", focus, plain_knowledge)
    assert chosen == Lookup(named("nd42"), SIGNED)


def test_a_type_alone_is_asked_about_with_documents_of_it(plain_knowledge: Knowledge) -> None:
    named_only = Lookup(Described(Filter(types=("luat",)), strict=False))
    asking = resolve(Ask("which_to_choose", (), named_only), "luật", NEW, plain_knowledge)
    assert isinstance(asking, Ask)
    assert asking.reason == "which_to_choose"
    assert all(title.startswith("Luật") for title in choices_of(asking))
    assert len(asking.choices) == 3
    circular = Lookup(Described(Filter(types=("tt",)), strict=False))
    assert resolve(Ask("which", (), circular), "thông tư", NEW, plain_knowledge) == circular


def test_what_only_one_of_those_asked_about_is_chooses_it(plain_knowledge: Knowledge) -> None:
    asked = replace(LISTED, pending=Lookup(IT, SIGNED))
    decree_ = Lookup(Described(Filter(types=("nd",)), strict=False))
    chosen = resolve(Ask("which_to_choose", (), decree_), "nghị định", asked, plain_knowledge)
    assert chosen == asked.choices[1].plan
    by_issuer = resolve(Passages("của Chính phủ"), "của Chính phủ", asked, plain_knowledge)
    assert by_issuer == asked.choices[1].plan
    decision = Lookup(Described(Filter(types=("qd",)), strict=False))
    of_two = resolve(Ask("which_to_choose", (), decision), "quyết định", asked, plain_knowledge)
    assert of_two not in [choice.plan for choice in asked.choices]


def test_a_number_that_nobody_holds_is_a_document_where_nothing_was_listed(
    plain_knowledge: Knowledge,
) -> None:
    plan = resolve(Lookup(Spoken(5)), "số 5", NEW, plain_knowledge)
    assert isinstance(plan, Lookup)
    assert isinstance(plan.target, Named)
    [naming] = plan.target.documents
    assert (naming.written, naming.matches) == ("số 5", ())
    assert naming.nearest
    assert isinstance(resolve(Lookup(Spoken(9)), "số 9", LISTED, plain_knowledge), Ask)


@pytest.fixture(scope="session")
def with_text(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, Named]:
    """Return a store with a decree of four Điều, the second of which has Khoản, and the decree."""
    folder = tmp_path_factory.mktemp("texts")
    build(CORPUS, folder / "store", HashEncoder(), quiet)
    text = decree("9901/2031/NĐ-CP", "Một.", "1. Khoản một.\n2. Khoản hai.", "Ba.")
    add(folder / "store", write(folder, "decree.txt", text))
    knowledge = Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))
    [document] = [each for each in knowledge.retriever.documents if each.texts]
    return knowledge, Named((Naming(document.name, (document.id,)),))


@pytest.mark.parametrize(
    ("place", "how", "expected"),
    [
        (Provision(article="1"), "next", Provision(article="2")),
        (Provision(article="3"), "previous", Provision(article="2")),
        (Provision(article="2", clause="1"), "next", Provision(article="2", clause="2")),
        (Provision(article="2", clause="2"), "previous", Provision(article="2", clause="1")),
        (Provision(article="4"), "next", Provision(article="5")),
        (None, "next", Provision(article="1")),
    ],
)
def test_the_next_place_is_that_of_the_text(
    place: Provision | None,
    how: Literal["next", "previous"],
    expected: Provision,
    with_text: tuple[Knowledge, Named],
) -> None:
    reader, target = with_text
    focus = Focus(documents=target.documents[0].matches, provision=place)
    assert resolve(Continue(how), "tiếp", focus, reader) == Provisions(target, (expected,))


def test_the_choices_for_a_place_are_documents_that_have_it(
    with_text: tuple[Knowledge, Named],
) -> None:
    reader, target = with_text
    asking = resolve(Provisions(IT, article("2")), "Điều 2", NEW, reader)
    assert isinstance(asking, Ask)
    assert [choice.plan for choice in asking.choices] == [Provisions(target, article("2"))]


@settings(max_examples=300, deadline=None)
@given(plan=plans, text=words, focus=focuses)
def test_nothing_is_left_to_the_conversation(
    plan: Plan, text: str, focus: Focus, plain_knowledge: Knowledge
) -> None:
    complete = resolve(plan, text, focus, plain_knowledge)
    assert not leaves(complete), complete


def leaves(plan: Plan) -> bool:
    """Tell whether `plan` leaves something to the conversation; what waits in an Ask may."""
    if isinstance(plan, Several):
        return any(map(leaves, plan.plans))
    if isinstance(plan, Change | Reply):
        return True
    return isinstance(getattr(plan, "target", None), Spoken)
