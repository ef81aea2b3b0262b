"""markdown-it, set up for reading."""
