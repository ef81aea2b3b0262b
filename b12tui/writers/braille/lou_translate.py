"""Translation by the program `lou_translate` of liblouis, where the C library can't be loaded.

The program takes a line of text for each line of braille. It is started once for all texts that are known beforehand
(`prepare`), and once for each other.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence


def program_path() -> str | None:
    """Return the path of the program; None if it is not installed."""
    return shutil.which("lou_translate")


class LouTranslate:
    """The program, with the translations so far."""

    def __init__(self, program: str) -> None:
        """Create it; `program` is a path."""
        self._program = program
        self._done: dict[tuple[str, str], str] = {}

    def compiles(self, tables: str) -> bool:
        """Return whether the program knows a table, or finds one for a query."""
        return bool(self._run(tables, ["x"]))

    def find(self, query: str) -> str | None:
        """Return a query that the program knows itself."""
        return query if self.compiles(query) else None

    def info(self, table: str, key: str) -> str:  # noqa: ARG002 - the program has no metadata to tell
        """Return empty text."""
        return ""

    def prepare(self, tables: str, texts: Iterable[str]) -> None:
        """Translate texts in one run."""
        wanted = [text for text in dict.fromkeys(texts) if (tables, text) not in self._done]
        lines = self._run(tables, wanted) if wanted else None
        if lines and len(lines) == len(wanted):
            self._done.update(((tables, text), line) for text, line in zip(wanted, lines, strict=True))

    def translate(self, tables: str, text: str, typeforms: Sequence[int] = ()) -> str:  # noqa: ARG002 - none are asked for
        """Return text in braille ASCII."""
        self.prepare(tables, [text])
        try:
            return self._done[tables, text]
        except KeyError:
            raise ValueError(text) from None

    def hyphenation_points(self, tables: str, word: str) -> list[int]:  # noqa: ARG002 - the program doesn't hyphenate
        """Return an empty list."""
        return []

    def _run(self, tables: str, texts: list[str]) -> list[str] | None:
        """Return the lines of braille for lines of text; None if the program fails."""
        escaped = "".join(text.replace("\\", "\\\\") + "\n" for text in texts)
        found = subprocess.run(  # noqa: S603 - found on PATH, no shell
            [self._program, tables], input=escaped, capture_output=True, text=True, encoding="utf-8", check=False
        )
        return found.stdout.split("\n")[:-1] if found.returncode == 0 else None
