"""Names of anchors as browsers take them: to the letter, and by the rules of the program that publishes the text.

Our readers also follow links whose names have other case or signs than the heading's; browsers don't (HTML, 7.4.6.3).
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from b12tui.document import Document, Heading, Position, Question
from b12tui.lazy_pattern import lazy_pattern
from b12tui.readers.dialect_files import dialect_of_file

_OTHER_RULES = frozenset(("mkdocs", "pandoc", "quarto", "myst", "vitepress", "jekyll", "obsidian"))
"""Dialects whose programs make names of headings by other rules than GitHub's; they too tell capitals apart."""

_NAME = re.compile(r"""\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)

_HYPHENS = lazy_pattern(r"-{2,}")
_KEPT_SPACES = lazy_pattern(r"<[A-Za-z!]|!\[|\w {2,}\w")

_PREFIX = "user-content-"
"""What GitHub puts before names."""


def inexact_name(document: Document, fragment: str, found: Position, path: Path | None) -> str:
    """Return the name of the place that a fragment leads to here and not in browsers; empty if it leads there in both.

    That place was `found`; the folders of `path` tell which program publishes the text.
    """
    names = _names_at(document, found)
    wanted = unquote(fragment).removeprefix(_PREFIX)
    if not names or fragment in names or wanted in names or _is_written(document, wanted):
        return ""
    if _hyphens_joined(wanted) == _hyphens_joined(names[0]) and _has_kept_spaces(document, found):
        return ""
    differs_in_case = wanted.casefold() in names
    return names[0] if differs_in_case or dialect_of_file(path).name not in _OTHER_RULES else ""


def _hyphens_joined(name: str) -> str:
    return _HYPHENS.sub("-", name).strip("-")


def _has_kept_spaces(document: Document, at: Position) -> bool:
    """Return whether a heading's source has spaces that GitHub keeps, as hyphens: double ones, or beside an element."""
    lines = document.derived.get("source lines", lambda: document.original_source().split("\n"))
    line = document.text_nodes(at.section)[at.node].text.line
    return 0 < line <= len(lines) and _KEPT_SPACES.search(lines[line - 1]) is not None


def _is_written(document: Document, name: str) -> bool:
    """Return whether a tag, an attribute list or a label seems to have this name, wherever its place is."""
    naming = r"\b(?:id|name)\s*=\s*[\"']?|\{[^{}\n]*#|^\(|:(?:name|label):[ \t]*"
    return re.search(rf"(?:{naming}){re.escape(name)}(?![\w-])", document.original_source(), re.MULTILINE) is not None


def is_named_as_link(document: Document, fragment: str) -> bool:
    """Return whether a name is given by `name` alone, to an element that is no link (HTML, 7.4.6.3)."""
    if fragment.casefold() not in document.derived.get("names given", lambda: _given_names(document)):
        return False
    source = document.original_source()
    value = rf"""\s*=\s*(?:"{re.escape(fragment)}"|'{re.escape(fragment)}'|{re.escape(fragment)}(?=[\s>]))"""
    if not re.search(rf"<(?!a\b)[a-z][a-z0-9]*\b[^<>]*\bname{value}", source, re.IGNORECASE):
        return False
    if re.search(rf"\bid{value}|<a\b[^<>]*\bname{value}", source, re.IGNORECASE):
        return False
    return all("-".join(section.title.lower().split()) != fragment for section in document.sections)


def _given_names(document: Document) -> frozenset[str]:
    """Return what seems to be given as a `name` in a source, without regard to case."""
    found = _NAME.finditer(document.original_source())
    return frozenset((match[1] or match[2] or match[3] or "").casefold() for match in found)


def _names_at(document: Document, at: Position) -> tuple[str, ...]:
    """Return the names of a place; none if no text stands there."""
    nodes = document.text_nodes(at.section)
    if at.node >= len(nodes):
        return ()
    node = nodes[at.node]
    own = (node.block.slug,) if isinstance(node.block, Heading | Question) and node.block.slug else ()
    return (*own, *(name for _, name in node.text.anchors))
