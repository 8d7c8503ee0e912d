"""Download a document from a web address, never from a private network."""
