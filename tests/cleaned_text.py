"""What tests ask of a cleaned text."""


def paragraphs(text: str) -> list[str]:
    """Return the lines of a cleaned text that are not empty."""
    return [line for line in text.split("\n") if line]
