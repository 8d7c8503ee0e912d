"""The structure (Units) and the metadata (Findings) of a cleaned text."""
