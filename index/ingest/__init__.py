"""Add documents to a store: fetch, read, clean, parse, cut, embed and write them."""
