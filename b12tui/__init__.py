"""b12tui, a reader for long texts in the terminal. This file imports nothing: every start pays for it."""

__version__ = "0.1.0"
