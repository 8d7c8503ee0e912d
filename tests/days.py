"""The day on which questions are asked in tests that could as well ask them on another one."""

from datetime import date

TODAY = date(2026, 11, 23)
