"""What the Telegram front end keeps: updates until they are answered, replies until they are sent.

Functions here take a connection and run inside the caller's transaction (`Database.run`).
"""
