"""Documents that are described and not named, and laws we do not have."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from index.text.folding import fold
from tests.days import TODAY
from tests.soundness import faults
from tests.turns import answer, tapped

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("ai ký quyết định về ngày chuyển đổi số", "qd-505-2022"),
        ("ai ký quyết định về thanh toán không dùng tiền mặt", "qd-1813-2021"),
        ("Who signed the decision on cashless payment?", "qd-1813-2021"),
    ],
)
def test_the_document_with_most_of_the_words_is_meant(
    text: str, document: str, knowledge: Knowledge
) -> None:
    for way in (text, fold(text)):
        said = answer(way, knowledge, TODAY)
        assert said.status is AnswerStatus.ANSWERED
        assert {citation.document_id for citation in said.citations} == {document}


def test_of_several_with_as_many_words_it_is_asked_which(knowledge: Knowledge) -> None:
    said, then = tapped("ai ký quyết định về chuyển đổi số?", knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert said.citations == ()
    assert len(said.suggestions) > 1
    for chosen in then:
        assert chosen.status is AnswerStatus.ANSWERED
        assert len(chosen.citations) == 1
        assert chosen.text.startswith("Người ký ")


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("nghị định nào hướng dẫn luật xây dựng vậy ạ", "luật xây dựng"),
        ("nghi dinh nao huong dan luat nha o", "luat nha o"),
        ("thông tư nào hướng dẫn Luật Giáo dục?", "Luật Giáo dục"),
        ("văn bản nào thay thế bộ luật lao động", "bộ luật lao động"),
        ("luật hộ tịch được hướng dẫn bởi nghị định nào", "luật hộ tịch"),
        ("văn bản nào sửa đổi luật thuỷ sản năm 2003", "luật thuỷ sản năm 2003"),
    ],
)
def test_of_a_law_we_do_not_have_nothing_else_is_told(
    text: str, law: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(f"Tôi chưa có văn bản này: {law}.")
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    "text", ["ai ký luật đất đai", "luật nhà ở còn hiệu lực không", "nghị định về hộ tịch ai ký?"]
)
def test_a_type_alone_makes_no_document_the_one_described(text: str, knowledge: Knowledge) -> None:
    for way in (text, fold(text)):
        assert answer(way, knowledge, TODAY).status is not AnswerStatus.ANSWERED


def test_what_is_stated_of_a_law_we_do_not_have_is_told(knowledge: Knowledge) -> None:
    said = answer("quyết định nào triển khai luật bảo vệ dữ liệu cá nhân", knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED
    assert [citation.document_id for citation in said.citations] == ["qd-2623-2025"]


@pytest.mark.parametrize(
    "text",
    [
        "nghị định nào hướng dẫn luật này",
        "văn bản nào quy định chi tiết pháp luật về đất đai",
        "nghị định nào hướng dẫn luật chuyển đổi số",
        "luật nào nói về đất đai",
    ],
)
def test_what_names_no_law_is_not_unknown(text: str, knowledge: Knowledge) -> None:
    assert "Tôi chưa có văn bản này" not in answer(text, knowledge, TODAY).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nghij ddinhj 42 conf hieeuj luwcj khoong", "đã hết hiệu lực"),
        ("quyeest ddinhj 1813 ai kys", "Lê Minh Khái"),
    ],
)
def test_a_field_is_understood_where_it_is_mistyped(
    text: str, shown: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED
    assert shown in said.text
