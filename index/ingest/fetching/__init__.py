"""An address on the web → a file here, or the reason why not."""
