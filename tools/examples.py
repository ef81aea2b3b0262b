"""Read the examples of a specification of Markdown, and compare what is read with the HTML that each one stands for.

    .venv/bin/python tools/examples.py spec.txt               CommonMark's, of https://spec.commonmark.org
    .venv/bin/python tools/examples.py --dialect gfm spec.txt  GitHub's, of https://github.github.com/gfm

Compared are the texts in their order, with the quotes, lists and headings that they stand in, and the code, emphasis,
links and images in them. HTML in an example is read here as a browser reads it, so of such examples the words count.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from b12tui.dialects import NAMES, dialect
from b12tui.document import (
    BlockQuote,
    CodeBlock,
    Document,
    Heading,
    Image,
    Link,
    ListBlock,
    Style,
    Text,
    ThematicBreak,
)
from b12tui.document.walk import walk
from b12tui.markdown import parse

_EXAMPLE = re.compile(r"^`{32} example([^\n]*)\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_RAW = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<]*|)>?|/[A-Za-z]|!|\?)(?<!:)")
"""What may be HTML in the source of an example."""
_STYLES = {Style.EMPHASIS: "em", Style.STRONG: "strong", Style.CODE: "code", Style.STRIKE: "del"}

Leaf = tuple[tuple[str, ...], str, frozenset[tuple[str, str]]]
"""Containers of a text, its words without blanks, and the spans in it by their kind, with the words or the target."""


def _words(text: str) -> str:
    return "".join(text.split())


class _Expected(HTMLParser):
    """Texts of an example's HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[Leaf] = []
        self._path: list[str] = []
        self._text = ""
        self._spans: list[tuple[str, str]] = []
        self._open: list[tuple[str, int, str]] = []
        self._unseen = ""
        self._items: list[int] = []
        self.rules = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a container or a span, or end a text."""
        self._unseen = tag if tag in ("script", "style") else self._unseen
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._spans.append(("img", unquote(given.get("src", ""))))
            title = given.get("title", "")
            self._text += given.get("alt") or title or unquote(given.get("src", "")).rpartition("/")[2]
            self._text += f"({title})" if title and given.get("alt") else ""
        elif tag == "hr":
            self.end_text()
            self.rules += 1
        elif tag in ("em", "strong", "del", "a") or (tag == "code" and "pre" not in self._path):
            title = f"({given['title']})" if given.get("title") else ""
            self._open.append((tag, len(self._text), unquote(given.get("href", "")) + "\0" + title))
        elif tag not in ("br", "code", "input"):
            self.end_text()
            if tag in ("ul", "ol"):
                self._items.append(-1)
            elif tag == "li" and self._items:
                self._items[-1] += 1
                tag = f"li{self._items[-1]}"
            self._path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a container or a span."""
        self._unseen = "" if tag == self._unseen else self._unseen
        if self._open and self._open[-1][0] == tag:
            _, start, more = self._open.pop()
            target, _, title = more.partition("\0")
            words = self._text[start:]
            title = "" if title == f"({words})" else title
            if tag == "a" and not words.strip():
                self._text += target
            self._text += title
            self._spans.append((tag, target if tag == "a" else _words(words)))
        elif any(_name(each) == tag for each in self._path):
            self.end_text()
            while (closed := _name(self._path.pop())) != tag:
                pass
            if closed in ("ul", "ol"):
                self._items.pop()

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._text += "" if self._unseen else data

    def _containers(self) -> tuple[str, ...]:
        kinds = {"blockquote", "ul", "ol", "li", "pre", *(f"h{level}" for level in range(1, 7))}
        return tuple(each for each in self._path if _name(each) in kinds)

    def end_text(self) -> None:
        """Add the text so far."""
        if _words(self._text):
            self.leaves.append((self._containers(), _words(self._text), _spans(self._spans)))
        self._text = ""
        self._spans = []


def _name(element: str) -> str:
    """Return the name of an element without the number of an item."""
    return "li" if element.startswith("li") else element


def _spans(found: list[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((kind, words) for kind, words in found if words)


def expected(html: str) -> list[Leaf]:
    """Return the texts of HTML."""
    reader = _Expected()
    reader.feed(html)
    reader.end_text()
    return [*reader.leaves, ((f"{reader.rules} rules",), "", frozenset())]


def read(document: Document) -> list[Leaf]:
    """Return the texts of a document."""
    numbers = [section.number for section in document.sections]
    rules = sum(isinstance(each, ThematicBreak) for number in numbers for each in walk(document.blocks(number)))
    leaves = [leaf for number in numbers for leaf in _leaves(document, number)]
    return [*leaves, ((f"{rules} rules",), "", frozenset())]


def _leaves(document: Document, number: int) -> Iterator[Leaf]:
    for node in document.text_nodes(number):
        path: list[str] = []
        for each in node.ancestors:
            match each.block:
                case BlockQuote():
                    path.append("blockquote")
                case ListBlock(start=start):
                    path += ("ul" if start is None else "ol", f"li{each.part}")
                case _:
                    pass
        match node.block:
            case Heading(level=level):
                path.append(f"h{level}")
            case CodeBlock():
                path.append("pre")
            case _:
                pass
        if _words(node.text.chars):
            yield tuple(path), _words(node.text.chars), _spans([*_kinds(node.text)])


def _kinds(text: Text) -> Iterator[tuple[str, str]]:
    for span in text.spans:
        match span.kind:
            case Link(target=target):
                yield "a", unquote(target)
            case Image(target=target):
                yield "img", unquote(target)
            case Style() as style if style in _STYLES:
                yield _STYLES[style], _words(text.chars[span.start : span.end])


def differences(specification: str, name: str) -> Iterator[tuple[int, str, list[Leaf], list[Leaf]]]:
    """Yield number, source, expected and read texts of each example; both are equal where it is read as it should."""
    for number, found in enumerate(_EXAMPLE.finditer(specification), 1):
        source, html = (part.replace("→", "\t") for part in found.group(2, 3))
        wanted, here = expected(html), read(parse(source, name="example", dialect=dialect(name)))
        if wanted != here and _RAW.search(source):
            seen = "".join(leaf[1] for leaf in here)
            wanted, here = [leaf for leaf in wanted if leaf[1] not in seen], []
        yield number, source, wanted, here


def main(arguments: list[str] | None = None) -> int:
    """Print how many examples are read as their HTML says, and those that are not; return 1 if there are any."""
    options = argparse.ArgumentParser(description="Compare the examples of a specification of Markdown.")
    options.add_argument("specification", type=Path)
    options.add_argument("--dialect", choices=NAMES, default="commonmark")
    given = options.parse_args(arguments)
    all_of_them = list(differences(given.specification.read_text(encoding="utf-8"), given.dialect))
    differing = [each for each in all_of_them if each[2] != each[3]]
    for number, source, wanted, here in differing:
        sys.stdout.write(f"Example {number}: {source!r}\n  expected {wanted}\n  read     {here}\n")
    sys.stdout.write(f"{len(all_of_them) - len(differing)} of {len(all_of_them)} examples\n")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
