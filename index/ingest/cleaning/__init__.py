"""Clean the text of a file: drop what is not the document's own, one paragraph a line."""
