"""markdown-it, configured for b12tui."""
