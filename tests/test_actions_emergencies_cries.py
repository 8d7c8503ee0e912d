import pytest

from actions.emergencies.cries import cries, is_a_call, is_on_a_subject


def clauses(sentence: str) -> list[str]:
    return [cry.text.strip() for cry in cries(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "nhà tôi đang cháy",
        "cháy trường học",
        "đột quỵ",
        "my house is on fire",
        "il y a le feu chez moi",
        "ba em đột quỵ, gọi số nào",
    ],
)
def test_words_on_somebody_now_and_bare_ones_are_cries(sentence: str) -> None:
    assert clauses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "tỷ lệ trẻ em đuối nước năm 2022",  # a figure, a year
        "đuối nước 2022",
        "ứng dụng gọi xe cấp cứu",  # a service
        "phòng cháy ở chung cư",  # what is done against it
        "đột quỵ là gì",  # what it means
        "bài báo về vụ cháy chung cư",  # what is told
        "luật xử phạt hành vi đánh nhau",  # a rule
        "tôi muốn hỏi về hỏa hoạn, quy định thế nào",
        "hàng xóm nhà tôi đốt rác khói quá",  # a complaint
    ],
)
def test_a_clause_on_a_subject_is_no_cry(sentence: str) -> None:
    assert clauses(sentence) == []


def test_a_subject_of_one_clause_does_not_hide_the_cry_of_another() -> None:
    assert clauses("em đang đọc quyết định 749 thì nhà bên cháy lớn")[-1] == "nhà bên cháy lớn"
    assert clauses("ứng dụng báo cháy không kêu mà nhà tôi đang cháy") == ["nhà tôi đang cháy"]


def test_a_clause_without_its_person_has_the_one_of_the_clause_before() -> None:
    [_, fallen] = cries("bố tôi đọc báo thì bị đột quỵ khi ngồi ăn sáng ngoài quán")
    assert fallen.of_somebody or fallen.text
    assert clauses("thống kê cho biết thì bị đột quỵ khi ngồi ăn sáng ngoài quán") == []


def test_who_goes_on_to_papers_asks_for_what_comes_after_the_danger() -> None:
    assert clauses("vợ tôi sắp sinh, đăng ký khai sinh ra sao") == []
    assert clauses("em nộp hồ sơ rồi, vợ em sắp sinh") == ["vợ em sắp sinh"]


def test_who_asks_of_benefits_or_news_tells_what_is_past() -> None:
    assert clauses("vợ tôi sắp sinh, được nghỉ chế độ bao nhiêu ngày") == []
    assert clauses("nghe đồn có vụ chém nhau ở chợ, có thật không") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "chồng em đang đánh em, ly hôn thì cần gì",  # it goes on
        "em bị chồng đánh chảy máu, ly hôn cũng được",  # nothing is asked
        "vợ chồng em ly hôn rồi, nó đến đánh em, làm sao bây giờ",  # help is called for
    ],
)
def test_a_danger_beside_an_affair_is_one(sentence: str) -> None:
    assert any("đánh" in clause for clause in clauses(sentence))


def test_each_clause_holds_its_own() -> None:
    assert clauses("tỷ lệ cháy năm 2020; bố em ngã; luật nào") == ["bố em ngã"]


def test_only_a_person_in_a_sentence_on_no_subject_is_spoken_of() -> None:
    assert [cry.of_somebody for cry in cries("con em bị ngã")] == [True]
    assert [cry.of_somebody for cry in cries("cháy kho")] == [False]
    assert [cry.of_somebody for cry in cries("con em bị ngã, đô thị thông minh")][:1] == [False]


def test_how_somebody_asks_is_no_subject() -> None:
    assert not is_on_a_subject("cho tôi hỏi số điện thoại cứu hoả là gì")
    assert is_on_a_subject("ứng dụng gọi công an phường")


@pytest.mark.parametrize(
    "message", ["cứu với", "cứu tôi với, có ai không", "please help!", "au secours !"]
)
def test_a_call_for_help_stands_almost_alone(message: str) -> None:
    assert is_a_call(message)


@pytest.mark.parametrize("message", ["help me renew my passport", "cứu với, máy em hỏng rồi nhé"])
def test_a_call_that_says_for_what_is_none(message: str) -> None:
    assert not is_a_call(message)
