"""Who issued a text, when, and what it is: each field with the words it was read from."""
