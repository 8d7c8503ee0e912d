"""Closed vocabularies, for texts and questions alike: types, issuers, numbers, dates, places."""
