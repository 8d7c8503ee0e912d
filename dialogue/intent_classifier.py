"""A Rasa classifier of intents: logistic regression on weighted messages of equal length."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Rasa's logistic regression with three things set otherwise that it lets nobody set.

    N-grams weigh the more the rarer they are, and those of a message are scaled to length one: by
    mere counts whatever is long is certain. A frequent intent stays the likelier one. `C` says how
    closely the examples are followed.
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
        return normalize(counts.multiply(self.clf.rarity).tocsr())


def _rarity(counts: csr_matrix) -> Any:
    """Return the inverse document frequency of each column, smoothed."""
    found = counts.getnnz(axis=0)
    return np.log((1 + counts.shape[0]) / (1 + found)) + 1
