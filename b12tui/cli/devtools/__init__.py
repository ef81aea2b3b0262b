"""Tools for developers: the manual and completions, generated."""
