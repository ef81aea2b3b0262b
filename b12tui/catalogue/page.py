"""Actions on the page: folds, links, marks, copies, appearance, changes of mode."""

from __future__ import annotations

from b12tui.catalogue.lookup import _


def no_page_setting(names: str, of_speech: str) -> str:
    return _("Use set NAME VALUE. Settings of the page: {names}; of speech and line mode: {of_speech}.").format(
        names=names, of_speech=of_speech
    )


def setting_takes(name: str, values: str) -> str:
    return _("Use {values} for the setting {name}.").format(name=name, values=values)


def to(values: tuple[str, ...]) -> str:
    return _("{low} to {high}").format(low=values[0], high=values[1])


def setting_is(name: str, value: str) -> str:
    return _("{name} = {value}").format(name=name, value=value)


NO_SECTIONS = _("No sections in this document.")
NO_QUESTIONS = _("No questions in this document.")
NO_LINKS = _("No links in this document.")
ALREADY_OPEN = _("Already open.")
OUT_OF_THE_TABLE = _("Out of the table.")
ALREADY_CLOSED = _("Already closed.")
NOTHING_TO_OPEN = _("Nothing to open or close here.")
ALL_OPEN = _("All sections unfolded.")
ALL_CLOSED = _("All sections folded.")


def fold_state(name: str, state: str) -> str:
    return _("{name}, {state}.").format(name=name, state=state)


# Links and notes

NO_LINK_HERE = _("No link here.")
NO_SUCH_NOTE = _("Note not found.")
COPY_ADDRESS = _("Copy the address")
OPEN_IN_BROWSER = _("Open in the browser")
STAY = _("Stay here")


def back_from_note(number: int) -> str:
    return _("Back from note {number}.").format(number=number)


def no_such_anchor(name: str) -> str:
    return _("Not found in this document: {name}.").format(name=name)


def link_leads_to(target: str) -> str:
    return _("Link to {target}").format(target=target)


# Marks

A_BLANK = _("a blank")


def not_a_mark(name: str) -> str:
    return _("Use a name of letters and digits that begins with a letter, not {name}.").format(name=name)


NO_MARK_HERE = _("No mark here; type delete mark and its name.")


def mark_deleted(name: str) -> str:
    return _("Mark {name} deleted.").format(name=name)


def mark_set(name: str) -> str:
    return _("Mark {name} set.").format(name=name)


def mark_not_saved(name: str, reason: str) -> str:
    message = _("Mark {name} set, but not saved yet ({reason}); b12tui will try again.")
    return message.format(name=name, reason=reason)


def no_such_mark(name: str, key: str) -> str:
    if not key:
        return _("No mark {name}.").format(name=name)
    return _("No mark {name}. Press {key} to set one.").format(name=name, key=key)


def mark_missing(name: str) -> str:
    return _("Mark {name} is not in the current version; it is kept.").format(name=name)


# Copies

THE_ADDRESS = _("the address")
THE_LINK = _("the link")
THE_SECTION = _("the section")
THE_CODE = _("the code")
THE_LINE = _("the line")
THE_CELL = _("the cell")
THE_SELECTION = _("the selection")
THE_PARAGRAPH = _("the paragraph")
THE_TEXT = _("the document")
THE_COLUMN = _("the column")
THE_ROW = _("the row")
THE_TABLE = _("the table")

# Appearance

RULER_ON = _("Ruler: on.")
RULER_OFF = _("Ruler: off.")
CURSOR_ROW_ON = _("Cursor row: on.")
CURSOR_ROW_OFF = _("Cursor row: off.")
FOCUS = {
    "none": _("Focus: none."),
    "line": _("Focus: current line, all else dimmed."),
    "sentence": _("Focus: current sentence, all else dimmed."),
}
SENTENCE_LINES_ON = _("One sentence per line: on.")
SENTENCE_LINES_OFF = _("One sentence per line: off.")
CONTENTS_LEFT = _("Contents: left, on wide screens.")
CONTENTS_RIGHT = _("Contents: right, on wide screens.")
HINTS_ON = _("Key hints: on.")
HINTS_OFF = _("Key hints: off.")
PROGRESS_ON = _("Progress in the title bar: on.")
PROGRESS_OFF = _("Progress in the title bar: off.")


def width(count: int) -> str:
    return _("Line width: {count}.").format(count=count)


def width_at_most(count: int) -> str:
    return _("Line width: at most {count}.").format(count=count)


def where_shown(message: str, *, here: bool) -> str:
    """Return a message on the appearance, such as "Ruler: on."; in a mode that doesn't show it, with where it shows."""
    if here:
        return message
    return _("{message}. Screen only.").format(message=message.removesuffix("."))


def heard_only(message: str) -> str:
    """Return a message on what speech and line mode announce, such as "links = none", on the screen."""
    return _("{message}, in speech and line mode").format(message=message)


def spacing(count: int) -> str:
    return _("Line spacing: {count}.").format(count=count)


CODE_WRAPS = _("Long lines of code: wrapped.")
CODE_SCROLLS = _("Long lines of code: scrolled sideways.")
CODE_IS_WRAPPED = _("Code is wrapped, not scrolled.")
NO_CODE_HERE = _("No code here to scroll.")


def theme(name: str) -> str:
    return _("Theme: {name}.").format(name=name)


# The program

CANCELLED = _("Cancelled.")
WORKING = _("Working")
FOLLOWED = _("Following the file.")
NOT_FOLLOWED = _("No longer following the file.")
NO_DIFF = _("This is not a diff.")
NO_FILE_TO_FOLLOW = _("No file to follow.")
THIS_IS_THE_SCREEN = _("Already in screen mode.")
QUIT_FROM_LIST = _("To quit, choose the last of all actions.")


def press_to_quit(key: str) -> str:
    if not key:
        return QUIT_FROM_LIST
    return _("Press {key} to quit.").format(key=key)


def reading(title: str) -> str:
    return _("Reading “{title}”").format(title=title)


def esc_cancels(activity: str) -> str:
    return _("{activity} … Press Esc to cancel.").format(activity=activity)


def key_leaves(activity: str, key: str) -> str:
    return _("{activity} … Press {key} to quit.").format(activity=activity, key=key)


def key_cancels(activity: str, key: str) -> str:
    return _("{activity} … Press {key} to cancel.").format(activity=activity, key=key)
