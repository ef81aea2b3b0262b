"""The narrated document as screen rows, through which spoken pages step one by one.

Lines and pages are those of the layout's `Flow` and `Viewport`; only a row's words, those of plain output, come from
here. A row of generated text alone can't be the current row: it goes with the row it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate, groupby

from b12tui.core.folds import Folds
from b12tui.core.messages.roles import Role
from b12tui.core.motion.sentences import sentences
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, Run, generated
from b12tui.layout.page.measure import Measure
from b12tui.linear.narration.narrated import Narration, Passage
from b12tui.linear.narration.origins import code_starts, cut_origins, stretch
from b12tui.plain import transliterate
from b12tui.textwidth import cells

TAB_CELLS = "    "
"""Replacement for a tab in code, since a tab's own width depends on its column."""


class SpokenRows(Flow):
    """Rows of a narrated document at a given width."""

    def __init__(self, narration: Narration, folds: Folds, measure: Measure, *, ascii_only: bool = False) -> None:
        """Wrap the narration at the measure's width; with `ascii_only`, characters outside ASCII are transliterated."""
        super().__init__(narration.document, folds, measure)
        self.narration = narration
        self._ascii_only = ascii_only

    def _typeset(self, section: int) -> tuple[Line, ...]:
        """Return the rows of a section."""
        cancellation = self.document.cancellation
        with cancellation.reading(self.document.sections[section].title or self.document.title):
            return tuple(
                row
                for passage in self.narration.passages(self.folds, section)
                for line in passage.as_rows()
                for row in cancellation.steps(
                    self._rows_of_code(line)
                    if passage.code and self.narration.style.code_continued
                    else self._cut(line, section if self.measure.sentence_lines else None)
                )
            )

    def _rows_of_code(self, line: Line) -> Iterator[Line]:
        """Yield the rows of a line of code, each but the first behind a row that says so."""
        for number, row in enumerate(self._cut(line)):
            if number:
                yield Line((generated(self.narration.style.code_continued),))
            yield Line(row.runs)

    def _cut(self, line: Line, section: int | None = None) -> Iterator[Line]:
        """Yield the rows of a line; if its section is given, each sentence begins on a row of its own."""
        last: Line | None = None
        line = _transliterated(line) if self._ascii_only else line
        starts = frozenset[int]()
        if section is not None:
            line = _without_tabs(line)
            codes = partial(code_starts, line, self.document, section)
            starts = frozenset(start for start, _ in sentences(line.text, codes=codes) if start)
        for row in cut_rows(line, self.measure.width, starts):
            if last is not None:
                yield Line(last.runs, continues=True)
            last = row
        if last is not None:
            yield last

    def rows_at(self, position: Position) -> tuple[Line, ...]:
        """Return the row that shows `position`, with generated rows before it and the end marks after it."""
        lines = self.lines(position.section)
        if not lines:
            return ()
        row_ref = self.row_ref(position)
        first = row_ref.row
        while first > 0 and lines[first - 1].first is None and lines[first - 1].role is not Role.END:
            first -= 1
        last = row_ref.row + 1
        while last < len(lines) and lines[last].first is None and lines[last].role is Role.END:
            last += 1
        if all(line.first is None for line in lines[last:]):
            last = len(lines)
        return lines[first:last]

    def passage(self, position: Position) -> Passage | None:
        """Return the passage that contains `position`, or None."""
        found = None
        for passage in self.narration.passages(self.folds, position.section):
            if found is None or passage.at <= (position.node, position.offset):
                found = passage
        return found

    def passage_rows(self, position: Position) -> tuple[Line, ...]:
        """Return all rows of the passage that contains `position`."""
        passage = self.passage(position)
        if passage is None:
            return ()
        return tuple(row for line in passage.as_rows() for row in self._cut(line))

    def sentence_rows(self, position: Position) -> tuple[Line, ...]:
        """Return the rows of the sentence that contains `position`, wrapped anew, with generated text before it."""
        passage = self.passage(position)
        if passage is None:
            return ()
        target = (position.node, position.offset)
        if passage.code:
            return self._line_of_code(passage, target)
        best: Line | None = None
        for line in passage.as_rows():
            start = 0
            codes = partial(code_starts, line, self.document, position.section)
            for _, end in sentences(line.text, self.document.cancellation, codes):
                part = cut_origins(line, start, end)
                if part.first is None and end < len(line.text):
                    continue
                start = end
                if part.first is not None and (best is None or part.first <= target):
                    best = part
        return tuple(self._cut(best)) if best is not None else ()

    def _line_of_code(self, passage: Passage, target: tuple[int, int]) -> tuple[Line, ...]:
        """Return the rows of the line of code that contains a character, with the generated rows around it."""
        lines = tuple(passage.as_rows())
        at = max((n for n, line in enumerate(lines) if line.first is not None and line.first <= target), default=0)
        first, last = at, at + 1
        while first > 0 and lines[first - 1].first is None:
            first -= 1
        while last < len(lines) and lines[last].first is None:
            last += 1
        return tuple(row for line in lines[first:last] for row in self._cut(line))


def cut_rows(line: Line, width: int, starts: frozenset[int] = frozenset()) -> Iterator[Line]:
    """Yield a line as rows of at most `width` cells, broken between words, and before those at `starts`.

    A tab counts as four blanks; a line with tabs has no `starts`.
    """
    line = _without_tabs(line)
    text = "".join(run.text for run in line.runs)
    previous_first: tuple[int, int] | None = None
    for start, end in rows(_join_generated(line, text, width), width, starts):
        if text[start:end].strip():
            row = stretch(line, start, end)
            if line.role is Role.END:  # it stands apart, and goes with the row before it
                row = Line(tuple(replace(run, role=Role.END) for run in row.runs))
            if row.first is not None and row.first == previous_first:
                # A character transliterated over several rows has its position in the first.
                at = next(at for at, run in enumerate(row.runs) if run.node >= 0 and not run.text.isspace())
                row = Line((*row.runs[:at], generated(row.runs[at].text), *row.runs[at + 1 :]))
            previous_first = row.first or previous_first
            yield row


def _without_tabs(line: Line) -> Line:
    if not any("\t" in run.text for run in line.runs):
        return line
    runs: list[Run] = []
    for run in line.runs:
        at = run.start
        for number, part in enumerate(run.text.split("\t")):
            if number:
                runs.append(Run(TAB_CELLS, run.style, run.node, at, at + 1) if run.node >= 0 else generated(TAB_CELLS))
                at += 1
            if part:
                runs.append(Run(part, run.style, run.node, at, at + len(part)) if run.node >= 0 else generated(part))
                at += len(part)
    return Line(tuple(runs))


def _transliterated(line: Line) -> Line:
    """Return a line with characters outside ASCII transliterated."""
    if all(run.text.isascii() for run in line.runs):
        return line
    runs: list[Run] = []
    for run in line.runs:
        if run.node < 0:
            runs.append(generated(transliterate.transliterate(run.text)))
            continue
        for start, end, piece in transliterate.split_transliterated(run.text):
            if piece:
                runs.append(Run(piece, run.style, run.node, run.start + start, run.start + end))
    return Line(tuple(runs))


def _join_generated(line: Line, text: str, width: int) -> str:
    """Return the text to be broken into rows, without blanks in generated text that follows the document's words.

    This keeps "[link 4]" in the row of the word before it: no key would lead to it in a row of its own. Parts that
    would become wider than a row are left as they are, so that no word is broken.
    """
    joined: list[str] = []
    for is_generated, runs in groupby(line.runs, key=lambda run: run.node < 0):
        chars = "".join(run.text for run in runs)
        trimmed = chars.rstrip(" ") if is_generated and joined else ""
        joined.append(trimmed.replace(" ", "_") + chars[len(trimmed) :])
    parts = "".join(joined).split(" ")
    starts = accumulate((len(part) + 1 for part in parts), initial=0)
    return " ".join(
        part if cells(part) <= width else text[start : start + len(part)]
        for start, part in zip(starts, parts, strict=False)
    )
