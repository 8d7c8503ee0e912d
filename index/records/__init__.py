"""Types of records, without behaviour: a document, its versions, the units of a text."""
