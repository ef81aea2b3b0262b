"""The outline of a text, found without parsing all of it."""
