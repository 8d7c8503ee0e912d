"""A Rasa featurizer: the vector of the whole message by the embedding model of the index.

The sparse features know the words of the training data only; the vector knows what other words
mean. It is another one when the diacritics are missing, so training sees each example both ways.
"""

from __future__ import annotations

import copy
import os
from functools import cached_property
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from dialogue.folding import fold
from dialogue.sentence_encoder import SentenceEncoder, Vectors
from dialogue.vector_cache import remembered

FOLDER_VARIABLE = "EMBEDDING_FOLDER"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class E5Featurizer(DenseFeaturizer, GraphComponent):
    """Adds the vector of the model in $EMBEDDING_FOLDER, times `scale`; nothing without a folder.

    A classifier that penalises large weights heeds the vector more with a larger `scale`.
    """

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._scale = float(config["scale"])
        self._name = config["alias"] or name

    @cached_property
    def _encoder(self) -> SentenceEncoder | None:
        folder = os.environ.get(FOLDER_VARIABLE)
        return SentenceEncoder(Path(folder)) if folder else None

    @classmethod
    def required_components(cls) -> list[type]:
        """Return the components that must stand before this one in the pipeline."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Return the packages to import."""
        return ["onnxruntime", "tokenizers"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings with their defaults."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any settings: `scale` is checked when the component is made."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> E5Featurizer:
        """Return the component; the model is opened when it is first needed."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the examples with their vectors, and each once more without diacritics."""
        if self._encoder is None:
            return training_data
        typed = [each for each in training_data.training_examples if each.get(TEXT)]
        bare = [_bare(each) for each in typed if fold(each.get(TEXT)) != each.get(TEXT).lower()]
        file = Path(os.environ.get("RASA_CACHE_DIRECTORY", ".rasa/cache"))
        file /= f"vectors-{Path(os.environ[FOLDER_VARIABLE]).name}.npz"
        texts = [each.get(TEXT) for each in [*typed, *bare]]
        self._add([*typed, *bare], remembered(texts, self._encoder.encode, file))
        return TrainingData(training_examples=[*training_data.training_examples, *bare])

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vectors to `messages` and return these."""
        texts = [each for each in messages if each.get(TEXT)]
        if self._encoder is None or not texts:
            return messages
        self._add(texts, self._encoder.encode([each.get(TEXT) for each in texts]))
        return messages

    def _add(self, messages: list[Message], vectors: Vectors) -> None:
        for message, vector in zip(messages, self._scale * vectors, strict=True):
            # Of the whole message alone: our classifier reads no features of single words.
            message.add_features(Features(vector[None], FEATURE_TYPE_SENTENCE, TEXT, self._name))


def _bare(message: Message) -> Message:
    """Return a copy of `message` typed without diacritics: its words, folded already, stay."""
    plain = copy.copy(message)
    plain.data = {**message.data, TEXT: fold(message.get(TEXT))}
    plain.features = list(message.features)
    return plain
