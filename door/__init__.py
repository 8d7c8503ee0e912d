"""The front door: the program that receives all messages and passes them on to Rasa."""
