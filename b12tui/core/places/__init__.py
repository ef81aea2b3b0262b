"""Positions that survive edits of the file: locators, relocation, changed blocks."""
