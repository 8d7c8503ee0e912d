from index.spelling.bigrams import UNKNOWN, Bigrams
from index.spelling.channel import Channel
from index.spelling.error_rate import WELL_MARKED, ErrorRate
from index.spelling.tokens import tokenize

BIGRAMS = Bigrams.learn(["mục tiêu của thành phố là giảm khí thải", "thành phố có mục tiêu"])
ERROR_RATE = ErrorRate(BIGRAMS, Channel(BIGRAMS.words, UNKNOWN + 1))


def bareness(question: str) -> float:
    return ERROR_RATE.bareness(tokenize(question, BIGRAMS.ids))


def strange(question: str) -> list[bool]:
    tokens = tokenize(question, BIGRAMS.ids)
    return ERROR_RATE.strange(tokens, ERROR_RATE.bareness(tokens))


def test_a_question_is_as_bare_as_its_words_that_lack_marks() -> None:
    assert bareness("mục tiêu của thành phố") < WELL_MARKED
    assert bareness("muc tieu cua thanh pho") > 0.9
    assert WELL_MARKED < bareness("mục tiêu của thanh pho") < 0.9


def test_words_that_have_no_marks_say_nothing() -> None:
    assert bareness("Nevers 2030") == bareness("")


def test_a_word_is_judged_alike_the_second_time() -> None:
    tokens = tokenize("thanh pho nào của thanh", BIGRAMS.ids)
    error_rate = ErrorRate(BIGRAMS, Channel(BIGRAMS.words, UNKNOWN + 1))
    assert error_rate.bareness(tokens) == error_rate.bareness(tokens)


def test_what_is_no_word_is_strange_but_not_what_only_lacks_marks() -> None:
    assert strange("muc tieu cuaa thanh pho") == [False, False, True, False, False]
    assert strange("mục tiêu của thành pho") == [False, False, False, False, True]


def test_slips_cost_less_the_more_there_are() -> None:
    costs = []
    for question in ("mục tiêu của thành phố", "mụcc tiêuu củaa thànhh phố"):
        tokens = tokenize(question, BIGRAMS.ids)
        seen = ERROR_RATE.bareness(tokens)
        costs.append(ERROR_RATE.costs(tokens, ERROR_RATE.strange(tokens, seen), seen).slip)
    assert costs[1] < costs[0]
