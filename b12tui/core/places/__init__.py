"""Positions that survive edits of the file: anchors, relocation, changed blocks."""
