"""Accessible Markdown reader for the terminal. This module imports nothing, to keep startup fast."""

__version__ = "0.1.0"
