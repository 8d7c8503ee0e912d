"""The front ends, Telegram and terminal: they send messages to Rasa and show its replies."""
