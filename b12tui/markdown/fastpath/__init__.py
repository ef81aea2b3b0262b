"""Fast path for plain prose, which doesn't load markdown-it."""
