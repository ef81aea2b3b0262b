"""Maps of keys for hands that know another program: where they differ from the table of actions.

Each is a whole map: what isn't named here keeps the table's keys, but for those that are given to something else. What
an action loses that way it is still reached by, through the list of all actions (Enter) and by its name (`:`).
"""

from __future__ import annotations

PRESETS = ("default", "less", "vi", "browse")
"""Their names; `default` is the table itself."""

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
    ("forward", ("o",)),
)
"""less(1)."""

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
    ("help", ("?",)),
    ("quit", ("Z Z", "Q", "Ctrl+C")),
)
"""vi(1)."""

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
"""The quick keys of screen readers' browse modes: NVDA's and JAWS's letters, Shift going back. Digits are no counts."""

MAPS: dict[str, PresetChanges] = {"default": (), "less": LESS, "vi": VI, "browse": BROWSE}
