"""Read a file of any format as RawText."""
