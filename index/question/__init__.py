"""A question as the search sees it: its words, language, terms, and what it expects."""
