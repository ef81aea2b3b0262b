"""Line mode: its answers, and what it could not make of a typed line."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

THIS_IS_LINE_MODE = _("This is line mode.")
PLACE_KEPT = _("; the place is kept")
NOTHING_DONE = _("Nothing was done yet.")
NO_COMMANDS = _("No commands yet.")
NOTHING_TO_OPEN = _("Nothing to open here; help lists the commands.")
NUMBER_GOES = _("A number goes there.")
NUMBER_GOES_OPEN_ANSWERS = _("A number goes there; open and a number says the answer.")
STAYED = _("Stayed here.")
ESSENTIALS = (
    _(
        "Enter alone reads on. next, previous: a step on or back. read: to the end of the section. "
        "read all: everything."
    ),
    _("contents: the sections, numbered. go 5, go symptoms: there. heading, heading back: the next, the one before."),
    _("find anaemia: look for words. more: the next match. back: where you came from. where: where you are."),
    _("questions, links, table, notes by number: open 3, link 4, row 2, note 2. say: once more. quit: leave."),
    _("Words can be cut short. help and a word says more; help all says all."),
)
"""Lines that `help` says first."""
HELP_LISTS = _("help lists them")
EXAMPLES = {
    "find": _("find anaemia"),
    "go": _("go symptoms"),
    "mark": _("mark a"),
    "go-mark": _("go mark a"),
    "note": _("note 2"),
    "row": _("row 2"),
    "cell": _("cell 2 3 is row 2, column 3"),
}
"""Examples of commands whose argument is missing."""


def hello(reason: str) -> str:
    if not reason:
        return _("Line mode. Type help for the commands, Enter to read on.")
    return _("Line mode, {reason}. Type help for the commands, Enter to read on.").format(reason=reason)


def continuing(place: str) -> str:
    return _("Continuing in {place}; top goes to the start.").format(place=place)


def interrupt_again_leaves(kept: str) -> str:
    return _("Ctrl+C again leaves{kept}.").format(kept=kept)


def in_one_line(example: str) -> str:
    return _("Say it in one line: {example}.").format(example=example)


def searched_before(queries: str) -> str:
    return _("Looked for before: {queries}.").format(queries=queries)


def question(entry: str) -> str:
    return _("Question {entry}").format(entry=entry)


def no_clipboard(name: str) -> str:
    return _("Line mode can't reach the clipboard; here is {name}:").format(name=name)


# What there is not


def no_question(number: int, questions: str) -> str:
    return _("There is no question {number}; {questions}.").format(number=number, questions=questions)


def no_link(number: int, links: str) -> str:
    return _("There is no link {number}; {links}.").format(number=number, links=links)


def no_note(number: int) -> str:
    return _("There is no note {number}.").format(number=number)


def no_row(number: int, rows: str) -> str:
    return _("There is no row {number}; {rows}.").format(number=number, rows=rows)


def no_cell(rows: str, columns: str) -> str:
    return _("There is no such cell; {rows}, {columns}.").format(rows=rows, columns=columns)


def no_section(number: str, sections: str) -> str:
    return _("There is no section {number}; {sections}.").format(number=number, sections=sections)


def no_heading(name: str) -> str:
    return _("No heading has “{name}” in its name; contents lists them.").format(name=name)


def no_item(digits: str, size: int) -> str:
    return _("No item {digits}; the list has {size}.").format(digits=digits, size=size)


def several_match(count: int) -> str:
    return ngettext("{count} fit", "{count} fit", count).format(count=count)


def number_chooses(title: str, items: str) -> str:
    return _("{title}, {items}: a number chooses one.").format(title=title, items=items)


# Settings


def setting(name: str, value: str) -> str:
    return _("{name}: {value}.").format(name=name, value=value)


def no_setting(name: str, known: str) -> str:
    return _("No setting is called {name}; there are {known}.").format(name=name, known=known)


def wrong_value(name: str, choices: str, value: str) -> str:
    return _("{name} is {choices}, not {value}.").format(name=name, choices=choices, value=value)


def number_from(low: int, high: int) -> str:
    return _("a number from {low} to {high}").format(low=low, high=high)


# Typed lines and help


def no_number(word: str) -> str:
    return _("“{word}” takes no number.").format(word=word)


def can_be(line: str, choices: str) -> str:
    return _("“{line}” can be {choices}.").format(line=line, choices=choices)


def nearest(word: str) -> str:
    return _("the nearest is {word}").format(word=word)


def no_command(line: str, nearest: str) -> str:
    return _("“{line}” is no command; {nearest}.").format(line=line, nearest=nearest)


def no_help(topic: str) -> str:
    message = _("No command and no group of commands is called {topic}; help lists the groups.")
    return message.format(topic=topic)


def groups(names: str) -> str:
    return _("Groups: {names}.").format(names=names)


def short(words: str, keys: str) -> str:
    return _("{words}, short {keys}").format(words=words, keys=keys)
