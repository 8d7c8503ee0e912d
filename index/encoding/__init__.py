"""The embedding model: prepare its files once, then turn texts into vectors."""
