"""The man page, and the tables in docs/ of keys, options and presets, made from the program's own tables."""

from __future__ import annotations

import re
import textwrap

from b12tui import __version__
from b12tui.cli.options import OPTIONS
from b12tui.core.actions import ACTIONS, Action, KeyContext, key_name
from b12tui.core.keymap.presets import MAPS
from b12tui.linear.line_mode.vocabulary import LINE_MODE_WORDS
from b12tui.readers import READERS
from b12tui.writers import WRITERS

DATE = "2026-11-23"
"""When the manual page was last changed otherwise than by its tables; mandoc warns of a page without a date."""


def key_table() -> str:
    """Return the table of keys in Markdown, by group."""
    rows = ["| key | word | what it does |", "| --- | --- | --- |"]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        rows.append(f"| **{group}** | | |")
        for action in ACTIONS:
            if action.group == group and (action.keys or action.words):
                keys = " ".join(_cell(key) for key in _typed(action))
                word = action.words[0] if action.words else ""
                table_only = ", in a table" if action.contexts is KeyContext.TABLE else ""
                rows.append(f"| {keys} | {word} | {action.help}{table_only} |")
    return "\n".join(rows)


def _typed(action: Action) -> tuple[str, ...]:
    """Return what is typed for an action: its keys, and what less has behind a colon."""
    return (*action.keys, f":{action.short}") if action.short else action.keys


def _cell(key: str) -> str:
    return "`` ` ``" if key == "`" else f"`{key_name(key)}`".replace("|", "\\|")


def option_table() -> str:
    """Return the table of options in Markdown."""
    rows = ["| option | what it does |", "| --- | --- |"]
    rows += [f"| `{f'{option.name} {option.value}'.strip()}` | {option.help} |" for option in OPTIONS]
    return "\n".join(rows)


def preset_table() -> str:
    """Return the table of where the presets differ, in Markdown."""
    names = [name for name, changes in MAPS.items() if changes]
    rows = [f"| what it does | {' | '.join(names)} |", f"| --- |{' --- |' * len(names)}"]
    changed = {name: dict(MAPS[name]) for name in names}
    for action in ACTIONS:
        if any(action.id in changes for changes in changed.values()):
            unchanged = "as above" if action.keys else "by name"
            given = (
                (" ".join(map(_cell, changes[action.id])) or "by name") if action.id in changes else unchanged
                for changes in changed.values()
            )
            rows.append(f"| {action.help.partition(';')[0]} | {' | '.join(given)} |")
    return "\n".join(rows)


def format_table() -> str:
    """Return the tables of input and output formats, in Markdown."""
    rows = ["| `--from` | what is read | by itself |", "| --- | --- | --- |"]
    for reader in READERS:
        told = [", ".join(f"`{suffix}`" for suffix in reader.suffixes), "a pipe that begins so" * reader.detected]
        rows.append(f"| `{reader.name}` | {reader.help} | {'; '.join(filter(None, told))} |")
    rows += ["", "| `--to` | what is printed | options |", "| --- | --- | --- |"]
    switches = {option.argument: option.name for option in OPTIONS}
    for writer in WRITERS:
        options = ", ".join(f"`{switches[name]}`" for name in writer.options if name in switches)
        short = f", `{switches[writer.name]}` for short" if writer.name in switches else ""
        rows.append(f"| `{writer.name}`{short} | {writer.help} | {options} |")
    return "\n".join(rows)


def man_page() -> str:
    """Return the man page, in man(7) macros."""
    options = "".join(
        f".TP\n{_bold(option.name)}{f' {_italic(option.value)}' if option.value else ''}\n{_roff(option.help)}\n"
        for option in OPTIONS
    )
    groups = "".join(
        f".SS {group}\n" + "".join(_man_action(action) for action in ACTIONS if action.group == group)
        for group in dict.fromkeys(action.group for action in ACTIONS)
    )
    own = "".join(f".TP\n{_italic(word.words)}\n{_sentence(word.help)}\n" for word in LINE_MODE_WORDS)
    return f"""\
.TH B12TUI 1 "{DATE}" "b12tui {__version__}" "User Commands"
.SH NAME
b12tui \\- read a Markdown text in the terminal, by eye, by ear or by braille
.SH SYNOPSIS
.B b12tui
.RI [ option ...]
.RI [+ LINE ]
.RI [ FILE [: LINE "] ..." ]
.SH DESCRIPTION
Without
.IR FILE ,
b12tui opens its own article, on vitamin B12 and sore muscles.
With \\-, the text is standard input; with a folder, the list of the Markdown
files in it. Of several, the first is opened;
.B :n
and
.B :p
go to the next and to the one before.
One that can\\(aqt be read is told, and passed over.
Where standard output is no terminal, the text is printed in words, as with
.BR \\-\\-plain .
.PP
With
.BI + LINE
the first text opens at that line of its source, or at the next that shows
something; so does each named
.IR FILE : LINE ,
with a column behind it or without, unless a file of that whole name is there.
.PP
The place is kept as the reader moves, and the text opens there the next time.
.PP
Places, and the names of the last 20 texts, are kept in a folder of your own,
which
.B b12tui \\-\\-settings
names; deleting it forgets them. With
.B recent = false
in the settings no names are kept.
A mark that the text doesn\\(aqt have now is kept until it is back; a file that
isn\\(aqt understood is set aside beside the others, and a message names it.
.SH OPTIONS
{options}.SH KEYS
Each action is also known by its word. Digits before a key are a count.
{groups}.SH FOR EARS
.B \\-\\-spoken
opens spoken pages: keys at once, as above; each answer is one row below the
last, which a screen reader says.
.PP
.B \\-\\-line
opens line mode: a command a line, by the words and the keys above, and its
answer below; nothing is drawn again, so it works on any terminal, in Emacs, and
as a script through a pipe.
There, words can be cut short, Enter alone reads on, and these are known too:
{own}.PP
What is asked for on the command line goes before the environment, and that
before the settings: an
.B ACCESSIBLE
that says no overrules settings that say yes. Line mode says first what decided.
.SH SETTINGS
.B b12tui \\-\\-settings
prints them, and the file they are read from. In its table
.B [remap]
an action has keys of your own: a key, or a list of keys, "z a" for two strokes.
Up, Down, Enter and Backspace keep what they do. The actions are:
{_filled(", ".join(action.id for action in ACTIONS))}.
.SH EXIT STATUS
.TP
.B 0
The text was read; of several, all were.
.TP
.B 1
It, or one of several that were printed, could not be read, or standard output
could not be written, or the terminal went away, or a restricted session reached
a limit; one sentence on standard error says why.
.TP
.B 2
The command was wrong.
.TP
.B 130
Ctrl+C.
.SH ENVIRONMENT
.TP
.B ACCESSIBLE
Set, and not empty, 0, false or no: line mode, or spoken pages if the settings
say so. With one of those three, the screen, whatever the settings say.
.TP
.B TERM
What the terminal can do; where it is dumb, line mode is what there is.
.TP
.B NO_COLOR
If it is set and not empty, no colour is used.
.TP
.BR VISUAL ", " EDITOR
The editor that
.B e
opens; the first that is set.
.TP
.B BROWSER
The program that opens a link to the web, where that is asked for; commands
parted by colons, the first that is here is taken.
.TP
.BR LC_ALL ", " LC_CTYPE ", " LANG
In a locale that is not of UTF\\-8, marks keep to ASCII.
"""


def _man_action(action: Action) -> str:
    keys = ", ".join(_bold(key_name(key)) for key in _typed(action))
    word = f" ({_italic(action.words[0])})" if action.words else ""
    if not keys:
        keys, word = _italic(action.words[0]) if action.words else "", ""
    return f".TP\n{keys}{word}\n{_sentence(action.help)}\n" if keys else ""


def _sentence(words: str) -> str:
    return f"{_roff(words)[:1].upper()}{_roff(words)[1:]}."


def _filled(words: str) -> str:
    """Return words in lines of at most 80 bytes, as those who look a page through like them."""
    return _roff(textwrap.fill(words, 66, break_on_hyphens=False))


def _roff(words: str) -> str:
    return re.sub(r"^([.'])", r"\\&\1", words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq"))


def _bold(words: str) -> str:
    return f"\\fB{_roff(words)}\\fR"


def _italic(words: str) -> str:
    return f"\\fI{_roff(words)}\\fR"


def filled(page: str, name: str, table: str) -> str:
    """Return a page with what stands between `<!-- name -->` and `<!-- /name -->` replaced by a table."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{table}\n{match[2]}", page)


def with_tables(page: str) -> str:
    """Return a page with the tables of keys, options, presets and formats that it has up to date."""
    page = filled(filled(page, "keys", key_table()), "options", option_table())
    return filled(filled(page, "presets", preset_table()), "formats", format_table())
