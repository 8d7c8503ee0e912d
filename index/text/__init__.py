"""Text as such: letters, folding, sentences, languages, what keys leave; nothing of documents."""
