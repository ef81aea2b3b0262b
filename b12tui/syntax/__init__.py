"""Tokens of code in many languages, for a page to colour. Pygments is imported when the first code is lexed."""
