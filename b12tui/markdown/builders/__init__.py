"""Build document blocks and text from parser tokens."""
