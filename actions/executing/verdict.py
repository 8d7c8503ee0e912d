"""Verdict: what the texts say of a claim."""

from typing import Literal

Verdict = Literal["right", "wrong", "not_yet", ""]
"""It is so; it is not, and what is; it is only to be; nothing is known."""
