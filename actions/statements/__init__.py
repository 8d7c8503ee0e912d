"""What a sentence states, thing by thing: figures, times, places, offices, what it denies."""
