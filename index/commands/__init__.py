"""What each command of `python -m index` does; index/__main__.py reads the arguments."""
