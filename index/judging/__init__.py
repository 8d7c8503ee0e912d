"""Does this passage answer the question: evidence, a calibrated chance, what to quote."""
