"""A question as the search reads it: its words, language and terms, and the answer it expects."""
