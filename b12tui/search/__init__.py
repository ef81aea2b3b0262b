"""Search queries, and their matches in a document."""
