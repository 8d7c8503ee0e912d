import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.errors import ReplyError
from bot.reply import Citation, Reply, Suggestion, parse_reply
from tests.fake_rasa import ANSWER, CITATION, custom, text

SCHEMA = json.loads((Path(__file__).parents[1] / "schema" / "answer.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
REFUSAL = {
    "status": "not_found",
    "text": "Tôi chưa có văn bản nào nói về giá vàng.",
    "language": "vi",
    "citations": [],
    "suggestions": [],
}
BARE_CITATION = {**CITATION, "number": None, "url": None, "heading": "", "kind": "verbatim"}
VALID: list[dict[str, Any]] = [
    ANSWER,
    REFUSAL,
    {**ANSWER, "status": "partial", "language": "en", "citations": [BARE_CITATION, CITATION]},
    {**REFUSAL, "status": "out_of_scope", "language": "fr"},
    {**REFUSAL, "status": "needs_clarification", "suggestions": ANSWER["suggestions"]},
]


def without(mapping: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key != name}


ILL_FORMED: list[Any] = [
    *(without(ANSWER, name) for name in SCHEMA["required"]),
    *(
        {**ANSWER, "citations": [without(CITATION, name)]}
        for name in SCHEMA["$defs"]["citation"]["required"]
    ),
    *(
        {**ANSWER, "suggestions": [without(ANSWER["suggestions"][0], n)]}
        for n in ("title", "payload")
    ),
    *({**ANSWER, "citations": [{**CITATION, name: 7}]} for name in CITATION),
    {**ANSWER, "citations": [{**CITATION, "issued": "04/2023"}]},
    {**ANSWER, "citations": [{**CITATION, "issued": "20230401"}]},
    {**ANSWER, "citations": [{**CITATION, "kind": "rumour"}]},
    {**ANSWER, "citations": [{**CITATION, "quote": ""}]},
    {**ANSWER, "citations": None},
    {**ANSWER, "citations": {"0": CITATION}},
    {**ANSWER, "suggestions": ["Mục tiêu?"]},
    {**ANSWER, "status": "perhaps"},
    {**ANSWER, "status": None},
    {**ANSWER, "language": "de"},
    {**ANSWER, "text": ""},
    {**ANSWER, "text": ["a"]},
    "answered",
    None,
    [ANSWER],
]


@pytest.mark.parametrize("answer", VALID)
def test_what_the_schema_allows_is_read(answer: dict[str, Any]) -> None:
    VALIDATOR.validate(answer)
    reply = parse_reply([custom(answer)])
    assert reply.status == answer["status"]
    assert reply.language == answer["language"]
    assert reply.text == answer["text"]
    assert len(reply.citations) == len(answer["citations"])
    assert len(reply.suggestions) == len(answer["suggestions"])


@pytest.mark.parametrize("answer", ILL_FORMED)
def test_what_the_schema_forbids_is_refused(answer: Any) -> None:
    assert not VALIDATOR.is_valid(answer)
    with pytest.raises(ReplyError) as caught:
        parse_reply([text("Half a reply"), {"recipient_id": "r", "custom": answer}])
    assert "\n" not in str(caught.value)


def test_an_answer_is_read_whole() -> None:
    assert parse_reply([custom(ANSWER)]) == Reply(
        text="Ban hành ngày 03/06/2020.\n\nNguồn: Quyết định 749/QĐ-TTg",
        status="answered",
        language="vi",
        citations=(
            Citation(
                document_id="qd-749-2020",
                number="749/QĐ-TTg",
                title="Chương trình Chuyển đổi số quốc gia",
                issued=date(2020, 6, 3),
                heading="Mục tiêu",
                quote="Kinh tế số chiếm 20% GDP.",
                url="https://example.org/qd-749?a=1&b=2",
                kind="summary",
            ),
        ),
        suggestions=(Suggestion("Mục tiêu 2025?", "Mục tiêu đến năm 2025 là gì?"),),
    )


def test_an_answer_is_shown_once_beside_its_text_split_at_blank_lines() -> None:
    pieces = [text(piece) for piece in ANSWER["text"].split("\n\n")]
    assert parse_reply([*pieces, custom(ANSWER)]) == parse_reply([custom(ANSWER)])
    assert parse_reply([custom(ANSWER), custom(ANSWER)]) == parse_reply([custom(ANSWER)])


def test_two_different_answers_are_refused() -> None:
    with pytest.raises(ReplyError, match="several"):
        parse_reply([custom(ANSWER), custom(REFUSAL)])


def test_plain_responses_are_joined_and_buttons_become_suggestions() -> None:
    button = {"title": "Nguồn", "payload": "/list_sources", "type": "postback"}
    reply = parse_reply([text("Xin chào!"), text("Bạn hỏi gì?", buttons=[button])])
    assert reply == Reply(
        "Xin chào!\n\nBạn hỏi gì?", suggestions=(Suggestion("Nguồn", "/list_sources"),)
    )


def test_fields_of_a_newer_server_are_passed_over() -> None:
    newer = {**ANSWER, "confidence": 0.9, "citations": [{**CITATION, "page": 3}]}
    assert parse_reply([custom(newer)]) == parse_reply([custom(ANSWER)])


@pytest.mark.parametrize(
    "messages",
    [
        None,
        {"text": "Xin chào"},
        ["Xin chào"],
        [],
        [{"recipient_id": "r"}],
        [{"recipient_id": "r", "image": "https://example.org/a.png"}],
        [{"recipient_id": "r", "text": None}],
        [{"recipient_id": "r", "text": "  "}],
        [{"recipient_id": "r", "text": "Chọn:", "buttons": [{"title": "A"}]}],
        [{"recipient_id": "r", "text": "Chọn:", "buttons": "A"}],
    ],
)
def test_what_is_no_reply_is_refused(messages: object) -> None:
    with pytest.raises(ReplyError):
        parse_reply(messages)


def test_the_error_does_not_repeat_what_people_said() -> None:
    with pytest.raises(ReplyError) as caught:
        parse_reply([custom({**ANSWER, "status": "tôi bị đau", "text": "bí mật"})])
    assert "đau" not in str(caught.value)
    assert "bí mật" not in str(caught.value)
