"""What a cleaned text is: its structure (Units) and its metadata (Findings)."""
