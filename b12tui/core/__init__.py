"""Application core: pure state, actions and messages, without a terminal, a width or a file.

Importing the package loads no module of it, so that every start pays only for what it uses.
"""
