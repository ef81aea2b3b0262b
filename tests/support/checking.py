"""Checks of texts for tests of their rules."""

from __future__ import annotations

from pathlib import Path

from b12tui import readers
from b12tui.cli.session.link_resolution import resolve_link
from b12tui.document import Document
from b12tui.lint.checker import Checker
from b12tui.lint.findings import CheckedFile
from b12tui.lint.options import CheckOptions
from b12tui.lint.targets import Targets
from b12tui.markdown import parse
from b12tui.source import read_source


def check_text(text: str, options: CheckOptions | None = None, path: Path | None = None) -> CheckedFile:
    """Return what is found in a text, as if it stood at `path`."""
    targets = Targets(read, resolve_link)
    return Checker(options or CheckOptions(), targets).check(parse(text, name="test"), "test.md", path)


def rules_found(text: str, options: CheckOptions | None = None, path: Path | None = None) -> list[str]:
    """Return the names of the rules that a text breaks, by line."""
    return [finding.rule for finding in check_text(text, options, path).findings]


def read(path: Path) -> Document:
    return readers.read(read_source(str(path)))
