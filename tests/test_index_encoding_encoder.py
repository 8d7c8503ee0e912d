import platform
import shutil
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from sentence_transformers import SentenceTransformer

from index.encoding.encoder import Encoder, OnnxEncoder, Role, TorchEncoder, Vectors, load_encoder
from index.encoding.prepare import ONNX_FILE, model_folder, prepare
from index.errors import ModelError
from index.ingest.corpus import read_markdown
from index.ingest.embedding import embedded_text
from index.ingest.passages import passages_of
from index.ingest.texts import corpus_text
from index.text.folding import fold
from settings import Settings
from tests.conftest import CORPUS
from tests.tiny_model import save_tiny_model
from tests.wheel_engine import embed, unpacked_wheel

QUESTIONS = [
    "Le Havre đặt mục tiêu gì cho năm 2030?",
    "Quyết định 749/QĐ-TTg ban hành ngày nào?",
    "Thành phố nào dùng cảm biến để phòng lũ lụt?",
    "qd 950 ai ky",
    "muc tieu cua le havre nam 2030",
    "What is the smart-city strategy of Nevers?",
    "How many citizens does the programme reach by 2025?",
    "Quels sont les objectifs de la ville du Havre pour 2030 ?",
    "Combien de capteurs mesurent le niveau de la Loire à Nevers ?",
    "749/QĐ-TTg",
    "Hải Phòng",
    "HÀ NỘI, ĐÀ NẴNG & TP. HỒ CHÍ MINH!",
]
# What the order of additions changes in a number of a unit vector, at most.
NOISE = 2e-6


def passages() -> list[str]:
    """Passages of two shipped documents, and one text as long as the model reads."""
    texts = []
    for name in ("hoi-thao-thanh-pho-thong-minh-2023", "qd-749-2020"):
        source = read_markdown(CORPUS / f"{name}.md")
        passages = passages_of(source.document, [corpus_text(source)])
        texts += [embedded_text(source.document, passage) for passage in passages]
    return [*sorted(texts, key=len)[::4], "\n".join(texts)[:1500]]


TEXTS: dict[Role, list[str]] = {
    "query": [*QUESTIONS, *map(fold, QUESTIONS[:3])],
    "document": passages(),
}


@pytest.fixture(scope="module")
def engine(model_settings: Settings) -> dict[Role, Vectors]:
    """What the wheel's own engine makes of TEXTS."""
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("the wheel's engine is built for Linux on x86-64")
    wheel = unpacked_wheel(model_settings.cache_dir)
    return {role: embed(wheel, texts, role) for role, texts in TEXTS.items()}


@pytest.fixture(scope="module")
def torch_encoder(prepared_model: Path, model_settings: Settings) -> Encoder:
    assert prepared_model.is_dir()
    return load_encoder(model_settings.model_copy(update={"embedding_backend": "torch"}))


def lowest_cosine(ours: Vectors, theirs: Vectors) -> float:
    assert ours.shape == theirs.shape
    return float((ours * theirs).sum(axis=1).min())


@pytest.mark.parametrize("role", ["query", "document"])
def test_torch_agrees_with_the_wheels_engine(
    role: Role, engine: dict[Role, Vectors], torch_encoder: Encoder
) -> None:
    assert lowest_cosine(torch_encoder.encode(TEXTS[role], role), engine[role]) >= 0.999


@pytest.mark.parametrize("role", ["query", "document"])
def test_onnx_agrees_with_the_wheels_engine(
    role: Role, engine: dict[Role, Vectors], encoder: Encoder
) -> None:
    assert lowest_cosine(encoder.encode(TEXTS[role], role), engine[role]) >= 0.999


@pytest.mark.parametrize("role", ["query", "document"])
def test_onnx_is_torch_to_float_noise(role: Role, encoder: Encoder, torch_encoder: Encoder) -> None:
    texts = [*TEXTS[role], "Thành phố thông minh cần dữ liệu. " * 45]
    ours, theirs = (each.encode(texts, role) for each in (encoder, torch_encoder))
    assert np.abs(ours - theirs).max() < NOISE


def test_sentence_transformers_opens_the_folder_and_agrees(
    prepared_model: Path, encoder: Encoder, torch_encoder: Encoder
) -> None:
    model = SentenceTransformer(str(prepared_model), device="cpu")
    roles: tuple[Role, ...] = ("query", "document")
    for role in roles:
        theirs = model.encode(TEXTS[role][:6], prompt_name=role, show_progress_bar=False)
        assert lowest_cosine(torch_encoder.encode(TEXTS[role][:6], role), theirs) >= 0.9999
        assert lowest_cosine(encoder.encode(TEXTS[role][:6], role), theirs) >= 0.9999


def test_the_onnx_file_is_what_runs(prepared_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    session = onnxruntime.InferenceSession

    def recording(path: str, **options: object) -> object:
        opened.append(path)
        return session(path, **options)

    monkeypatch.setattr(onnxruntime, "InferenceSession", recording)
    encoder = OnnxEncoder(prepared_model, "m")
    assert opened == [str(prepared_model / ONNX_FILE)]
    assert encoder.file == prepared_model / ONNX_FILE


def test_encoders_are_named_by_model_and_backend(
    encoder: Encoder, torch_encoder: Encoder, prepared_model: Path
) -> None:
    assert encoder.name == f"{prepared_model.name}/onnx-fp32"
    assert torch_encoder.name == f"{prepared_model.name}/torch"
    assert encoder.dimension == torch_encoder.dimension == 384


def test_vectors_are_float32_of_length_one_a_row_a_text(encoder: Encoder) -> None:
    texts = [text for role in TEXTS.values() for text in role] + ["", " ", "?!", "🎉", "a" * 5000]
    vectors = encoder.encode(texts, "query")
    assert vectors.shape == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([], "query").shape == (0, 384)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    texts = [*TEXTS["document"], *QUESTIONS]
    together = encoder.encode(texts, "document")
    alone = np.concatenate([encoder.encode([text], "document") for text in texts])
    assert np.abs(together - alone).max() < NOISE


def test_the_role_picks_the_prompt(encoder: Encoder) -> None:
    query, document = (encoder.encode(["Hải Phòng"], role)[0] for role in ("query", "document"))
    assert float(query @ document) < 0.999


def test_a_model_not_prepared_is_refused_with_the_cure(
    model_settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="python -m index model"):
        load_encoder(model_settings.model_copy(update={"cache_dir": tmp_path}))


@pytest.fixture(scope="module")
def tiny(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("tiny")
    path = save_tiny_model(folder / "model", folder / "parts")
    chosen = model_settings.model_copy(
        update={"cache_dir": folder / "cache", "embedding_model": str(path)}
    )
    prepare(chosen)
    return chosen


def test_a_damaged_model_is_refused_with_the_cure(tiny: Settings, tmp_path: Path) -> None:
    shutil.copytree(tiny.cache_dir, tmp_path / "cache")
    damaged = tiny.model_copy(update={"cache_dir": tmp_path / "cache"})
    file = model_folder(damaged) / ONNX_FILE
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ModelError, match="files have changed") as refused:
        load_encoder(damaged)
    assert "Delete that folder" in str(refused.value)
    assert isinstance(
        load_encoder(damaged.model_copy(update={"embedding_backend": "torch"})), TorchEncoder
    )


def test_pooling_the_onnx_backend_does_not_know_is_refused_with_the_cure(
    tiny: Settings, tmp_path: Path
) -> None:
    path = save_tiny_model(tmp_path / "model", tmp_path / "parts", pooling="max")
    other = tiny.model_copy(update={"cache_dir": tmp_path / "cache", "embedding_model": str(path)})
    prepare(other)
    with pytest.raises(ModelError, match="EMBEDDING_BACKEND=torch"):
        load_encoder(other)
    assert load_encoder(other.model_copy(update={"embedding_backend": "torch"})).encode(
        ["a"], "query"
    ).shape == (1, 32)
