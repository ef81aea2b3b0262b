"""What a reader does, and what is said of it: pure, without a terminal, a width or a file.

Importing the package loads nothing: every start pays for what stands here.
"""
