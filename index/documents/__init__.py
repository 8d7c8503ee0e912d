"""Documents beside one another: their cards, relations, timelines, and which are meant."""
