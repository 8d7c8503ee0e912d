"""Our one Rasa component and the text folding it rests on (runs in Rasa's Python 3.10)."""
