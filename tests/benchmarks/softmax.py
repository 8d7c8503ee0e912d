"""Fit a multinomial logistic regression to rows that are dense in part and sparse in part.

scikit-learn takes one or the other: all dense would be gigabytes, all sparse ten times as slow.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
_MOST_STEPS = 250


def fit_softmax(
    dense: Floats, sparse: csr_matrix, kinds: NDArray[np.int64], penalty: float
) -> tuple[Floats, Floats, Floats]:
    """Return weights of the columns of `dense` `(n, d)` and `sparse` `(n, s)`, and biases.

    `kinds` has a number from 0 up for each row; `penalty` is scikit-learn's `C`.
    """
    count, width = dense.shape[1], int(kinds.max()) + 1
    columns = count + sparse.shape[1]
    across = sparse.T.tocsr()
    right = np.eye(width, dtype=np.float32)[kinds]

    def loss_and_slope(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.astype(np.float32).reshape(columns + 1, width)
        scores = dense @ weights[:count] + sparse @ weights[count:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        sums = powers.sum(axis=1, keepdims=True)
        loss = (np.log(sums[:, 0]) - (scores * right).sum(axis=1)).sum(dtype=np.float64)
        wrong = powers / sums - right
        slope = np.vstack([dense.T @ wrong, across @ wrong, wrong.sum(axis=0)]) * penalty
        slope[:-1] += weights[:-1]
        ridge = float((weights[:-1].astype(np.float64) ** 2).sum()) / 2
        return penalty * float(loss) + ridge, slope.astype(np.float64).ravel()

    start = np.zeros((columns + 1) * width)
    options = {"maxiter": _MOST_STEPS}
    found = minimize(loss_and_slope, start, jac=True, method="L-BFGS-B", options=options)
    weights = found.x.astype(np.float32).reshape(columns + 1, width)
    return weights[:count], weights[count:-1], weights[-1]
