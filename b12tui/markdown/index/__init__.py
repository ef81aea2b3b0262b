"""Search index: the sections of a large document that may match."""
