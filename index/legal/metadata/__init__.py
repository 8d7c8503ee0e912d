"""The metadata of a document, read from its text: each field with the words it was read from."""
