"""Record of the texts that a document has to have translated, for translation in one run of a program."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.fastclass import dataclass, replace
from b12tui.writers.braille.translators import BrailleCode


@dataclass(frozen=True, slots=True)
class Recorded:
    """Code that translates nothing, and the texts that it was given, by tables."""

    code: BrailleCode
    recorded: dict[str, list[str]]


def recorder(code: BrailleCode) -> Recorded:
    """Return a code like `code` that gives every text back as it is and records it."""
    translator = _Recorder()
    return Recorded(replace(code, translator=translator), translator.recorded)


class _Recorder:
    """Translator that records."""

    def __init__(self) -> None:
        self.recorded: dict[str, list[str]] = {}

    def compiles(self, tables: str) -> bool:  # noqa: ARG002 - the tables are chosen already
        return True

    def find(self, query: str) -> str | None:
        return query

    def info(self, table: str, key: str) -> str:  # noqa: ARG002 - as above
        return ""

    def translate(self, tables: str, text: str, typeforms: Sequence[int] = ()) -> str:  # noqa: ARG002 - none are known
        self.recorded.setdefault(tables, []).append(text)
        return text

    def hyphenation_points(self, tables: str, word: str) -> list[int]:  # noqa: ARG002 - the program doesn't hyphenate
        return []
