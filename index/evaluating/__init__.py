"""Measure the search and its probabilities against baselines, on one question set in one run."""
