"""Phrases found in a text: the marks they need, the longest of them, and a language as a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import lexicon as module
from actions.reading.lexicon import Lexicon, lexicon, may_have_tone, tokens_of
from index.lexicon.types import TYPES, DocumentType, TypeWords
from index.yaml_file import read_yaml

VIETNAMESE = """
groups:
  hour:
    - khi nào
    - ngày nào
concepts:
  field.issued:
    - ra {hour}
    - ra [hour] vậy
  field.signer:
    - ai (đã) ký
  act.replace:
    - thay
    - thay thế
"""


@pytest.fixture
def words(tmp_path: Path) -> Lexicon:
    (tmp_path / "vi.yml").write_text(VIETNAMESE, encoding="utf-8")
    return Lexicon(tmp_path)


def found(text: str, words: Lexicon, language: str = "vi") -> list[tuple[str, str]]:
    """Return the phrases of `text` with their concepts, as they are written."""
    tokens = tokens_of(text)
    return [
        (text[tokens[one.first].span[0] : tokens[one.end - 1].span[1]], concept)
        for one in words.find(tokens, language)
        for concept in one.concepts
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Ai ký vậy", [("Ai ký", "field.signer")]),
        ("ai da ky", [("ai da ky", "field.signer")]),
        ("ai đã kỳ", []),
        ("ai. Ký", []),
        ("AI. Ký", [("AI. Ký", "field.signer")]),
        ("luật ra khi nào?", [("luật", "type.luat"), ("ra khi nào", "field.issued")]),
        ("ra vậy", [("ra vậy", "field.issued")]),
        ("ra ngay nao", [("ra ngay nao", "field.issued")]),
        ("thay thế", [("thay", "act.replace"), ("thay thế", "act.replace")]),
        ("thay, thế", [("thay", "act.replace"), ("thay, thế", "act.replace")]),
        ("thầy thế", []),
    ],
)
def test_a_word_with_marks_needs_those_of_the_phrase(
    text: str, phrases: list[tuple[str, str]], words: Lexicon
) -> None:
    assert sorted(found(text, words)) == sorted(phrases)


def test_a_language_is_added_as_a_file(tmp_path: Path) -> None:
    concepts = "concepts:\n  field.signer:\n    - wer hat unterschrieben\n"
    (tmp_path / "de.yml").write_text(concepts, encoding="utf-8")
    words = Lexicon(tmp_path)
    assert words.languages == ("de",)
    text = "Wer hat unterschrieben?"
    assert found(text, words, "de") == [("Wer hat unterschrieben", "field.signer")]
    assert found(text, words) == []


def test_a_group_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vi.yml").write_text("concepts:\n  a.b:\n    - x {gone}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no group gone"):
        Lexicon(tmp_path)


def test_a_type_of_documents_is_added_as_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    said = TypeWords(said="thể lệ", words=("the le",))
    row = DocumentType(name="Thể lệ", code="tl", vi=said, en=TypeWords(said="rules"), fr=said)
    assert "type.tl" not in dict(found("các thể lệ", lexicon())).values()
    monkeypatch.setattr(module, "TYPES", (*TYPES, row))
    words = Lexicon()
    for text in ("các thể lệ", "cac the le"):
        assert "type.tl" in dict(found(text, words)).values()
    assert "type.tl" not in dict(found("các thế lệ", words)).values()


@pytest.mark.parametrize(("word", "may"), [("liêt", False), ("liệt", True), ("liên", True)])
def test_a_tone_that_a_syllable_cannot_have_is_mistyped(word: str, may: bool) -> None:
    assert may_have_tone(word) is may
    assert ("list.all" in dict(found(f"{word} kê", lexicon())).values()) is (word != "liên")


def test_where_words_have_marks_a_bare_one_is_no_word_of_grammar() -> None:
    marked = dict(found("đô thị thông minh ở đâu", lexicon()))
    bare = dict(found("do thi thong minh o dau", lexicon()))
    assert "minh" not in marked
    assert bare["minh"] == "skip"


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_every_language_has_the_same_kinds_of_concepts(language: str) -> None:
    """A concept that one language lacks is a kind of question that cannot be asked in it."""
    files = {
        key: set(read_yaml(module.FOLDER / f"{key}.yml")["concepts"]) for key in ("vi", language)
    }
    kinds = {key: {concept.partition(".")[0] for concept in files[key]} for key in files}
    own = {"before_verb", "inner", "type", "verb", "word"}  # of one language
    assert kinds["vi"] - kinds[language] - own == set()


@given(st.text(max_size=80))
def test_any_text_has_phrases_within_it(text: str) -> None:
    tokens = tokens_of(text)
    for match in lexicon().find(tokens, "vi"):
        assert 0 <= match.first < match.end <= len(tokens)
        assert not any(token.begins for token in tokens[match.first + 1 : match.end])
