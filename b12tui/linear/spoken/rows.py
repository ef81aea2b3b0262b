"""The told text as rows of a screen: what spoken pages step through, one row after the other.

Lines and pages are those of the layout's `Flow` and `Window`; only what a row says is told here, in the words of plain.
A row that says nothing of the document is stood on by nobody: it goes with the row that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby

from b12tui.core.motion.folds import Folds
from b12tui.core.motion.sentences import sentences
from b12tui.document import Position
from b12tui.document.cancellation import reading, stepwise
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line, Run, generated
from b12tui.layout.page.measure import Measure
from b12tui.linear.narration.narrated import Narration, Passage
from b12tui.linear.narration.origins import cut_origins, stretch
from b12tui.textwidth import cells

TAB_CELLS = "    "
"""What is written for a tab in code: a tab's own width depends on where it stands."""


class SpokenRows(Flow):
    """The rows of a told document at a width."""

    def __init__(self, narration: Narration, folds: Folds, measure: Measure, *, ascii_only: bool = False) -> None:
        """Cut what is told at the measure's width; with `spelt` what is not ASCII is spelt out."""
        super().__init__(narration.document, folds, measure)
        self.told = narration
        self._spelt = ascii_only

    def _set(self, section: int) -> tuple[Line, ...]:
        """Return the rows of a section."""
        with reading(self.document.sections[section].title or self.document.title):
            return tuple(
                row
                for passage in self.told.passages(self.folds, section)
                for line in passage.as_rows()
                for row in stepwise(self._cut(line, by_sentence=self.measure.sentence_lines))
            )

    def _cut(self, line: Line, *, by_sentence: bool = False) -> Iterator[Line]:
        return cut_rows(_in_ascii(line) if self._spelt else line, self.measure.width, by_sentence=by_sentence)

    def said_at(self, position: Position) -> tuple[Line, ...]:
        """Return the row that shows `address`, and what stands before it that is only ours; behind it at the end."""
        lines = self.lines(position.section)
        if not lines:
            return ()
        spot = self.row_ref(position)
        first = spot.row
        while first > 0 and lines[first - 1].first is None:
            first -= 1
        last = spot.row + 1
        if all(line.first is None for line in lines[last:]):
            last = len(lines)
        return lines[first:last]

    def passage(self, position: Position) -> Passage | None:
        """Return the passage that `address` is in, or None."""
        found = None
        for passage in self.told.passages(self.folds, position.section):
            if found is None or passage.at <= (position.node, position.offset):
                found = passage
        return found

    def passage_rows(self, position: Position) -> tuple[Line, ...]:
        """Return all the rows of the passage that `address` is in."""
        passage = self.passage(position)
        if passage is None:
            return ()
        return tuple(row for line in passage.as_rows() for row in self._cut(line))

    def sentence_rows(self, position: Position) -> tuple[Line, ...]:
        """Return the rows of the sentence that `address` is in, cut anew, with what is said before it."""
        passage = self.passage(position)
        if passage is None:
            return ()
        place = (position.node, position.offset)
        best: Line | None = None
        for line in passage.as_rows():
            start = 0
            for _, end in sentences(line.text):
                part = cut_origins(line, start, end)
                if part.first is None and end < len(line.text):
                    continue
                start = end
                if part.first is not None and (best is None or part.first <= place):
                    best = part
        return tuple(self._cut(best)) if best is not None else ()


def cut_rows(line: Line, width: int, *, by_sentence: bool = False) -> Iterator[Line]:
    """Yield a line in rows of at most `width` cells, cut at words; a tab is four blanks."""
    line = _without_tabs(line)
    text = "".join(run.text for run in line.runs)
    starts = frozenset(start for start, _ in sentences(text) if start) if by_sentence else frozenset[int]()
    begun: tuple[int, int] | None = None
    for start, end in rows(_held_together(line, text, width), width, starts):
        if text[start:end].strip():
            row = stretch(line, start, end)
            if row.first is not None and row.first == begun:
                # A character that is spelt out over several rows is stood on in the first.
                at = next(at for at, run in enumerate(row.runs) if run.node >= 0 and not run.text.isspace())
                row = Line((*row.runs[:at], generated(row.runs[at].text), *row.runs[at + 1 :]))
            begun = row.first or begun
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


def _in_ascii(line: Line) -> Line:
    """Return a line with what is not ASCII spelt out."""
    if all(run.text.isascii() for run in line.runs):
        return line
    from b12tui.plain.transliterate import split_transliterated, transliterate  # few ask for it

    runs: list[Run] = []
    for run in line.runs:
        if run.node < 0:
            runs.append(generated(transliterate(run.text)))
            continue
        for start, end, piece in split_transliterated(run.text):
            if piece:
                runs.append(Run(piece, run.style, run.node, run.start + start, run.start + end))
    return Line(tuple(runs))


def _held_together(line: Line, text: str, width: int) -> str:
    """Return the characters to be cut, with no blank in what is ours and stands behind words of the document.

    So "[link 4]" stays in the row of the word before it: in a row of its own nobody would come by it. What would be
    wider than a row then is left as it is, so that no word is cut for it.
    """
    held: list[str] = []
    for mine, runs in groupby(line.runs, key=lambda run: run.node < 0):
        said = "".join(run.text for run in runs)
        kept = said.rstrip(" ") if mine and held else ""
        held.append(kept.replace(" ", "_") + said[len(kept) :])
    parts = "".join(held).split(" ")
    starts = accumulate((len(part) + 1 for part in parts), initial=0)
    return " ".join(
        part if cells(part) <= width else text[start : start + len(part)]
        for start, part in zip(starts, parts, strict=False)
    )
