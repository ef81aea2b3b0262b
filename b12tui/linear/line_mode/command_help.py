"""Help of line mode: the lines that `help` prints on the essentials, a group, a command, or everything."""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.catalogue import line_mode
from b12tui.catalogue.lookup import _
from b12tui.core.actions import BY_ID
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, Keymap
from b12tui.core.state import Command
from b12tui.core.vocabulary.known_words import NUMBERED_ACTIONS, Word, understand, vocabulary
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import replace

LINE_MODE_HELP = {
    "next-line": _("read the next sentence, block or section, depending on unit"),
    "previous-line": _("read the previous sentence, block or section, depending on unit"),
    "read": _("read to the end of the section"),
    "read-all": _("read to the end of the document"),
    "page": _("read about a minute of speech"),
    "page-back": _("go back about a minute of speech"),
    "half-page": _("read about half a minute of speech"),
    "half-page-back": _("go back about half a minute of speech"),
    "say": _("repeat the current text"),
    "record": _("read the row with the header of each cell"),
    "back-out": _("close the table; in the text, quit"),
}
"""Help on actions that work differently on a screen."""


def help_lines(topic: str, keys: Keymap = DEFAULT_KEYMAP) -> Iterator[str]:
    """Yield the lines of `help`: the essentials, a group, a command, or everything."""
    known = vocabulary(replace(keys, printable=True))
    name = topic.casefold().strip()
    groups = tuple(dict.fromkeys(word.group for word in known))
    if not name:
        yield from line_mode.ESSENTIALS
        yield line_mode.groups("; ".join(groups))
        return
    matching = groups if name == "all" else tuple(group for group in groups if group.casefold().startswith(name))
    command = understand(topic, keys=keys)
    named_group = any(group.casefold() == name for group in groups)
    exact = not named_group and any(name in (word.typed_name, *word.keys) for word in known)
    if (exact or not matching) and isinstance(command, Command):
        yield from (_help_line(word) for word in known if word.id == command.action)
        return
    same_start = [word for word in known if name == word.typed_name.split(" ")[0]]
    if same_start and not matching:
        yield from map(_help_line, same_start)
        return
    if not matching:
        yield line_mode.no_help(sanitize_line(topic))
    for group in matching:
        yield f"{group}."
        yield from (_help_line(word) for word in known if word.group == group)


def _help_line(word: Word) -> str:
    keys = [key.replace(" ", "") for key in word.keys if all(len(part) == 1 for part in key.split(" "))]
    known = BY_ID.get(word.id)
    keys += [f":{known.abbreviation}"] if known is not None and known.abbreviation else []
    name = line_mode.short(word.typed_name, " ".join(keys)) if keys else word.typed_name
    number = f"; {NUMBERED_ACTIONS[word.id]}" if word.id in NUMBERED_ACTIONS else ""
    sentence = LINE_MODE_HELP.get(word.id, word.help)
    return f"{name}. {sentence[0].upper()}{sentence[1:]}{number}."
