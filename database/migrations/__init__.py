"""The schema's history, a file in `versions/` a step."""
