"""Judgement of passages: does one answer the question, how likely, and what to quote of it."""
