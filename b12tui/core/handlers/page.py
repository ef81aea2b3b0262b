"""What each action does on the text itself, with nothing lying over it.

Tables, by what an action needs to know: nothing more, or its command (a count, a typed word). Those that move are in
`going`, with those that need to know where lines break; those that change the look are in `switching`.
"""

from __future__ import annotations

from collections.abc import Callable

from b12tui.core.actions import ACTIONS, BY_ID, PROGRAM, TEXT, Where
from b12tui.core.handlers import activation, clipboard, motion, toggles
from b12tui.core.handlers.documents import turn
from b12tui.core.messages.location import match_place, where
from b12tui.core.motion.jumplist import back, forward, jump, nothing_here
from b12tui.core.motion.line_motions import Lines
from b12tui.core.overlay import listings, prompts
from b12tui.core.state import (
    ChangeHead,
    Command,
    Edit,
    Elsewhere,
    GoToChange,
    KeepMark,
    ListChanges,
    Listing,
    ListMarks,
    Prompt,
    Quit,
    Reader,
    Redraw,
    Reload,
    TableView,
)
from b12tui.core.table import cursor
from b12tui.document.sanitize import safe_line
from b12tui.fastclass import replace
from b12tui.search.results import step as step_match


def _percent(reader: Reader, command: Command) -> Reader:
    listed = _listed(reader, "percent") if command.count is None else None
    return listed or motion.percent(reader, command)


def _match(reader: Reader, command: Command) -> Reader:
    if reader.finding is None or reader.finding.current is None:
        return replace(reader, said=match_place(reader))
    by = (command.count or 1) * (1 if command.action == "find-next" else -1)
    finding, wrapped = step_match(reader.finding, reader.at, by)
    if finding.current is None:
        return replace(reader, finding=finding, said=match_place(replace(reader, finding=finding)))
    after = jump(replace(reader, finding=finding), finding.current.start)
    around = "Past the end, from the start: " if by > 0 else "Past the start, from the end: "
    return replace(after, said=(around if wrapped else "") + match_place(after))


def _find(reader: Reader, command: Command) -> Reader:
    asked = prompts.ask(reader, "find")
    prompt = asked.top
    if not command.text or not isinstance(prompt, Prompt):
        return asked
    looked = prompts.look_up(asked, command.text, prompt)
    return prompts.enter(looked, replace(prompt, text=command.text))[0]


def _matches(reader: Reader) -> Reader:
    if reader.finding is None or reader.finding.current is None:
        return replace(reader, said=match_place(reader))
    return _show(reader, listings.matches(reader), "")


def _mark(reader: Reader, command: Command) -> Reader:
    if not command.text:
        return _listed(reader, "mark") or prompts.ask(reader, "mark")
    if len(command.text) > 1 or not command.text.isalpha():
        return replace(reader, said=f"A mark is named by one letter, not by {_spelt(command.text)}.")
    name = command.text
    others = tuple(pair for pair in reader.marks if pair[0] != name)
    kept = tuple(each for each in reader.kept if each.name != name)
    marked = replace(reader, marks=(*others, (name, reader.at)), kept=kept)
    return replace(marked, said=f"Mark {name} is set.", effect=KeepMark(name))


def _go_mark(reader: Reader, command: Command) -> Reader:
    if not command.text:
        return _listed(reader, "go-mark") or prompts.ask(reader, "go-mark")
    if command.text == "'":
        last = reader.behind[-1] if reader.behind else None
        return back(reader) if isinstance(last, Elsewhere) else jump(reader, last, "No place to go back to.")
    name = _spelt(command.text)
    missing = f"No mark is named {name}{_by_key(reader, 'mark', 'sets one')}."
    if any(each.name == command.text for each in reader.kept):
        missing = f"Mark {name} is not in this text as it is now; it is kept."
    return jump(reader, dict(reader.marks).get(command.text), missing)


def _spelt(name: str) -> str:
    """Return what was typed for a name, as it can be said."""
    return safe_line(name).strip() or "a blank"


def _listed(reader: Reader, action: str) -> Reader | None:
    """Return the reader before what would be typed for an action, as a list, where letters and digits are no keys."""
    if reader.keys.printable:
        return None
    from b12tui.core.overlay import letter_pickers

    if not letter_pickers.wanted(reader):
        return None
    if action == "go-mark":
        return listings.show_marks(reader)
    return _show(reader, letter_pickers.letters(reader) if action == "mark" else letter_pickers.percentages(reader), "")


def _show(reader: Reader, listing: Listing, empty: str) -> Reader:
    if not listing.entries:
        return replace(reader, said=empty)
    return replace(reader, layers=(*reader.layers, listing))


def _at_hand(reader: Reader) -> Where:
    """Tell where the actions are done that help lists: on what it lies over."""
    match reader.top:
        case Listing():
            return Where.LIST
        case TableView():
            return Where.TABLE
        case _:
            return Where.TEXT


def _follow(reader: Reader) -> Reader:
    said = "The file is not followed any more." if reader.follows else "The file is followed: what is written comes in."
    if not reader.follows and reader.text in ("", "-"):
        return replace(reader, said="There is no file to follow.")
    return replace(reader, follows=not reader.follows, said=said)


def _back_out(reader: Reader, command: Command) -> Reader:
    """Leave the program; Esc leaves only what was found, since a slow line may split a key and leave its Esc alone."""
    if command.text != "Esc":
        return replace(reader, effect=Quit())
    return replace(reader, finding=None, said="" if reader.finding else _leaving(reader))


def _head(reader: Reader, command: Command) -> Reader:
    """Go to another head; the first time, ask whether that is for good."""
    name = command.action
    if command.text in ("now", "always"):
        return replace(reader, effect=ChangeHead(name, command.text == "always"))
    if name == reader.head == "screen":
        return replace(reader, said="This is the screen.")
    if reader.asks and name != reader.head:
        return _show(reader, listings.usual_head(name), "")
    return replace(reader, effect=ChangeHead(name))


def _by_key(reader: Reader, action: str, does: str) -> str:
    """Return what a key does, behind a sentence, where the action has one."""
    key = reader.keys.key(action)
    return f"; {key} {does}" if key else ""


def _leaving(reader: Reader) -> str:
    key = next((key for key in reader.keys.of(BY_ID["back-out"], Where.TEXT) if key != "Esc"), "")
    return f"{key or reader.keys.key('quit') or 'The last of all actions'} leaves the program."


SIMPLE: dict[str, Callable[[Reader], Reader]] = {
    **toggles.SWITCHES,
    "parent": motion.parent,
    "back": back,
    "forward": forward,
    "next-text": lambda reader: turn(reader, 1),
    "previous-text": lambda reader: turn(reader, -1),
    "last": lambda reader: _go_mark(reader, Command("go-mark", text="'")),
    "marks": lambda reader: replace(reader, effect=ListMarks()),
    "contents": lambda reader: (
        _show(reader, listings.contents(reader), "")
        if len(reader.document.sections) > 1
        else replace(reader, said="This text has no sections.")
    ),
    "matches": _matches,
    "where": lambda reader: replace(reader, said=where(reader)),
    "say": lambda reader: replace(reader, effect=Redraw()),
    "open": activation.act,
    "close": lambda reader: activation.toggle(reader, opened=False),
    "toggle": activation.toggle,
    "open-all": lambda reader: activation.all_at_once(reader, opened=True),
    "close-all": lambda reader: activation.all_at_once(reader, opened=False),
    "questions": lambda reader: _show(reader, listings.questions(reader), "There are no questions in this text."),
    "links": lambda reader: _show(reader, listings.links(reader), "There are no links in this text."),
    "table": cursor.enter,
    "help": lambda reader: _show(reader, listings.actions(_at_hand(reader), reader.keys), ""),
    "edit": lambda reader: replace(reader, effect=Edit()),
    "reload": lambda reader: replace(reader, effect=Reload()),
    "follow": _follow,
    "changed": lambda reader: replace(reader, effect=ListChanges()),
    "next-change": lambda reader: replace(reader, effect=GoToChange(1)),
    "previous-change": lambda reader: replace(reader, effect=GoToChange(-1)),
    "leave": lambda reader: reader,
    "heads": lambda reader: _show(reader, listings.heads(reader), ""),
}

COUNTED: dict[str, Callable[[Reader, Command], Reader]] = {
    **motion.COUNTED,
    **toggles.WIDTHS,
    "percent": _percent,
    "mark": _mark,
    "go-mark": _go_mark,
    "go": lambda reader, command: prompts.ask(reader, "go", command.text),
    "find": _find,
    "find-next": _match,
    "find-previous": _match,
    "copy-link": lambda reader, command: clipboard.copy(reader, command.action),
    "copy-section": lambda reader, command: clipboard.copy(reader, command.action),
    "copy-code": lambda reader, command: clipboard.copy(reader, command.action),
    "copy-document": lambda reader, command: clipboard.copy(reader, command.action),
    "back-out": _back_out,
    "screen": _head,
    "spoken": _head,
    "line": _head,
}

COUNTING = {*motion.COUNTED, *motion.LINED, "percent", "find-next", "find-previous"}
"""What heeds a count: how often it is done, or which line or part of the text is meant."""

ELSEWHERE = {"back", "forward", "next-text", "previous-text", "marks"}
"""What leads to other texts."""
WITHOUT_TEXT = {action.id for action in ACTIONS if action.group in (TEXT, PROGRAM)} | {"go", "say"} | ELSEWHERE
"""What can be done where there is nothing to read."""


def in_text(reader: Reader, command: Command, lines: Lines) -> Reader:
    """Do a command on the text."""
    name = command.action
    if nothing_here(reader) and name not in WITHOUT_TEXT:
        # Enter leads to all actions, as it does on plain text: for some hands it is the only way out.
        return SIMPLE["help"](reader) if name == "open" else replace(reader, said="The text is empty.")
    if name in SIMPLE:
        return SIMPLE[name](reader)
    if name in COUNTED:
        return COUNTED[name](reader, command)
    if name in motion.LINED:
        return motion.LINED[name](reader, command, lines)
    return replace(reader, said=f"That can be done in a table only{_by_key(reader, 'table', 'opens one')}.")
