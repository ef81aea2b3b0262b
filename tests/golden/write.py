"""The golden texts: what the plain text says of each file here, and of the built-in article, in each style.

    python tests/golden/write.py

writes them anew; whether they are right is for a reader of the difference to say. A file `table.grid.txt` is what
`table.md` becomes with the options that are called `grid` below.
"""

from __future__ import annotations

from pathlib import Path

from b12tui import readers
from b12tui.document import Document
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES
from b12tui.source import Source

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "content.md"

OPTIONS = {
    "spoken": Options(),
    "brief": Options(style=STYLES["brief"]),
    "emphasis": Options(emphasis=True),
    "brief-emphasis": Options(style=STYLES["brief"], emphasis=True),
    "sentence": Options(wrap=Wrap.SENTENCE),
    "40-cells": Options(wrap=40),
    "grid": Options(table=Tables.GRID),
    "grid-40-cells": Options(table=Tables.GRID, wrap=40),
    "csv": Options(table=Tables.CSV),
    "ascii": Options(ascii=True),
    "section-2": Options(section=2),
}

SUFFIXES = (".md", ".diff", ".log", ".csv", ".json")

STYLED = ("spoken", "brief")
"""The options that each text is written with."""

OTHERS = (
    "marks.emphasis",
    "marks.brief-emphasis",
    "paragraph.sentence",
    "paragraph.40-cells",
    "list.40-cells",
    "table.grid",
    "table.grid-40-cells",
    "table.csv",
    "table.section-2",
    "ascii.ascii",
)


def texts() -> dict[str, Path]:
    """Return the source of each golden text by its name."""
    paths = sorted(path for path in HERE.iterdir() if path.suffix in SUFFIXES)
    return {"article": ARTICLE} | {path.stem: path for path in paths}


def made() -> list[str]:
    """Return the name of each golden file, without its ending."""
    return [f"{name}.{style}" for name in texts() for style in STYLED] + list(OTHERS)


def document(name: str) -> Document:
    """Return the document that a golden text is."""
    path = texts()[name]
    return readers.read(Source(path.name, path.read_text(encoding="utf-8"), path=path))


def said(golden: str) -> str:
    """Return what is said now for a golden file."""
    name, options = golden.split(".")
    return document_writer.document_text(document(name), OPTIONS[options])


def kept(golden: str) -> Path:
    """Return where a golden file is kept."""
    return HERE / f"{golden}.txt"


if __name__ == "__main__":
    for path in HERE.glob("*.txt"):
        path.unlink()
    for golden in made():
        kept(golden).write_text(said(golden), encoding="utf-8", newline="\n")
