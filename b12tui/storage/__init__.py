"""Persistent data: the reader's position in each text, and their preferences. The only package that writes files.

Importing it reads nothing, and reading writes nothing. Failures to read or write are reported once, in a sentence, and
never prevent reading.
"""
