"""Make the plan of a question on a topic, or of talk, of its mentions: one function a row."""
