"""The index of documents: the corpus, its embeddings, the store, and the search."""
