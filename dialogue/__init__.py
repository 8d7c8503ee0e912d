"""Our parts of Rasa: its REST channel, its tokenizer and its logs. Runs in Python 3.10."""
