"""A cleaned text → its structure (Units) and its metadata (Findings)."""
