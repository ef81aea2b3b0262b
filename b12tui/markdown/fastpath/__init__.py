"""Plain prose, read without loading markdown-it."""
