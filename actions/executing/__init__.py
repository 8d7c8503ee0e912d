"""Executing: a Plan becomes a Result, whatever language it is told in."""
