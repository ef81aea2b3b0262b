"""The search index: which sections of a large text may match."""
