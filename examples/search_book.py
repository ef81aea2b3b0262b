"""Print each match in a book, with its section and the words around it: python examples/search_book.py FILE QUERY."""

from __future__ import annotations

import sys

import b12tui

AROUND = 30
"""Characters that are shown on each side of a match."""


def main() -> None:
    """Print the matches; a query between slashes is a regular expression."""
    document = b12tui.open_document(sys.argv[1])
    for match in b12tui.find(document, sys.argv[2]):
        start, end = match.start.offset, match.start.offset + match.length
        chars = document.text_node(match.start).text.chars
        context = " ".join(chars[max(start - AROUND, 0) : end + AROUND].split())
        print(f"{document.sections[match.start.section].title or document.title}: … {context} …")


if __name__ == "__main__":
    main()
