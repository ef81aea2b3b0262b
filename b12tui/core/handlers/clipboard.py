"""Copying from the document to the clipboard.

The clipboard is the terminal's; here only the text is chosen. A section and the whole document are copied as their
source, or as Markdown if that is markup of another kind or data; code, a cell, a line and a paragraph as their own
characters, without markup, and formulas as LaTeX.
"""

from __future__ import annotations

from b12tui.catalogue import page
from b12tui.core.effects import Copy, CopyAsMarkdown
from b12tui.core.motion.targets import link_at
from b12tui.core.state import ReaderState
from b12tui.core.table.cursor import with_formulas
from b12tui.document import CodeBlock, LineBlock, Link
from b12tui.fastclass import replace


def copy_text(state: ReaderState, part: str) -> ReaderState:
    """Copy the link, the section, the block or the whole document."""
    match part:
        case "copy-link":
            link = link_at(state)
            if link is None or not isinstance(link.kind, Link):
                return replace(state, message=page.NO_LINK_HERE)
            return replace(state, effect=Copy(link.kind.target, page.THE_LINK))
        case "copy-section":
            return _copy_source(state, state.position.section, page.THE_SECTION)
        case "copy-code":
            node = state.document.text_node(state.position)
            if isinstance(node.block, LineBlock):
                return replace(state, effect=Copy(_line_at(node.text.chars, state.position.offset), page.THE_LINE))
            name = page.THE_PARAGRAPH
            if isinstance(node.block, CodeBlock):
                name = page.THE_CODE
            elif node.cell:
                name = page.THE_CELL
            return replace(state, effect=Copy(with_formulas(node.text), name))
        case _:
            return _copy_source(state, None, page.THE_TEXT)


def _copy_source(state: ReaderState, section: int | None, description: str) -> ReaderState:
    """Copy a section or the whole text."""
    if state.document.copied_as_markdown:
        return replace(state, effect=CopyAsMarkdown(section, description))
    return replace(state, effect=Copy(state.document.source(section), description))


def _line_at(chars: str, offset: int) -> str:
    """Return the line that holds a character."""
    end = chars.find("\n", offset)
    return chars[chars.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(chars)]
