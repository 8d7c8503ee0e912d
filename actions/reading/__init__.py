"""Reading: a message becomes a Plan, the value that says what was asked."""
