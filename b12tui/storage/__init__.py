"""What outlives the program: where a reader was in each text, and what they wish. The only room that writes files.

Importing it reads nothing, and reading writes nothing. What can't be read or kept is said once, in a sentence; nobody
is kept from reading by it.
"""
