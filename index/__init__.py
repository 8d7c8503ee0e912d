"""Documents in, passages out: the corpus, its embeddings, the store and the search over it."""
