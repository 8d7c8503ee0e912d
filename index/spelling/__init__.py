"""The speller: what a question's words were meant to be, by the corpus's own language."""
