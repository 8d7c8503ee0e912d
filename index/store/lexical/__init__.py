"""Words: which passages hold which terms, on disk."""
