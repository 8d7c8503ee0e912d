"""What a story says that somebody claims, and the questions whether that is so."""

import pytest

from actions.knowledge import Knowledge
from actions.told_claims import ToldClaims, asks_rightly, who_is_right
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Is my friend right?", True),
        ("Vợ tôi nói có đúng không", True),
        ("Làm vậy có đúng luật không", False),
        ("Is it right that Nevers has 35,000 people?", False),
        ("Who is right?", False),
    ],
)
def test_a_question_whether_a_claim_is_so_says_nothing_more(question: str, asks: bool) -> None:
    assert asks_rightly(question) == asks


def test_who_is_right_is_asked_in_any_language() -> None:
    assert who_is_right("Qui a raison ?")
    assert not who_is_right("Qui a signé ?")


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # A short verb typed bare claims behind a person, or before “là”.
        ("bac bao day la lan dau tien dang co nghi quyet ve do thi", ["day la lan dau tien"]),
        ("no noi voi toi la kinh te so chiem 70% GDP", ["kinh te so chiem 70% GDP"]),
        ("bac hay noi ve nghi quyet nam 2022", []),
        # What is told of the asker behind it is no part of it; people who quarrel claim nothing.
        ("A friend told me the decree is no longer valid, which worries me", ["the decree is no"]),
        ("hai vợ chồng cãi nhau suốt bữa cơm", []),
    ],
)
def test_claims_are_found(sentence: str, claims: list[str], plain_knowledge: Knowledge) -> None:
    found = [said for said, _ in ToldClaims(plain_knowledge).among([sentence])]
    assert len(found) == len(claims)
    assert all(said.startswith(claim) for said, claim in zip(found, claims, strict=True))


@pytest.mark.parametrize(
    ("message", "shows"),
    [
        (
            "Ông cán bộ bảo tới 2030 kinh tế số nước mình phải chiếm ít nhất 30% GDP theo nghị "
            "quyết mới của Bộ Chính trị do ông Tô Lâm ký. Chồng tui lại bảo con số đó là 20% thôi, "
            "hai vợ chồng cãi nhau suốt. Vậy ai nói đúng?",
            ("Đúng vậy", "tối thiểu 30% GDP", "“con số đó là 20% thôi”: Không phải vậy"),
        ),
        (
            "A consultant told us that the target was for the value of cashless payments to be 25 "
            "times GDP by the end of 2025. I suspect he made it up. Is he right?",
            ("Yes.", "25 times GDP"),
        ),
        (
            "A friend told me the old decree on personal data from 2023 is no longer valid, which "
            "worries me because all my forms refer to it. Is my friend right?",
            ("Yes.", "1 January 2026"),
        ),
    ],
)
def test_a_told_claim_gets_its_verdict(
    message: str, shows: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
