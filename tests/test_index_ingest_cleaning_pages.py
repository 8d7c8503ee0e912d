"""Pages: what each repeats goes, and a paragraph parted by a page's end is whole again."""

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.cleaning.pages import join_pages
from index.ingest.cleaning.stamps import drop_stamps


def test_running_headers_and_numbers_go() -> None:
    pages = [
        f"Quy chế dữ liệu, bản {n}\nĐoạn {word} của quy chế.\n{n}"
        for n, word in enumerate(("đầu", "giữa", "gần cuối", "cuối"), 4)
    ]
    assert join_pages("\f".join(pages)).split("\n") == [
        "Đoạn đầu của quy chế.",
        "",
        "Đoạn giữa của quy chế.",
        "",
        "Đoạn gần cuối của quy chế.",
        "",
        "Đoạn cuối của quy chế.",
    ]


def test_page_numbers_of_every_form_go() -> None:
    text = "Một.\nTrang 1/3\f- 2 -\nHai.\f3/3\nBa."
    assert join_pages(text) == "Một.\n\nHai.\n\nBa."


def test_page_numbers_run_on_in_the_text_go() -> None:
    text = "Các cơ quan có trách nhiệm\n- 1 -\n\nbáo cáo hằng năm.\n- 2 -\nHết."
    assert join_pages(text) == "Các cơ quan có trách nhiệm báo cáo hằng năm.\n\nHết."


def test_a_number_that_does_not_grow_with_the_pages_stays() -> None:
    assert join_pages("Tổng cộng\n250\fHết.\n17") == "Tổng cộng\n250\nHết.\n17"


def test_a_clause_that_every_page_ends_with_stays() -> None:
    pages = [f"{n}. Nhiệm vụ thứ {n}\n- Thời gian: năm 203{n}." for n in range(1, 6)]
    assert join_pages("\f".join(pages)).count("- Thời gian") == 5


def test_a_paragraph_goes_on_over_a_page() -> None:
    assert join_pages("Sở có trách\f\nnhiệm báo cáo.") == "Sở có trách nhiệm báo cáo."


def test_a_heading_on_a_new_page_begins_a_paragraph() -> None:
    assert join_pages("phối hợp\fĐiều 6. Kinh phí") == "phối hợp\n\nĐiều 6. Kinh phí"


def test_gazette_headers_go_wherever_they_stand() -> None:
    text = "một\n12 CÔNG BÁO/Số 301 + 302/Ngày 15-02-2031\nhai\nCÔNG BÁO/Số 7/Ngày 1-2-2031 13"
    assert drop_stamps(text) == "một\nhai"


def test_a_decision_about_the_gazette_stays() -> None:
    text = "CÔNG BÁO/Số 7 được phát hành ngày 15."
    assert drop_stamps(text) == text


def test_signature_stamps_go_in_one_line_or_several() -> None:
    stamp = "Người ký: CỔNG THÔNG TIN\nEmail: a@b.vn\nCơ quan: VĂN PHÒNG\n"
    stamp += "Thời gian ký: 05.10.2031 16:51:34 +07:00"
    assert drop_stamps(f"{stamp}\nCHÍNH PHỦ") == "CHÍNH PHỦ"
    assert drop_stamps(f"{stamp.replace(chr(10), ' ')} CHÍNH PHỦ") == "CHÍNH PHỦ"


def test_a_signer_without_a_time_stays() -> None:
    text = "Người ký: ghi rõ họ tên\nChức vụ: ghi rõ"
    assert drop_stamps(text) == text


@given(st.lists(st.text(alphabet="abcĐ .\n", max_size=30), min_size=1, max_size=2))
def test_no_word_of_a_page_is_lost(pages: list[str]) -> None:
    text = "\f".join(pages)
    assert join_pages(text).split() == text.replace("\f", " ").split()
