"""Documents as a collection: cards, relations, timelines and filters."""
