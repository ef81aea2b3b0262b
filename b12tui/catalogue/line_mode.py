"""Line mode: its answers, and what it could not make of a typed line."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

THIS_IS_LINE_MODE = _("Already in line mode.")
PLACE_KEPT = _("; your position is saved")
NOTHING_DONE = _("No command to repeat.")
NO_COMMANDS = _("No commands yet.")
NOTHING_TO_OPEN = _("Nothing to open here; type help for the commands.")
NUMBER_GOES = _("Type a number to go there.")
NUMBER_GOES_OPEN_ANSWERS = _("Type a number to go there, or open and a number for the answer.")
STAYED = _("Staying here.")
ESSENTIALS = (
    _("Enter: read on. next, previous: one step forward or back. read: rest of the section. read all: everything."),
    _("contents: numbered sections. go 5, go symptoms: go there. heading, heading back: next or previous heading."),
    _("search anaemia: find words. more: next match. back: return to where you were. where: current position."),
    _("questions, links, table, and by number: open 3, link 4, row 2, note 2. say: repeat. quit: exit."),
    _("Commands can be abbreviated. help and a word: more about it. help all: all commands."),
)
"""Lines that `help` says first."""
HELP_LISTS = _("type help for a list.")
EXAMPLES = {
    "find": _("search anaemia"),
    "go": _("go symptoms"),
    "grep": _("grep anaemia"),
    "mark": _("mark a"),
    "go-mark": _("go mark a"),
    "note": _("note 2"),
    "note-word": _("comment word wrong word"),
    "note-sentence": _("comment this is wrong"),
    "note-block": _("comment block this is wrong"),
    "note-section": _("comment section this is wrong"),
    "note-selection": _("comment selection this is wrong"),
    "edit-note": _("edit comment this is right"),
    "row": _("row 2"),
    "cell": _("cell 2 3 is row 2, column 3"),
}
"""Examples of commands whose argument is missing."""


def hello(reason: str) -> str:
    if not reason:
        return _("Line mode. Type help for the commands, Enter to read on.")
    return _("Line mode, {reason}. Type help for the commands, Enter to read on.").format(reason=reason)


def interrupt_again_leaves(kept: str) -> str:
    return _("Press Ctrl+C again to quit{kept}.").format(kept=kept)


def in_one_line(example: str) -> str:
    return _("Type it in one line: {example}.").format(example=example)


def searched_before(queries: str) -> str:
    return _("Earlier searches: {queries}.").format(queries=queries)


def question(entry: str) -> str:
    return _("Question {entry}").format(entry=entry)


def no_clipboard(name: str) -> str:
    return _("No clipboard in line mode. Here is {name}:").format(name=name)


# What there is not


def no_question(number: int, questions: str) -> str:
    return _("No question {number}; the document has {questions}.").format(number=number, questions=questions)


def no_link(number: int, links: str) -> str:
    return _("No link {number}; the document has {links}.").format(number=number, links=links)


def no_note(number: int) -> str:
    return _("No note {number}.").format(number=number)


def no_row(number: int, rows: str) -> str:
    return _("No row {number}; the table has {rows}.").format(number=number, rows=rows)


def no_cell(rows: str, columns: str) -> str:
    return _("No such cell; the table has {rows}, {columns}.").format(rows=rows, columns=columns)


def no_section(number: str, sections: str) -> str:
    return _("No section {number}; the document has {sections}.").format(number=number, sections=sections)


def no_heading(name: str) -> str:
    return _("No heading matches “{name}”; type contents for a list.").format(name=name)


def no_item(digits: str, size: int) -> str:
    return _("No item {digits}; the list has {size}.").format(digits=digits, size=size)


def no_item_matches(words: str, title: str) -> str:
    return _("{title}: nothing matches “{words}”.").format(title=title, words=words)


def more_lines(shown: int, count: int) -> str:
    return _("{shown} of {count}; press Enter for more.").format(shown=shown, count=count)


def several_match(count: int) -> str:
    return ngettext("{count} matches", "{count} matches", count).format(count=count)


def number_chooses(title: str, items: str) -> str:
    return _("{title}, {items}. Type a number to choose.").format(title=title, items=items)


# Settings


def setting(name: str, value: str) -> str:
    return _("{name}: {value}.").format(name=name, value=value)


def no_setting(name: str, known: str) -> str:
    return _("Unknown setting: {name}; known settings: {known}.").format(name=name, known=known)


def wrong_value(name: str, choices: str, value: str) -> str:
    return _("{name} must be {choices}, not {value}.").format(name=name, choices=choices, value=value)


def number_from(low: int, high: int) -> str:
    return _("a number from {low} to {high}").format(low=low, high=high)


# Typed lines and help


def no_number(word: str) -> str:
    return _("“{word}” does not take a number.").format(word=word)


def can_be(line: str, choices: str) -> str:
    return _("“{line}” is ambiguous: {choices}.").format(line=line, choices=choices)


def nearest(word: str) -> str:
    return _("did you mean {word}?").format(word=word)


def no_command(line: str, nearest: str) -> str:
    return _("Unknown command: “{line}”; {nearest}").format(line=line, nearest=nearest)


def no_help(topic: str) -> str:
    message = _("No help on {topic}; type help for the groups.")
    return message.format(topic=topic)


def groups(names: str) -> str:
    return _("Groups: {names}.").format(names=names)


def short(words: str, keys: str) -> str:
    return _("{words}, short {keys}").format(words=words, keys=keys)
