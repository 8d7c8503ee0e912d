"""The commands of `python -m index`; index/__main__.py parses their arguments."""
