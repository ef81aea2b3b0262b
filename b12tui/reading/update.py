"""One step: a reader, a command, and the next reader. Nothing happens anywhere else.

What lies on top takes the command first (a list, a table, a prompt); what it doesn't know goes to the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from b12tui.document import Address
from b12tui.reading import copying, lists, moves, opening, prompts, tabling
from b12tui.reading.actions import BY_ID, Where
from b12tui.reading.finding import step as step_match
from b12tui.reading.jumps import back, forward, jump, move, settle
from b12tui.reading.lines import Lines
from b12tui.reading.looks import NARROWEST, STEP, THEMES, USUAL_WIDTH, WIDEST
from b12tui.reading.reader import Command, Listing, Prompt, Quit, Reader, Redraw, Suspend, TableView
from b12tui.reading.whereabouts import match_place, where

Do = Callable[[Reader, Command, Lines], Reader]


def context(reader: Reader) -> Where:
    """Tell which keys are at hand."""
    match reader.top:
        case Listing():
            return Where.LIST
        case TableView():
            return Where.TABLE
        case _:
            return Where.TEXT


def update(reader: Reader, command: Command, lines: Lines) -> Reader:
    """Do a command; what it has to say is in `said`, what the head has to do is in `effect`."""
    reader = replace(reader, said="", effect=None)
    done = _anywhere(reader, command)
    if done is None:
        match reader.top:
            case Listing():
                done = _in_list(reader, reader.top, command, lines)
            case TableView():
                done = _in_table(reader, reader.top, command)
            case Prompt() | None:
                done = None
    if done is None:
        done = _in_text(reader, command, lines)
    return settle(done)


def _anywhere(reader: Reader, command: Command) -> Reader | None:
    """Do what means the same whatever is on top."""
    match command.action:
        case "quit":
            return replace(reader, effect=Quit())
        case "suspend":
            return replace(reader, effect=Suspend())
        case "redraw":
            return replace(reader, effect=Redraw())
        case "theme":
            following = (THEMES.index(reader.look.theme) + 1) % len(THEMES) if reader.look.theme in THEMES else 0
            look = replace(reader.look, theme=THEMES[following])
            return replace(reader, look=look, said=f"Theme: {look.theme}.")
        case "unknown-key":
            return replace(reader, said=f"{command.text} does nothing here; ? shows the keys.")
        case _:
            return None


def _in_list(reader: Reader, listing: Listing, command: Command, lines: Lines) -> Reader | None:
    count = command.count or 1
    match command.action:
        case "next-line":
            return lists.step(reader, listing, count)
        case "previous-line":
            return lists.step(reader, listing, -count)
        case "page":
            return lists.step(reader, listing, 10)
        case "page-back":
            return lists.step(reader, listing, -10)
        case "top":
            return lists.step(reader, listing, -len(listing.entries))
        case "end":
            return lists.step(reader, listing, len(listing.entries))
        case "next-character" | "previous-character":
            words = listing.entries[listing.at].words if listing.entries else ""
            by = 1 if command.action == "next-character" else -1
            char = min(max(listing.char + by, 0), max(len(words) - 1, 0))
            return lists.put(reader, replace(listing, char=char))
        case "digit":
            digits = listing.digits + command.text
            return lists.put(reader, replace(listing, digits=digits), f"Number {digits}; Enter chooses it.")
        case "leave" if listing.digits:
            return lists.put(reader, replace(listing, digits=listing.digits[:-1]))
        case "back-out" | "leave":
            return replace(reader, layers=reader.layers[:-1])
        case "contents" if listing.kind == "contents":
            return replace(reader, layers=reader.layers[:-1])
        case "open":
            after, following = lists.choose(reader, listing)
            return after if following is None else update(after, following, lines)
        case "say":
            return reader
        case _:
            return None if BY_ID[command.action].where & Where.LIST else reader


def _in_table(reader: Reader, seen: TableView, command: Command) -> Reader | None:
    match command.action:
        case "back-out" | "leave" | "table":
            return tabling.leave(reader, seen)
        case "record":
            return tabling.record(reader, seen)
        case "copy-cell" | "copy-row" | "copy-column" | "copy-table":
            return tabling.copy(reader, seen, command.action)
        case "open" | "say":
            table = tabling.block(reader.document, seen)
            words = tabling.cell(table, seen.row, seen.column).chars or "blank"
            return replace(reader, said=f"{tabling.header(table, seen.column)}: {words}")
        case _:
            known = BY_ID.get(command.action)
            if known is not None and known.where & Where.TABLE and command.action != "contents":
                return tabling.step(reader, seen, command)
            return None


def _in_text(reader: Reader, command: Command, lines: Lines) -> Reader:
    do = _TEXT.get(command.action)
    if do is None:
        return replace(reader, said=f"{command.action} can't be done here.")
    return do(reader, command, lines)


def _line(reader: Reader, command: Command, lines: Lines) -> Reader:
    down = command.action == "next-line"
    at = lines.line(reader, (command.count or 1) * (1 if down else -1))
    return move(reader, at, "Last line." if down else "First line.")


def _character(reader: Reader, command: Command, lines: Lines) -> Reader:
    right = command.action == "next-character"
    at = lines.character(reader, (command.count or 1) * (1 if right else -1))
    return move(reader, at, "End of the line." if right else "Start of the line.")


def _page(reader: Reader, command: Command, lines: Lines) -> Reader:
    down = command.action in ("page", "half-page")
    pages = (command.count or 1) * (0.5 if command.action.startswith("half") else 1.0)
    at = lines.page(reader, pages if down else -pages)
    return move(reader, at, "Last line." if down else "First line.")


def _by(step: Callable[[Reader, int], Address | None], by: int, stuck: str) -> Do:
    """Make an action of a move that may be counted; it goes as far as it can, and says so if it can't move at all."""

    def do(reader: Reader, command: Command, lines: Lines) -> Reader:
        moved = reader
        for _ in range(command.count or 1):
            at = step(moved, by)
            if at is None:
                break
            moved = replace(moved, at=at)
        return moved if moved is not reader else replace(reader, said=stuck)

    return do


def _top(reader: Reader, command: Command, lines: Lines) -> Reader:
    if command.count is not None:
        return _source_line(reader, command.count)
    first = moves.first(reader)
    return jump(reader, first) if first != reader.at else replace(reader, said="First line.")


def _source_line(reader: Reader, line: int) -> Reader:
    """Go to a line of the source, as far as sections tell: the part of the section that stands at that line."""
    document = reader.document
    line = min(max(line, 1), document.lines)
    section = max(
        (s for s in document.sections if s.line <= line), key=lambda s: s.number, default=document.sections[0]
    )
    following = section.number + 1
    end = document.sections[following].line if following < len(document.sections) else document.lines + 1
    leaves = document.leaves(section.number)
    index = len(leaves) * (line - section.line) // max(end - section.line, 1)
    at = moves.next_leaf(reader, Address(section.number, min(index, len(leaves)) - 1), 1)
    return jump(reader, at or moves.last(reader))


def _end(reader: Reader, command: Command, lines: Lines) -> Reader:
    last = moves.last(reader)
    end = replace(reader, at=last)
    while (further := lines.line(end, 1)) is not None:
        end = replace(end, at=further)
    return jump(reader, end.at) if end.at != reader.at else replace(reader, said="Last line.")


def _percent(reader: Reader, command: Command, lines: Lines) -> Reader:
    if command.count is None:
        return replace(reader, said="Type a number first: 30% goes to 30 percent of the text.")
    return jump(reader, moves.percent(reader, command.count))


def _parent(reader: Reader, command: Command, lines: Lines) -> Reader:
    return jump(reader, moves.parent(reader), "No heading above this one.")


def _match(reader: Reader, command: Command, lines: Lines) -> Reader:
    if reader.finding is None or not reader.finding.matches:
        return replace(reader, said=match_place(reader))
    by = (command.count or 1) * (1 if command.action == "find-next" else -1)
    finding, wrapped = step_match(reader.finding, reader.at, by)
    goal = finding.matches[finding.at].start
    after = jump(replace(reader, finding=finding), goal)
    around = "Past the end, from the start: " if by > 0 else "Past the start, from the end: "
    return replace(after, said=(around if wrapped else "") + match_place(after))


def _find(reader: Reader, command: Command, lines: Lines) -> Reader:
    asked = prompts.ask(reader, "find")
    prompt = asked.top
    if not command.text or not isinstance(prompt, Prompt):
        return asked
    looked = prompts.look_up(asked, command.text, prompt)
    return prompts.enter(looked, replace(prompt, text=command.text))[0]


def _go(reader: Reader, command: Command, lines: Lines) -> Reader:
    asked = prompts.ask(reader, "go")
    prompt = asked.top
    if not command.text or not isinstance(prompt, Prompt):
        return asked
    return submit(prompts.edit(asked, prompt, "", command.text), lines)


def _matches(reader: Reader, command: Command, lines: Lines) -> Reader:
    if reader.finding is None or not reader.finding.matches:
        return replace(reader, said=match_place(reader))
    return _show(reader, lists.matches(reader), "")


def _mark(reader: Reader, command: Command, lines: Lines) -> Reader:
    if not command.text:
        return prompts.ask(reader, "mark")
    others = tuple(pair for pair in reader.marks if pair[0] != command.text)
    return replace(reader, marks=(*others, (command.text, reader.at)), said=f"Mark {command.text} is set.")


def _go_mark(reader: Reader, command: Command, lines: Lines) -> Reader:
    if not command.text:
        return prompts.ask(reader, "go-mark")
    if command.text == "'":
        return jump(reader, reader.behind[-1] if reader.behind else None, "No place to go back to.")
    return jump(reader, dict(reader.marks).get(command.text), f"No mark is named {command.text}; m sets one.")


def _show(reader: Reader, listing: Listing, empty: str) -> Reader:
    if not listing.entries:
        return replace(reader, said=empty)
    return replace(reader, layers=(*reader.layers, listing))


def _width(reader: Reader, command: Command, lines: Lines) -> Reader:
    by = {"wider": STEP, "narrower": -STEP}.get(command.action)
    width = USUAL_WIDTH if by is None else min(max(reader.look.width + by, NARROWEST), WIDEST)
    return replace(reader, look=replace(reader.look, width=width), said=f"At most {width} characters a line.")


def _toggle_look(field: str, on: str, off: str) -> Do:
    def do(reader: Reader, command: Command, lines: Lines) -> Reader:
        value = not getattr(reader.look, field)
        return replace(reader, look=replace(reader.look, **{field: value}), said=on if value else off)

    return do


def _spacing(reader: Reader, command: Command, lines: Lines) -> Reader:
    spacing = 3 - reader.look.spacing
    return replace(reader, look=replace(reader.look, spacing=spacing), said=f"Line spacing {spacing}.")


def _back_out(reader: Reader, command: Command, lines: Lines) -> Reader:
    if command.text == "Esc":
        return replace(reader, finding=None, said="")
    return replace(reader, effect=Quit())


_TEXT: dict[str, Do] = {
    "next-line": _line,
    "previous-line": _line,
    "next-character": _character,
    "previous-character": _character,
    "next-sentence": _by(moves.sentence, 1, "Last sentence."),
    "previous-sentence": _by(moves.sentence, -1, "First sentence."),
    "next-block": _by(moves.block, 1, "Last block."),
    "previous-block": _by(moves.block, -1, "First block."),
    "next-heading": _by(moves.heading, 1, "No more headings."),
    "previous-heading": _by(moves.heading, -1, "No heading before this one."),
    "parent": _parent,
    "page": _page,
    "page-back": _page,
    "half-page": _page,
    "half-page-back": _page,
    "top": _top,
    "end": _end,
    "percent": _percent,
    "back": lambda reader, command, lines: back(reader),
    "forward": lambda reader, command, lines: forward(reader),
    "mark": _mark,
    "go-mark": _go_mark,
    "marks": lambda reader, command, lines: _show(
        reader, lists.marks(reader), "No marks yet; m and a letter sets one."
    ),
    "contents": lambda reader, command, lines: _show(reader, lists.contents(reader), ""),
    "go": _go,
    "find": _find,
    "find-next": _match,
    "find-previous": _match,
    "matches": _matches,
    "where": lambda reader, command, lines: replace(reader, said=where(reader)),
    "say": lambda reader, command, lines: replace(reader, effect=Redraw()),
    "open": lambda reader, command, lines: opening.act(reader),
    "close": lambda reader, command, lines: opening.toggle(reader, opened=False),
    "toggle": lambda reader, command, lines: opening.toggle(reader),
    "open-all": lambda reader, command, lines: opening.all_at_once(reader, opened=True),
    "close-all": lambda reader, command, lines: opening.all_at_once(reader, opened=False),
    "questions": lambda reader, command, lines: _show(reader, lists.questions(reader), "There are no questions here."),
    "next-link": _by(moves.stop, 1, "No more links."),
    "previous-link": _by(moves.stop, -1, "No link before this one."),
    "links": lambda reader, command, lines: _show(reader, lists.links(reader), "There are no links in this text."),
    "copy-link": lambda reader, command, lines: copying.copy(reader, "copy-link"),
    "copy-section": lambda reader, command, lines: copying.copy(reader, "copy-section"),
    "copy-code": lambda reader, command, lines: copying.copy(reader, "copy-code"),
    "copy-document": lambda reader, command, lines: copying.copy(reader, "copy-document"),
    "table": lambda reader, command, lines: tabling.enter(reader),
    "wider": _width,
    "narrower": _width,
    "width": _width,
    "spacing": _spacing,
    "ruler": _toggle_look("ruler", "The ruler is on.", "The ruler is off."),
    "sentence-lines": _toggle_look("sentence_lines", "One sentence a line.", "Sentences run on."),
    "contents-side": _toggle_look(
        "contents_left", "The contents stand at the left.", "The contents stand at the right."
    ),
    "hints": _toggle_look("hints", "The hint line is on.", "The hint line is off."),
    "help": lambda reader, command, lines: _show(reader, lists.actions(reader), ""),
    "back-out": _back_out,
    "leave": lambda reader, command, lines: reader,
}


def submit(reader: Reader, lines: Lines) -> Reader:
    """Take what was typed in the prompt on top and do what it asks for."""
    prompt = reader.top
    if not isinstance(prompt, Prompt):
        return reader
    after, following = prompts.enter(reader, prompt)
    return settle(after) if following is None else update(after, following, lines)


def type_in(reader: Reader, key: str, text: str, lines: Lines) -> Reader:
    """Take a key in the prompt on top: `text` for what is to be inserted, else the key's name."""
    prompt = reader.top
    if not isinstance(prompt, Prompt):
        return reader
    reader = replace(reader, said="", effect=None)
    if key == "Enter":
        return submit(reader, lines)
    edited = prompts.edit(reader, prompt, "" if text else key, text)
    if prompt.kind in ("mark", "go-mark") and text:
        return update(edited, Command(prompt.kind, text=text[0]), lines)
    return settle(edited)
