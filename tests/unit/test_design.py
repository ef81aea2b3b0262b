"""DESIGN.md, the documentation and the decision records name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "b12tui"
DOCUMENTS = [
    ROOT / "DESIGN.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs" / "architecture.md",
    *ROOT.glob("docs/adr/*.md"),
]
FOLDERS = (ROOT, PACKAGE, ROOT / "docs", ROOT / "tests")
"""Folders that paths are relative to."""


def files_named(document: Path) -> set[str]:
    """Return the names of files in code spans of a document."""
    return set(re.findall(r"`([\w./-]+\.(?:py|toml|json|md))`", document.read_text(encoding="utf-8")))


def test_the_design_names_each_package_and_each_module_beside_them() -> None:
    named = set(re.findall(r"`(\w+(?:/|\.py))`", (ROOT / "DESIGN.md").read_text(encoding="utf-8")))
    modules = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    packages = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    assert modules | packages <= named


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_each_file_that_a_document_names_is_there(document: Path) -> None:
    for name in files_named(document):
        assert any((folder / name).exists() for folder in FOLDERS) or list(PACKAGE.rglob(name)), name
