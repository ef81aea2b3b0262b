"""Numbers of examples, `(@)` and `(@name)` at the beginning of a paragraph (pandoc): they count through a document."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern

_EXAMPLE_ITEM = lazy_pattern(r"(?m)^(?:(```|~~~)|[ ]{0,3}\(@([\w-]*)\)[ \t])")


def numbered_examples(source: str) -> tuple[dict[str, int], dict[int, int]]:
    """Return the numbers of a document's examples: by name, and by source line, from 0."""
    by_name: dict[str, int] = {}
    by_line: dict[int, int] = {}
    number = line = at = 0
    in_code = False
    for found in _EXAMPLE_ITEM.finditer(source):
        if found[1]:
            in_code = not in_code
        elif not in_code:
            line += source.count("\n", at, found.start())
            at = found.start()
            name = found[2]
            if name and name in by_name:
                by_line[line] = by_name[name]
                continue
            number += 1
            by_line[line] = number
            if name:
                by_name[name] = number
    return by_name, by_line
