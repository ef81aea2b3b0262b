"""Open documents of a session, and actions that reach beyond the current document."""
