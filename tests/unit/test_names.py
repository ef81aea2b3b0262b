"""One word has one meaning: no two modules define a type of one name, but for the same thing of two formats."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import b12tui

PACKAGE = Path(b12tui.__file__).parent

SAME_THING = {
    "BlockWriter": "writes blocks: as plain text, as HTML",
    "Pages": "the pages of an output: of braille, of EPUB",
}
"""Types of one name, each with what it is in both."""

SAME_MODULE = {
    "column_widths": "the widths of a table's columns: on the page, in the table view",
    "own_words": "words of ours in an output: of all formats, of HTML",
    "package": "the package document: of eBraille, of EPUB",
    "pages": "the pages of an output: of braille, of EPUB",
    "stylesheet": "the style sheet of an output: of eBraille, of HTML",
    "tables": "tables made from tokens, and from HTML's tags",
    "finding": "searching: in the document, in a table",
}
"""Modules of one package with one name, each with what it is in both."""

DEFINITION = re.compile(r"^(?:class )?([A-Z][a-z]\w*)\b", re.MULTILINE)


def types_of(source: str) -> set[str]:
    """Return the names of the classes, and of the other types, that a module defines for others."""
    if not DEFINITION.search(source):
        return set()
    found = set[str]()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return {name for name in found if DEFINITION.fullmatch(name)}


def twice(modules: dict[str, str]) -> dict[str, list[str]]:
    """Return the names of types that several modules define, with these."""
    where = defaultdict(list)
    for module, source in modules.items():
        for name in types_of(source):
            where[name].append(module)
    return {name: found for name, found in where.items() if len(found) > 1}


def test_no_two_types_have_one_name() -> None:
    modules = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    found = twice(modules)
    assert {name: where for name, where in found.items() if name not in SAME_THING} == {}
    assert found.keys() == SAME_THING.keys(), "one that is no more twice needs no reason"


def test_a_type_that_is_defined_twice_is_found() -> None:
    defined = {"a.py": "class Value:\n    pass\n", "b.py": "import x\n\nValue = str | int\n", "c.py": "VALUE = 1\n"}
    assert twice(defined) == {"Value": ["a.py", "b.py"]}


def test_no_two_modules_of_a_package_have_one_name() -> None:
    where = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        below = path.relative_to(PACKAGE)
        if path.stem != "__init__" and len(below.parts) > 1:
            where[below.parts[0], path.stem].append(below.as_posix())
    found = {stem: paths for (_, stem), paths in where.items() if len(paths) > 1}
    assert {stem: paths for stem, paths in found.items() if stem not in SAME_MODULE} == {}
    assert found.keys() == SAME_MODULE.keys()
