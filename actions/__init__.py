"""Answers: understand a question, retrieve, judge, compose; and the rasa-sdk actions around it."""
