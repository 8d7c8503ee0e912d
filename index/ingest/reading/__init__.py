"""A file in any form → what it says (RawText)."""
