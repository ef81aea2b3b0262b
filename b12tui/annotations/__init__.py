"""Notes and highlights on a document: their model, where they are in an edited text, and their formats for exchange."""
