"""Print the outline of every Markdown file below a folder: python examples/outline_folder.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

import b12tui


def main() -> None:
    """Print title and headings of each file; a file that can't be read is reported, and passed over."""
    folder = Path(sys.argv[1])
    for path in sorted(folder.rglob("*.md")):
        try:
            document = b12tui.open_document(path)
        except b12tui.ReadError as error:
            print(f"{path.relative_to(folder)}: {error}", file=sys.stderr)
            continue
        print(f"{path.relative_to(folder)}: {document.title}")
        for section in document.sections[1:]:
            print(f"{'  ' * section.level}{section.title} (line {section.line})")


if __name__ == "__main__":
    main()
