"""The search: from a question to scored passages."""
