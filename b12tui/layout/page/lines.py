"""Screen rows: runs of styled characters, mapped to the characters of the text that they show.

A run without a text node is generated (a bullet, a blank, a word such as "closed"): no position is ever on it, and
frontends are compared without it.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.cellstyle import Hyperlink
from b12tui.core.messages.roles import Role
from b12tui.fastclass import dataclass, replace
from b12tui.fastenum import Flag, auto
from b12tui.textwidth import cells, clusters


class StyleFlags(Flag):
    """Roles of a run; a theme decides how they look."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    CODE = auto()
    LINK = auto()
    HEADING = auto()
    """Heading of the second level, or of a lower one with its flag."""
    LEVEL_3 = auto()
    LEVEL_4 = auto()
    LEVEL_5 = auto()
    LEVEL_6 = auto()
    LIGHT = auto()
    """Heading of the fourth level on a page for the eye, where signs tell levels apart: not bold."""
    MINOR = auto()
    """The same of the fifth level or lower."""
    TITLE = auto()
    BAND = auto()
    """Title on a band of the colour of headings, rather than underlined."""
    RULE = auto()
    """Blanks that are underlined, as a rule behind a heading."""
    COLUMN_HEADER = auto()
    """Cell of a grid's header, which is underlined to the width of its column."""
    IMAGE = auto()
    """Description of an image."""
    SIGN = auto()
    """Generated mark: a bullet, the sign of a question."""
    QUIET = auto()
    """Generated text and other secondary text."""
    ANNOTATED = auto()
    """Stretch that the reader's note is on."""
    SELECTED = auto()
    """Stretch that the reader selects."""
    MATCH = auto()
    """Search match."""
    CURRENT = auto()
    """Current match, item or cell."""
    RULER = auto()
    """Current line, if it is to be underlined."""
    CURSOR_ROW = auto()
    """Current row, if it is to be reversed from end to end."""
    FOCUS = auto()
    """Line or sentence at the position, if all others are dimmed."""
    DIMMED = auto()
    """What is dimmed outside of the focus."""
    INSERTED = auto()
    LANGUAGE = auto()
    """Name of the language of the code below."""
    KEYWORD = auto()
    """Token of code in a block, as the others below; decoration alone."""
    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    COMMENT = auto()
    NOTE = auto()
    """Sign or kind of such a callout, as the others below."""
    TIP = auto()
    IMPORTANT = auto()
    WARNING = auto()
    CAUTION = auto()
    PANEL = auto()
    """Bar and name of a block of code that is seen, behind which its panel begins, and all that the panel has."""
    BAR = auto()
    """Title and hints, set apart from the text: on a panel, else reversed."""


HEADING_STYLES = (
    StyleFlags.TITLE,
    StyleFlags.HEADING,
    StyleFlags.HEADING | StyleFlags.LEVEL_3,
    StyleFlags.HEADING | StyleFlags.LEVEL_4,
    StyleFlags.HEADING | StyleFlags.LEVEL_5,
    StyleFlags.HEADING | StyleFlags.LEVEL_6,
)
"""Styles of headings, by level from 1."""

SEEN_HEADING_STYLES = (
    StyleFlags.TITLE,
    *(StyleFlags.HEADING,) * 2,
    StyleFlags.HEADING | StyleFlags.LIGHT,
    *(StyleFlags.HEADING | StyleFlags.MINOR,) * 2,
)
"""The same on a page for the eye, where rules and signs tell levels apart: none is slanted or underlined as a link."""


ON_BAND = StyleFlags.TITLE | StyleFlags.BAND | StyleFlags.DIMMED | StyleFlags.RULER | StyleFlags.CURSOR_ROW
"""Styles that blanks on the band of a title have as its words do."""

CALLOUT_STYLES = {
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "example"), StyleFlags.TIP),
    **dict.fromkeys(("important", "question", "help", "faq"), StyleFlags.IMPORTANT),
    **dict.fromkeys(("warning", "attention", "todo"), StyleFlags.WARNING),
    **dict.fromkeys(("caution", "danger", "error", "bug", "failure", "fail", "missing"), StyleFlags.CAUTION),
}
"""Styles of callouts by their kinds in small letters; all others are notes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style, one for each of the text, except that several blanks stand for a tab."""

    text: str
    style: StyleFlags = StyleFlags.PLAIN
    node: int = -1
    """Index of the text node in its section; -1: generated text."""
    start: int = 0
    """First character of the text node that is shown."""
    end: int = 0
    """One past the last one."""
    link: Hyperlink | None = None
    """Hyperlink, if wanted, as `hyperlinks.linked` makes them."""
    role: Role = Role.TEXT
    """What generated text is for; always TEXT for the text of a node."""


@dataclass(frozen=True, slots=True)
class Line:
    """One screen row."""

    runs: tuple[Run, ...] = ()
    continues: bool = False
    """Whether the next row continues the same spoken line; not set on the screen."""
    sign: str = ""
    """Character of one cell to show in the margin before the row, or within it if there is none."""
    sign_at: tuple[int, int] = (-1, 0)
    """First character of the text that the sign is of, as (text node, character)."""
    sign_notes: int = 0
    """Number of notes that the sign stands for."""

    @property
    def text(self) -> str:
        """Characters of the row, without trailing blanks."""
        return "".join(run.text for run in self.runs).rstrip(" ")

    @property
    def role(self) -> Role:
        """What the row is for, if all of it is generated; else TEXT."""
        return self.runs[0].role if len(self.runs) == 1 else Role.TEXT

    @property
    def first(self) -> tuple[int, int] | None:
        """First character of the text in the row, as (text node, character); None if it shows no text."""
        for run in self.runs:
            if run.node >= 0 and not run.text.isspace():
                return run.node, run.start
        return None

    def shows(self, node: int, char: int) -> bool:
        """Return whether the row shows that character."""
        return any(run.node == node and run.start <= char < run.end for run in self.runs)

    def column(self, node: int, char: int) -> int:
        """Return the column of that character, or of the nearest one before it; 0 if there is none."""
        at = best = 0
        for run in self.runs:
            if run.node == node and run.start <= char:
                best = at + (cells(run.text[: char - run.start]) if char < run.end and one_to_one(run) else 0)
                if char < run.end:
                    return best
            at += cells(run.text)
        return best

    def characters(self) -> tuple[tuple[int, int], ...]:
        """Return all stops of a motion by character, as (text node, character), left to right."""
        places: list[tuple[int, int]] = []
        for run in self.runs:
            if run.node >= 0 and run.text:
                if not one_to_one(run):
                    places.append((run.node, run.start))
                    continue
                at = run.start
                for cluster in clusters(run.text):
                    places.append((run.node, at))
                    at += len(cluster)
        return tuple(places)

    def at_column(self, column: int) -> tuple[int, int] | None:
        """Return the character at that column, or the nearest one in the row."""
        nearest, distance = None, 1 << 30
        for node, char in self.characters():
            off = abs(self.column(node, char) - column)
            if off < distance:
                nearest, distance = (node, char), off
        return nearest


BLANK_LINE = Line()
"""Row without runs."""


def one_to_one(run: Run) -> bool:
    """Return whether each character of a run is one of its text node's: not so for the blanks of a tab."""
    return len(run.text) == run.end - run.start


def generated(text: str, style: StyleFlags = StyleFlags.PLAIN) -> Run:
    """Return a run of generated text."""
    return Run(text, style)


def width(runs: Iterable[Run]) -> int:
    """Return the width of the runs in cells."""
    return sum(cells(run.text) for run in runs)


def with_style(line: Line, node: int, start: int, end: int, style: StyleFlags) -> Line:
    """Return the line with `style` added to characters `start` to `end` of a text node."""
    runs: list[Run] = []
    for run in line.runs:
        low, high = max(start, run.start), min(end, run.end)
        if run.node != node or low >= high:
            runs.append(run)
        elif not one_to_one(run):
            runs.append(Run(run.text, run.style | style, node, run.start, run.end))
        else:
            for a, b, more in (
                (run.start, low, StyleFlags.PLAIN),
                (low, high, style),
                (high, run.end, StyleFlags.PLAIN),
            ):
                if a < b:
                    runs.append(Run(run.text[a - run.start : b - run.start], run.style | more, node, a, b))
    return Line(tuple(runs))


def all_with_style(line: Line, style: StyleFlags) -> Line:
    """Return the line with `style` added to all of it."""
    return Line(tuple(Run(run.text, run.style | style, run.node, run.start, run.end) for run in line.runs))


def cut_line(line: Line, room: int) -> Line:
    """Return the line cut to `room` cells; for generated text only, never for that of the document."""
    runs: list[Run] = []
    for run in line.runs:
        size = cells(run.text)
        if size <= room:
            runs.append(run)
            room -= size
            continue
        kept = ""
        for cluster in clusters(run.text):
            if cells(kept + cluster) > room:
                break
            kept += cluster
        runs.append(Run(kept, run.style, run.node, run.start, run.start + len(kept)))
        break
    return replace(line, runs=tuple(runs))


def filled(runs: tuple[Run, ...], columns: int) -> tuple[Run, ...]:
    """Return the runs with blanks behind them up to `columns` cells; wider ones as they are."""
    blanks = columns - width(runs)
    return (*runs, generated(" " * blanks)) if blanks > 0 else runs


def side_by_side(left: Line, gap: int, right: Line) -> Line:
    """Return a row that joins two, with `right` beginning at column `gap`."""
    blanks = max(gap - width(left.runs), 0)
    return Line((*left.runs, generated(" " * blanks), *right.runs)) if right.runs else left


def margin(columns: int, line: Line) -> tuple[Run, ...]:
    """Return the margin of so many cells before a row, with the row's sign, one cell from its text.

    Its last cell belongs to the band of a title: the words stand at the edge of the text, and the band begins before.
    """
    blanks = f"{line.sign} ".rjust(columns) if line.sign and columns > 1 else " " * columns
    if blanks and line.runs and line.runs[0].style & StyleFlags.BAND:
        padding = generated(" ", line.runs[0].style & ON_BAND)
        return (generated(blanks[:-1]), padding) if columns > 1 else (padding,)
    return (generated(blanks),) if blanks else ()
