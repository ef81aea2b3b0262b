"""Actions on the page: folds, links, marks, copies, appearance, changes of mode."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

NO_SECTIONS = _("This text has no sections.")
NO_QUESTIONS = _("There are no questions in this text.")
NO_LINKS = _("There are no links in this text.")
ALREADY_OPEN = _("It is open already.")
ALREADY_CLOSED = _("It is closed already.")
NOTHING_TO_OPEN = _("Nothing to open or close here.")
ALL_OPEN = _("All is open.")
ALL_CLOSED = _("All is closed: headings and questions only.")


def fold_state(name: str, state: str) -> str:
    return _("{name}, {state}.").format(name=name, state=state)


# Links and notes

NO_LINK_HERE = _("No link here.")
NO_SUCH_NOTE = _("That note is not in this text.")
COPY_ADDRESS = _("Copy the address")
OPEN_IN_BROWSER = _("Open it with your BROWSER")
STAY = _("Stay here")


def back_from_note(number: int) -> str:
    return _("Back from note {number}.").format(number=number)


def no_such_anchor(name: str) -> str:
    return _("Nothing in this text is named {name}.").format(name=name)


def link_leads_to(target: str) -> str:
    return _("This link leads to {target}").format(target=target)


# Marks

A_BLANK = _("a blank")


def not_a_mark(name: str) -> str:
    return _("A mark is named by one letter, not by {name}.").format(name=name)


def mark_set(name: str) -> str:
    return _("Mark {name} is set.").format(name=name)


def mark_not_saved(name: str, reason: str) -> str:
    message = _("Mark {name} is set, but it can't be saved ({reason}); saving is tried again as you read.")
    return message.format(name=name, reason=reason)


def no_such_mark(name: str, key: str) -> str:
    if not key:
        return _("No mark is named {name}.").format(name=name)
    return _("No mark is named {name}; {key} sets one.").format(name=name, key=key)


def mark_missing(name: str) -> str:
    return _("Mark {name} is not in this text as it is now; it is kept.").format(name=name)


# Copies

THE_ADDRESS = _("the address")
THE_LINK = _("the link")
THE_SECTION = _("the section")
THE_CODE = _("the code")
THE_CELL = _("the cell")
THE_PARAGRAPH = _("the paragraph")
THE_TEXT = _("the whole text")
THE_COLUMN = _("the column")
THE_ROW = _("the row")
THE_TABLE = _("the table")

# Appearance

RULER_ON = _("The ruler is on.")
RULER_OFF = _("The ruler is off.")
SENTENCE_LINES_ON = _("One sentence a line.")
SENTENCE_LINES_OFF = _("Sentences run on.")
CONTENTS_LEFT = _("The contents stand at the left, where there is room.")
CONTENTS_RIGHT = _("The contents stand at the right, where there is room.")
HINTS_ON = _("The hint line is on.")
HINTS_OFF = _("The hint line is off.")
PROGRESS_ON = _("The place in the text is shown in the first row.")
PROGRESS_OFF = _("The place in the text is not shown any more; where says it.")


def width(count: int) -> str:
    return _("At most {count} characters a line.").format(count=count)


def spacing(count: int) -> str:
    return _("Line spacing {count}.").format(count=count)


def theme(name: str) -> str:
    return _("Theme: {name}.").format(name=name)


# The program

CANCELLED = _("Cancelled.")
WORKING = _("Working")
FOLLOWED = _("The file is followed: what is written comes in.")
NOT_FOLLOWED = _("The file is not followed any more.")
NO_FILE_TO_FOLLOW = _("There is no file to follow.")
THIS_IS_THE_SCREEN = _("This is the screen.")
LAST_OF_ALL_ACTIONS = _("The last of all actions")
"""Name of the key that leaves, where none does."""


def leaves_the_program(key: str) -> str:
    return _("{key} leaves the program.").format(key=key)


def reading(title: str) -> str:
    return _("Reading “{title}”").format(title=title)


def esc_cancels(activity: str) -> str:
    return _("{activity} … Esc cancels.").format(activity=activity)


def key_leaves(activity: str, key: str) -> str:
    return _("{activity} … {key} leaves.").format(activity=activity, key=key)


def key_cancels(activity: str, key: str) -> str:
    return _("{activity} … {key} cancels.").format(activity=activity, key=key)
