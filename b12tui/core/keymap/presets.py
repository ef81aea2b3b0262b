"""Keymap presets for users of other programs, as differences from the action table.

Each is a whole keymap: actions not named here keep the table's keys, except keys that are given to another action. An
action that loses its keys this way remains available in the list of all actions (Enter) and by its name (`:`).
"""

from __future__ import annotations

PRESETS = ("default", "less", "vi", "browse")
"""Names of the presets; `default` is the action table itself."""

PresetChanges = tuple[tuple[str, tuple[str, ...]], ...]
"""Keys by an action's id."""

LESS: PresetChanges = (
    ("next-line", ("Down", "j", "Ctrl+N")),
    ("previous-line", ("Up", "k", "Ctrl+P")),
    ("page", ("Space", "PageDown", "f", "Ctrl+F", "Ctrl+V")),
    ("page-back", ("PageUp", "b", "Ctrl+B")),
    ("half-page", ("d", "Ctrl+D")),
    ("half-page-back", ("u", "Ctrl+U")),
    ("top", ("g", "<", "Home")),
    ("end", ("G", ">", "End")),
    ("percent", ("%", "p")),
    ("parent", ("P",)),
    ("where", ("=", "Ctrl+G", "i")),
    ("width", ("_",)),
    ("help", ("h", "H", "?")),
    ("redraw", ("Ctrl+L", "Ctrl+R")),
    ("reload", ("r", "R")),
    ("follow", ("F",)),
    ("edit", ("v", "e")),
    ("read-all", ("x",)),
    ("verbosity", ("l",)),
    ("spell", ("\\",)),
    ("forward", ("o",)),
)
"""Keys of less(1)."""

VI: PresetChanges = (
    ("next-line", ("Down", "j", "Ctrl+N")),
    ("previous-line", ("Up", "k", "Ctrl+P")),
    ("next-character", ("Right", "l")),
    ("previous-character", ("Left", "h")),
    ("page", ("Space", "PageDown", "Ctrl+F", "f")),
    ("page-back", ("PageUp", "Ctrl+B", "b")),
    ("half-page", ("Ctrl+D", "d")),
    ("half-page-back", ("Ctrl+U", "u")),
    ("next-heading", ("] ]", "s")),
    ("previous-heading", ("[ [", "a")),
    ("top", ("g g", "Home")),
    ("back", ("Backspace", "Ctrl+O", "B")),
    ("go-mark", ("'", "`")),
    ("where", ("Ctrl+G", "i")),
    ("close", ("z c",)),
    ("copy-code", ("y y", "y c")),
    ("select", ("v", "H", "X v")),
    ("read-all", ("g v",)),
    ("help", ("?",)),
    ("quit", ("Z Z", "Q", "Ctrl+C")),
)
"""Keys of vi(1)."""

BROWSE: PresetChanges = (
    ("next-line", ("Down",)),
    ("previous-line", ("Up",)),
    ("next-heading", ("h", "]")),
    ("previous-heading", ("H", "[")),
    *((f"level-{level}", (str(level),)) for level in range(1, 7)),
    ("table-after", ("t",)),
    ("table-before", ("T",)),
    ("list-after", ("l",)),
    ("list-before", ("L",)),
    ("quote-after", ("q",)),
    ("next-link", ("Tab", "k")),
    ("previous-link", ("BackTab", "K")),
    ("contents", ("c",)),
    ("links", ()),
    ("theme", ()),
    ("table", ()),
    ("help", ("?",)),
    ("quit", ("Q", "Ctrl+C")),
)
"""Quick keys of screen readers' browse modes: the letters of NVDA and JAWS; Shift goes back. Digits are not counts."""

MAPS: dict[str, PresetChanges] = {"default": (), "less": LESS, "vi": VI, "browse": BROWSE}
