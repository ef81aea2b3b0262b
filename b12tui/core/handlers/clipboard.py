"""What `y` copies from the text. The clipboard is the terminal's; here it is only said what goes there.

The section and the whole text are copied as they were written, in Markdown; code, a cell and a paragraph by their own
characters, without marks around them.
"""

from __future__ import annotations

from b12tui.core.motion.targets import link_at
from b12tui.core.state import Copy, ReaderState
from b12tui.document import CodeBlock, Link
from b12tui.fastclass import replace


def copy_text(state: ReaderState, part: str) -> ReaderState:
    """Hand the link, the section, the block or the whole text to the clipboard."""
    match part:
        case "copy-link":
            mark = link_at(state)
            if mark is None or not isinstance(mark.kind, Link):
                return replace(state, message="No link here.")
            return replace(state, effect=Copy(mark.kind.target, "the link"))
        case "copy-section":
            return replace(state, effect=Copy(state.document.source(state.position.section), "the section"))
        case "copy-code":
            node = state.document.text_node(state.position)
            name = "the code" if isinstance(node.block, CodeBlock) else "the cell" if node.cell else "the paragraph"
            return replace(state, effect=Copy(node.text.chars, name))
        case _:
            return replace(state, effect=Copy(state.document.source(), "the whole text"))
