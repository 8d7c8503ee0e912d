"""A Rasa classifier of intents: logistic regression on messages whose n-grams are weighted."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack
from sklearn.preprocessing import normalize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Rasa's logistic regression with three things set otherwise that it lets nobody set.

    N-grams weigh the more the rarer they are. Those of a message that one featurizer gives, its
    words or its characters, are scaled to length one: by mere counts whatever is long is certain,
    and the many characters would drown the words. A frequent intent stays the likelier one. `C`
    says how closely the examples are followed.
    """

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Make an untrained classifier."""
        super().__init__(config, name, model_storage, resource)
        self.clf.set_params(C=self.config["C"], class_weight=None)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's settings and `C`, the inverse strength of regularisation."""
        return {**LogisticRegressionClassifier.get_default_config(), "C": 1.0}

    def _create_X(self, messages: list[Message]) -> csr_matrix:  # noqa: N802  Rasa calls it so
        counts = super()._create_X(messages).tocsr()
        if not hasattr(self.clf, "rarity"):  # the first messages are the examples
            # Kept with the regression, which Rasa persists and loads.
            self.clf.rarity = _rarity(counts)
            self.clf.ends = _ends(messages[0])
        weighted = counts.multiply(self.clf.rarity).tocsc()
        starts = [0, *self.clf.ends[:-1]]
        parts = (weighted[:, start:end] for start, end in zip(starts, self.clf.ends, strict=True))
        return hstack([normalize(part.tocsr()) for part in parts], format="csr")


def _ends(message: Message) -> list[int]:
    """Return behind which column the n-grams of each featurizer end, in the order of the pipeline.

    Rasa puts the sparse features of a message's whole text side by side in that order.
    """
    widths = [
        each.features.shape[1]
        for each in message.features
        if each.is_sparse() and each.attribute == TEXT and each.type == FEATURE_TYPE_SENTENCE
    ]
    return list(accumulate(widths))


def _rarity(counts: csr_matrix) -> Any:
    """Return the inverse document frequency of each column, smoothed."""
    found = counts.getnnz(axis=0)
    return np.log((1 + counts.shape[0]) / (1 + found)) + 1
