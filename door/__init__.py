"""The front door: the one program that people's messages enter by, in front of Rasa."""
