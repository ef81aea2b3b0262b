"""Print the links of a text as JSON, one a line: python examples/links.py FILE, or - for standard input."""

from __future__ import annotations

import json
import sys

import b12tui
from b12tui.document import Link


def main() -> None:
    """Print text, target and section of each link."""
    document = b12tui.open_document(sys.stdin.buffer if sys.argv[1] == "-" else sys.argv[1])
    for position, node in document.all_text_nodes():
        for span in node.text.spans:
            if isinstance(span.kind, Link):
                text = node.text.chars[span.start : span.end]
                section = document.sections[position.section].title
                print(json.dumps({"text": text, "target": span.kind.target, "section": section}))


if __name__ == "__main__":
    main()
