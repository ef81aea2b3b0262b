"""Jupyter notebooks (nbformat 4): each cell a part, its outputs as blocks below it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from b12tui.catalogue import shapes
from b12tui.document import Block, CodeBlock, Heading, LineBlock, Table, Text
from b12tui.document.sanitize import sanitize
from b12tui.fastclass import replace
from b12tui.fasttyping import Any
from b12tui.shapes.line_blocks import line_blocks
from b12tui.shapes.recognition import table_of

_STYLES = re.compile(r"\x1b\[[0-9;:]*[mK]")


def _notebook(source: str) -> dict[str, Any] | None:
    """Return a notebook with its cells, or None if the text is none."""
    try:
        found: dict[str, Any] = json.loads(source)
        listed = found["cells"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(listed, list) and all(isinstance(cell, dict) for cell in listed) else None


def sections(source: str, read_text: Callable[[str], tuple[Block, ...]]) -> list[tuple[str, tuple[Block, ...]]] | None:
    """Return the parts of a notebook: a title for each cell, and its blocks; None if the text is none.

    `read_text` returns the blocks of a cell in Markdown.
    """
    notebook = _notebook(source)
    if notebook is None:
        return None
    language = _language(notebook)
    found: list[tuple[str, tuple[Block, ...]]] = [("", ())]
    for number, cell in enumerate(notebook["cells"], 1):
        kind = cell.get("cell_type")
        if kind == "markdown":
            blocks = read_text(_joined(cell.get("source")))
            begins = next((block.text.chars for block in blocks[:1] if isinstance(block, Heading)), "")
            found.append((begins or shapes.text_cell(number), blocks[1:] if begins else blocks))
        else:
            name = shapes.code_cell if kind == "code" else shapes.text_cell
            found.append((name(number), tuple(_cell(cell, language))))
    return found


def _language(notebook: dict[str, Any]) -> str:
    found = notebook.get("metadata")
    kernel = found.get("language_info") if isinstance(found, dict) else None
    name = kernel.get("name") if isinstance(kernel, dict) else None
    return name if isinstance(name, str) else ""


def _cell(cell: dict[str, Any], language: str) -> Iterator[Block]:
    chars = _joined(cell.get("source"))
    if cell.get("cell_type") == "code":
        yield CodeBlock(Text(chars), sanitize(language))
        outputs = cell.get("outputs")
        for output in outputs if isinstance(outputs, list) else ():
            if isinstance(output, dict):
                yield from _output(output)
    elif chars:
        yield LineBlock(Text(chars))


def _output(output: dict[str, Any]) -> Iterator[Block]:
    data = output.get("data")
    plain = data.get("text/plain") if isinstance(data, dict) else None
    chars = _joined(output.get("text") or plain or output.get("traceback"))
    if chars:
        yield from _printed(chars)


def _printed(chars: str) -> Iterator[Block]:
    """Yield what a cell has printed, with the tables in it, as pandas prints them; none of it has a source line.

    It stays lines where there is another shape among the tables, as a tree.
    """
    blocks = tuple(line_blocks(chars.split("\n"), 1))
    tables_and_lines = [block for block in blocks if isinstance(block, Table | LineBlock)]
    if len(tables_and_lines) < len(blocks) or all(isinstance(block, LineBlock) for block in blocks):
        yield LineBlock(Text(chars))
        return
    for block in tables_and_lines:
        if isinstance(block, Table):
            yield table_of([cell.chars for cell in block.header], [[cell.chars for cell in row] for row in block.rows])
        else:
            yield replace(block, text=replace(block.text, line=0), line=0)


def _joined(lines: Any) -> str:
    """Return a text that nbformat has as one string or as its lines."""
    if isinstance(lines, list):
        words = [line for line in lines if isinstance(line, str)]
        lines = ("" if all(word.endswith("\n") for word in words[:-1]) else "\n").join(words)
    return sanitize(_STYLES.sub("", lines)).strip("\n") if isinstance(lines, str) else ""
