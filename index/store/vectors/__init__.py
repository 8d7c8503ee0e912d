"""Vectors of passages and sentences, on disk."""
