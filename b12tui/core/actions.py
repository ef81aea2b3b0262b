"""Table of actions: keys, line-mode words and help sentence of each.

Key bindings, line mode, the help screen, the man page and the README are made from this table, so that nothing is
written twice. Keys are named as in `b12tui.terminal` (`Down`, `Space`, `G`, `Ctrl+L`); `z a` is two keys in sequence.
"""

from __future__ import annotations

from enum import Flag, auto

from b12tui.catalogue.lookup import _
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
MOVING, FINDING, OPENING = _("Moving"), _("Finding"), _("Opening and links")
TABLES, TEXT, PROGRAM = _("Tables"), _("How the text looks"), _("The program")

ACTIONS: tuple[Action, ...] = (
    Action("next-line", ("Down", "j"), ("next", "down"), _("go to the next line"), MOVING, KeyContext.ANY),
    Action("previous-line", ("Up", "k"), ("previous", "up"), _("go to the line before"), MOVING, KeyContext.ANY),
    Action("next-character", ("Right",), (), _("go to the next character of the line"), MOVING, T | L),
    Action("previous-character", ("Left",), (), _("go to the character before"), MOVING, T | L),
    Action("next-sentence", (")",), ("sentence",), _("go to the next sentence"), MOVING),
    Action("previous-sentence", ("(",), ("sentence back",), _("go to the sentence before"), MOVING),
    Action("next-block", ("}",), ("block",), _("go to the next paragraph, list, table or question"), MOVING),
    Action("previous-block", ("{",), ("block back",), _("go to the paragraph, list, table or question before"), MOVING),
    Action("next-heading", ("]", "s"), ("heading",), _("go to the next heading"), MOVING),
    Action("previous-heading", ("[", "a"), ("heading back",), _("go to the heading before"), MOVING),
    *(
        Action(
            f"level-{level}",
            (),
            (),
            _("go to the next heading of level {level}").format(level=level),
            MOVING,
            listed=False,
        )
        for level in range(1, 7)
    ),
    Action("list-after", (), ("list",), _("go to the next list"), MOVING),
    Action("list-before", (), ("list back",), _("go to the list before"), MOVING),
    Action("quote-after", (), ("quote",), _("go to the next quote"), MOVING),
    Action("quote-before", (), ("quote back",), _("go to the quote before"), MOVING),
    Action("table-after", (), ("to table",), _("go to the next table, on the text"), MOVING),
    Action("table-before", (), ("to table back",), _("go to the table before, on the text"), MOVING),
    Action("parent", ("p",), ("parent",), _("go to the heading that this one stands under"), MOVING),
    Action(
        "page", ("Space", "PageDown", "f"), ("page",), _("turn the page, keeping two lines"), MOVING, KeyContext.ANY
    ),
    Action("page-back", ("PageUp", "b"), ("page back",), _("turn the page back"), MOVING, KeyContext.ANY),
    Action("half-page", ("d",), ("half",), _("go down half a page"), MOVING),
    Action("half-page-back", ("u",), ("half back",), _("go up half a page"), MOVING),
    Action("top", ("g", "Home"), ("top",), _("go to the start"), MOVING, KeyContext.ANY),
    Action("end", ("G", "End"), ("end",), _("go to the end"), MOVING, KeyContext.ANY),
    Action("percent", ("%",), ("percent",), _("go to a percentage of the text: 30%"), MOVING, needs="number"),
    Action("back", ("Backspace", "B"), ("back",), _("go back to where you came from"), MOVING),
    Action("forward", ("F",), ("forward",), _("go forward again"), MOVING),
    Action("next-text", (), ("next text",), _("go to the next of the texts that were named"), MOVING, short="n"),
    Action(
        "previous-text", (), ("previous text",), _("go to the text before, of those that were named"), MOVING, short="p"
    ),
    Action("mark", ("m",), ("mark",), _("set a mark, named by a letter"), MOVING, needs="letter"),
    Action(
        "go-mark", ("'",), ("go mark",), _("go to a mark, or with ' again to the last place"), MOVING, needs="letter"
    ),
    Action("last", (), ("last",), _("go to the place before the last jump"), MOVING, listed=False),
    Action(
        "marks",
        ("M",),
        ("marks", "recent"),
        _("list the marks, and the texts that were read lately"),
        MOVING,
        KeyContext.ANY,
    ),
    Action("contents", ("t",), ("contents",), _("show the contents"), FINDING, KeyContext.ANY),
    Action(
        "go",
        (":",),
        ("go",),
        _("go to a heading by part of its name, or do any action by name"),
        FINDING,
        T | B,
        needs="name",
    ),
    Action(
        "find",
        ("/",),
        ("find",),
        _("find words in the text; typed capitals count, and /B1?2/ is a pattern"),
        FINDING,
        needs="word",
    ),
    Action("find-next", ("n",), ("more",), _("go to the next match"), FINDING),
    Action("find-previous", ("N",), ("more back",), _("go to the match before"), FINDING),
    Action("matches", ("&",), ("matches",), _("list all matches, by section"), FINDING, KeyContext.ANY),
    Action("where", ("i",), ("where",), _("say where you are"), FINDING, KeyContext.ANY),
    Action("say", (".",), ("say",), _("say again, show again"), FINDING, KeyContext.ANY),
    Action(
        "open",
        ("Enter",),
        ("open",),
        _("open or close, follow a link, or list all actions"),
        OPENING,
        KeyContext.ANY,
        listed=False,
    ),
    Action("close", (), ("close",), _("close the question or section at hand"), OPENING),
    Action("toggle", ("z a",), ("toggle",), _("open or close the question or section at hand"), OPENING),
    Action("open-all", ("z R",), ("open all",), _("open all questions and sections"), OPENING),
    Action("close-all", ("z M",), ("close all",), _("close all: an abstract of the text"), OPENING),
    Action("questions", (), ("questions",), _("list the questions"), OPENING),
    Action("next-link", ("Tab",), ("link",), _("go to the next link, note, question or table"), OPENING),
    Action("previous-link", ("BackTab",), ("link back",), _("go to the link, note, question or table before"), OPENING),
    Action("links", ("L",), ("links",), _("list the links"), OPENING, KeyContext.ANY),
    Action("copy-link", ("y l",), ("copy link",), _("copy the link at hand"), OPENING),
    Action("copy-section", ("y s",), ("copy section",), _("copy the section"), OPENING),
    Action("copy-code", ("y c",), ("copy code",), _("copy the code, cell or paragraph at hand"), OPENING),
    Action("copy-document", ("y d",), ("copy document",), _("copy the whole text"), OPENING),
    Action("table", ("T",), ("table",), _("open the table at hand, or the next, by cell"), TABLES, T | B),
    Action("next-cell", ("Right", "l"), ("right",), _("go to the cell at the right"), TABLES, B),
    Action("previous-cell", ("Left", "h"), ("left",), _("go to the cell at the left"), TABLES, B),
    Action("sort", ("s",), ("sort",), _("sort by the column; again: the other way; again: as written"), TABLES, B),
    Action("filter", ("/",), ("filter",), _("show only the rows that hold some words"), TABLES, B, needs="words"),
    Action("all-rows", (), ("all rows",), _("show all rows again, as written"), TABLES, B),
    Action("next-table", ("]",), ("next table",), _("go to the next table"), TABLES, B),
    Action("previous-table", ("[",), ("previous table",), _("go to the table before"), TABLES, B),
    Action("record", ("r",), ("record",), _("show the row as a record, or the grid again"), TABLES, B),
    Action("copy-cell", ("y c",), ("copy cell",), _("copy the cell"), TABLES, B),
    Action("copy-column", ("y o",), ("copy column",), _("copy the column"), TABLES, B),
    Action("copy-row", ("y r",), ("copy row",), _("copy the row"), TABLES, B),
    Action("copy-table", ("y t",), ("copy table",), _("copy the table, as CSV"), TABLES, B),
    Action("table-help", ("?",), (), _("show the keys and the actions"), TABLES, B),
    Action("wider", ("+",), ("wider",), _("make the text wider"), TEXT),
    Action("narrower", ("-",), ("narrower",), _("make the text narrower"), TEXT),
    Action("width", ("=",), ("width",), _("give the text its usual width"), TEXT),
    Action("theme", ("c",), ("theme",), _("take the next theme of colours"), TEXT, KeyContext.ANY),
    Action("spacing", (), ("spacing",), _("switch the line spacing between one and two"), TEXT),
    Action("ruler", (), ("ruler",), _("switch the ruler on the current line on or off"), TEXT),
    Action("sentence-lines", (), ("sentence lines",), _("switch to one sentence a line, or back"), TEXT),
    Action("contents-side", (), ("contents side",), _("put the contents at the other side"), TEXT),
    Action("hints", (), ("hints",), _("switch the hint line on or off"), TEXT),
    Action("progress", (), ("progress",), _("switch the place in the first row on or off; where says it always"), TEXT),
    Action("help", ("?", "h"), ("help",), _("show the keys and the actions"), PROGRAM, T | L),
    Action(
        "back-out",
        ("q", "Esc"),
        ("back out",),
        _("leave what is on top; on the text the program; Esc only ends a search there"),
        PROGRAM,
        KeyContext.ANY,
        listed=False,
    ),
    Action("leave", ("Backspace",), (), _("leave the list or the table"), PROGRAM, L | B, listed=False),
    Action("redraw", ("Ctrl+L",), (), _("draw the screen again"), PROGRAM, KeyContext.ANY),
    Action(
        "suspend",
        ("Ctrl+Z",),
        (),
        _("stop the program for a while; the shell's fg brings it back"),
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("edit", ("e",), ("edit",), _("open your editor at this line, then read the file again"), PROGRAM),
    Action("reload", ("r",), ("reload",), _("read the file again, at the same place"), PROGRAM),
    Action("follow", (), ("follow",), _("follow the file as it is written, or no longer"), PROGRAM),
    Action("changed", ("D",), ("changed",), _("list the blocks that changed since the last reading"), PROGRAM),
    Action("next-change", (), ("change",), _("go to the next block that changed since the last reading"), PROGRAM),
    Action("previous-change", (), ("change back",), _("go to the changed block before"), PROGRAM),
    Action(
        "heads",
        ("A",),
        ("heads",),
        _("go on here on the screen, in spoken pages or in line mode"),
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("screen", (), ("screen",), _("go on here on the screen"), PROGRAM, listed=False),
    Action("spoken", (), ("spoken",), _("go on here in spoken pages"), PROGRAM, listed=False),
    Action("line", (), ("line",), _("go on here in line mode"), PROGRAM, listed=False),
    Action(
        "quit",
        ("Q", "Ctrl+C"),
        ("quit",),
        _("leave the program; the place is kept"),
        PROGRAM,
        KeyContext.ANY,
        short="q",
    ),
)


def key_name(key: str) -> str:
    """Return the name of a key, or of two in sequence, as printed on keyboards."""
    return key.replace("BackTab", "Shift+Tab")


BY_ID = {action.id: action for action in ACTIONS}
