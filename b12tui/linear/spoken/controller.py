"""Spoken pages without a terminal: keys in, rows to be said out.

The reader is the one of every head, `update` does what keys ask for, and `Rows` lends it lines and pages. What is said
of it is here: the row that one has come to, an item of a list, a cell, or what the action had to say; never two of them
where one will do.

Longer than other files: what a key leads to and what is said of it are decided together, case by case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.keymap.bindings import Pending
from b12tui.core.keymap.cancel_keys import CANCELLED
from b12tui.core.messages import phrases
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion import targets
from b12tui.core.motion.targets import first
from b12tui.core.overlay import listings
from b12tui.core.overlay.listings import with_list
from b12tui.core.overlay.prompts import LABELS, QUIETLY, go_choices, is_named
from b12tui.core.state import ChangeFrontend, Command, Effect, ListOverlay, Prompt, ReaderState, Redraw, TableView
from b12tui.core.table import cursor as tabling
from b12tui.core.update import context, type_in, update
from b12tui.document import FootnoteRef, Link, Position, Table
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Viewport
from b12tui.linear.narration import table_cells
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.spoken.rows import SpokenRows
from b12tui.plain.styles import STYLES

OPENING = 40
"""Words that are said at most before the first row."""

ARROWS = ("Up", "Down")
"""Keys after which tdsr says the cursor's row and no other, so they lead to one row each."""


@dataclass(frozen=True, slots=True)
class KeyResponse:
    """What a key leads to."""

    rows: tuple[str, ...] = ()
    """To be written below the last row."""
    fresh: bool = False
    """Whether they begin a fresh screen."""
    step: int = 0
    """By how many characters the cursor walks in the last row; then there are no rows."""
    typing: Prompt | None = None
    """A line that is being typed, to be shown in the last row; then there are no other rows."""
    effect: Effect | None = None
    """What is asked of the terminal, or of who runs this head."""


NO_RESPONSE = KeyResponse()


class SpokenController:
    """A reader, read by keys and rows."""

    def __init__(
        self, state: ReaderState, columns: int, height: int, style: str = "spoken", *, ascii_only: bool = False
    ) -> None:
        """Read by rows that fit `columns`, in pages of `height` rows; `style` is a name of `plain.STYLES`.

        With `spelt` what is not ASCII is spelt out.
        """
        self.reader = state
        """What it has to say (`said`: notices, where reading goes on) is said by the opening."""
        self._style = STYLES[style]
        self._spelt = ascii_only
        self.narration = Narration(state.document, self._style)
        self.pending = Pending()
        self._said_to: tuple[Position, Position] | None = None
        """After a sentence or a block: where the reader was, and the last character that was said."""
        self._arrow: tuple[tuple[str, ...], int] | None = None
        """After an arrow: the rows of what it led to, and which of them was said. The arrows go through them."""
        self._size = columns, height
        self._window: Viewport | None = None

    @property
    def viewport(self) -> Viewport:
        """The rows that lend lines and pages; they are set when they are asked for first, which may take a while."""
        if self._window is None:
            self._window = Viewport(self._flow(), max(self._size[1], 1))
            self._window.follow(self.reader)
        return self._window

    @property
    def width(self) -> int:
        """How many cells a row may take: one is for the cursor behind it, one for what `sheet` may put before it."""
        return max(min(self._size[0] - 2, self.reader.appearance.width), 1)

    @property
    def rows(self) -> SpokenRows:
        """The text in rows."""
        flow = self.viewport.flow
        if not isinstance(flow, SpokenRows):
            raise TypeError(flow)
        return flow

    def _flow(self) -> SpokenRows:
        appearance = self.reader.appearance
        measure = Measure(self.width, sentence_lines=appearance.sentence_lines)
        return SpokenRows(self.narration, self.reader.folds, measure, ascii_only=self._spelt)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Be as before if what is done within is cancelled."""
        own, window = dict(vars(self)), self._window
        rows = dict(vars(window)) if window is not None else {}
        try:
            yield
        except Cancelled:
            vars(self).update(own)
            if window is not None:
                vars(window).update(rows)
            raise

    def cancelled(self) -> KeyResponse:
        """Say that what was asked for was cancelled, and leave the line to type in, if there is one."""
        top = self.reader.top_overlay
        if isinstance(top, Prompt):
            self.reader = type_in(self.reader, "Esc", "", self.viewport)
        self.reader = replace(self.reader, message="", effect=None)
        self.pending = Pending()
        return KeyResponse(self.wrapped(CANCELLED))

    def resize(self, columns: int, height: int) -> None:
        """Fit another size of the screen."""
        self._size = columns, height
        self._arrow = None
        self.viewport.reset(self._flow(), max(height, 1), self.reader)

    def turn_to(self, state: ReaderState, *, fresh: bool = False) -> KeyResponse:
        """Go on with a reader that was made outside, maybe of another text, and return what is to be said of it.

        `fresh`: nothing of what was said stands there any more.
        """
        before = self.reader
        same = state.document is before.document
        self.changed_to(state)
        moved = fresh or not same or state.position != before.position or state.overlays != before.overlays
        return KeyResponse(
            (*self.wrapped(state.message), *(self._focus(before if same else None) if moved else ())), fresh
        )

    def changed_to(self, state: ReaderState) -> KeyResponse:
        """Go on with a reader in what the text says now, and return what is to be said of that alone."""
        before = self.reader
        self.reader = replace(state, message="", effect=None)
        self._arrow = None
        if state.document is not before.document:
            self.narration = Narration(state.document, self._style)
            self._said_to = None
            self.viewport.reset(self._flow(), self.viewport.height, self.reader)
        self.viewport.follow(self.reader)
        return KeyResponse(self.wrapped(state.message))

    # What is said

    def opening(self) -> KeyResponse:
        """Say what the text is called, where reading goes on and how to get help, then the row that it goes on with."""
        return KeyResponse((*self.greeting().rows, *self.first_row().rows), fresh=True)

    def first_row(self) -> KeyResponse:
        """Say the row that reading goes on with."""
        return KeyResponse(self._here())

    def greeting(self) -> KeyResponse:
        """Say what the text is called, where reading goes on and how to get help."""
        state = self.reader
        name = " ".join(state.document.title.split()[:16])
        hello = [] if state.position <= first(state) else [phrases.with_full_stop(name)]
        if state.message:
            hello.append(phrases.with_full_stop(state.message))
        elif state.position.section and state.position > first(state):
            place = ordinal(state, state.position.section)
            section = " ".join(section_name(state, state.position.section).split()[:10])
            hello.append(f"Continuing in {section}, {place}.")
        hello += self._first_keys()
        return KeyResponse(self.wrapped(" ".join(hello)), fresh=True)

    def _first_keys(self) -> list[str]:
        """Return what shows the keys and what leaves, for one who knows neither."""
        keys = self.reader.keymap
        shows = keys.key("help")
        nodes = next(
            (key for key in keys.keys_for(BY_ID["back-out"], KeyContext.TEXT) if key != "Esc"), keys.key("quit")
        )
        shows = f"{'Question mark' if shows == '?' else shows}: keys." if shows else "Enter: all that can be done."
        return [shows, f"{nodes}: quit."] if nodes else [shows]

    def wrapped(self, said: str) -> tuple[str, ...]:
        """Return words in rows of the screen."""
        said = self._spell(said)
        return tuple(said[start:end] for start, end in rows(said, self.width) if start < end) if said else ()

    def _spell(self, said: str) -> str:
        """Return words as they may be written."""
        if not self._spelt or said.isascii():
            return said
        from b12tui.plain.transliterate import transliterate  # few ask for it

        return transliterate(said)

    def _here(self) -> tuple[str, ...]:
        """Return the rows of the place in the text."""
        return _texts(self.rows.said_at(self.reader.position)) or self.wrapped("The text is empty.")

    def _focus(self, before: ReaderState | None = None) -> tuple[str, ...]:
        """Return the rows of what is on top; `before` is the reader before the last key."""
        top = self.reader.top_overlay
        match top:
            case ListOverlay():
                was = before.top_overlay if before is not None else None
                opened = before is not None and (not isinstance(was, ListOverlay) or was.kind != top.kind)
                return self._list_rows(top, with_title=opened)
            case TableView():
                return self._table_rows(top, before)
            case Prompt() | None:
                return self._here()

    def _list_rows(self, listing: ListOverlay, *, with_title: bool) -> tuple[str, ...]:
        """Return the row of an item that the cursor is on, or all of it and the list's title."""
        if not listing.entries:
            return self.wrapped(phrases.with_full_stop(listing.title))
        spoken = self._spell(phrases.one_line(listing.entries[listing.index].label))
        if listing.entries[listing.index].current:
            spoken = f"{phrases.with_full_stop(spoken)} You are here."
        own = self.wrapped(spoken) or (phrases.BLANK_WORD,)
        if with_title:
            size = f", {phrases.plural('item', listings.size(listing))}"
            title = phrases.with_full_stop(f"{listing.title}{size}" if listing.kind != "cell" else listing.title)
            return (*self.wrapped(title), *own)
        return (own[_row_of(spoken, listing.offset, self.width)],)

    def _table_rows(self, view: TableView, before: ReaderState | None) -> tuple[str, ...]:
        """Return the row of the cell in view; of a table that was just opened, what is said of it before."""
        state = self.reader
        table = tabling.table_at(state.document, view)
        was = before.top_overlay if before is not None else None
        if isinstance(was, ListOverlay | Prompt) and before is not None and len(before.overlays) > 1:
            was = before.overlays[-2]
        if isinstance(was, TableView) and was.first_node == view.first_node and was.section == view.section:
            if view.record:
                # A record is said once, and one goes on by cell: it takes several rows, and arrows speak one.
                self.reader = replace(state, overlays=(*state.overlays[:-1], replace(view, record=False)))
                lines = table_cells.row_lines(self.narration, view)
                return tuple(row for line in lines for row in self.wrapped(line))
            return (self._shortened(table_cells.at_cell(self.narration, table, view, was if was != view else None)),)
        names = [phrases.column_name(table, column) for column in range(len(table.header))]
        intro = phrases.table_intro(table, self._table_number(view), names)
        if before is None:
            return (self._shortened(table_cells.at_cell(self.narration, table, view)),)
        return (*self.wrapped(intro), self._shortened(table_cells.at_cell(self.narration, table, view)))

    def _table_number(self, view: TableView) -> int:
        nodes = self.reader.document.text_nodes(view.section)[: view.first_node + 1]
        own = len({id(node.block) for node in nodes if isinstance(node.block, Table)})
        return self.narration.tables_before(view.section) + own

    def _shortened(self, said: str) -> str:
        """Return what of a cell fits in one row, for its arrows speak one; Enter says the whole cell."""
        said = self._spell(said)
        cut = self.wrapped(said)
        if len(cut) == 1:
            return cut[0]
        start, end = next(iter(rows(said, max(self.width - 4, 1))))
        return f"{said[start:end]} ..."

    # What keys do

    def press(self, key: str) -> KeyResponse:
        """Take a key and return what it leads to; that of an arrow is one row."""
        if key not in ARROWS or isinstance(self.reader.top_overlay, Prompt):
            answer = self._press(key)
            if not answer.step:
                self._arrow = None
            return answer
        by = 1 if key == "Down" else -1
        if self._arrow is not None and not self.pending.any:
            lines, said = self._arrow
            if 0 <= said + by < len(lines):
                self._arrow = lines, said + by
                return KeyResponse((lines[said + by],))
        before = self.reader
        answer = self._press(key)
        moved = (before.position, before.overlays) != (self.reader.position, self.reader.overlays)
        if len(answer.rows) < 2 or answer.typing is not None:
            if moved:
                self._arrow = None
            return answer
        # What stands above is come to from below; what is said of a way that ends there begins with its first row.
        row = len(answer.rows) - 1 if by < 0 and moved else 0
        self._arrow = answer.rows, row
        return replace(answer, rows=(answer.rows[row],))

    def _press(self, key: str) -> KeyResponse:
        """Take a key and return all that it leads to."""
        top = self.reader.top_overlay
        if isinstance(top, Prompt):
            return self._type(top, key)
        self.pending, command = self.reader.keymap.feed(self.pending, key, context(self.reader))
        if command is not None:
            return self.do(command)
        if self.pending.prefix:
            return KeyResponse(self.wrapped(self._waiting()))
        return NO_RESPONSE

    def _waiting(self) -> str:
        """Return what may follow the key that waits for another."""
        if self.pending.prefix in ("mark", "go-mark"):
            return "Mark: type its letter." if self.pending.prefix == "mark" else "Go to mark: type its letter."
        choices = self.reader.keymap.choices(self.pending, context(self.reader))
        return phrases.with_full_stop("; ".join(f"{key}: {meaning}" for key, meaning in choices))

    def do(self, command: Command) -> KeyResponse:
        """Do a command and return what is to be said."""
        before = self.reader
        if command.action in ("next-character", "previous-character"):
            by = (command.count or 1) * (1 if command.action == "next-character" else -1)
            return KeyResponse(step=by)
        if isinstance(before.top_overlay, ListOverlay) and command.action in ("next-line", "previous-line"):
            stepped = self._within_entry(before.top_overlay, 1 if command.action == "next-line" else -1)
            if stepped is not None:
                return stepped
        if command.action == "next-line" and before.top_overlay is None and command.count is None:
            before = self._behind_what_was_said(before)
        after = update(before, command, self.viewport)
        # Where there is nothing below what was said, that is all there is to say.
        return self._after(before if after.position == before.position else self.reader, after, command)

    def _behind_what_was_said(self, state: ReaderState) -> ReaderState:
        """Return the reader on the last row that a sentence or a block has said whole, so that Down goes on below."""
        if self._said_to is None or self._said_to[0] != state.position:
            return state
        last = self._said_to[1]
        at = state.position
        while (further := self.viewport.line(replace(state, position=at), 1)) is not None:
            ends = self._last_of(self.rows.said_at(further), further)
            if ends is None or ends > last:
                break
            at = further
        return replace(state, position=at)

    @staticmethod
    def _last_of(lines: tuple[Line, ...], at: Position) -> Position | None:
        """Return the last character of the document that some rows show."""
        ends = [(run.node, run.end - 1) for line in lines for run in line.runs if run.node >= 0]
        return Position(at.section, *max(ends)) if ends else None

    def _within_entry(self, listing: ListOverlay, by: int) -> KeyResponse | None:
        """Step to the next row of an item that takes several; None where there is none."""
        if not listing.entries:
            return None
        spoken = self._spell(phrases.one_line(listing.entries[listing.index].label))
        spans = list(rows(spoken, self.width))
        row = _row_of(spoken, listing.offset, self.width) + by
        if not 0 <= row < len(spans):
            return None
        self.reader = with_list(self.reader, replace(listing, offset=spans[row][0], digits=""))
        return KeyResponse((spoken[slice(*spans[row])],))

    def _after(self, before: ReaderState, after: ReaderState, command: Command) -> KeyResponse:
        """Take the next reader, and return what is to be said of it."""
        said, effect = after.message, after.effect
        self.reader = replace(after, message="", effect=None)
        self._fit(before)
        match effect:
            case ChangeFrontend("spoken"):
                return KeyResponse(self.wrapped("These are spoken pages."))
            case Redraw():
                return KeyResponse(self._focus(), fresh=command.action == "redraw")
            case None:
                pass
            case _:
                return KeyResponse(effect=effect)
        top = self.reader.top_overlay
        if isinstance(top, Prompt):
            return KeyResponse((LABELS[top.kind] + top.text,), typing=top)
        if command.action == "say":
            return KeyResponse(self._focus())
        return KeyResponse((*self.wrapped(self._message(said, before, command)), *self._news(before, said, command)))

    def _message(self, said: str, before: ReaderState, command: Command) -> str:
        """Return what the action had to say, unless the row says it as well."""
        if not said:
            return ""
        if command.action in ("open", "close", "toggle") and self.reader.folds != before.folds:
            return ""
        if (
            command.action in ("find-next", "find-previous")
            and self.reader.position != before.position
            and ": " not in said
        ):
            return ""
        if command.action == "record":
            return ""
        return phrases.with_full_stop(said)

    def _news(self, before: ReaderState, said: str, command: Command) -> tuple[str, ...]:
        """Return the rows of what one has come to; none where nothing but what was said is new."""
        state = self.reader
        if state.overlays != before.overlays:
            if isinstance(state.top_overlay, ListOverlay) and isinstance(before.top_overlay, ListOverlay) and said:
                same = (
                    state.top_overlay.index == before.top_overlay.index
                    and state.top_overlay.kind == before.top_overlay.kind
                )
                return () if same else self._focus(before)
            asked_in_vain = (
                isinstance(before.top_overlay, Prompt)
                and said
                and state.position == before.position
                and state.top_overlay is None
            )
            return () if asked_in_vain else self._focus(before)
        if isinstance(state.top_overlay, TableView):
            return () if said else self._focus(before)
        moved = state.position != before.position
        if not moved and state.folds == before.folds:
            return () if said or state.appearance != before.appearance else self._here()
        if not moved and command.action in ("open-all", "close-all"):
            return ()
        return self._arrived(command)

    def _arrived(self, command: Command) -> tuple[str, ...]:
        """Return the rows of where a move in the text has led: a sentence, a block, a link, or the row."""
        at = self.reader.position
        match command.action:
            case "next-sentence" | "previous-sentence":
                return self._whole(self.rows.sentence_rows(at))
            case "next-block" | "previous-block" | "next-heading" | "previous-heading" | "parent":
                return self._whole(self.rows.passage_rows(at))
            case "next-link" | "previous-link":
                return self._link_rows()
            case _:
                return self._here()

    def _whole(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        """Return the rows of a sentence or a block."""
        at = self.reader.position
        last = self._last_of(lines, at)
        self._said_to = None if last is None else (at, last)
        return _texts(lines) or self._here()

    def _link_rows(self) -> tuple[str, ...]:
        mark = targets.link_at(self.reader)
        if mark is None:
            return self._whole(self.rows.passage_rows(self.reader.position))
        if isinstance(mark.kind, FootnoteRef):
            return self.wrapped(f"{phrases.footnote_name(mark.kind.number)}.")
        chars = self.reader.document.text_node(self.reader.position).text.chars
        target = mark.kind.target if isinstance(mark.kind, Link) else ""
        named = phrases.one_line(chars[mark.start : mark.end]).strip() or target
        return self.wrapped(f"Link: {named}")

    def _fit(self, before: ReaderState) -> None:
        """Set the rows anew if something was opened or closed, or the look changed; bring the place into sight."""
        state = self.reader
        if state.folds != before.folds or state.appearance != before.appearance:
            self.viewport.reset(self._flow(), self.viewport.height, state)
        self.viewport.follow(state)

    # Typed lines

    def _type(self, prompt: Prompt, key: str) -> KeyResponse:
        """Take a key in a line that is typed at the bottom."""
        before = self.reader
        if key == "Enter":
            return self._submit(prompt)
        text = " " if key == "Space" else key if len(key) == 1 else ""
        if text and len(LABELS[prompt.kind]) + len(prompt.text) + len(text) > self.width:
            return NO_RESPONSE
        if prompt.kind == "find" and key in ("Up", "Down"):
            return self._earlier(prompt, key)
        if (
            prompt.kind == "find"
            and (text or key in ("Backspace", "Delete", "Ctrl+U", "Ctrl+W"))
            and prompt.text + text
        ):
            return self._edit_quietly(prompt, key, text)
        after = type_in(before, key, text, self.viewport)
        if isinstance(after.top_overlay, Prompt) and after.top_overlay.kind == prompt.kind:
            self.reader = after
            return KeyResponse(typing=after.top_overlay)
        return self._after(before, after, Command("leave"))

    def _edit_quietly(self, prompt: Prompt, key: str, text: str) -> KeyResponse:
        """Edit the words to be found without looking for them yet: who listens can't follow the page meanwhile."""
        go = replace(prompt, kind=QUIETLY)
        held = replace(self.reader, overlays=(*self.reader.overlays[:-1], go))
        edited = type_in(held, key, text, self.viewport).top_overlay
        if isinstance(edited, Prompt):
            shown = replace(edited, kind="find", choices=())
            self.reader = replace(self.reader, overlays=(*self.reader.overlays[:-1], shown))
            return KeyResponse(typing=shown)
        return NO_RESPONSE

    def _earlier(self, prompt: Prompt, key: str) -> KeyResponse:
        """Say an earlier search, or a later one, in a row of its own, to be edited or taken."""
        held = replace(self.reader, overlays=(*self.reader.overlays[:-1], replace(prompt, kind=QUIETLY)))
        after = type_in(held, key, "", self.viewport)
        if after.message:  # in one row, as an arrow has it; the next letter writes the line over it
            return KeyResponse(self.wrapped(after.message))
        shown = after.top_overlay if isinstance(after.top_overlay, Prompt) else prompt
        text = shown.text[: max(self.width - len(LABELS["find"]), 0)]
        shown = replace(shown, kind="find", text=text, cursor=len(text))
        self.reader = replace(self.reader, overlays=(*self.reader.overlays[:-1], shown))
        return KeyResponse((LABELS[shown.kind] + shown.text,), typing=shown)

    def _submit(self, prompt: Prompt) -> KeyResponse:
        before = self.reader
        below = replace(before, overlays=before.overlays[:-1], position=prompt.origin)
        if prompt.kind == "find":
            if not prompt.text.strip():
                return self._after(before, below, Command("leave"))
            return self._after(below, update(below, Command("find", text=prompt.text), self.viewport), Command("find"))
        if prompt.kind != "go":
            return self._after(before, type_in(before, "Enter", "", self.viewport), Command("leave"))
        fitting = go_choices(below, prompt.text)
        if len(fitting) < 2 or prompt.text.strip().isdecimal() or is_named(fitting[0], prompt.text):
            return self._after(before, type_in(before, "Enter", "", self.viewport), Command("go"))
        listing = ListOverlay("go", "Go to", fitting)
        return self._after(before, replace(below, overlays=(*below.overlays, listing)), Command("go"))


def _texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _row_of(spoken: str, char: int, width: int) -> int:
    """Return which row of an item a character of it is in."""
    found = 0
    for number, (start, _) in enumerate(rows(spoken, width)):
        if start <= char:
            found = number
    return found
