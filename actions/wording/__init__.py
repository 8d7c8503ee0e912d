"""Wording: a Result becomes the Answer that a person reads."""
