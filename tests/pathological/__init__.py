"""Pathological texts, of any size: each repeats one thing, or nests it, or leaves it open.

A case's time may grow as its size does, and no faster. Each is named for what it is made of.
"""

from __future__ import annotations

from pathological.blocks import BLOCKS
from pathological.builders import Case
from pathological.definitions import DEFINED, NOTES
from pathological.nested import NESTED
from pathological.printed import PRINTED
from pathological.rows import LINES
from pathological.runs import RUNS

CASES: dict[str, Case] = {**RUNS, **LINES, **NESTED, **DEFINED, **NOTES, **BLOCKS}
"""Texts in Markdown, by name."""

PIPED_CASES: dict[str, Case] = PRINTED
"""What programs print, by name."""
