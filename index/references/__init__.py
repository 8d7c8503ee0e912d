"""Find what a question names: documents by number or name, and their provisions."""
