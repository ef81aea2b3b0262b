"""The document as lines of spoken text that map back to its characters."""
