"""Going somewhere: what hides the goal is opened, and the way back is kept, also where it leads to other texts."""

from __future__ import annotations

from b12tui.core.motion.targets import next_leaf
from b12tui.core.state import Elsewhere, Reader, Revisit
from b12tui.document import Address
from b12tui.fastclass import replace

REMEMBERED = 200
"""How many places `back` leads through."""


def move(reader: Reader, at: Address | None, stuck: str) -> Reader:
    """Return the reader at `at`, without a way back; where there is nothing further, `stuck` is said."""
    return replace(reader, said=stuck) if at is None else replace(reader, at=at)


def jump(reader: Reader, at: Address | None, stuck: str = "") -> Reader:
    """Return the reader at `at`, with the way back kept and what hides the goal opened."""
    if at is None:
        return replace(reader, said=stuck)
    behind = (*reader.behind, reader.at)[-REMEMBERED:] if at != reader.at else reader.behind
    return replace(reveal(reader, at), at=at, behind=behind, ahead=())


def reveal(reader: Reader, at: Address) -> Reader:
    """Return the reader with everything opened that hides `at`."""
    leaves = reader.document.leaves(at.section)
    if at.leaf >= len(leaves):
        return reader
    section = reader.document.sections[at.section]
    return replace(reader, folds=reader.folds.reveal(section, at.leaf, leaves[at.leaf]))


def back(reader: Reader) -> Reader:
    """Return to where the last jump came from."""
    if not reader.behind:
        return replace(reader, said="No place to go back to.")
    at = reader.behind[-1]
    if isinstance(at, Elsewhere):
        return replace(reader, effect=Revisit(at))
    return replace(reveal(reader, at), at=at, behind=reader.behind[:-1], ahead=(*reader.ahead, reader.at))


def forward(reader: Reader) -> Reader:
    """Undo the last going back."""
    if not reader.ahead:
        return replace(reader, said="No place to go forward to.")
    at = reader.ahead[-1]
    if isinstance(at, Elsewhere):
        return replace(reader, effect=Revisit(at, forward=True))
    return replace(reveal(reader, at), at=at, ahead=reader.ahead[:-1], behind=(*reader.behind, reader.at))


def settle(reader: Reader) -> Reader:
    """Return the reader on something that is in sight: a place in what was just closed moves to what closed it.

    Where nothing stands before the first heading, the start of the text is that heading. A text with nothing to read
    has no such place, and the reader stays at its start.
    """
    document, at = reader.document, reader.at
    leaves = document.leaves(at.section)
    leaf = leaves[at.leaf] if at.leaf < len(leaves) else None
    if leaf and leaf.text.chars.strip() and not reader.folds.hides(document.sections[at.section], at.leaf, leaf):
        return reader
    near = next_leaf(reader, at, -1) or next_leaf(reader, at, 1)
    return replace(reader, at=near or Address())


def nothing_here(reader: Reader) -> bool:
    """Tell whether there is no text where the reader is: after `settle`, there is none at all."""
    return reader.at.leaf >= len(reader.document.leaves(reader.at.section))
