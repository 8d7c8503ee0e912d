import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.corpus import read_corpus
from index.ingest.embedding import embedded_text
from index.ingest.passages import passages_of
from index.ingest.texts import corpus_text
from index.spelling.speller import Speller
from index.text.folding import fold, words
from index.text.sentences import sentence_spans
from index.text.syllables import is_syllable
from tests.conftest import CORPUS, ROOT

SMALL = Speller.learn(["Hải Phòng đặt mục tiêu giảm khí thải.", "Đà Nẵng có mục tiêu khác."])


@pytest.fixture(scope="module")
def shipped() -> tuple[Speller, list[str]]:
    """A speller learnt as a build learns it, and the sentences it learnt from."""
    passages = [
        (embedded_text(document, passage), passage.text)
        for document, text in (
            (source.document, corpus_text(source)) for source in read_corpus(CORPUS)
        )
        for passage in passages_of(document, [text])
    ]
    sentences = [text[a:b] for _, text in passages for a, b in sentence_spans(text)]
    return Speller.learn(text for text, _ in passages), sentences


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # No diacritics, and abbreviations.
        (
            "hai phong dat bao nhieu % dvc muc 4",
            "Hải Phòng đạt bao nhiêu % dịch vụ công mức 4",
        ),
        (
            "thanh pho nao cua phap thu nghiem xe tu lai",
            "thành phố nào của Pháp thử nghiệm xe tự lái",
        ),
        (
            "ubnd tp hp cds dc j",
            "ủy ban nhân dân thành phố Hải Phòng chuyển đổi số được gì",
        ),
        ("xe tu lai o Nevers ko", "xe tự lái ở Nevers không"),
        ("5G k?", "5G không?"),
        ("k biet dk dvc", "không biết đăng ký dịch vụ công"),
        ("o TP.HCM ko", "ở thành phố Hồ Chí Minh không"),
        ("co bn nguoi dan dung dvc", "có bao nhiêu người dân dùng dịch vụ công"),
        ("chu ki so", "chữ ký số"),
        ("mobi smat pot la j", "mobi smart port là gì"),
        ("k bit lm sao", "không biết làm sao"),
        ("dky e-visa o dau z", "đăng ký e-visa ở đâu vậy"),
        # Two words as one, of the first no more than the letters it begins with.
        ("mtieu kte số 2030", "mục tiêu kinh tế số 2030"),
        ("ptrien đthi thong minh o hnoi", "phát triển đô thị thông minh ở Hà Nội"),
        ("nđịnh 13 còn hlực ko", "nghị định 13 còn hiệu lực không"),
        ("bao ve dlieu cnhan", "bảo vệ dữ liệu cá nhân"),
        ("dvụ công ttuyến muc 4", "dịch vụ công trực tuyến mức 4"),
        ("digital twin la j z", "digital twin là gì vậy"),
        ("gd dien tu la gi", "giao dịch điện tử là gì"),
        ("gd so xay dung la ai", "giám đốc sở xây dựng là ai"),
        ("vb nao thay v", "văn bản nào thay vậy"),
        ("tai app o dau vay ta", "tải app ở đâu vậy ta"),
        ("lam ho chieu o dau vay a", "làm hộ chiếu ở đâu vậy ạ"),
        ("Hải Phòng dat muc tieu gi nam 2025", "Hải Phòng đặt mục tiêu gì năm 2025"),
        # Keys left over.
        ("chuyeenr ddooir soos laf gif", "chuyển đổi số là gì"),
        ("thanhf phoos thoong minh", "thành phố thông minh"),
        ("tha2nh pho61 tho6ng minh", "thành phố thông minh"),
        ("chuye63n d9o6i so61", "chuyển đổi số"),
        # Spaces.
        ("thành phốthông minh", "thành phố thông minh"),
        ("th ành phố thông minh", "thành phố thông minh"),
        ("thanhphothongminh la gi", "thành phố thông minh là gì"),
        # Slips.
        ("thàhn phhố thôgn minhh là gì?", "thành phố thông minh là gì?"),
        ("tahnh pho thong mih la gi", "thành phố thông minh là gì"),
        ("Chuyển đỗi số là gì", "Chuyển đổi số là gì"),
        ("chữ kí số", "chữ ký số"),
    ],
)
def test_what_was_meant_is_found(
    shipped: tuple[Speller, list[str]], typed: str, meant: str
) -> None:
    assert shipped[0].correct(typed).lower() == meant.lower()


@pytest.mark.parametrize(
    "question",
    [
        "Hải Phòng ĐẶT mục tiêu gì?",
        "Ai ký Nghị định 13/2023/NĐ-CP?",
        "749/QĐ-TTg nói gì",
        "Nguyễn Văn Quánh là ai?",
        "Mobi Smart Port dùng 5G của Leclerq à?",
        "Hoà bình và thuỷ lợi",
        "Ai hay ăn ổi trong mùa hè này?",
        "John K. Smith là ai?",
        "Vì sao công dân phải có chữ ký số?",
        unicodedata.normalize("NFD", "Mục tiêu của thành phố là gì?"),
        "What is the target of the city?",
        "Which French city runs a 5G lab in its port?",
        "Quelle ville française teste des véhicules autonomes ?",
        "Did Nevers test driverless cars?",
        "Does Nevers have driverless cars?",
        "Can I pay fines online?",
        "xem https://vi.du.vn/a-b?c=1 hoặc a@vi.du.vn",
        "",
        " \n",
        "Điểm k khoản 4 Điều 9 quy định gì?",
        "Thế hệ z dùng dịch vụ công ra sao?",
    ],
)
def test_what_is_right_stays_as_it_is(shipped: tuple[Speller, list[str]], question: str) -> None:
    assert shipped[0].correct(question) == question


def test_a_city_abroad_is_no_misspelt_word(shipped: tuple[Speller, list[str]]) -> None:
    speller, _ = shipped
    for city in ("lyon", "marseille", "busan"):
        assert city in speller.correct(f"dan so {city} la bao nhieu")


def test_folded_sentences_of_the_corpus_come_back(shipped: tuple[Speller, list[str]]) -> None:
    speller, sentences = shipped
    right = total = 0
    for sentence in sentences:
        expected = words(sentence)
        corrected = words(speller.correct(fold(sentence)))
        if len(corrected) == len(expected):
            right += sum(a == b for a, b in zip(corrected, expected, strict=True))
        total += len(expected)
    assert total > 1000
    assert right / total >= 0.9


def test_the_words_around_decide() -> None:
    speller = Speller.learn(["Mục tiêu của thành phố.", "Mực nước sông dâng cao."] * 2)
    assert speller.correct("muc tieu cua thanh pho") == "Mục tiêu của thành phố"
    assert speller.correct("muc nuoc song") == "Mực nước sông"


def test_the_words_around_decide_what_is_short() -> None:
    speller = Speller.learn(["Địa chỉ của trường ở đâu.", "Trường này được khen thưởng."] * 2)
    assert speller.correct("dc của trường") == "Địa chỉ của trường"
    assert speller.correct("trường này dc khen thưởng") == "Trường này được khen thưởng"


def test_names_get_the_capitals_they_have_in_the_corpus() -> None:
    assert SMALL.correct("o da nang thi sao").startswith("Ở Đà Nẵng")


def test_a_word_before_a_name_is_no_name() -> None:
    speller = Speller.learn(["Ở Đà Nẵng có cầu.", "Ở Đà Nẵng có biển.", "Nhà ở xã hội."])
    assert speller.correct("nha o da nang") == "Nhà ở Đà Nẵng"


def test_a_mark_that_was_typed_weighs_more_than_one_that_is_missing() -> None:
    speller = Speller.learn(["Bí thư thành phố và phó bí thư. Thành phố lớn. Thành phố nhỏ."])
    assert speller.correct("thanh phó nao") == "Thành phố nào"
    assert speller.correct("và phó nao") == "Và phó nào"


def test_what_was_learnt_is_read_back_and_written_alike(tmp_path: Path) -> None:
    SMALL.save(tmp_path / "one")
    again = Speller.load(tmp_path / "one")
    again.save(tmp_path / "two")
    again.save(tmp_path / "two")
    assert again.correct("hai phong dat muc tieu") == "Hải Phòng đặt mục tiêu"
    names = [file.name for file in sorted((tmp_path / "one").iterdir())]
    assert names == [file.name for file in sorted((tmp_path / "two").iterdir())]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_corpus_without_everyday_words_still_knows_how_people_ask() -> None:
    typed = "dien thoai cua toi bi mat thi phai lam gi"
    assert Speller.learn([]).correct(typed) == "Điện thoại của tôi bị mất thì phải làm gì"


def test_phrases_are_marked_composed_and_listed_once() -> None:
    phrases = (ROOT / "index/spelling/phrases.txt").read_text("utf-8").splitlines()
    assert len(phrases) == len(set(phrases))
    assert phrases == [unicodedata.normalize("NFC", phrase).strip() for phrase in phrases]
    spelt = [word for phrase in phrases for word in phrase.split()]
    assert sum(map(is_syllable, spelt)) / len(spelt) > 0.99


def test_a_corpus_without_a_word_still_knows_common_ones() -> None:
    assert Speller.learn([]).correct("hai phong o dau") == "Hải Phòng ở đâu"


_TYPED = st.text(st.sampled_from("aàăâbcdđeêghiklmnoôơpqrstuưvxyfjwz 0123456789.,/-?%\nTPQĐ"))


@given(st.one_of(_TYPED, st.text()))
def test_whatever_is_typed_digits_and_punctuation_stay(text: str) -> None:
    corrected = SMALL.correct(text)
    kept = [char for char in unicodedata.normalize("NFC", text) if char in "/-?%,@&"]
    assert [char for char in corrected if char in "/-?%,@&"] == kept


def test_a_question_of_a_thousand_syllables_is_corrected() -> None:
    assert SMALL.correct("muc tieu " * 500).lower() == "mục tiêu " * 500
    assert SMALL.correct("mụcc tiêuu " * 500).lower() == "mục tiêu " * 500


def test_one_word_without_end_is_left() -> None:
    assert SMALL.correct("mục " + "thanhpho" * 2000).startswith("mục ")


@given(st.text())
def test_a_turkish_capital_is_a_letter_like_any_other(text: str) -> None:
    learnt = Speller.learn(["İstanbul có nhiều dân.", f"{text} İ"])
    for question in (text, f"İ{text}", "istanbul co bao nhieu dan", "Izmir ở đâu", "HẢİ PHÒNG"):
        learnt.correct(question)
    assert learnt.correct("istanbul co nhieu dan") == "Istanbul có nhiều dân"
