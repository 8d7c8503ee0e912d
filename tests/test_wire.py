"""Answers across the wire: what actions/ says is what the schema allows and what bot/ reads."""

from datetime import date

import pytest

from actions.answer import Answer, AnswerStatus, Citation
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.turn import turn
from bot import reply
from bot.errors import ReplyError
from bot.reply import parse_reply
from tests.days import TODAY
from tests.soundness import SCHEMA, VALIDATOR, faults
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]

ASKED = {
    "a conference question": "Le Havre đặt mục tiêu gì cho năm 2030?",
    "typed bare": "dan so nevers la bao nhieu",
    "a document's field": "Quyết định 749/QĐ-TTg ban hành ngày nào?",
    "a fact of one source": "qd 950 ai ky",
    "an ended document": "Nghị định 13/2023/NĐ-CP còn hiệu lực không?",
    "unknown validity": "Quyết định 749 còn hiệu lực không?",
    "two documents": "Quyết định 749 và Quyết định 950 ban hành ngày nào?",
    "two questions": "Dân số Nevers là bao nhiêu? Giá vàng hôm nay bao nhiêu?",
    "one field of two": "Nghị định 45/2020/NĐ-CP ban hành ngày nào và ai ký?",
    "ambiguous": "06",
    "an unknown document": "Quyết định 9999/QĐ-TTg nói về gì?",
    "an article we lack": "Khoản 2 Điều 12 Nghị định 269/2025/NĐ-CP",
    "off topic": "Giá vàng hôm nay?",
    "near": "Dân số Le Havre là bao nhiêu?",
    "English": "What is Le Havre's goal for 2030?",
    "French": "Quel est l'objectif du Havre pour 2030 ?",
    "danger": "Nhà tôi đang cháy",
    "emoji": "😀",
    "HTML": '<b>Quyết định 9999</b> & "vàng"',
}


def messages(said: Answer) -> list[dict[str, object]]:
    """Return what Rasa's REST channel makes of one utterance."""
    paragraphs = [paragraph for paragraph in said.text.split("\n\n") if paragraph.strip()]
    texts: list[dict[str, object]] = [{"recipient_id": "s", "text": text} for text in paragraphs]
    return [*texts, {"recipient_id": "s", "custom": said.to_payload()}]


def assert_same(read: reply.Reply, said: Answer) -> None:
    assert (read.status, read.language) == (str(said.status), said.language)
    assert read.text == said.text.strip()
    assert [(s.title, s.payload) for s in read.suggestions] == [
        (s.title, s.payload) for s in said.suggestions
    ]
    assert len(read.citations) == len(said.citations)
    for there, here in zip(read.citations, said.citations, strict=True):
        issued = date.fromisoformat(here.issued) if here.issued else None
        assert there == reply.Citation(
            here.document_id,
            here.number,
            here.title,
            issued,
            here.heading,
            here.quote,
            here.url,
            here.kind,
        )


@pytest.mark.parametrize("message", ASKED.values(), ids=ASKED.keys())
def test_an_answer_arrives_as_it_was_said(message: str, knowledge: Knowledge) -> None:
    said = answer(message, knowledge, TODAY, off_topic=True)
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    assert_same(parse_reply(messages(said)), said)


def test_the_examples_are_of_every_kind(knowledge: Knowledge) -> None:
    said = [answer(message, knowledge, TODAY, off_topic=True) for message in ASKED.values()]
    assert {answer.status for answer in said} == set(AnswerStatus)
    assert {answer.language for answer in said} == set(SCHEMA["properties"]["language"]["enum"])
    assert any(answer.suggestions for answer in said)
    urls = {citation.url is None for answer in said for citation in answer.citations}
    numbers = {citation.number is None for answer in said for citation in answer.citations}
    assert urls == numbers == {True, False}


def test_other_actions_answers_arrive_too(knowledge: Knowledge) -> None:
    focus = Focus()
    for message in ("nguồn đâu", "Dân số Nevers là bao nhiêu?", "source ?", "cứu tôi với", "merci"):
        said, focus = turn(message, focus, {}, knowledge, TODAY)
        assert list(VALIDATOR.iter_errors(said.to_payload())) == []
        assert_same(parse_reply(messages(said)), said)


def test_what_may_be_null_arrives_as_none() -> None:
    citation = Citation("d", None, "t", None, "", "Lời.", None, "verbatim")
    said = Answer(AnswerStatus.ANSWERED, "Lời.", "vi", (citation,))
    assert list(VALIDATOR.iter_errors(said.to_payload())) == []
    assert_same(parse_reply(messages(said)), said)


BROKEN: list[tuple[str, object]] = [
    ("status", "maybe"),
    ("text", ""),
    ("language", "de"),
    ("citations", None),
    ("citations", [{}]),
    ("citations.issued", "04/2023"),
    ("citations.quote", ""),
    ("citations.kind", "quoted"),
    ("citations.number", 749),
    ("suggestions", [{"title": "Hỏi"}]),
    ("suggestions", [{"title": "Hỏi", "payload": ""}]),
]


@pytest.mark.parametrize(("field", "value"), BROKEN)
def test_both_sides_refuse_the_same(field: str, value: object) -> None:
    citation = Citation("d", "1", "t", "2020-06-03", "", "Lời.", None, "summary")
    payload = Answer(AnswerStatus.ANSWERED, "Lời.", "vi", (citation,)).to_payload()
    name, _, inner = field.partition(".")
    if inner:
        payload[name][0][inner] = value
    else:
        payload[name] = value
    assert list(VALIDATOR.iter_errors(payload)) != []
    with pytest.raises(ReplyError):
        parse_reply([{"recipient_id": "s", "custom": payload}])


@pytest.mark.parametrize("field", SCHEMA["required"])
def test_both_sides_need_every_field(field: str) -> None:
    payload = Answer(AnswerStatus.ANSWERED, "Lời.").to_payload()
    del payload[field]
    assert list(VALIDATOR.iter_errors(payload)) != []
    with pytest.raises(ReplyError):
        parse_reply([{"recipient_id": "s", "custom": payload}])


@pytest.mark.parametrize("field", SCHEMA["$defs"]["citation"]["required"])
def test_both_sides_need_every_field_of_a_citation(field: str) -> None:
    citation = Citation("d", "1", "t", "2020-06-03", "m", "Lời.", None, "summary")
    payload = Answer(AnswerStatus.ANSWERED, "Lời.", "vi", (citation,)).to_payload()
    del payload["citations"][0][field]
    assert list(VALIDATOR.iter_errors(payload)) != []
    with pytest.raises(ReplyError):
        parse_reply([{"recipient_id": "s", "custom": payload}])
