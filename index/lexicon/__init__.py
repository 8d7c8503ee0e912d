"""Names with many spellings, in documents and questions: types, issuers, numbers, dates, places."""
