"""One folder that holds all that is searched: generations, catalogue, words and vectors."""
