"""Print a file in words, a paragraph to a line: python examples/print_file.py FILE [WIDTH]."""

from __future__ import annotations

import sys

import b12tui


def main() -> None:
    """Print the file that is named."""
    document = b12tui.open_document(sys.argv[1])
    width = int(sys.argv[2]) if len(sys.argv) > 2 else None
    print(b12tui.to_plain(document, width=width), end="")


if __name__ == "__main__":
    main()
