"""Whatever is shown after whatever else: an emulator fed with the frames shows the rows that were asked for."""

from __future__ import annotations

import re
from dataclasses import replace as replaced

from hypothesis import given
from hypothesis import strategies as st
from support.emulator import DEFAULT, Cell, Emulator, look_of

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, Hyperlink
from b12tui.fastclass import replace
from b12tui.terminal.capabilities import TRUE_COLOUR, Capabilities
from b12tui.terminal.frame import FrameWriter, StyledRow
from b12tui.terminal.sgr import SgrStyles
from b12tui.textwidth import cells, clusters

XTERM = Capabilities(
    dumb=False,
    colours=TRUE_COLOUR,
    region=True,
    scroll_back=True,
    bold=True,
    dim=True,
    italic=True,
    underline=True,
    reverse=True,
    unicode_marks=True,
    links=True,
)
TERMINALS = {
    "xterm": XTERM,
    "erasing": replace(XTERM, erases=True),
    "screen": replace(XTERM, colours=8, italic=False),
    "linux": replace(XTERM, colours=8, italic=False),
    "vt100": replace(XTERM, colours=0, italic=False, dim=False, unicode_marks=False),
    "without regions": replace(XTERM, region=False),
    "without scrolling": replace(XTERM, region=False, scroll_back=False),
}
ALLOWED = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f]|\r|\n|\x1b\[[0-9;]*[ABCDHJKXrm]|\x1bM|\x1b\]8;[^\x00-\x1f]*\x1b\\)*")

LOOKS = [
    "",
    "1",
    "4",
    "7",
    "1;4",
    "36",
    "1;36",
    "91",
    "38;5;99",
    "38;2;1;2;3",
    "48;5;7",
    "0;3",
    "1;22",
    "2;9",
    "5",
    "99;38",
]
LINKS = [
    CellStyle("4", Hyperlink("1.2.0", "https://example.org/a")),
    CellStyle("4", Hyperlink("1.2.1", "https://example.org/a")),
    CellStyle("", Hyperlink("7", "mailto:a@example.org")),
]
WORDS = ["muscle", "pain", "a", "is", "  ", " ", "日本", "é", "e\u0301", "x" * 9, "—", "1.5", "\x07", "\u202e", "\xa0"]

Size = tuple[int, int]

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
PANELS = [CellStyle(sgr) for sgr in ("48;5;7", "97;48;5;7", "1;48;5;7", "4;48;5;7", "48;5;8")]
margins = st.sampled_from([(), *(((" " * cells, look),) for cells in (1, 2, 3) for look in (DEFAULT_STYLE, *PANELS))])
panels = st.builds(
    lambda margin, runs: (*margin, *runs),
    margins,
    st.lists(st.tuples(texts, st.sampled_from(PANELS)), min_size=1, max_size=3),
)
rows = panels | st.lists(st.tuples(texts, st.sampled_from([*map(CellStyle, LOOKS), *LINKS])), max_size=4).map(tuple)
sizes = st.tuples(st.integers(2, 40), st.integers(2, 12))


@st.composite
def sessions(draw: st.DrawFn) -> list[tuple[list[StyledRow], tuple[int, int] | None, Size]]:
    """Frames as they come: a page that scrolls under a title, now and then another size or another page."""
    columns, height = draw(sizes)
    lines = draw(st.lists(rows, min_size=height, max_size=30))
    beside = draw(st.lists(rows, min_size=height, max_size=height)) if draw(st.booleans()) else None
    frames: list[tuple[list[StyledRow], tuple[int, int] | None, Size]] = []
    first = 0
    for step in draw(st.lists(st.sampled_from("udnpjGresx"), max_size=8)):
        match step:
            case "r":
                columns, height = draw(sizes)
            case "e":
                lines[draw(st.integers(0, len(lines) - 1))] = draw(rows)
            case "x":
                lines = [*draw(st.lists(rows, max_size=2)), ()]
            case "s":
                beside = None if beside else draw(st.lists(rows, min_size=1, max_size=12))
            case _:
                first += {"u": -1, "d": 1, "n": height - 2, "p": 2 - height, "j": 3, "G": len(lines)}[step]
        first = max(0, min(first, len(lines) - height))
        shown: list[StyledRow] = [(("title", CellStyle("1")), (f" {first}", DEFAULT_STYLE))]
        for y in range(height - 2):
            main = lines[first + y] if first + y < len(lines) else ()
            used = sum(cells(text) for text, _ in main if text.isprintable())
            side = beside[y] if beside and y < len(beside) else ()
            shown.append((*main, (" " * max(columns // 2 - used, 1), DEFAULT_STYLE), *side) if side else main)
        shown.append((("? help", CellStyle("2")),))
        cursor = draw(st.none() | st.tuples(st.integers(0, columns - 1), st.integers(0, height - 1)))
        frames.append((shown[: draw(st.integers(1, height)) if step == "x" else height], cursor, (columns, height)))
    return frames


def expected(shown: list[StyledRow], size: Size, pens: SgrStyles) -> list[list[Cell]]:
    """Work out the cells by another way than the writer's: by characters, cut at the screen's edge."""
    columns, height = size
    grid = []
    for y in range(height):
        row: list[Cell] = []
        for text, appearance in shown[y] if y < len(shown) else ():
            for cluster in clusters(text.replace("\x07", "?").replace("\xa0", " ").replace("\u202e", "")):
                width = cells(cluster)
                numbers, link = pens.displayable(appearance)
                style = replaced(look_of(numbers), link=None if link is None else (link.identifier, link.address))
                if not width:
                    if row:
                        at = max(x for x, cell in enumerate(row) if cell.text)
                        row[at] = Cell(row[at].text + cluster, row[at].look)
                    continue
                row.append(Cell(cluster, style.on_blank() if cluster == " " else style))
                row += [Cell("", style)] * (width - 1)
        while len(row) > columns:
            while not row.pop().text:
                pass
        grid.append(row + [Cell()] * (columns - len(row)))
    return grid


@given(session=sessions(), autowrap=st.booleans(), terminal=st.sampled_from(sorted(TERMINALS)))
def test_the_screen_shows_the_rows_and_the_cursor_that_were_asked_for(
    session: list[tuple[list[StyledRow], tuple[int, int] | None, Size]], autowrap: bool, terminal: str
) -> None:
    capabilities = TERMINALS[terminal]
    writer, pens = FrameWriter(capabilities), SgrStyles(capabilities)
    emulator = Emulator(80, 24)
    emulator.feed("\x1b[?1049h" if autowrap else "\x1b[?1049h\x1b[?7l")
    for shown, cursor, size in session:
        if emulator.size != size:
            emulator.resize(*size)
        written = writer.frame(shown, cursor, size)
        assert ALLOWED.fullmatch(written)
        emulator.feed(written)
        assert emulator.seen() == expected(shown, size, pens)
        assert emulator.look == DEFAULT
        assert emulator.region is None
        if cursor is not None:
            assert emulator.cursor == cursor
        repaint = FrameWriter(capabilities).frame(shown, cursor, size)
        assert len(written.encode()) <= len(repaint.encode())
        if not capabilities.colours:
            assert not re.search(r"\x1b\[(?:[\d;]*;)?(?:[349]\d|10\d)[\d;]*m", written)
        assert writer.frame(shown, cursor, size) == ""


@given(session=sessions(), moves=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 11)), max_size=5))
def test_a_bare_move_writes_the_cursor_and_nothing_else(
    session: list[tuple[list[StyledRow], tuple[int, int] | None, Size]], moves: list[tuple[int, int]]
) -> None:
    writer, emulator = FrameWriter(XTERM), Emulator(40, 12)
    shown = session[0][0] if session else []
    emulator.feed(writer.frame(shown, (0, 0), (40, 12)))
    before = emulator.seen()
    for x, y in moves:
        written = writer.move(x, y)
        assert re.fullmatch(r"(?:\x1b\[[\d;]*[ABCDH])?", written)
        emulator.feed(written)
        assert emulator.cursor == (x, y)
    assert emulator.seen() == before


@given(session=sessions(), places=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 11), st.integers(0, 40))))
def test_a_row_written_again_changes_nothing_but_the_cursor(
    session: list[tuple[list[StyledRow], tuple[int, int] | None, Size]], places: list[tuple[int, int, int]]
) -> None:
    writer, emulator = FrameWriter(XTERM), Emulator(40, 12)
    shown = session[0][0] if session else []
    emulator.feed(writer.frame(shown, (0, 0), (40, 12)))
    before = emulator.seen()
    for x, y, end in places:
        for written in (writer.move_and_repeat((x, y), end), writer.repeat_words((x, y))):
            assert ALLOWED.fullmatch(written)
            emulator.feed(written)
            assert emulator.cursor == (x, y)
            assert emulator.seen() == before
            assert emulator.look == DEFAULT


@given(session=sessions(), cursor=st.tuples(st.integers(0, 39), st.integers(0, 11)))
def test_a_screen_painted_by_another_is_taken_over_without_painting_it_again(
    session: list[tuple[list[StyledRow], tuple[int, int] | None, Size]], cursor: tuple[int, int]
) -> None:
    emulator, early, writer = Emulator(40, 12), FrameWriter(XTERM), FrameWriter(XTERM)
    size = (40, 12)
    shown = session[0][0] if session else []
    emulator.feed(early.frame(shown, cursor, size))
    writer.adopt(shown, cursor, size)
    assert writer.frame(shown, cursor, size) == ""
    for later, at, _ in session:
        emulator.feed(writer.frame(later, at, size))
        assert emulator.seen() == expected(later, size, SgrStyles(XTERM))


@given(sessions())
def test_a_forgotten_screen_is_written_anew_whatever_stands_there(
    session: list[tuple[list[StyledRow], tuple[int, int] | None, Size]],
) -> None:
    writer, emulator = FrameWriter(XTERM), Emulator(40, 12)
    for shown, _, _ in session:
        emulator.feed("\x1b[2;5r\x1b[7;31mgarbage\r\n\x1b[3;9Hmore")
        writer.invalidate()
        emulator.feed(writer.frame(shown, (0, 0), (40, 12)))
        assert emulator.seen() == expected(shown, (40, 12), SgrStyles(XTERM))
        assert emulator.region is None


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=6), st.text(max_size=6))
def test_no_text_gets_a_control_byte_to_the_terminal(lines: list[str], sgr: str, link: str) -> None:
    style = CellStyle(sgr, Hyperlink(link, link))
    written = FrameWriter(XTERM).frame([((line, style),) for line in lines], (0, 0), (20, 6))
    assert ALLOWED.fullmatch(written)
    assert not set(written) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


CLUSTERS = ["👨‍👩‍👧", "❤️", "🇬🇧", "👍🏽", "日", "e\u0301", "a", "word", " "]


@given(st.lists(st.lists(st.sampled_from(CLUSTERS), max_size=8), min_size=1, max_size=4), st.integers(0, 3))
def test_text_behind_a_character_of_disputed_width_stands_where_it_should(pieces: list[list[str]], take: int) -> None:
    """The emulator adds the parts of a sequence up, as many terminals do: what stands behind must not shift."""
    writer, emulator = FrameWriter(XTERM), Emulator(80, 2)
    emulator.feed("\x1b[?7l")
    for parts in pieces:
        text = "".join(parts) + " end"
        emulator.feed(writer.frame([((text, DEFAULT_STYLE),), (("below", DEFAULT_STYLE),)], (take, 0), (80, 2)))
        column = cells(text) - 3
        assert "".join(cell.text for cell in emulator.cells[0][column : column + 3]) == "end"
        assert emulator.cursor == (take, 0)
        assert emulator.text[1] == "below"
