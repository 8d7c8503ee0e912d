"""Claims: confirmed by a sentence that bears out all they name, corrected, or not known."""

import pytest

from actions.answer import Answer
from actions.executing.confirming import confirm
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Anything, Passages, Target, Whether
from actions.wording.say import word
from index.text.language import Language
from tests.days import TODAY
from tests.plan_making import context, of
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]
DECISION, RESOLUTION = of("qd-411-2022"), of("nq-57-2024")
ANY = Anything()
DAY, CITIES = of("qd-505-2022"), of("nq-06-2022")


def said(
    claim: str, knowledge: Knowledge, target: Target = ANY, language: Language = "vi"
) -> Answer:
    result = execute(Passages(claim, target, claim=claim), context(knowledge, language))
    answer = word(result, language, TODAY)
    assert list(faults(answer.to_payload(), knowledge.retriever.store.catalogue)) == []
    return answer


@pytest.mark.parametrize(
    ("claim", "target", "language"),
    [
        ("Hải Phòng đạt 100% dịch vụ công mức độ 4", ANY, "vi"),
        ("hai phong dat 100% dich vu cong muc do 4", ANY, "vi"),
        ("Nevers có 35 ngàn dân", ANY, "vi"),
        ("Ông Hồ Kỳ Minh là Phó Chủ tịch Đà Nẵng", ANY, "vi"),
        ("Ông Hồ Kỳ Minh đại diện cho Đà Nẵng", ANY, "vi"),
        ("Đà Nẵng và Nevers cùng chủ trì hội thảo", ANY, "vi"),
        ("Nevers và Đà Nẵng cùng chủ trì hội thảo", ANY, "vi"),
        ("Nevers không bỏ ai lại phía sau", ANY, "vi"),
        ("Hội thảo diễn ra tháng 4/2023", ANY, "vi"),
        ("thương mại điện tử chiếm trên 10% doanh số bán lẻ năm 2025", DECISION, "vi"),
        ("kinh tế số đạt tối thiểu 50% GDP năm 2045", RESOLUTION, "vi"),
        ("Hội thảo không diễn ra ở Đà Nẵng", ANY, "vi"),
        ("Đà Nẵng là một trong bốn thành phố hạt nhân của Đề án 950", of("qd-950-2018"), "vi"),
        ("Quyết định 505 quy định ngày 10/10 là Ngày Chuyển đổi số quốc gia", DAY, "vi"),
        ("Nghị quyết 06-NQ/TW là nghị quyết chuyên đề đầu tiên của Đảng về đô thị", CITIES, "vi"),
        ("Quyết định 2629 thay thế quyết định 942", of("qd-2629-2025", "qd-942-2021"), "vi"),
        ("Mobi Smart Port is a project of Le Havre", ANY, "en"),
    ],
)
def test_what_a_sentence_bears_out_is_confirmed(
    claim: str, target: Target, language: Language, knowledge: Knowledge
) -> None:
    assert said(claim, knowledge, target, language).text.startswith(("Đúng", "Yes"))


@pytest.mark.parametrize(
    ("claim", "target", "language", "instead"),
    [
        ("Nevers có khoảng 50.000 dân", ANY, "vi", "35"),
        ("Hội thảo diễn ra ngày 15/4/2023", ANY, "vi", "14/4/2023"),
        ("Hội thảo tổ chức ở Hải Phòng", ANY, "vi", "Hà Nội"),
        ("Ông Hồ Kỳ Minh đại diện cho Huế", ANY, "vi", "Đà Nẵng"),
        ("Ông Hồ Kỳ Minh thay mặt cho thành phố Changwon", ANY, "vi", "Đà Nẵng"),
        ("Hồ Kỳ Minh represented Hải Phòng", ANY, "en", "Da Nang"),
        ("Mobi Smart Port là dự án của Hải Phòng", ANY, "vi", "Le Havre"),
        ("Bà Caroline Leclerq là Thị trưởng Le Havre", ANY, "vi", "Phó Thị trưởng"),
        ("ngày chuyển đổi số quốc gia là 10/11", ANY, "vi", "10/10"),
        ("Nevers không chạy thí điểm xe tự lái", ANY, "vi", "xe tự lái"),
        ("Nevers muốn thay con người bằng máy tính", ANY, "vi", "con người"),
        ("thương mại điện tử chiếm 20% doanh số bán lẻ năm 2025", DECISION, "vi", "trên 10%"),
        ("kinh tế số đạt 30% GDP vào năm 2045", RESOLUTION, "vi", "50%"),
        ("Quốc hội ban hành Nghị quyết 57", RESOLUTION, "vi", "Bộ Chính trị"),
        ("Ông Denis Thuriot là thị trưởng Hải Phòng", ANY, "vi", "Nevers"),
        (
            "Huế là một trong bốn thành phố hạt nhân của Đề án 950",
            of("qd-950-2018"),
            "vi",
            "Cần Thơ",
        ),
        ("Quyết định 2629 thay thế Quyết định 411", of("qd-2629-2025", "qd-411-2022"), "vi", "942"),
        ("Hội thảo diễn ra vào buổi sáng", ANY, "vi", "chiều"),
        ("năm 2030 Việt Nam dẫn đầu thế giới về trí tuệ nhân tạo", of("qd-127-2021"), "vi", "50"),
        ("5G Lab is a project of Nevers", ANY, "en", "Le Havre"),
        ("Nevers has about 100,000 inhabitants", ANY, "en", "35,000"),
    ],
)
def test_another_value_in_its_place_corrects_it(
    claim: str, target: Target, language: Language, instead: str, knowledge: Knowledge
) -> None:
    answer = said(claim, knowledge, target, language)
    assert answer.text.startswith(("Không", "No"))
    assert instead in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("Nevers là thủ đô nước Pháp", "vi"),
        ("Nevers cấm xe tự lái", "vi"),
        ("Việt Nam gợi ý Nevers học hỏi tri thức trên internet", "vi"),
        ("Hà Nội cho rằng công nghệ quan trọng hơn con người và thể chế", "vi"),
        ("Đà Nẵng đạt 100% dịch vụ công mức độ 4", "vi"),
        ("Nevers banned self-driving cars", "en"),
    ],
)
def test_what_no_sentence_says_is_not_known(
    claim: str, language: Language, knowledge: Knowledge
) -> None:
    assert said(claim, knowledge, language=language).text.startswith(
        ("Tôi chưa có dữ liệu", "I have no data")
    )


@pytest.mark.parametrize("place", ["Le Havre", "Hà Nội"])
def test_what_is_said_of_another_place_is_shown_as_that(place: str, knowledge: Knowledge) -> None:
    answer = said(f"{place} đã chạy xe tự lái rồi", knowledge)
    assert answer.text.startswith("Tôi chưa có dữ liệu")
    assert "Nevers" in answer.text


def test_what_is_only_aimed_at_is_not_yet_so(knowledge: Knowledge) -> None:
    claim = "Hà Nội đã xây xong Trung tâm giám sát và điều hành tập trung rồi"
    assert said(claim, knowledge).text.startswith("Chưa")


@pytest.mark.parametrize(
    ("whether", "claim", "opening"),
    [
        ("so", "Nevers chạy thí điểm xe tự lái", "Có."),
        ("yet", "Hải Phòng đạt 100% dịch vụ công mức độ 4", "Rồi."),
        ("so", "Nevers có khoảng 50.000 dân", "Không"),
    ],
)
def test_what_is_asked_is_answered_by_yes_or_no(
    whether: Whether, claim: str, opening: str, knowledge: Knowledge
) -> None:
    plan = Passages(f"{claim} không?", claim=claim, whether=whether)
    result = execute(plan, context(knowledge))
    assert word(result, "vi", TODAY).text.startswith(opening)


def test_what_is_asked_and_no_sentence_decides_is_answered_as_any_question(
    knowledge: Knowledge,
) -> None:
    claim = "Nevers có cấm xe tự lái trong thành phố"
    plan = Passages(f"{claim} không?", claim=claim, whether="so")
    assert confirm(plan, context(knowledge)) is None


@pytest.mark.parametrize(
    ("ids", "claim", "opening"),
    [
        (("qd-2629-2025", "qd-942-2021"), "2629 thay thế 942", "Đúng"),
        (("qd-942-2021", "qd-2629-2025"), "942 thay thế 2629", "Không"),
        (("qd-942-2021", "qd-2629-2025"), "942 bị 2629 thay thế", "Đúng"),
        (("qd-749-2020", "nq-52-2019"), "749 căn cứ Nghị quyết 52", "Đúng"),
        (("nq-52-2019", "qd-749-2020"), "Nghị quyết 52 căn cứ 749", "Không"),
    ],
)
def test_who_does_what_to_whom_is_of_the_relations(
    ids: tuple[str, ...], claim: str, opening: str, knowledge: Knowledge
) -> None:
    assert said(claim, knowledge, of(*ids)).text.startswith(opening)


def test_a_name_that_is_no_city_decides_nothing(knowledge: Knowledge) -> None:
    answer = said("Ông Hồ Kỳ Minh đại diện cho Ban Tổ Chức", knowledge)
    assert not answer.text.startswith("Không")


@pytest.mark.parametrize(
    ("claim", "begins", "shows"),
    [
        ("Ông Hồ Kỳ Minh khai mạc hội thảo", "Đúng vậy", "Hồ Kỳ Minh"),
        ("Ông Hồ Kỳ Minh là người mở màn hội thảo", "Đúng vậy", "Hồ Kỳ Minh"),
        ("Ông Denis Thuriot mở màn hội thảo", "Không phải vậy", "Hồ Kỳ Minh"),
        ("bài tường thuật do ông Hồ Kỳ Minh viết", "Không phải vậy", "Ngân Phương"),
        ("Hà Nội coi công nghệ là quan trọng nhất", "Không phải vậy", "con người và thể chế"),
        ("Hà Nội coi con người là quan trọng nhất", "Đúng vậy", "con người và thể chế"),
        ("xe tự lái ở Nevers đã chạy rộng rãi", "Không phải vậy", "thí điểm"),
        ("Le Havre là thành phố của Việt Nam", "Không phải vậy", "của Pháp"),
        ("Nevers thuộc Pháp", "Đúng vậy", "của Pháp"),
        ("Hải Phòng là thành phố của Pháp", "Không phải vậy", "Việt Nam"),
        ("Le Havre có 35 ngàn dân", "Tôi chưa có dữ liệu", "Nevers"),
    ],
)
def test_roles_ranks_and_owners_are_held_against_what_is_told(
    claim: str, begins: str, shows: str, knowledge: Knowledge
) -> None:
    text = said(claim, knowledge).text
    assert text.startswith(begins)
    assert shows in text


def test_another_who_signed_is_told(knowledge: Knowledge) -> None:
    claim = "Nghị định 269 do Thủ tướng Phạm Minh Chính ký"
    text = said(claim, knowledge, of("nd-269-2025")).text
    assert text.startswith("Không phải vậy")
    assert "Nguyễn Chí Dũng" in text


@pytest.mark.parametrize(
    ("claim", "target", "language", "answer"),
    [
        (
            "Quyết định 411 do Bộ Công Thương chủ trì",
            DECISION,
            "vi",
            "Không, theo tài liệu là Bộ Thông tin và Truyền thông.",
        ),
        ("Quyết định 411 do Bộ Thông tin và Truyền thông chủ trì", DECISION, "vi", "Đúng vậy."),
        ("mọi người dân Hải Phòng đều có định danh điện tử", ANY, "vi", "Đúng vậy."),
        ("Hà Nội lấy doanh nghiệp làm trung tâm", ANY, "vi", "Không phải vậy."),
        ("Hà Nội lấy người dân làm trung tâm", ANY, "vi", "Đúng vậy."),
        ("Hải Phòng đạt 100% dịch vụ công trực tuyến", ANY, "vi", "Đúng vậy."),
        ("Nghị quyết 57 do Tổng Bí thư Tô Lâm ký", RESOLUTION, "vi", "Đúng vậy."),
        ("Đề án 06 kết thúc năm 2030", of("qd-06-2022"), "vi", "Không phải vậy."),
        ("Nevers compte 50 000 habitants", ANY, "fr", "Non : selon les textes, environ 35"),
        (
            "Nghị quyết 57 muốn Việt Nam vào top 30 thế giới về chính phủ điện tử năm 2030",
            RESOLUTION,
            "vi",
            "Không, theo tài liệu là 50.",
        ),
    ],
)
def test_the_very_thing_that_is_otherwise_is_corrected(
    claim: str, target: Target, language: Language, answer: str, knowledge: Knowledge
) -> None:
    assert said(claim, knowledge, target, language).text.startswith(answer)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Luật Giao dịch điện tử có 53 điều và 9 chương", ("“53 điều” thì đúng", "là 8")),
        ("Quyết định 127 muốn 10 thương hiệu AI và 5 trung tâm dữ liệu lớn năm 2030", ("là 3",)),
    ],
)
def test_each_figure_of_a_claim_has_its_verdict(
    claim: str, told: tuple[str, ...], knowledge: Knowledge
) -> None:
    target = of("luat-20-2023") if "Luật" in claim else of("qd-127-2021")
    text = said(claim, knowledge, target).text
    assert all(each in text for each in told)


def test_what_is_said_of_all_is_not_of_some_alone(knowledge: Knowledge) -> None:
    text = said("Nevers chỉ phục vụ người giàu", knowledge).text
    assert text.startswith("Không")
    assert "toàn bộ người dân" in text
