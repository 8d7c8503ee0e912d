"""A Rasa classifier of intents: logistic regression on messages of equal length."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """Rasa's logistic regression with three things set otherwise that it lets nobody set.

    The n-grams of a message are scaled to length one: by mere counts whatever is long is certain.
    A frequent intent stays the likelier one. `C` says how closely the examples are followed.
    """

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Make an untrained classifier."""
        super().__init__(config, name, model_storage, resource)
        settings = ("C", "max_iter", "solver", "tol", "random_state")
        regression = LogisticRegression(**{each: self.config[each] for each in settings})
        self.clf = make_pipeline(Normalizer(), regression)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's settings and `C`, the inverse strength of regularisation."""
        return {**LogisticRegressionClassifier.get_default_config(), "C": 1.0}
