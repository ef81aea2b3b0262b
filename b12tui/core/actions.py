"""Table of actions: keys, line-mode words and help sentence of each.

Key bindings, line mode, the help screen, the man page and the README are made from this table, so that nothing is
written twice. Keys are named as in `b12tui.terminal` (`Down`, `Space`, `G`, `Ctrl+L`); `z a` is two keys in sequence.
"""

from __future__ import annotations

from enum import Flag, auto

from b12tui.fastclass import dataclass


class KeyContext(Flag):
    """Contexts in which an action is available."""

    TEXT = auto()
    LIST = auto()
    TABLE = auto()
    ANY = TEXT | LIST | TABLE


@dataclass(frozen=True, slots=True)
class Action:
    """User action."""

    id: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    """Line-mode words; the first is the action's name there."""
    help: str
    """One sentence without its full stop."""
    group: str
    contexts: KeyContext = KeyContext.TEXT
    needs: str = ""
    """Argument to be typed after it (`name`, `word`, `letter`), or empty."""
    listed: bool = True
    """Whether the list of all actions offers it; False where the list's own keys do the same."""
    short: str = ""
    """Short form after `:` as in less and vi, or empty."""


T, L, B = KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE
MOVING, FINDING, OPENING = "Moving", "Finding", "Opening and links"
TABLES, TEXT, PROGRAM = "Tables", "How the text looks", "The program"

ACTIONS: tuple[Action, ...] = (
    Action("next-line", ("Down", "j", "Ctrl+N"), ("next", "down"), "go to the next line", MOVING, KeyContext.ANY),
    Action("previous-line", ("Up", "k", "Ctrl+P"), ("previous", "up"), "go to the line before", MOVING, KeyContext.ANY),
    Action("next-character", ("Right",), (), "go to the next character of the line", MOVING, T | L),
    Action("previous-character", ("Left",), (), "go to the character before", MOVING, T | L),
    Action("next-sentence", (")",), ("sentence",), "go to the next sentence", MOVING),
    Action("previous-sentence", ("(",), ("sentence back",), "go to the sentence before", MOVING),
    Action("next-block", ("}",), ("block",), "go to the next paragraph, list, table or question", MOVING),
    Action("previous-block", ("{",), ("block back",), "go to the paragraph, list, table or question before", MOVING),
    Action("next-heading", ("]", "s"), ("heading",), "go to the next heading", MOVING),
    Action("previous-heading", ("[", "a"), ("heading back",), "go to the heading before", MOVING),
    *(
        Action(f"level-{level}", (), (), f"go to the next heading of level {level}", MOVING, listed=False)
        for level in range(1, 7)
    ),
    Action("list-after", (), ("list",), "go to the next list", MOVING),
    Action("list-before", (), ("list back",), "go to the list before", MOVING),
    Action("quote-after", (), ("quote",), "go to the next quote", MOVING),
    Action("quote-before", (), ("quote back",), "go to the quote before", MOVING),
    Action("table-after", (), ("to table",), "go to the next table, on the text", MOVING),
    Action("table-before", (), ("to table back",), "go to the table before, on the text", MOVING),
    Action("parent", ("p",), ("parent",), "go to the heading that this one stands under", MOVING),
    Action(
        "page",
        ("Space", "PageDown", "f", "Ctrl+F"),
        ("page",),
        "turn the page, keeping two lines",
        MOVING,
        KeyContext.ANY,
    ),
    Action("page-back", ("PageUp", "b", "Ctrl+B"), ("page back",), "turn the page back", MOVING, KeyContext.ANY),
    Action("half-page", ("d", "Ctrl+D"), ("half",), "go down half a page", MOVING),
    Action("half-page-back", ("u", "Ctrl+U"), ("half back",), "go up half a page", MOVING),
    Action("top", ("g", "Home"), ("top",), "go to the start", MOVING, KeyContext.ANY),
    Action("end", ("G", "End"), ("end",), "go to the end", MOVING, KeyContext.ANY),
    Action("percent", ("%",), ("percent",), "go to a percentage of the text: 30%", MOVING, needs="number"),
    Action("back", ("Backspace", "B"), ("back",), "go back to where you came from", MOVING),
    Action("forward", ("F",), ("forward",), "go forward again", MOVING),
    Action("next-text", (), ("next text",), "go to the next of the texts that were named", MOVING, short="n"),
    Action(
        "previous-text", (), ("previous text",), "go to the text before, of those that were named", MOVING, short="p"
    ),
    Action("mark", ("m",), ("mark",), "set a mark, named by a letter", MOVING, needs="letter"),
    Action("go-mark", ("'",), ("go mark",), "go to a mark, or with ' again to the last place", MOVING, needs="letter"),
    Action("last", (), ("last",), "go to the place before the last jump", MOVING, listed=False),
    Action(
        "marks",
        ("M",),
        ("marks", "recent"),
        "list the marks, and the texts that were read lately",
        MOVING,
        KeyContext.ANY,
    ),
    Action("contents", ("t",), ("contents",), "show the contents", FINDING, KeyContext.ANY),
    Action(
        "go",
        (":",),
        ("go",),
        "go to a heading by part of its name, or do any action by name",
        FINDING,
        T | B,
        needs="name",
    ),
    Action(
        "find",
        ("/",),
        ("find",),
        "find words in the text; typed capitals count, and /B1?2/ is a pattern",
        FINDING,
        needs="word",
    ),
    Action("find-next", ("n",), ("more",), "go to the next match", FINDING),
    Action("find-previous", ("N",), ("more back",), "go to the match before", FINDING),
    Action("matches", ("&",), ("matches",), "list all matches, by section", FINDING, KeyContext.ANY),
    Action("where", ("i",), ("where",), "say where you are", FINDING, KeyContext.ANY),
    Action("say", (".",), ("say",), "say again, show again", FINDING, KeyContext.ANY),
    Action(
        "open",
        ("Enter",),
        ("open",),
        "open or close, follow a link, or list all actions",
        OPENING,
        KeyContext.ANY,
        listed=False,
    ),
    Action("close", (), ("close",), "close the question or section at hand", OPENING),
    Action("toggle", ("z a",), ("toggle",), "open or close the question or section at hand", OPENING),
    Action("open-all", ("z R",), ("open all",), "open all questions and sections", OPENING),
    Action("close-all", ("z M",), ("close all",), "close all: an abstract of the text", OPENING),
    Action("questions", (), ("questions",), "list the questions", OPENING),
    Action("next-link", ("Tab",), ("link",), "go to the next link, note, question or table", OPENING),
    Action("previous-link", ("BackTab",), ("link back",), "go to the link, note, question or table before", OPENING),
    Action("links", ("L",), ("links",), "list the links", OPENING, KeyContext.ANY),
    Action("copy-link", ("y l",), ("copy link",), "copy the link at hand", OPENING),
    Action("copy-section", ("y s",), ("copy section",), "copy the section", OPENING),
    Action("copy-code", ("y c",), ("copy code",), "copy the code, cell or paragraph at hand", OPENING),
    Action("copy-document", ("y d",), ("copy document",), "copy the whole text", OPENING),
    Action("table", ("T",), ("table",), "open the table at hand, or the next, by cell", TABLES, T | B),
    Action("next-cell", ("Right", "l"), ("right",), "go to the cell at the right", TABLES, B),
    Action("previous-cell", ("Left", "h"), ("left",), "go to the cell at the left", TABLES, B),
    Action("sort", ("s",), ("sort",), "sort by the column; again: the other way; again: as written", TABLES, B),
    Action("filter", ("/",), ("filter",), "show only the rows that hold some words", TABLES, B, needs="words"),
    Action("all-rows", (), ("all rows",), "show all rows again, as written", TABLES, B),
    Action("next-table", ("]",), ("next table",), "go to the next table", TABLES, B),
    Action("previous-table", ("[",), ("previous table",), "go to the table before", TABLES, B),
    Action("record", ("r",), ("record",), "show the row as a record, or the grid again", TABLES, B),
    Action("copy-cell", ("y c",), ("copy cell",), "copy the cell", TABLES, B),
    Action("copy-column", ("y o",), ("copy column",), "copy the column", TABLES, B),
    Action("copy-row", ("y r",), ("copy row",), "copy the row", TABLES, B),
    Action("copy-table", ("y t",), ("copy table",), "copy the table, as CSV", TABLES, B),
    Action("table-help", ("?",), (), "show the keys and the actions", TABLES, B),
    Action("wider", ("+",), ("wider",), "make the text wider", TEXT),
    Action("narrower", ("-",), ("narrower",), "make the text narrower", TEXT),
    Action("width", ("=",), ("width",), "give the text its usual width", TEXT),
    Action("theme", ("c",), ("theme",), "take the next theme of colours", TEXT, KeyContext.ANY),
    Action("spacing", (), ("spacing",), "switch the line spacing between one and two", TEXT),
    Action("ruler", (), ("ruler",), "switch the ruler on the current line on or off", TEXT),
    Action("sentence-lines", (), ("sentence lines",), "switch to one sentence a line, or back", TEXT),
    Action("contents-side", (), ("contents side",), "put the contents at the other side", TEXT),
    Action("hints", (), ("hints",), "switch the hint line on or off", TEXT),
    Action("progress", (), ("progress",), "switch the place in the first row on or off; where says it always", TEXT),
    Action("help", ("?", "h", "F1"), ("help",), "show the keys and the actions", PROGRAM, T | L),
    Action(
        "back-out",
        ("q", "Esc"),
        ("back out",),
        "leave what is on top; on the text the program; Esc only ends a search there",
        PROGRAM,
        KeyContext.ANY,
        listed=False,
    ),
    Action("leave", ("Backspace",), (), "leave the list or the table", PROGRAM, L | B, listed=False),
    Action("redraw", ("Ctrl+L",), (), "draw the screen again", PROGRAM, KeyContext.ANY),
    Action(
        "suspend",
        ("Ctrl+Z",),
        (),
        "stop the program for a while; the shell's fg brings it back",
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("edit", ("e",), ("edit",), "open your editor at this line, then read the file again", PROGRAM),
    Action("reload", ("r",), ("reload",), "read the file again, at the same place", PROGRAM),
    Action("follow", (), ("follow",), "follow the file as it is written, or no longer", PROGRAM),
    Action("changed", ("D",), ("changed",), "list the blocks that changed since the last reading", PROGRAM),
    Action("next-change", ("w",), ("change",), "go to the next change of a diff, or since the last reading", PROGRAM),
    Action("previous-change", ("W",), ("change back",), "go to the change before", PROGRAM),
    Action("raw-lines", ("V",), ("raw", "raw lines"), "show the lines as written, or their structure again", TEXT),
    Action(
        "heads",
        ("A",),
        ("heads",),
        "go on here on the screen, in spoken pages or in line mode",
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("screen", (), ("screen",), "go on here on the screen", PROGRAM, listed=False),
    Action("spoken", (), ("spoken",), "go on here in spoken pages", PROGRAM, listed=False),
    Action("line", (), ("line",), "go on here in line mode", PROGRAM, listed=False),
    Action(
        "quit",
        ("Q", "Ctrl+C", "Ctrl+Q"),
        ("quit",),
        "leave the program; the place is kept",
        PROGRAM,
        KeyContext.ANY,
        short="q",
    ),
)


def key_name(key: str) -> str:
    """Return the name of a key, or of two in sequence, as printed on keyboards."""
    return key.replace("BackTab", "Shift+Tab")


BY_ID = {action.id: action for action in ACTIONS}
