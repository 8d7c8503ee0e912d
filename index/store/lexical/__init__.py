"""The lexical index: which passages contain which terms, on disk, scored by BM25."""
