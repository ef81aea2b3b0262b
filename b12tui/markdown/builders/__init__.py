"""Tokens to blocks."""
