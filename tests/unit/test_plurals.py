"""Whatever is counted is counted by one function, which knows that one of it is one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import b12tui

VERBS = {
    "is",
    "begins",
    "leads",
    "does",
    "has",
    "takes",
    "keeps",
    "shows",
    "leaves",
    "opens",
    "gives",
    "finds",
    "sets",
    "goes",
    "stays",
}
"""What ends as a plural and is none, behind a name that is put in."""
ALWAYS_MANY = {"characters": "widths begin at 20"}
"""What is counted otherwise, and why that can't be one."""
CANDIDATE = re.compile(r"\} [^\W\d_]*s\b")
"""What each of those has in the source, most of which needs no parsing without."""


def plurals(path: Path) -> list[str]:
    """Return what a module writes of a number that is put in right before a plural."""
    source, found = path.read_text(encoding="utf-8"), list[str]()
    if not CANDIDATE.search(source):
        return found
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, behind in zip(node.values, node.values[1:], strict=False):
            if not isinstance(value, ast.FormattedValue) or not isinstance(behind, ast.Constant):
                continue
            text = str(behind.value)
            word = text.split(maxsplit=1)[0].strip(".,;:") if text.startswith(" ") and text.split() else ""
            if word.isalpha() and word.endswith("s") and word not in VERBS | ALWAYS_MANY.keys():
                found.append(f"{path.name}:{node.lineno}: {word}")
    return found


def test_every_plural_is_made_by_one_function() -> None:
    modules = Path(b12tui.__file__).parent.rglob("*.py")
    assert [each for module in modules for each in plurals(module)] == []
