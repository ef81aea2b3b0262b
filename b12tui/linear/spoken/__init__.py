"""Spoken pages: keys, and a row below the last for each."""
