"""What a question names: documents by number, name, type or day, and the provision in them."""
