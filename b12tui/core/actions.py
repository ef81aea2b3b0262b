"""Table of actions: keys, line-mode words and help sentence of each.

Key bindings, line mode, the help screen, the man page and docs/keys.md are made from this table, so that nothing is
written twice. Keys are named as in `b12tui.terminal` (`Down`, `Space`, `G`, `Ctrl+L`); `z a` is two keys in sequence.
"""

from __future__ import annotations

from b12tui.catalogue.lookup import _
from b12tui.fastclass import dataclass
from b12tui.fastenum import Flag


class KeyContext(Flag):
    """Contexts in which an action is available."""

    TEXT = 1
    LIST = 2
    TABLE = 4
    ANY = TEXT | LIST | TABLE


@dataclass(frozen=True, slots=True)
class Action:
    """User action."""

    id: str
    keys: tuple[str, ...]
    typed_names: tuple[str, ...]
    """Line-mode words; the first is the action's name there."""
    help: str
    """One sentence without its full stop."""
    group: str
    contexts: KeyContext = KeyContext.TEXT
    argument: str = ""
    """Argument to be typed after it (`name`, `word`, `letter`), or empty."""
    listed: bool = True
    """Whether the list of all actions offers it; False where the list's own keys do the same."""
    abbreviation: str = ""
    """Short form after `:` as in less and vi, or empty."""


IN_TEXT, IN_LIST, IN_TABLE = KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE
MOVING, FINDING, OPENING = _("Moving"), _("Searching"), _("Folding, links and copying")
NOTING = _("Notes")
TABLES, TEXT, PROGRAM = _("Tables"), _("Display"), _("Program")

ACTIONS: tuple[Action, ...] = (
    Action("next-line", ("Down", "j", "Ctrl+N"), ("next", "down"), _("next line"), MOVING, KeyContext.ANY),
    Action("previous-line", ("Up", "k", "Ctrl+P"), ("previous", "up"), _("previous line"), MOVING, KeyContext.ANY),
    Action("next-character", ("Right",), (), _("next character"), MOVING, IN_TEXT | IN_LIST),
    Action("previous-character", ("Left",), (), _("previous character"), MOVING, IN_TEXT | IN_LIST),
    Action("next-word", (";",), ("word",), _("next word"), MOVING),
    Action("previous-word", (",",), ("word back",), _("previous word"), MOVING),
    Action("next-sentence", (")",), ("sentence",), _("next sentence"), MOVING),
    Action("previous-sentence", ("(",), ("sentence back",), _("previous sentence"), MOVING),
    Action("next-block", ("}",), ("block",), _("next paragraph, list, table or question"), MOVING),
    Action("previous-block", ("{",), ("block back",), _("previous paragraph, list, table or question"), MOVING),
    Action("next-heading", ("]", "s"), ("heading",), _("next heading"), MOVING),
    Action("previous-heading", ("[", "a"), ("heading back",), _("previous heading"), MOVING),
    *(
        Action(
            f"level-{level}",
            (),
            (),
            _("next heading of level {level}").format(level=level),
            MOVING,
            listed=False,
        )
        for level in range(1, 7)
    ),
    Action("list-after", (), ("list",), _("next list"), MOVING),
    Action("list-before", (), ("list back",), _("previous list"), MOVING),
    Action("quote-after", (), ("quote",), _("next quote"), MOVING),
    Action("quote-before", (), ("quote back",), _("previous quote"), MOVING),
    Action("table-after", (), ("to table",), _("next table, in the text"), MOVING),
    Action("table-before", (), ("to table back",), _("previous table, in the text"), MOVING),
    Action("parent", ("p",), ("parent",), _("parent heading"), MOVING),
    Action("read-all", ("v",), ("read all",), _("read on to the end; on the screen, page down"), MOVING),
    Action("read", (), ("read",), _("read on to the end of the section; on the screen, page down"), MOVING),
    Action("page", ("Space", "PageDown", "f", "Ctrl+F"), ("page",), _("page down"), MOVING, KeyContext.ANY),
    Action("page-back", ("PageUp", "b", "Ctrl+B"), ("page back",), _("page up"), MOVING, KeyContext.ANY),
    Action("half-page", ("d", "Ctrl+D"), ("half",), _("half page down"), MOVING),
    Action("half-page-back", ("u", "Ctrl+U"), ("half back",), _("half page up"), MOVING),
    Action("top", ("g", "Home"), ("top",), _("go to the start"), MOVING, KeyContext.ANY),
    Action("end", ("G", "End"), ("end",), _("go to the end"), MOVING, KeyContext.ANY),
    Action("percent", ("%",), ("percent",), _("go to a percentage: 30%"), MOVING, argument="number"),
    Action("back", ("Backspace", "B"), ("back",), _("go back"), MOVING),
    Action("forward", ("F",), ("forward",), _("go forward"), MOVING),
    Action("next-text", (), ("next file", "next text"), _("next file of the command line"), MOVING, abbreviation="n"),
    Action(
        "previous-text",
        (),
        ("previous file", "previous text"),
        _("previous file of the command line"),
        MOVING,
        abbreviation="p",
    ),
    Action("mark", ("m",), ("mark",), _("set a mark (letter)"), MOVING, argument="letter"),
    Action("go-mark", ("'",), ("go mark",), _("go to a mark; '' returns to the last jump"), MOVING, argument="letter"),
    Action("delete-mark", (), ("delete mark",), _("delete a mark: by name, or the one here"), MOVING),
    Action("stopped", (), ("stopped",), _("go back to where reading on stopped"), MOVING),
    Action("last", (), ("last",), _("return to before the last jump"), MOVING, listed=False),
    Action(
        "marks",
        ("M",),
        ("marks", "recent"),
        _("list marks and recent files"),
        MOVING,
        KeyContext.ANY,
    ),
    Action("contents", ("t",), ("contents",), _("contents"), FINDING, KeyContext.ANY),
    Action(
        "go",
        (":",),
        ("go",),
        _("go to a heading, or run a command by name"),
        FINDING,
        IN_TEXT | IN_TABLE,
        argument="name",
    ),
    Action("open-file", (), (), _("open a file"), PROGRAM, IN_TEXT | IN_TABLE, argument="name", abbreviation="open"),
    Action(
        "set-value",
        (),
        (),
        _("change a setting of the page, until you quit"),
        TEXT,
        IN_TEXT | IN_TABLE,
        argument="name",
        abbreviation="set",
    ),
    Action(
        "find",
        ("/",),
        ("search", "find"),
        _("search; ignores case unless you type a capital; /B1?2/ is a pattern; B12 in tables"),
        FINDING,
        argument="word",
    ),
    Action("filter-list", ("/",), (), _("filter the list by words"), FINDING, IN_LIST),
    Action(
        "search-files",
        ("K",),
        ("grep",),
        _("search all files of the folder"),
        FINDING,
        IN_TEXT | IN_TABLE,
        argument="word",
        abbreviation="grep",
    ),
    Action("find-next", ("n",), ("more",), _("next match"), FINDING),
    Action("find-previous", ("N",), ("more back",), _("previous match"), FINDING),
    Action("matches", ("&",), ("matches",), _("list all matches"), FINDING, KeyContext.ANY),
    Action(
        "note-word",
        ("X w",),
        ("comment word",),
        _("note on the word, or highlight it"),
        NOTING,
        IN_TEXT | IN_TABLE,
        argument="words",
    ),
    Action(
        "note-sentence",
        ("X s",),
        ("comment",),
        _("note on the sentence, or highlight it"),
        NOTING,
        IN_TEXT | IN_TABLE,
        argument="words",
    ),
    Action(
        "note-block",
        ("X b",),
        ("comment block",),
        _("note on the paragraph, cell or code, or highlight it"),
        NOTING,
        IN_TEXT | IN_TABLE,
        argument="words",
    ),
    Action(
        "note-section",
        ("X h",),
        ("comment section",),
        _("note on the section, or highlight it"),
        NOTING,
        argument="words",
    ),
    Action(
        "select",
        ("H", "X v"),
        ("select",),
        _("select: motions grow the selection, Enter makes a note on it"),
        NOTING,
        argument="words",
    ),
    Action(
        "note-selection",
        ("X X",),
        ("comment selection",),
        _("note on the selection, or highlight it"),
        NOTING,
        argument="words",
    ),
    Action(
        "category",
        ("X c",),
        ("category",),
        _("category of the note here, or of a new highlight"),
        NOTING,
        IN_TEXT | IN_TABLE,
        argument="name",
    ),
    Action(
        "edit-note",
        ("X e",),
        ("edit comment",),
        _("change the note here"),
        NOTING,
        IN_TEXT | IN_TABLE,
        argument="words",
    ),
    Action(
        "compose-note",
        ("X E",),
        ("comment editor",),
        _("write the note here, or a new one, in your editor"),
        NOTING,
        IN_TEXT | IN_TABLE,
    ),
    Action("delete-note", ("X d",), ("delete comment",), _("delete the note here"), NOTING, IN_TEXT | IN_TABLE),
    Action(
        "undo-note", ("X u",), ("undo comment",), _("undo the last change to the notes"), NOTING, IN_TEXT | IN_TABLE
    ),
    Action("read-note", ("X r",), ("read comment",), _("say the note here"), NOTING, IN_TEXT | IN_TABLE),
    Action("next-note", ("X n",), ("next comment",), _("next note"), NOTING, IN_TEXT | IN_TABLE),
    Action("previous-note", ("X p",), ("previous comment",), _("previous note"), NOTING, IN_TEXT | IN_TABLE),
    Action("list-comments", ("X l",), ("comments",), _("list the notes"), NOTING, IN_TEXT | IN_TABLE),
    Action("where", ("i",), ("where",), _("show position"), FINDING, KeyContext.ANY),
    Action("spell", ("o",), ("spell",), _("spell the word; again: a word for each letter"), FINDING),
    Action("say", (".",), ("say",), _("repeat the last message or row"), FINDING, KeyContext.ANY),
    Action(
        "open",
        ("Enter",),
        ("open",),
        _("open, fold or follow; elsewhere list all actions"),
        OPENING,
        KeyContext.ANY,
        listed=False,
    ),
    Action("close", (), ("close",), _("fold the current question or section"), OPENING),
    Action("toggle", ("z a",), ("toggle",), _("toggle fold"), OPENING),
    Action("open-all", ("z R",), ("open all",), _("unfold all"), OPENING),
    Action("close-all", ("z M",), ("close all",), _("fold all"), OPENING),
    Action("questions", (), ("questions",), _("list questions"), OPENING),
    Action("next-link", ("Tab",), ("link",), _("next link, note, question or table"), OPENING),
    Action("previous-link", ("BackTab",), ("link back",), _("previous link, note, question or table"), OPENING),
    Action("links", ("L",), ("links",), _("list links"), OPENING, KeyContext.ANY),
    Action("backlinks", ("I",), ("backlinks",), _("list links to this file"), OPENING),
    Action("browser", ("O",), ("browser",), _("open this place in the browser"), OPENING),
    Action("section-links", (), ("section links",), _("list links of this section"), OPENING),
    Action("list-tables", (), ("tables",), _("list tables"), OPENING),
    Action("list-notes", (), ("notes",), _("list notes"), OPENING),
    Action("list-images", (), ("images",), _("list images"), OPENING),
    Action("list-headings", (), ("headings",), _("list headings"), OPENING),
    Action("copy-link", ("y l",), ("copy link",), _("copy link"), OPENING),
    Action("copy-section", ("y s",), ("copy section",), _("copy section"), OPENING),
    Action("copy-code", ("y c",), ("copy code",), _("copy code block, cell or paragraph"), OPENING),
    Action("copy-document", ("y d",), ("copy document",), _("copy document"), OPENING),
    Action("table", ("T",), ("table",), _("table view of this or the next table"), TABLES, IN_TEXT | IN_TABLE),
    Action("next-cell", ("Right", "l"), ("right",), _("next cell"), TABLES, IN_TABLE),
    Action("previous-cell", ("Left", "h"), ("left",), _("previous cell"), TABLES, IN_TABLE),
    Action("sort", ("s",), ("sort",), _("sort by column: ascending, descending, original order"), TABLES, IN_TABLE),
    Action("filter", ("/",), ("filter",), _("filter rows"), TABLES, IN_TABLE, argument="words"),
    Action("all-rows", (), ("all rows",), _("show all rows in original order"), TABLES, IN_TABLE),
    Action("next-table", ("]",), ("next table",), _("next table"), TABLES, IN_TABLE),
    Action("previous-table", ("[",), ("previous table",), _("previous table"), TABLES, IN_TABLE),
    Action("record", ("r",), ("record",), _("row view or table view"), TABLES, IN_TABLE),
    Action("copy-cell", ("y c",), ("copy cell",), _("copy cell"), TABLES, IN_TABLE),
    Action("copy-column", ("y o",), ("copy column",), _("copy column"), TABLES, IN_TABLE),
    Action("copy-row", ("y r",), ("copy row",), _("copy row"), TABLES, IN_TABLE),
    Action("copy-table", ("y t",), ("copy table",), _("copy table as CSV"), TABLES, IN_TABLE),
    Action("table-help", ("?",), (), _("help: keys and actions"), TABLES, IN_TABLE),
    Action("wider", ("+",), ("wider",), _("wider lines"), TEXT),
    Action("narrower", ("-",), ("narrower",), _("narrower lines"), TEXT),
    Action("width", ("=",), ("width",), _("reset width"), TEXT),
    Action("theme", ("c",), ("theme",), _("colour themes, each shown as you select it"), TEXT, KeyContext.ANY),
    Action("code-lines", ("S",), ("long lines",), _("wrap long lines of code, or scroll them sideways"), TEXT),
    Action("scroll-right", (">", "z l"), ("scroll right",), _("scroll code to the right"), TEXT),
    Action("scroll-left", ("<", "z h"), ("scroll left",), _("scroll code to the left"), TEXT),
    Action("spacing", (), ("spacing",), _("line spacing 1 or 2"), TEXT),
    Action("ruler", (), ("ruler",), _("ruler under the current line on or off"), TEXT),
    Action("cursor-row", (), ("cursor row",), _("current row of the screen reversed, on or off"), TEXT),
    Action("focus", (), ("focus",), _("dim all but the current line, sentence, or nothing"), TEXT),
    Action("sentence-lines", (), ("sentence lines",), _("one sentence per line on or off"), TEXT),
    Action("contents-side", (), ("contents side",), _("move the contents sidebar"), TEXT),
    Action("verbosity", ("x",), ("verbosity",), _("verbosity of speech and line mode: low, medium, high"), TEXT),
    Action("hints", (), ("hints",), _("key hints on or off"), TEXT),
    Action("progress", (), ("progress",), _("progress in the title bar on or off"), TEXT),
    Action("help", ("?", "h", "F1"), ("help",), _("help: keys and actions"), PROGRAM, IN_TEXT | IN_LIST),
    Action(
        "back-out",
        ("q", "Esc"),
        ("back out",),
        _("close the current panel; in the text, q quits and Esc ends the search"),
        PROGRAM,
        KeyContext.ANY,
        listed=False,
    ),
    Action("leave", ("Backspace",), (), _("close the list or table"), PROGRAM, IN_LIST | IN_TABLE, listed=False),
    Action("redraw", ("Ctrl+L",), (), _("redraw the screen"), PROGRAM, KeyContext.ANY),
    Action(
        "suspend",
        ("Ctrl+Z",),
        (),
        _("suspend (resume with fg)"),
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("edit", ("e",), ("edit",), _("edit the file at this line"), PROGRAM),
    Action("reload", ("r",), ("reload",), _("reload the file"), PROGRAM),
    Action("follow", (), ("follow",), _("follow changes to the file on or off"), PROGRAM),
    Action("changed", ("D",), ("changed",), _("list changes since last read"), PROGRAM),
    Action(
        "next-change",
        ("w",),
        ("change",),
        _("next change of a diff, next error, or change since last read"),
        PROGRAM,
    ),
    Action("previous-change", ("W",), ("change back",), _("previous change"), PROGRAM),
    Action("fold-levels", (), ("levels",), _("fold a log below warnings, then below errors, or not"), OPENING),
    Action("as-markdown", (), ("markdown",), _("read the text as Markdown, or as what it was taken for"), TEXT),
    Action("word-changes", (), ("words",), _("mark changed words in a diff on or off"), TEXT),
    Action("raw-lines", ("V",), ("raw", "raw lines"), _("show the lines as written, or their structure"), TEXT),
    Action(
        "mode",
        ("A",),
        ("mode", "heads"),
        _("switch mode: screen, speech or line"),
        PROGRAM,
        KeyContext.ANY,
    ),
    Action("screen", (), ("screen",), _("switch to screen mode"), PROGRAM, listed=False),
    Action("spoken", (), ("spoken",), _("switch to speech mode"), PROGRAM, listed=False),
    Action("line", (), ("line",), _("switch to line mode"), PROGRAM, listed=False),
    Action(
        "quit",
        ("Q", "Ctrl+C", "Ctrl+Q"),
        ("quit",),
        _("quit; the position is saved"),
        PROGRAM,
        KeyContext.ANY,
        abbreviation="q",
    ),
)


def key_name(key: str) -> str:
    """Return the name of a key, or of two in sequence, as printed on keyboards."""
    return key.replace("BackTab", "Shift+Tab")


BY_ID = {action.id: action for action in ACTIONS}

ELEMENT_LISTS = ("list-tables", "list-notes", "list-images", "list-headings", "section-links")
"""Actions that list elements of the document."""
LINE_STEPS = frozenset({"next-line", "previous-line", "next-character", "previous-character"})
"""Actions that move by one line or character and change only the cursor on the page."""
READING_ON = ("read", "read-all")
"""Actions by which frontends that speak read on; on the screen they turn the page."""
READING_BACK = ("page-back", "half-page-back")
"""Actions by which frontends that speak read the page before."""
