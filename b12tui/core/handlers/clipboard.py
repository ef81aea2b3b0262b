"""What `y` copies from the text. The clipboard is the terminal's; here it is only said what goes there.

The section and the whole text are copied as they were written, in Markdown; code, a cell and a paragraph by their own
characters, without marks around them.
"""

from __future__ import annotations

from b12tui.core.motion.targets import link_at
from b12tui.core.state import Copy, Reader
from b12tui.document import Code, Link
from b12tui.fastclass import replace


def copy(reader: Reader, part: str) -> Reader:
    """Hand the link, the section, the block or the whole text to the clipboard."""
    match part:
        case "copy-link":
            mark = link_at(reader)
            if mark is None or not isinstance(mark.role, Link):
                return replace(reader, said="No link here.")
            return replace(reader, effect=Copy(mark.role.target, "the link"))
        case "copy-section":
            return replace(reader, effect=Copy(reader.document.source(reader.at.section), "the section"))
        case "copy-code":
            leaf = reader.document.leaf(reader.at)
            name = "the code" if isinstance(leaf.block, Code) else "the cell" if leaf.cell else "the paragraph"
            return replace(reader, effect=Copy(leaf.text.chars, name))
        case _:
            return replace(reader, effect=Copy(reader.document.source(), "the whole text"))
