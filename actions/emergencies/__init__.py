"""People in danger: recognise what a message tells of, and say whom to call."""
