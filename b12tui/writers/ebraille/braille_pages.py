"""Pages of XHTML with their words in braille cells (eBraille 1.0, 6): Unicode's patterns, and blanks between words.

Each text between tags is translated by itself, without contractions where a tag stands within a word.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from b12tui.markdown.maths import nemeth
from b12tui.writers.braille.cells import as_patterns
from b12tui.writers.braille.inline_braille import NEMETH, NEMETH_END, NOTE, NOTE_END, RAISED, InlineBraille
from b12tui.writers.ebraille.package import ENTRY, FOLDER, PACKAGE, braille_tag

_XHTML, _OPS, _XML = (
    "http://www.w3.org/1999/xhtml",
    "http://www.idpf.org/2007/ops",
    "http://www.w3.org/XML/1998/namespace",
)
_SPOKEN = ("aria-label", "title", "alt", "abbr")
"""Attributes whose words may be shown."""
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "html head body main nav section header div p h1 h2 h3 h4 h5 h6 ol ul li dl dt dd blockquote pre figure "
        "figcaption table caption thead tbody tr th td details summary hr br title",
    )
)
"""Elements at whose tags a line of text begins or ends."""
_DISPLAY = " "


class BraillePages:
    """Translation of pages to braille."""

    def __init__(self, inline: InlineBraille, language: str, formulas: Mapping[tuple[str, str], str]) -> None:
        """Translate by `inline`; `formulas` has the source of each by its words and its linear form."""
        self._inline = inline
        self._language = braille_tag(language)
        self._formulas = formulas
        self._before = ""
        """Last character of the line that is being translated; empty at its start."""
        ET.register_namespace("", _XHTML)
        ET.register_namespace("epub", _OPS)

    def content(self, page: str) -> str:
        """Return a page of text in braille."""
        root = ET.fromstring(page)  # noqa: S314 - our own
        self._translate(root, marks=True)
        return self._written(root)

    def entry(self, page: str) -> str:
        """Return the navigation document in braille, as the primary entry page (8)."""
        root = ET.fromstring(page)  # noqa: S314 - our own
        _remove(root, _leads_to_contents)  # a landmark leads to what is to be read, and the contents aren't
        self._translate(root, marks=False)
        for element in root.iter():
            target = element.get("href")
            if target is not None and not target.startswith("#") and ":" not in target:
                element.set("href", f"{FOLDER}/{target}")
        head = root.find(f"{{{_XHTML}}}head")
        assert head is not None  # noqa: S101 - each page has one
        link = {"rel": "publication", "href": PACKAGE, "type": "application/oebps-package+xml"}
        ET.SubElement(head, f"{{{_XHTML}}}link", link)
        return self._written(root).replace(f'"{FOLDER}/{ENTRY}', f'"{ENTRY}')

    def _written(self, root: ET.Element) -> str:
        declaration = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        return f"{declaration}{ET.tostring(root, encoding='unicode')}\n"

    def _translate(self, root: ET.Element, *, marks: bool) -> None:
        root.set("lang", self._language)
        root.set(f"{{{_XML}}}lang", self._language)
        root.attrib.pop("dir", None)
        _remove(root, lambda element: element.get("aria-hidden") == "true" or element.get("class") == "size")
        if marks:
            for element in root.iter():
                _mark_items(element)
        pending: list[tuple[ET.Element, bool]] = [(root, False)]
        while pending:  # in reading order, without a call within another: folds may be deep
            element, ended = pending.pop()
            name = element.tag.rpartition("}")[2]
            if name in _BLOCKS:
                self._before = ""
            if ended:
                element.tail = self._text(element.tail or "")
                continue
            pending.append((element, True))
            if self._replaced(element, name):
                continue
            if name == "pre":
                self._lines(element)
                continue
            if "callout" in (element.get("class") or ""):
                element.set("class", "box")
            for attribute in _SPOKEN:
                if element.get(attribute):
                    element.set(attribute, self._cells(element.get(attribute) or ""))
            element.text = self._text(element.text or "", following=next(iter(element), None))
            pending += [(child, False) for child in reversed(element)]

    def _replaced(self, element: ET.Element, name: str) -> bool:
        """Return whether an element has cells of its own kind: a formula, the number of a note, a description."""
        words = "".join(element.itertext())
        if element.get("role") == "math":
            cells = nemeth(self._formulas.get((element.get("aria-label") or "", words), ""))
            for attribute in ("role", "aria-label"):
                element.attrib.pop(attribute, None)
            shown = as_patterns(f"{NEMETH} {cells} {NEMETH_END}", _DISPLAY) if cells else self._cells(words)
        elif element.get("role") == "doc-noteref":
            shown = self._cells(RAISED + "".join(re.findall(r"\d+", words)))
        elif name == "span" and element.get("class") == "described":
            element.set("class", "transcriber-note")
            shown = self._cells(f"{NOTE}{words[1:-1]}{NOTE_END}")
        else:
            return False
        for child in list(element):
            element.remove(child)
        element.text = shown.replace("\u2800", _DISPLAY)
        self._before = " "
        return True

    def _lines(self, element: ET.Element) -> None:
        """Translate what is set line by line, with its indentation and without contractions."""
        for inner in element.iter():
            inner.text = self._code(inner.text or "")
            if inner is not element:
                inner.tail = self._code(inner.tail or "")

    def _code(self, text: str) -> str:
        made = []
        for line in text.expandtabs(4).split("\n"):
            indent = len(line) - len(line.lstrip(" "))
            made.append(" " * indent + as_patterns(" ".join(self._inline.code_words(line)), _DISPLAY))
        return "\n".join(made)

    def _text(self, text: str, following: ET.Element | None = None) -> str:
        """Return a text between two tags in cells, with the blanks around it."""
        if not text:
            return ""
        words = text.strip()
        if not words:
            self._before = " "
            return " " if "\n" not in text else "\n"
        start, end = text[: text.index(words[0])], text[len(text.rstrip()) :]
        within = bool(self._before.isalnum() and not start and words[0].isalnum())
        goes_on = following is not None and not end and following.tag.rpartition("}")[2] not in _BLOCKS
        within = within or (goes_on and words[-1].isalnum() and _begins_with_letter(following))
        self._before = text[-1]
        made = " ".join(self._inline.code_words(words)) if within else " ".join(self._inline.words(words))
        return f"{start and ' '}{as_patterns(made, _DISPLAY)}{end and ' '}"

    def _cells(self, words: str) -> str:
        return as_patterns(" ".join(self._inline.words(words)), _DISPLAY)


def _begins_with_letter(element: ET.Element | None) -> bool:
    words = "" if element is None else "".join(element.itertext())
    return words[:1].isalnum()


def _remove(root: ET.Element, is_wanted: Callable[[ET.Element], bool]) -> None:
    """Remove elements, and keep what stands behind them."""
    for parent in list(root.iter()):
        before: ET.Element | None = None
        for child in list(parent):
            if not is_wanted(child):
                before = child
                continue
            if before is not None:
                before.tail = (before.tail or "") + (child.tail or "")
            else:
                parent.text = (parent.text or "") + (child.tail or "")
            parent.remove(child)


def _leads_to_contents(element: ET.Element) -> bool:
    return any(child.get(f"{{{_OPS}}}type") == "toc" and child.tag.endswith("}a") for child in element)


def _mark_items(element: ET.Element) -> None:
    """Write the number or the bullet of each item of a list before its words (6.2.2)."""
    name = element.tag.rpartition("}")[2]
    if name not in ("ol", "ul"):
        return
    items = [child for child in element if child.tag.endswith("}li")]
    for item, mark in zip(items, _marks(element, name, len(items)), strict=True):
        item.attrib.pop("value", None)
        first = item[0] if len(item) else None
        if first is not None and first.get("class") == "state" and not (item.text or "").strip():
            continue  # a task, which says its state
        holder = first if first is not None and first.tag.endswith("}p") and not (item.text or "").strip() else item
        holder.text = f"{mark} {(holder.text or '').lstrip()}"
    for attribute in ("start", "reversed"):
        element.attrib.pop(attribute, None)


def _marks(element: ET.Element, name: str, count: int) -> Iterator[str]:
    if name == "ul":
        yield from ["•"] * count
        return
    step = -1 if element.get("reversed") else 1
    first = int(element.get("start") or (count if step < 0 else 1))
    yield from (f"{number}." for number in range(first, first + step * count, step))
