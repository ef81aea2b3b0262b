"""Outline of a document, found without parsing all of it."""
