"""Vectors of passages and sentences on disk, and the search for the nearest ones."""
