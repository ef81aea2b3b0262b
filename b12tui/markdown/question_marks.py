"""Signs that end a question, in the scripts that have one of their own."""

from __future__ import annotations

QUESTION_MARKS = ("?", "？", "؟")
"""Ends of what asks something."""
