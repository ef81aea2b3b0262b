"""Layout of document blocks as screen rows of a given width. Pure: independent of terminal, Textual and keys."""
