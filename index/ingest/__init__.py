"""A document's way in: fetched, read, cleaned, understood, cut, embedded, written."""
