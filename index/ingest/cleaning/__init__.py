"""What a file says → the document's own text: no page furniture, one paragraph a line."""
