"""Terminal-independent logic of spoken pages: keys in, rows out.

The reader state is that of every frontend, `update` performs what keys ask for, and `SpokenRows` supplies lines and
pages. This module decides what is spoken of the result: the current row, a list item, a table cell or the action's
message, and never two of them where one will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.catalogue import counts, lists, page, spoken, structure
from b12tui.core.actions import BY_ID, KeyContext
from b12tui.core.keymap.bindings import Pending
from b12tui.core.messages import phrases
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion import targets
from b12tui.core.motion.targets import first
from b12tui.core.overlay import listings
from b12tui.core.overlay.listings import with_list
from b12tui.core.overlay.prompts import go_choices, is_named
from b12tui.core.state import (
    ChangeFrontend,
    Command,
    Effect,
    ListOverlay,
    Prompt,
    ReaderState,
    Redraw,
    TableView,
)
from b12tui.core.table import cursor as tabling
from b12tui.core.update import context, type_in, update
from b12tui.document import FootnoteRef, Link, Position
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
from b12tui.plain.transliterate import transliterate

OPENING = 40
"""Maximum number of words spoken before the first row."""

ARROWS = ("Up", "Down")
"""Keys after which tdsr speaks only the cursor's row; each therefore leads to a single row."""


@dataclass(frozen=True, slots=True)
class KeyResponse:
    """Response to a key."""

    rows: tuple[str, ...] = ()
    """Rows to be written below the last row."""
    fresh: bool = False
    """Whether the rows begin a fresh screen."""
    step: int = 0
    """Characters by which the cursor moves in the last row; if not 0, there are no rows."""
    typing: Prompt | None = None
    """Prompt to be shown in the last row; if set, there are no other rows."""
    effect: Effect | None = None
    """Effect requested of the terminal or of the caller."""


NO_RESPONSE = KeyResponse()


class SpokenController:
    """A document read by keys and rows."""

    def __init__(
        self, state: ReaderState, columns: int, height: int, style: str = "spoken", *, ascii_only: bool = False
    ) -> None:
        """Read in rows that fit `columns`, in pages of `height` rows; `style` is a name in `plain.styles.STYLES`.

        With `ascii_only`, characters outside ASCII are transliterated.
        """
        self.state = state
        """Its `message` (notices, where reading continues) is spoken by the opening."""
        self._style = STYLES[style]
        self._ascii_only = ascii_only
        self.narration = Narration(state.document, self._style)
        self.pending = Pending()
        self._last_spoken: tuple[Position, Position] | None = None
        """After a sentence or block: the reader's position, and the last character spoken."""
        self._arrow_rows: tuple[tuple[str, ...], int] | None = None
        """After an arrow key: the rows of its response, and the index of the one spoken. Further arrows step through
        them."""
        self._size = columns, height
        self._viewport: Viewport | None = None

    @property
    def viewport(self) -> Viewport:
        """Viewport that supplies lines and pages; laid out on first access, which may take a while."""
        if self._viewport is None:
            self._viewport = Viewport(self._make_rows(), max(self._size[1], 1))
            self._viewport.follow(self.state)
        return self._viewport

    @property
    def width(self) -> int:
        """Maximum cells in a row: one is left for the cursor behind it, one for a prefix from `AppendOnlyScreen`."""
        return max(min(self._size[0] - 2, self.state.appearance.width), 1)

    @property
    def rows(self) -> SpokenRows:
        """The document in rows."""
        flow = self.viewport.flow
        if not isinstance(flow, SpokenRows):
            raise TypeError(flow)
        return flow

    def _make_rows(self) -> SpokenRows:
        appearance = self.state.appearance
        measure = Measure(self.width, sentence_lines=appearance.sentence_lines)
        return SpokenRows(self.narration, self.state.folds, measure, ascii_only=self._ascii_only)

    @contextmanager
    def rollback_on_cancel(self) -> Iterator[None]:
        """Restore the previous state if the code within is cancelled."""
        own, window = dict(vars(self)), self._viewport
        rows = dict(vars(window)) if window is not None else {}
        try:
            yield
        except Cancelled:
            vars(self).update(own)
            if window is not None:
                vars(window).update(rows)
            raise

    def cancelled(self) -> KeyResponse:
        """Report that the operation was cancelled, and close the prompt, if there is one."""
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            self.state = type_in(self.state, "Esc", "", self.viewport)
        self.state = replace(self.state, message="", effect=None)
        self.pending = Pending()
        return KeyResponse(self.wrapped(page.CANCELLED))

    def resize(self, columns: int, height: int) -> None:
        """Adapt to another screen size."""
        self._size = columns, height
        self._arrow_rows = None
        self.viewport.reset(self._make_rows(), max(height, 1), self.state)

    def turn_to(self, state: ReaderState, *, fresh: bool = False) -> KeyResponse:
        """Continue with a state made elsewhere, possibly of another document, and return what is spoken of it.

        `fresh`: no row spoken before is on the screen any more.
        """
        before = self.state
        same = state.document is before.document
        self.changed_to(state)
        moved = fresh or not same or state.position != before.position or state.overlays != before.overlays
        return KeyResponse(
            (*self.wrapped(state.message), *(self._focus(before if same else None) if moved else ())), fresh
        )

    def changed_to(self, state: ReaderState) -> KeyResponse:
        """Continue with a state of the document as updated, and return its message alone."""
        before = self.state
        self.state = replace(state, message="", effect=None)
        self._arrow_rows = None
        if state.document is not before.document:
            self.narration = Narration(state.document, self._style)
            self._last_spoken = None
            self.viewport.reset(self._make_rows(), self.viewport.height, self.state)
        self.viewport.follow(self.state)
        return KeyResponse(self.wrapped(state.message))

    # Spoken text

    def opening(self) -> KeyResponse:
        """Return the greeting followed by the row at which reading continues."""
        return KeyResponse((*self.greeting().rows, *self.first_row().rows), fresh=True)

    def first_row(self) -> KeyResponse:
        """Return the row at which reading continues."""
        return KeyResponse(self._here())

    def greeting(self) -> KeyResponse:
        """Return the document's title, where reading continues and how to get help."""
        state = self.state
        name = " ".join(state.document.title.split()[:16])
        parts = [] if state.position <= first(state) else [phrases.with_full_stop(name)]
        if state.message:
            parts.append(phrases.with_full_stop(state.message))
        elif state.position.section and state.position > first(state):
            place = ordinal(state, state.position.section)
            section = " ".join(section_name(state, state.position.section).split()[:10])
            parts.append(spoken.continuing(section, place))
        parts += self._key_hints()
        return KeyResponse(self.wrapped(" ".join(parts)), fresh=True)

    def _key_hints(self) -> list[str]:
        """Return hints: the key for help, and the key that leaves."""
        keys = self.state.keymap
        help_key = keys.key("help")
        leave_key = next(
            (key for key in keys.keys_for(BY_ID["back-out"], KeyContext.TEXT) if key != "Esc"), keys.key("quit")
        )
        help_key = spoken.QUESTION_MARK if help_key == "?" else help_key
        hint = spoken.keys(help_key) if help_key else spoken.ALL_THAT_CAN_BE_DONE
        return [hint, spoken.quits(leave_key)] if leave_key else [hint]

    def wrapped(self, text: str) -> tuple[str, ...]:
        """Return text wrapped to rows of the screen."""
        text = self._encodable(text)
        return tuple(text[start:end] for start, end in rows(text, self.width) if start < end) if text else ()

    def _encodable(self, text: str) -> str:
        """Return text as it may be written: transliterated if only ASCII is allowed."""
        if not self._ascii_only or text.isascii():
            return text
        return transliterate(text)

    def _here(self) -> tuple[str, ...]:
        """Return the rows at the reader's position."""
        return _texts(self.rows.said_at(self.state.position)) or self.wrapped(structure.EMPTY)

    def _focus(self, before: ReaderState | None = None) -> tuple[str, ...]:
        """Return the rows of the topmost overlay or of the document; `before` is the state before the last key."""
        top = self.state.top_overlay
        match top:
            case ListOverlay():
                previous = before.top_overlay if before is not None else None
                opened = before is not None and (not isinstance(previous, ListOverlay) or previous.kind != top.kind)
                return self._list_rows(top, with_title=opened)
            case TableView():
                return self._table_rows(top, before)
            case Prompt() | None:
                return self._here()

    def _list_rows(self, listing: ListOverlay, *, with_title: bool) -> tuple[str, ...]:
        """Return the row of the selected list item under the cursor; with the title, the whole item."""
        if not listing.entries:
            return self.wrapped(phrases.with_full_stop(listing.title))
        spoken = self._encodable(phrases.one_line(listing.entries[listing.index].text))
        if listing.entries[listing.index].current:
            spoken = lists.you_are_here(phrases.with_full_stop(spoken))
        own = self.wrapped(spoken) or (structure.BLANK,)
        if with_title:
            size = f", {counts.items(listings.size(listing))}"
            title = phrases.with_full_stop(f"{listing.title}{size}" if listing.kind != "cell" else listing.title)
            return (*self.wrapped(title), *own)
        return (own[_row_of(spoken, listing.offset, self.width)],)

    def _table_rows(self, view: TableView, before: ReaderState | None) -> tuple[str, ...]:
        """Return the row of the current cell; for a table just opened, preceded by its introduction."""
        state = self.state
        table = tabling.table_at(state.document, view)
        previous = before.top_overlay if before is not None else None
        if isinstance(previous, ListOverlay | Prompt) and before is not None and len(before.overlays) > 1:
            previous = before.overlays[-2]
        if (
            isinstance(previous, TableView)
            and previous.first_node == view.first_node
            and previous.section == view.section
        ):
            if view.record:
                # A record takes several rows and arrows speak one: it is spoken once, and reading continues by cell.
                self.state = replace(state, overlays=(*state.overlays[:-1], replace(view, record=False)))
                lines = table_cells.row_lines(self.narration, view)
                return tuple(row for line in lines for row in self.wrapped(line))
            return (
                self._truncated_row(
                    table_cells.at_cell(self.narration, table, view, previous if previous != view else None)
                ),
            )
        names = [phrases.column_name(table, column) for column in range(len(table.header))]
        intro = phrases.table_intro(table, self.narration.table_number(view.section, view.first_node), names)
        if before is None:
            return (self._truncated_row(table_cells.at_cell(self.narration, table, view)),)
        return (*self.wrapped(intro), self._truncated_row(table_cells.at_cell(self.narration, table, view)))

    def _truncated_row(self, text: str) -> str:
        """Return as much of a cell as fits one row, for arrows speak one row; Enter speaks the whole cell."""
        text = self._encodable(text)
        wrapped = self.wrapped(text)
        if len(wrapped) == 1:
            return wrapped[0]
        start, end = next(iter(rows(text, max(self.width - 4, 1))))
        return f"{text[start:end]} ..."

    # Keys

    def press(self, key: str) -> KeyResponse:
        """Handle a key and return its response, which is a single row for an arrow."""
        if key not in ARROWS or isinstance(self.state.top_overlay, Prompt):
            answer = self._press(key)
            if not answer.step:
                self._arrow_rows = None
            return answer
        by = 1 if key == "Down" else -1
        if self._arrow_rows is not None and not self.pending.any:
            lines, spoken = self._arrow_rows
            if 0 <= spoken + by < len(lines):
                self._arrow_rows = lines, spoken + by
                return KeyResponse((lines[spoken + by],))
        before = self.state
        answer = self._press(key)
        moved = (before.position, before.overlays) != (self.state.position, self.state.overlays)
        if len(answer.rows) < 2 or answer.typing is not None:
            if moved:
                self._arrow_rows = None
            return answer
        # Moving up enters a block at its last row; where there is no way further, the message begins at its first row.
        row = len(answer.rows) - 1 if by < 0 and moved else 0
        self._arrow_rows = answer.rows, row
        return replace(answer, rows=(answer.rows[row],))

    def _press(self, key: str) -> KeyResponse:
        """Handle a key and return its full response."""
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            return self._edit_prompt(top, key)
        self.pending, command = self.state.keymap.feed(self.pending, key, context(self.state))
        if command is not None:
            return self.do(command)
        if self.pending.prefix:
            return KeyResponse(self.wrapped(self._pending_choices()))
        return NO_RESPONSE

    def _pending_choices(self) -> str:
        """Return the keys that may follow a pending prefix key."""
        if self.pending.prefix in ("mark", "go-mark"):
            return spoken.TYPE_MARK if self.pending.prefix == "mark" else spoken.TYPE_MARK_TO_GO_TO
        choices = self.state.keymap.choices(self.pending, context(self.state))
        return phrases.with_full_stop("; ".join(f"{key}: {meaning}" for key, meaning in choices))

    def do(self, command: Command) -> KeyResponse:
        """Perform a command and return its response."""
        before = self.state
        if command.action in ("next-character", "previous-character"):
            by = (command.count or 1) * (1 if command.action == "next-character" else -1)
            return KeyResponse(step=by)
        if isinstance(before.top_overlay, ListOverlay) and command.action in ("next-line", "previous-line"):
            stepped = self._within_entry(before.top_overlay, 1 if command.action == "next-line" else -1)
            if stepped is not None:
                return stepped
        if command.action == "next-line" and before.top_overlay is None and command.count is None:
            before = self._skip_spoken(before)
        after = update(before, command, self.viewport)
        # Where nothing follows the rows already spoken, the state is compared with itself: only the message is spoken.
        return self._response(before if after.position == before.position else self.state, after, command)

    def _skip_spoken(self, state: ReaderState) -> ReaderState:
        """Return the state on the last row spoken as part of a sentence or block, so that Down continues below it."""
        if self._last_spoken is None or self._last_spoken[0] != state.position:
            return state
        last = self._last_spoken[1]
        at = state.position
        while (below := self.viewport.line(replace(state, position=at), 1)) is not None:
            end = self._last_position(self.rows.said_at(below), below)
            if end is None or end > last:
                break
            at = below
        return replace(state, position=at)

    @staticmethod
    def _last_position(lines: tuple[Line, ...], at: Position) -> Position | None:
        """Return the last position in the document that the rows show."""
        ends = [(run.node, run.end - 1) for line in lines for run in line.runs if run.node >= 0]
        return Position(at.section, *max(ends)) if ends else None

    def _within_entry(self, listing: ListOverlay, by: int) -> KeyResponse | None:
        """Step to another row of a list item that takes several; return None where there is none."""
        if not listing.entries:
            return None
        spoken = self._encodable(phrases.one_line(listing.entries[listing.index].text))
        spans = list(rows(spoken, self.width))
        row = _row_of(spoken, listing.offset, self.width) + by
        if not 0 <= row < len(spans):
            return None
        self.state = with_list(self.state, replace(listing, offset=spans[row][0], digits=""))
        return KeyResponse((spoken[slice(*spans[row])],))

    def _response(self, before: ReaderState, after: ReaderState, command: Command) -> KeyResponse:
        """Adopt the next state and return the response to it."""
        message, effect = after.message, after.effect
        self.state = replace(after, message="", effect=None)
        self._sync_viewport(before)
        match effect:
            case ChangeFrontend("spoken"):
                return KeyResponse(self.wrapped(spoken.THESE_ARE_SPOKEN_PAGES))
            case Redraw():
                return KeyResponse(self._focus(), fresh=command.action == "redraw")
            case None:
                pass
            case _:
                return KeyResponse(effect=effect)
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            return KeyResponse((lists.PROMPTS[top.kind] + top.text,), typing=top)
        if command.action == "say":
            return KeyResponse(self._focus())
        return KeyResponse(
            (*self.wrapped(self._message(message, before, command)), *self._change_rows(before, message, command))
        )

    def _message(self, message: str, before: ReaderState, command: Command) -> str:
        """Return the action's message, or an empty string where the row says the same."""
        if not message:
            return ""
        if command.action in ("open", "close", "toggle") and self.state.folds != before.folds:
            return ""
        if (
            command.action in ("find-next", "find-previous")
            and self.state.position != before.position
            and not (self.state.search is not None and self.state.search.wrapped)
        ):
            return ""
        if command.action == "record":
            return ""
        return phrases.with_full_stop(message)

    def _change_rows(self, before: ReaderState, message: str, command: Command) -> tuple[str, ...]:
        """Return the rows of what changed; none where the message is all that is new."""
        state = self.state
        if state.overlays != before.overlays:
            if isinstance(state.top_overlay, ListOverlay) and isinstance(before.top_overlay, ListOverlay) and message:
                same = (
                    state.top_overlay.index == before.top_overlay.index
                    and state.top_overlay.kind == before.top_overlay.kind
                )
                return () if same else self._focus(before)
            asked_in_vain = (
                isinstance(before.top_overlay, Prompt)
                and message
                and state.position == before.position
                and state.top_overlay is None
            )
            return () if asked_in_vain else self._focus(before)
        if isinstance(state.top_overlay, TableView):
            return () if message else self._focus(before)
        moved = state.position != before.position
        if not moved and state.folds == before.folds:
            return () if message or state.appearance != before.appearance else self._here()
        if not moved and command.action in ("open-all", "close-all"):
            return ()
        return self._moved_rows(command)

    def _moved_rows(self, command: Command) -> tuple[str, ...]:
        """Return the rows at the goal of a move: a sentence, a block, a link or a single row."""
        at = self.state.position
        match command.action:
            case "next-sentence" | "previous-sentence":
                return self._speak_all(self.rows.sentence_rows(at))
            case "next-block" | "previous-block" | "next-heading" | "previous-heading" | "parent":
                return self._speak_all(self.rows.passage_rows(at))
            case "next-link" | "previous-link":
                return self._link_rows()
            case _:
                return self._here()

    def _speak_all(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        """Return the rows of a sentence or block, and remember where it ends."""
        at = self.state.position
        last = self._last_position(lines, at)
        self._last_spoken = None if last is None else (at, last)
        return _texts(lines) or self._here()

    def _link_rows(self) -> tuple[str, ...]:
        mark = targets.link_at(self.state)
        if mark is None:
            return self._speak_all(self.rows.passage_rows(self.state.position))
        if isinstance(mark.kind, FootnoteRef):
            return self.wrapped(f"{phrases.footnote_name(mark.kind.number)}.")
        chars = self.state.document.text_node(self.state.position).text.chars
        target = mark.kind.target if isinstance(mark.kind, Link) else ""
        named = phrases.one_line(chars[mark.start : mark.end]).strip() or target
        return self.wrapped(lists.link(named))

    def _sync_viewport(self, before: ReaderState) -> None:
        """Lay out the rows again if folds or appearance changed; scroll the position into view."""
        state = self.state
        if state.folds != before.folds or state.appearance != before.appearance:
            self.viewport.reset(self._make_rows(), self.viewport.height, state)
        self.viewport.follow(state)

    # Prompts

    def _edit_prompt(self, prompt: Prompt, key: str) -> KeyResponse:
        """Handle a key in a prompt."""
        before = self.state
        if key == "Enter":
            return self._submit(prompt)
        text = " " if key == "Space" else key if len(key) == 1 else ""
        if text and len(lists.PROMPTS[prompt.kind]) + len(prompt.text) + len(text) > self.width:
            return NO_RESPONSE
        if prompt.kind == "find" and key in ("Up", "Down"):
            return self._recall_search(prompt, key)
        if (
            prompt.kind == "find"
            and (text or key in ("Backspace", "Delete", "Ctrl+U", "Ctrl+W"))
            and prompt.text + text
        ):
            return self._edit_quietly(prompt, key, text)
        after = type_in(before, key, text, self.viewport)
        if isinstance(after.top_overlay, Prompt) and after.top_overlay.kind == prompt.kind:
            self.state = after
            return KeyResponse(typing=after.top_overlay)
        return self._response(before, after, Command("leave"))

    def _edit_quietly(self, prompt: Prompt, key: str, text: str) -> KeyResponse:
        """Edit the search words without searching yet: a listener can't follow the page meanwhile."""
        quiet = replace(prompt, live=False)
        state = replace(self.state, overlays=(*self.state.overlays[:-1], quiet))
        edited = type_in(state, key, text, self.viewport).top_overlay
        if isinstance(edited, Prompt):
            shown = replace(edited, live=True)
            self.state = replace(self.state, overlays=(*self.state.overlays[:-1], shown))
            return KeyResponse(typing=shown)
        return NO_RESPONSE

    def _recall_search(self, prompt: Prompt, key: str) -> KeyResponse:
        """Recall an earlier or later search in a row of its own, to be edited or submitted."""
        state = replace(self.state, overlays=(*self.state.overlays[:-1], replace(prompt, live=False)))
        after = type_in(state, key, "", self.viewport)
        if after.message:  # a single row, as after an arrow; the next letter overwrites it with the prompt
            return KeyResponse(self.wrapped(after.message))
        shown = after.top_overlay if isinstance(after.top_overlay, Prompt) else prompt
        text = shown.text[: max(self.width - len(lists.PROMPTS["find"]), 0)]
        shown = replace(shown, live=True, text=text, cursor=len(text))
        self.state = replace(self.state, overlays=(*self.state.overlays[:-1], shown))
        return KeyResponse((lists.PROMPTS[shown.kind] + shown.text,), typing=shown)

    def _submit(self, prompt: Prompt) -> KeyResponse:
        before = self.state
        below = replace(before, overlays=before.overlays[:-1], position=prompt.origin)
        if prompt.kind == "find":
            if not prompt.text.strip():
                return self._response(before, below, Command("leave"))
            return self._response(
                below, update(below, Command("find", text=prompt.text), self.viewport), Command("find")
            )
        if prompt.kind != "go":
            return self._response(before, type_in(before, "Enter", "", self.viewport), Command("leave"))
        fitting = go_choices(below, prompt.text)
        if len(fitting) < 2 or prompt.text.strip().isdecimal() or is_named(fitting[0], prompt.text):
            return self._response(before, type_in(before, "Enter", "", self.viewport), Command("go"))
        listing = ListOverlay("go", spoken.GO_TO, fitting)
        return self._response(before, replace(below, overlays=(*below.overlays, listing)), Command("go"))


def _texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _row_of(spoken: str, char: int, width: int) -> int:
    """Return the index of the row that contains a character of a list item."""
    found = 0
    for number, (start, _) in enumerate(rows(spoken, width)):
        if start <= char:
            found = number
    return found
