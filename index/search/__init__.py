"""Question to passages: the only way to search."""
