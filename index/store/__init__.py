"""The store: one folder with all that search reads, in generations."""
