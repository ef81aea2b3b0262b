"""Synonyms of actions: what other programs call them, for those who look for one by name."""

from __future__ import annotations

from b12tui.catalogue.lists import MOUSE_NOTE, SETTINGS_NOTE

SYNONYMS: dict[str, tuple[str, ...]] = {
    "theme": ("dark", "light", "dark mode", "colour", "color", "colours", "colors", "contrast"),
    "code-lines": ("chop long lines", "nowrap", "line wrap"),
    "contents": ("toc", "table of contents", "outline", "sidebar", "navigation"),
    "contents-side": ("sidebar side", "toc side"),
    "find": ("look for",),
    "search-files": ("find in files", "search folder"),
    "find-next": ("search next", "next match"),
    "matches": ("search results", "grep results"),
    "quit": ("exit", "close program"),
    "help": ("shortcuts", "key bindings", "commands", "about"),
    "width": ("wrap", "word wrap", "line length", "columns", "reset width"),
    "wider": ("zoom out", "wrap later"),
    "narrower": ("zoom in", "wrap sooner"),
    "marks": ("bookmarks", "history", "recent files", "files"),
    "open-file": ("open file", "load", "file browser"),
    "mark": ("bookmark", "set bookmark"),
    "close": ("fold", "collapse"),
    "toggle": ("unfold", "expand"),
    "close-all": ("fold all", "collapse all"),
    "open-all": ("unfold all", "expand all"),
    "progress": ("numbers", "position", "status"),
    "top": ("line number", "beginning", "home"),
    "end": ("bottom",),
    "page": ("scroll", "scroll down", "page down"),
    "page-back": ("scroll up", "page up"),
    "back": ("go back", "previous page"),
    "raw-lines": ("source", "view source"),
    "copy-document": ("copy all", "select all"),
    "mode": ("screen reader", "accessibility", "speech"),
}
"""Words by the identifier of an action."""

NOTES: dict[str, tuple[str, ...]] = {
    SETTINGS_NOTE: (
        "settings",
        "preferences",
        "options",
        "configuration",
    ),
    MOUSE_NOTE: ("mouse", "wheel", "click"),
}
"""Sentences that answer a word for which there is no action."""
