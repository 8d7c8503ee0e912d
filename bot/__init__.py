"""Front ends of Hỏi Phố: Telegram and the terminal, in front of Rasa's REST channel."""
