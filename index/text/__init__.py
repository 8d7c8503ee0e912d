"""Operations on plain text: letters, syllables, folding, sentences, language, keyboard input."""
