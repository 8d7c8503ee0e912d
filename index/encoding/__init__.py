"""The embedding model: prepared once, then text to vectors."""
