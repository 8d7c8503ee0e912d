"""Measure the search and its judgement against the usual ways, on one corpus in one run."""
