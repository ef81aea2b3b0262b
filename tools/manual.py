"""The man page, and the tables in docs/ of keys, options and presets, made from the program's own tables."""

from __future__ import annotations

import re
import textwrap

from b12tui import __version__
from b12tui.cli.options import OPTIONS, Option, OptionGroup
from b12tui.core.actions import ACTIONS, Action, KeyContext, key_name
from b12tui.core.keymap.presets import MAPS
from b12tui.core.vocabulary.known_words import LINE_MODE_WORDS
from b12tui.lint.registry import RULES
from b12tui.readers import READERS
from b12tui.writers import WRITERS

DATE = "2026-11-28"
"""When the manual page was last changed otherwise than by its tables; mandoc warns of a page without a date."""


def key_table() -> str:
    """Return the table of keys in Markdown, by group."""
    rows = ["| key | word | what it does |", "| --- | --- | --- |"]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        rows.append(f"| **{group}** | | |")
        for action in ACTIONS:
            if action.group == group and (action.keys or action.typed_names):
                keys = " ".join(_cell(key) for key in _typed(action))
                word = action.typed_names[0] if action.typed_names else ""
                table_only = ", in a table" if action.contexts is KeyContext.TABLE else ""
                rows.append(f"| {keys} | {word} | {action.help}{table_only} |")
    return "\n".join(rows)


def _typed(action: Action) -> tuple[str, ...]:
    """Return what is typed for an action: its keys, and what less has behind a colon."""
    return (*action.keys, f":{action.abbreviation}") if action.abbreviation else action.keys


def _cell(key: str) -> str:
    return "`` ` ``" if key == "`" else f"`{key_name(key)}`".replace("|", "\\|")


def option_table() -> str:
    """Return the table of options in Markdown."""
    rows = ["| option | what it does |", "| --- | --- |"]
    for group in OptionGroup:
        rows.append(f"| **{group.value}** | |")
        for option in OPTIONS:
            if option.group is group:
                long = f"{option.name} {option.metavar}".strip().replace("|", "\\|")
                names = f"`{long}`, `{option.short}`" if option.short else f"`{long}`"
                rows.append(f"| {names} | {option.help} |")
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
        told = [
            ", ".join(f"`{suffix}`" for suffix in reader.suffixes),
            "what looks so, where no name tells" * bool(reader.detector),
        ]
        rows.append(f"| `{reader.name}` | {reader.help} | {'; '.join(filter(None, told))} |")
    rows += ["", "| `--to` | what is printed | options |", "| --- | --- | --- |"]
    switches = {option.argument: option.name for option in OPTIONS}
    for writer in WRITERS:
        options = ", ".join(f"`{switches[name]}`" for name in writer.options if name in switches)
        short = f", `--{writer.name}` for short" if writer.name in ("plain", "contents") else ""
        rows.append(f"| `{writer.name}`{short} | {writer.help} | {options} |")
    return "\n".join(rows)


def rule_table() -> str:
    """Return the table of the rules of `--check`, in Markdown."""
    rows = ["| rule | severity | WCAG | what it finds |", "| --- | --- | --- | --- |"]
    rows += (
        f"| `{rule.name}` | {rule.severity.value} | {rule.criterion or 'none'} | {rule.summary} |" for rule in RULES
    )
    return "\n".join(rows)


def man_page() -> str:
    """Return the man page, in man(7) macros."""
    options = "".join(
        f".SS {group.value}\n" + "".join(_man_option(option) for option in OPTIONS if option.group is group)
        for group in OptionGroup
    )
    groups = "".join(
        f".SS {group}\n" + "".join(_man_action(action) for action in ACTIONS if action.group == group)
        for group in dict.fromkeys(action.group for action in ACTIONS)
    )
    own = "".join(f".TP\n{_italic(word.typed_name)}\n{_sentence(word.help)}\n" for word in LINE_MODE_WORDS)
    return f"""\
.TH B12TUI 1 "{DATE}" "b12tui {__version__}" "User Commands"
.SH NAME
b12tui \\- read Markdown in the terminal, by eye, by ear or by braille
.SH SYNOPSIS
.B b12tui
.RI [ OPTION "]... [+" LINE "] [" FILE [: LINE ]]...
.SH DESCRIPTION
b12tui shows
.I FILE
as a page that is read with the keyboard alone.
Without
.IR FILE ,
it reads standard input, if that is a pipe or a file, else opens its own
article, on vitamin B12 and sore muscles; with
.B \\-\\-line
standard input has commands.
Where
.I FILE
is \\-, it reads standard input; where it is a folder, it lists the Markdown
files in it. Of several files the first is opened;
.B :n
and
.B :p
go to the next and to the previous one.
Unreadable files are reported and skipped.
Where standard output is not a terminal, the document is printed, as with
.BR \\-\\-plain .
.PP
With
.BI + LINE
the first file opens at that line of its source, or at the next that shows
something. So does each that is named
.IR FILE : LINE ,
or FILE:LINE:COLUMN, unless a file of that whole name exists.
.PP
The place is saved as you read, and the document opens there the next time.
.SH OPTIONS
{options}.SH KEYS
Each action is also known by its word. Digits before a key are a count.
{groups}.SH ACCESSIBILITY
On the screen the terminal\\(aqs cursor stands where you read, for braille
displays and for screen readers that follow it. Nothing is shown by colour
alone.
.PP
.B \\-\\-spoken
opens speech mode, for screen readers: keys act at once, as above, and each
answers with one row below the last.
.PP
.B \\-\\-line
opens line mode: type a command, by the words and the keys above, and read its
answer below. Nothing is drawn again, so it works on any terminal, in Emacs, and
as a script through a pipe.
Words can be shortened, Enter alone reads on, and these words are known too:
{own}.PP
The command line overrides the environment, which overrides the settings: an
.B ACCESSIBLE
that says no overrides settings that say yes. Line mode says first what decided.
.SH SETTINGS
.B b12tui \\-\\-settings
prints them, and the file they are read from. In its table
.B [remap]
an action has keys of your own: a key, or a list of keys, "z a" for two strokes.
Up, Down, Enter and Backspace keep what they do. The actions are:
{_filled(", ".join(action.id for action in ACTIONS))}.
.SH CHECKING
.B b12tui \\-\\-check
.RI [ FILE | DIR ]...
reports what hinders listeners in Markdown files, each finding a line: file,
line, column, rule, what is heard, what to do, the criterion of WCAG and the
severity. The last lines count the findings and say how long all of it is
heard, and how much of that is noise. Without a name, the current folder is
checked. A comment
.B <!\\-\\- b12tui: allow RULE \\-\\->
allows what follows it. The table
.B [tool.b12tui.check]
of pyproject.toml, or the file
.IR .b12tui\\-check.toml ,
has severities and limits of your own. The rules are:
{_filled(", ".join(rule.name for rule in RULES))}.
.SH EXIT STATUS
.TP
.B 0
All files were read, and
.B \\-\\-check
found no errors. A review was approved.
.TP
.B 1
A check found errors, or a review asked for changes, or a file
could not be read, or standard output could not be written, or the
terminal went away, or a restricted session reached a limit; one sentence on
standard error says why.
.TP
.B 2
Usage error; with
.BR \\-\\-review ,
any failure.
.TP
.B 3
A review was put off.
.TP
.B 130
Interrupted by Ctrl+C.
.SH ENVIRONMENT
.TP
.B ACCESSIBLE
Set, and not empty, 0, false or no: line mode, or speech mode if the settings
say so. With one of those three, the screen, whatever the settings say.
.TP
.B TERM
What the terminal can do; if it is dumb, line mode is used.
.TP
.B COLORTERM
Where it is truecolor or 24bit, the terminal has 16 million colours.
.TP
.B COLORFGBG
Colours of the terminal: by its background a panel behind code is dark or light.
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
The program that opens a link to the web, where that is asked for, and the
document itself as a page, by
.BR O :
commands separated by colons, of which the first that is installed is taken.
Without it a page is opened by the desktop, where there is one.
.TP
.B SOURCE_DATE_EPOCH
Seconds since 1970: the time that an EPUB says it was changed, instead of
that of the document\\(aqs file.
.TP
.B XDG_RUNTIME_DIR
The folder for pages that
.B O
opens.
.TP
.BR LC_ALL ", " LC_CTYPE ", " LANG
In a locale that is not of UTF\\-8, signs are ASCII.
.TP
.B LANGUAGE
Languages of messages, the preferred one first, where there are translations
(de, es, fr); else that of the locale.
.TP
.B ESCDELAY
Milliseconds after which Esc is taken for a key of its own.
.TP
.B LESS
Where it has F, as git sets it, what fits on one screen is printed, as with
.BR \\-F .
.TP
.BR SSH_CONNECTION ", " SSH_TTY
Over SSH there is no panel behind code, and Esc waits a second.
.SH FILES
.TP
.I $XDG_CONFIG_HOME/b12tui/settings.toml
The settings; without that variable, in
.IR ~/.config/b12tui .
.TP
.I $XDG_STATE_HOME/b12tui/
Positions, bookmarks, folds, notes and the names of the last 20 files, readable
by you alone; without that variable,
.IR ~/.local/state/b12tui .
Deleting the folder forgets them. With
.B recent = false
in the settings no names are kept. A file here that is damaged is set aside
beside the others, and a message names it.
.PP
.B b12tui \\-\\-settings
names both.
.SH EXAMPLES
.TP
.B b12tui notes.md
Read a file.
.TP
.B b12tui +34 notes.md
Open it at line 34 of its source.
.TP
.B b12tui notes.md \\-o notes.html
Write it as a page for browsers; as a book with
.BR notes.epub ,
in large print with
.BR \\-\\-large\\-print .
.TP
.B b12tui docs/
Choose from the Markdown files in a folder.
.TP
.B b12tui \\-\\-spoken notes.md
Read with a screen reader.
.TP
.B b12tui \\-\\-width 38 notes.md
Read on a braille display of 40 cells.
.TP
.B b12tui \\-\\-section install README.md | less
Print one section.
.TP
.B pandoc \\-t gfm report.odt | b12tui \\-
Read what another program writes.
.TP
.B b12tui \\-\\-check docs
Find what hinders listeners in a folder.
.TP
.B export MANPAGER=b12tui
Read manual pages, with contents and reflow.
.SH BUGS
Without the extra maths, formulas are shown as they are written. Pictures are
shown as their descriptions.
A section that takes too long to format is shown as its source, and a
sentence says so.
Text from right to left is left to the terminal, and the cursor counts cells.
.SH SEE ALSO
.BR less (1),
.BR man (1),
.BR glow (1),
.BR pandoc (1)
"""


def _man_option(option: Option) -> str:
    names = ", ".join(map(_bold, option.names))
    return f".TP\n{names}{f' {_italic(option.metavar)}' if option.value else ''}\n{_sentence(option.help)}\n"


def _man_action(action: Action) -> str:
    keys = ", ".join(_bold(key_name(key)) for key in _typed(action))
    word = f" ({_italic(action.typed_names[0])})" if action.typed_names else ""
    if not keys:
        keys, word = _italic(action.typed_names[0]) if action.typed_names else "", ""
    return f".TP\n{keys}{word}\n{_sentence(action.help)}\n" if keys else ""


def _sentence(words: str) -> str:
    return f"{_filled(words[:1].upper() + words[1:])}."


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
    """Return a page with the tables of keys, options, presets, formats and rules that it has up to date."""
    page = filled(filled(page, "keys", key_table()), "options", option_table())
    page = filled(filled(page, "presets", preset_table()), "formats", format_table())
    return filled(page, "rules", rule_table())
