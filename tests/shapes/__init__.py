"""Shapes of texts: each repeats one thing, or nests it, or leaves it open, at any size.

A shape's time may grow as its size does, and no faster. Each is named for what it is made of.
"""

from __future__ import annotations

from shapes.blocks import BLOCKS
from shapes.defined import DEFINED, NOTES
from shapes.making import Shape
from shapes.nested import NESTED
from shapes.printed import PRINTED
from shapes.rows import LINES
from shapes.runs import RUNS

SHAPES: dict[str, Shape] = {**RUNS, **LINES, **NESTED, **DEFINED, **NOTES, **BLOCKS}
"""Texts in Markdown, by name."""

PIPED: dict[str, Shape] = PRINTED
"""What programs print, by name."""
