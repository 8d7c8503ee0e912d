"""Plans for a Điều, Khoản or Điểm: its very words, or what we lack, exactly."""

import re
from pathlib import Path

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Found
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Field, Lookup, Plan, Provisions
from index.ingest.building import build
from index.legal.structure.provision import Provision
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.text.language import Language
from tests.changing_stores import DECREE, NEWS, PART, add, decree, quiet, write
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder
from tests.plan_making import context, named, of, places, worded
from tests.soundness import VALIDATOR, faults_of_text

WHOLE, FRAGMENT = "Nghị định 981/2031/NĐ-CP", "Nghị định 977/2031/NĐ-CP"
SUMMARY, LONG = "Nghị định 7/2030/NĐ-CP", "Nghị định 955/2031/NĐ-CP"
PROGRAMME = "Nghị quyết 996-NQ/TW"
CLAUSES = 12


def clause(number: int) -> str:
    return f"{number}. Khoản thứ {number} nói " + " ".join(["về bến thuyền số"] * 15) + "."


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A whole decree, a part of one, one with a long Điều, a summary, and texts without Điều."""
    folder = tmp_path_factory.mktemp("articles")
    store = folder / "store"
    write_document(
        folder / "corpus",
        "ho-so",
        "## Hồ sơ\n\nĐiều 7 nói người dân nộp hồ sơ qua mạng.\n\n## Phí\n\nKhông thu phí.",
        number="7/2030/NĐ-CP",
        type="Nghị định",
        issuer="Chính phủ",
        issued="2030-01-01",
        title="Hồ sơ số",
    )
    build(folder / "corpus", store, HashEncoder(), quiet)
    part = PART.read_text(encoding="utf-8").replace("981/2031", "977/2031")
    long = "\n".join(["Các bến được chia như sau:", *map(clause, range(1, CLAUSES + 1))])
    programme = (Path(__file__).parent / "documents" / "structure_nghi_quyet.txt").read_text(
        "utf-8"
    )
    files = {
        "part.txt": part,
        "long.txt": decree("955/2031/NĐ-CP", "Ngắn.", long, " ".join(["bến thuyền"] * 400) + "."),
        "programme.txt": programme,
    }
    written = [write(folder, name, text) for name, text in files.items()]
    add(store, DECREE, NEWS, *written)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


def body(knowledge: Knowledge, document_id: str) -> str:
    catalogue = knowledge.retriever.store.catalogue
    return "\f".join(catalogue.text(v.id).body for v in catalogue.versions(document_id))


def ask(plan: Plan, knowledge: Knowledge, language: Language = "vi") -> Answer:
    """Execute `plan`; the answer must be fit to be shown, and quote what the store holds."""
    said = worded(plan, context(knowledge, language))
    assert list(VALIDATOR.iter_errors(said.to_payload())) == []
    assert list(faults_of_text(said.text)) == []
    assert not re.search(r"^#|#+ ", said.text, re.MULTILINE), "marks of a heading are shown"
    for citation in said.citations:
        assert citation.quote in said.text
        if citation.kind == "verbatim":
            assert citation.quote in body(knowledge, citation.document_id)
    return said


def asked(question: str, knowledge: Knowledge) -> Answer:
    return ask(places(question, knowledge), knowledge)


ASKED = [
    (f"Điều 4 {WHOLE}", "Điều 4. Thời hạn giải quyết", "trong bảy ngày làm việc."),
    (f"{WHOLE} điều 4 nói gì?", "Điều 4. Thời hạn giải quyết", "trong bảy ngày làm việc."),
    ("dieu 4 nghi dinh 981/2031/nd-cp", "Điều 4. Thời hạn giải quyết", "bảy ngày làm việc."),
    (f"Khoản 2 Điều 3 {WHOLE}", "Khoản 2", "2. Hồ sơ được nộp trực tuyến."),
    (f"Điểm a khoản 1 Điều 3 {WHOLE}", "Khoản 1 › Điểm a", "a) Đơn đăng ký;"),
    (f"Điểm d khoản 1 Điều 3 {WHOLE}", "Khoản 1 › Điểm d", "d) Giấy kiểm định phanh;"),
    (f"Điểm đ khoản 1 Điều 3 {WHOLE}", "Khoản 1 › Điểm đ", "đ) Cam kết thu hồi xe hỏng."),
    (f"Điểm b Điều 3 {WHOLE}", "Khoản 1 › Điểm b", "b) Bản vẽ vị trí các trạm xe;"),
]


@pytest.mark.parametrize(("question", "heading", "quote"), ASKED)
def test_the_very_words_are_cited_with_their_place(
    question: str, heading: str, quote: str, knowledge: Knowledge
) -> None:
    said = asked(question, knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
    (citation,) = said.citations
    assert (citation.document_id, citation.kind) == ("nd-981-2031", "verbatim")
    assert citation.heading.startswith("Chương II. ĐĂNG KÝ › Điều ")
    assert citation.heading.endswith(heading)
    assert citation.quote.endswith(quote)
    assert f"{WHOLE}, ngày 05/3/2031, {citation.heading}." in said.text


def test_several_places_are_shown_in_their_order(knowledge: Knowledge) -> None:
    said = asked(f"điều 4 và điều 3 {WHOLE}", knowledge)
    assert [citation.heading.split(" › ")[-1][:6] for citation in said.citations] == [
        "Điều 4",
        "Điều 3",
    ]


def test_a_whole_article_has_all_its_clauses_and_no_more(knowledge: Knowledge) -> None:
    (citation,) = asked(f"Điều 3 {WHOLE}", knowledge).citations
    assert citation.quote.startswith("Điều 3. Hồ sơ đăng ký")
    assert citation.quote.endswith("2. Hồ sơ được nộp trực tuyến.")
    assert "đ) Cam kết" in citation.quote


def test_an_article_that_a_whole_text_does_not_have_is_said_so(knowledge: Knowledge) -> None:
    said = asked(f"Điều 99 {WHOLE}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"{WHOLE} không có Điều 99: bản tôi đọc gồm Điều 1 đến Điều 5." in said.text


@pytest.mark.parametrize(
    ("question", "within", "place"),
    [
        (f"Khoản 7 Điều 3 {WHOLE}", "Điều 3", "khoản 7"),
        (f"Điểm a khoản 7 Điều 3 {WHOLE}", "Điều 3", "điểm a khoản 7"),
        (f"Điểm x khoản 1 Điều 3 {WHOLE}", "khoản 1 Điều 3", "điểm x"),
        (f"Điều 5 Chương II {WHOLE}", "Chương II", "Điều 5"),
    ],
)
def test_what_an_article_does_not_have_is_said_beside_the_article(
    question: str, within: str, place: str, knowledge: Knowledge
) -> None:
    said = asked(question, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"{within} của {WHOLE} không có {place}." in said.text
    shown = "1. Hồ sơ đăng ký gồm" if place == "điểm x" else within
    assert said.citations[0].quote.lower().startswith(shown.lower())


def test_what_a_part_does_not_have_may_stand_in_the_rest(knowledge: Knowledge) -> None:
    said = asked(f"Điều 1 {FRAGMENT}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"mới có một phần của {FRAGMENT} (Điều 3 đến Điều 4)" in said.text
    assert f"{FRAGMENT} không có" not in said.text


def test_a_part_says_so_where_it_is_cited(knowledge: Knowledge) -> None:
    said = asked(f"Điều 4 {FRAGMENT}", knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert "bảy ngày làm việc" in said.text
    assert f"mới đọc được một phần của {FRAGMENT}" in said.text


def test_of_a_summary_only_what_it_says_of_the_article_is_told(knowledge: Knowledge) -> None:
    said = asked(f"Điều 7 {SUMMARY}", knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert "nộp hồ sơ qua mạng" in said.text
    assert [citation.kind for citation in said.citations] == ["summary"]
    assert "tóm tắt" in said.text
    clause_of_it = asked(f"Khoản 2 Điều 7 {SUMMARY}", knowledge)
    assert clause_of_it.status is AnswerStatus.PARTIAL
    assert f"chưa có nguyên văn khoản 2 Điều 7 của {SUMMARY}" in clause_of_it.text
    clause_of_none = asked(f"Khoản 2 {SUMMARY}", knowledge)
    assert clause_of_none.status is AnswerStatus.NOT_FOUND
    assert f"chưa có nguyên văn khoản 2 của {SUMMARY}" in clause_of_none.text


@pytest.mark.parametrize("place", ["Điều 70", "Chương II"])
def test_of_a_summary_another_place_is_not_made_up(place: str, knowledge: Knowledge) -> None:
    said = asked(f"{place} {SUMMARY}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"chưa có nguyên văn {place} của {SUMMARY}, chỉ có bản tóm tắt" in said.text
    assert [choice.title for choice in said.suggestions] == [f"{SUMMARY}: Hồ sơ", f"{SUMMARY}: Phí"]


def test_a_text_without_articles_says_so(knowledge: Knowledge) -> None:
    said = asked(f"Điều 4 {PROGRAMME}", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert f"{PROGRAMME} không chia thành điều khoản" in said.text


def test_a_long_article_is_begun_and_each_choice_shows_its_clause(knowledge: Knowledge) -> None:
    plan = places(f"Điều 2 {LONG}", knowledge)
    said = ask(plan, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    (citation,) = said.citations
    assert citation.quote.startswith("Điều 2. Nội dung 2\nCác bến được chia như sau:\n1. ")
    assert len(citation.quote.split()) <= 500
    shown = int(re.findall(r"^(\d+)\. ", citation.quote, re.MULTILINE)[-1])
    assert citation.quote.endswith(clause(shown)), "a clause is shown whole or not at all"
    assert f"còn {CLAUSES - shown} khoản nữa" in said.text
    found = execute(plan, context(knowledge))
    assert isinstance(found, Found)
    titles = [choice.title for choice in found.choices]
    assert titles == [f"Khoản {number} Điều 2" for number in range(shown + 1, CLAUSES + 1)]
    for number, choice in enumerate(found.choices, start=shown + 1):
        followed = ask(choice.plan, knowledge)
        assert followed.status is AnswerStatus.ANSWERED, choice
        assert [found.quote for found in followed.citations] == [clause(number)]


def test_a_long_article_without_clauses_is_shown_whole(knowledge: Knowledge) -> None:
    (citation,) = asked(f"Điều 3 {LONG}", knowledge).citations
    assert len(citation.quote.split()) > 800


@pytest.mark.parametrize(
    ("question", "language"),
    [("Article 4 of decree 981/2031/NĐ-CP", "en"), ("article 4 décret 981", "fr")],
)
def test_the_words_stay_vietnamese_in_other_languages(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    said = ask(places(question, knowledge), knowledge, language)
    assert said.status is AnswerStatus.ANSWERED
    assert "bảy ngày làm việc" in said.citations[0].quote


def test_what_needs_no_search_makes_none(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(knowledge.retriever), "search", None)
    for name in (WHOLE, FRAGMENT, SUMMARY, PROGRAMME):
        target = named(name, knowledge)
        assert ask(Provisions(target, (Provision(article="3"),)), knowledge).text


def test_the_text_that_is_read_is_named_where_there_are_several(tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, PART, DECREE)
    several = Knowledge.of(Retriever(open_store(store), HashEncoder()))
    said = asked(f"Điều 3 {WHOLE}", several)
    assert "Hồ sơ được nộp trực tuyến" in said.text
    assert "theo bản trích này" not in said.text
    assert "(theo bản “adding_decree.md”)" in said.text


def test_a_summary_gives_way_to_the_very_words_once_they_are_added(tmp_path: Path) -> None:
    store = tmp_path / "store"
    summary = "## Thời hạn\n\nĐiều 4 nói phường trả lời trong tuần."
    fields = {"number": "981/2031/NĐ-CP", "type": "Nghị định", "issuer": "Chính phủ"}
    fields |= {"title": "Đăng ký xe đạp công cộng", "issued": "2031-03-05"}
    write_document(tmp_path / "corpus", "xe-dap", summary, **fields)
    build(tmp_path / "corpus", store, HashEncoder(), quiet)
    add(store, DECREE)
    both = Knowledge.of(Retriever(open_store(store), HashEncoder()))
    (citation,) = asked(f"Điều 4 {WHOLE}", both).citations
    assert (citation.document_id, citation.kind) == ("xe-dap", "verbatim")
    assert "bảy ngày làm việc" in citation.quote


COUNTED: list[tuple[str, Field, str, str]] = [
    (WHOLE, "articles", f"{WHOLE} có 5 điều, từ Điều 1 đến Điều 5.", "Điều 5."),
    (WHOLE, "chapters", f"{WHOLE} có 3 chương, từ Chương I đến Chương III.", "Chương III"),
    (FRAGMENT, "articles", f"một phần của {FRAGMENT}. Phần đó có 2 điều, từ Điều 3", "Điều 4."),
]


@pytest.mark.parametrize(("name", "field", "told", "last"), COUNTED)
def test_the_articles_and_chapters_of_a_text_are_counted(
    name: str, field: Field, told: str, last: str, knowledge: Knowledge
) -> None:
    said = ask(Lookup(named(name, knowledge), (field,)), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert told in said.text
    (citation,) = said.citations
    assert citation.quote.startswith(last)


@pytest.mark.parametrize(
    ("name", "field", "told"),
    [
        (PROGRAMME, "articles", f"{PROGRAMME} không chia thành điều."),
        (LONG, "chapters", f"{LONG} không chia thành chương."),
        (SUMMARY, "articles", f"Tôi chỉ có bản tóm tắt của {SUMMARY}"),
    ],
)
def test_what_cannot_be_counted_is_said_so(
    name: str, field: Field, told: str, knowledge: Knowledge
) -> None:
    assert ask(Lookup(named(name, knowledge), (field,)), knowledge).text.startswith(told)


def test_a_document_removed_since_it_was_cited_is_not_spoken_of(knowledge: Knowledge) -> None:
    said = ask(Provisions(of("gone"), (Provision(article="5", clause="2"),)), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()
