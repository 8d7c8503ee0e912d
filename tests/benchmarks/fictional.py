"""Fictional decrees in any number, and an encoder that takes no time, for measuring ingestion.

The words are those of the fictional documents in tests/documents, drawn so that terms are
distributed as in real texts: words by Zipf's law, each with a few others that it likes to be
followed by, and numbers and names. The parameters were set on real policy texts: 35,000 folded
syllables of those have 706 different ones and 9,300 different pairs, of these 650 and 10,600.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from random import Random

import numpy as np

from index.encoding.encoder import Role, Vectors

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
_WORDS, _FOLLOWERS, _FOLLOWED = 6_000, 6, 0.8
_PLACES = ("Bến Sao", "Hải Lam", "Bình Lâm", "Cầu Mây", "Tân Giả", "Sông Định", "Phú Tưởng")


class Author:
    """Writes decrees that nobody issued; the same `seed` writes the same ones."""

    def __init__(self, seed: int = 7) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret
        files = sorted(DOCUMENTS.glob("structure_*.txt")) + sorted(DOCUMENTS.glob("metadata_*.txt"))
        read = " ".join(file.read_text(encoding="utf-8").lower() for file in files).split()
        syllables = list(dict.fromkeys(word for word in read if word.isalpha()))
        self._words = [
            " ".join(self._random.choices(syllables, k=self._random.choice((1, 2, 2))))
            for _ in range(_WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))
        self._followers = [self._draw(_FOLLOWERS) for _ in range(_WORDS)]

    def decree(self, number: int, articles: int = 50) -> str:
        """Return decree `number`: its masthead, `articles` of about 160 words each, a signature."""
        year = 2026 + number % 20
        title = self._sentence(12).rstrip(".")
        lines = [
            "CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
            f"Số: {number}/{year}/NĐ-CP | Hà Nội, ngày {number % 27 + 1:02} tháng 3 năm {year}",
            "NGHỊ ĐỊNH",
            f"Quy định về {title.lower()}",
            "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;",
            f"Chính phủ ban hành Nghị định quy định về {title.lower()}.",
        ]
        for article in range(1, articles):
            lines.append(f"Điều {article}. {self._sentence(8).rstrip('.')}")
            lines += [f"{clause}. {' '.join(self._clause())}" for clause in (1, 2, 3)]
        lines += [
            f"Điều {articles}. Hiệu lực thi hành",
            f"Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm {year}.",
            "TM. CHÍNH PHỦ",
            "THỦ TƯỚNG",
            "Lê Văn Giả Định",
        ]
        return "\n".join(lines) + "\n"

    def _clause(self) -> Iterator[str]:
        for _ in range(2):
            yield self._sentence(self._random.randint(12, 22))

    def _sentence(self, length: int) -> str:
        words = list(islice(self._chain(), length))
        if self._random.random() < 0.3:
            words.append(f"tại {self._random.choice(_PLACES)}")
        if self._random.random() < 0.3:
            words.append(f"trước năm {self._random.randint(2026, 2060)}")
        if self._random.random() < 0.2:
            words.append(f"theo Quyết định số {self._random.randint(1, 9999)}/QĐ-UBND")
        sentence = " ".join(words)
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _chain(self) -> Iterator[str]:
        word = self._draw(1)[0]
        while True:
            yield self._words[word]
            follows = self._random.random() < _FOLLOWED
            word = self._random.choice(self._followers[word]) if follows else self._draw(1)[0]

    def _draw(self, count: int) -> list[int]:
        return self._random.choices(range(_WORDS), cum_weights=self._weights, k=count)


class StandInEncoder:
    """Gives vectors of the real encoder's size at once; they mean nothing."""

    name = "stand-in/384"
    dimension = 384

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        drawn = np.random.default_rng(len(texts[0]) if texts else 0)
        vectors = drawn.standard_normal((len(texts), self.dimension), dtype=np.float32)
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
