"""Values only: a document, its versions, the units of its text."""
