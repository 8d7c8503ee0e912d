import json
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from actions.answer import Answer, AnswerStatus, Citation, Suggestion
from index.records.document import Wording
from index.text.language import Language
from tests.soundness import SCHEMA, VALIDATOR

words = st.text(min_size=1)
citations = st.builds(
    Citation,
    document_id=words,
    number=st.none() | words,
    title=words,
    issued=st.none() | st.dates().map(str),
    heading=st.text(),
    quote=words,
    url=st.none() | words,
    kind=st.sampled_from(get_args(Wording)),
)
answers = st.builds(
    Answer,
    status=st.sampled_from(AnswerStatus),
    text=words,
    language=st.sampled_from(get_args(Language)),
    citations=st.lists(citations, max_size=3).map(tuple),
    suggestions=st.lists(st.builds(Suggestion, words, words), max_size=3).map(tuple),
)


@given(answers)
def test_every_answer_is_as_the_schema_says(answer: Answer) -> None:
    payload = answer.to_payload()
    assert list(VALIDATOR.iter_errors(payload)) == []
    assert json.loads(json.dumps(payload)) == payload


@given(answers)
def test_nothing_is_lost_on_the_way(answer: Answer) -> None:
    payload = answer.to_payload()
    assert payload["status"] == answer.status
    assert tuple(Citation(**fields) for fields in payload["citations"]) == answer.citations
    assert tuple(Suggestion(**fields) for fields in payload["suggestions"]) == answer.suggestions


def test_statuses_are_those_of_the_schema() -> None:
    assert [str(status) for status in AnswerStatus] == SCHEMA["properties"]["status"]["enum"]
