"""The speller: correct the spelling of a question by the words of the corpus."""
