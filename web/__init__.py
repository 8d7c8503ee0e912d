"""The web front end: a chat for residents, and the texts that its answers quote."""
