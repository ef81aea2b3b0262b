"""The terminal without Textual: keys from bytes, frames to bytes, modes, signals; one owner from first byte to last.

This room knows no document, no event loop and no Textual; heads hand it rows and get keys. It asks the terminal
nothing: no query is ever sent, what the terminal can do is read from TERM, terminfo and the environment. Nothing is
imported here, so that a head pays for what it uses only.
"""
