"""Formats in which notes are handed to authors, editors and other programs, and taken back from them."""
