"""Spoken pages without a terminal: keys in, rows to be said out.

The reader is the one of every head, `update` does what keys ask for, and `Rows` lends it lines and pages. What is said
of it is here: the row that one has come to, an item of a list, a cell, or what the action had to say; never two of them
where one will do.

Longer than other files: what a key leads to and what is said of it are decided together, case by case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12tui.core.actions import BY_ID, Where
from b12tui.core.keymap.bindings import Pending
from b12tui.core.keymap.cancel_keys import CANCELLED
from b12tui.core.messages import phrases
from b12tui.core.messages.location import ordinal, section_name
from b12tui.core.motion import targets
from b12tui.core.motion.targets import first
from b12tui.core.overlay import listings
from b12tui.core.overlay.listings import put
from b12tui.core.overlay.prompts import LABELS, QUIETLY, go_choices, is_named
from b12tui.core.state import ChangeHead, Command, Effect, Listing, Prompt, Reader, Redraw, TableView
from b12tui.core.table import cursor as tabling
from b12tui.core.update import context, type_in, update
from b12tui.document import Address, Link, NoteMark, Table
from b12tui.document.cancellation import BrokenOff
from b12tui.fastclass import dataclass, replace
from b12tui.layout.page.line_breaking import rows
from b12tui.layout.page.lines import Line
from b12tui.layout.page.measure import Measure
from b12tui.layout.page.viewport import Window
from b12tui.linear.narration import table_cells
from b12tui.linear.narration.narrated import Told
from b12tui.linear.spoken.rows import Rows
from b12tui.plain.styles import STYLES

OPENING = 40
"""Words that are said at most before the first row."""

ARROWS = ("Up", "Down")
"""Keys after which tdsr says the cursor's row and no other, so they lead to one row each."""


@dataclass(frozen=True, slots=True)
class Answer:
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


NOTHING = Answer()


class Pages:
    """A reader, read by keys and rows."""

    def __init__(
        self, reader: Reader, columns: int, height: int, style: str = "spoken", *, spelt: bool = False
    ) -> None:
        """Read by rows that fit `columns`, in pages of `height` rows; `style` is a name of `plain.STYLES`.

        With `spelt` what is not ASCII is spelt out.
        """
        self.reader = reader
        """What it has to say (`said`: notices, where reading goes on) is said by the opening."""
        self._style = STYLES[style]
        self._spelt = spelt
        self.told = Told(reader.document, self._style)
        self.pending = Pending()
        self._said_to: tuple[Address, Address] | None = None
        """After a sentence or a block: where the reader was, and the last character that was said."""
        self._arrow: tuple[tuple[str, ...], int] | None = None
        """After an arrow: the rows of what it led to, and which of them was said. The arrows go through them."""
        self._size = columns, height
        self._window: Window | None = None

    @property
    def window(self) -> Window:
        """The rows that lend lines and pages; they are set when they are asked for first, which may take a while."""
        if self._window is None:
            self._window = Window(self._flow(), max(self._size[1], 1))
            self._window.follow(self.reader)
        return self._window

    @property
    def width(self) -> int:
        """How many cells a row may take: one is for the cursor behind it, one for what `sheet` may put before it."""
        return max(min(self._size[0] - 2, self.reader.look.width), 1)

    @property
    def rows(self) -> Rows:
        """The text in rows."""
        flow = self.window.flow
        if not isinstance(flow, Rows):
            raise TypeError(flow)
        return flow

    def _flow(self) -> Rows:
        look = self.reader.look
        measure = Measure(self.width, sentence_lines=look.sentence_lines)
        return Rows(self.told, self.reader.folds, measure, spelt=self._spelt)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Be as before if what is done within is cancelled."""
        own, window = dict(vars(self)), self._window
        rows = dict(vars(window)) if window is not None else {}
        try:
            yield
        except BrokenOff:
            vars(self).update(own)
            if window is not None:
                vars(window).update(rows)
            raise

    def cancelled(self) -> Answer:
        """Say that what was asked for was cancelled, and leave the line to type in, if there is one."""
        top = self.reader.top
        if isinstance(top, Prompt):
            self.reader = type_in(self.reader, "Esc", "", self.window)
        self.reader = replace(self.reader, said="", effect=None)
        self.pending = Pending()
        return Answer(self.wrapped(CANCELLED))

    def resize(self, columns: int, height: int) -> None:
        """Fit another size of the screen."""
        self._size = columns, height
        self._arrow = None
        self.window.reset(self._flow(), max(height, 1), self.reader)

    def turn_to(self, reader: Reader, *, fresh: bool = False) -> Answer:
        """Go on with a reader that was made outside, maybe of another text, and return what is to be said of it.

        `fresh`: nothing of what was said stands there any more.
        """
        before = self.reader
        same = reader.document is before.document
        self.changed_to(reader)
        moved = fresh or not same or reader.at != before.at or reader.layers != before.layers
        return Answer((*self.wrapped(reader.said), *(self._focus(before if same else None) if moved else ())), fresh)

    def changed_to(self, reader: Reader) -> Answer:
        """Go on with a reader in what the text says now, and return what is to be said of that alone."""
        before = self.reader
        self.reader = replace(reader, said="", effect=None)
        self._arrow = None
        if reader.document is not before.document:
            self.told = Told(reader.document, self._style)
            self._said_to = None
            self.window.reset(self._flow(), self.window.height, self.reader)
        self.window.follow(self.reader)
        return Answer(self.wrapped(reader.said))

    # What is said

    def opening(self) -> Answer:
        """Say what the text is called, where reading goes on and how to get help, then the row that it goes on with."""
        return Answer((*self.greeting().rows, *self.first_row().rows), fresh=True)

    def first_row(self) -> Answer:
        """Say the row that reading goes on with."""
        return Answer(self._here())

    def greeting(self) -> Answer:
        """Say what the text is called, where reading goes on and how to get help."""
        reader = self.reader
        name = " ".join(reader.document.title.split()[:16])
        hello = [] if reader.at <= first(reader) else [phrases.stopped(name)]
        if reader.said:
            hello.append(phrases.stopped(reader.said))
        elif reader.at.section and reader.at > first(reader):
            place = ordinal(reader, reader.at.section)
            section = " ".join(section_name(reader, reader.at.section).split()[:10])
            hello.append(f"Continuing in {section}, {place}.")
        hello += self._first_keys()
        return Answer(self.wrapped(" ".join(hello)), fresh=True)

    def _first_keys(self) -> list[str]:
        """Return what shows the keys and what leaves, for one who knows neither."""
        keys = self.reader.keys
        shows = keys.key("help")
        leaves = next((key for key in keys.of(BY_ID["back-out"], Where.TEXT) if key != "Esc"), keys.key("quit"))
        shows = f"{'Question mark' if shows == '?' else shows}: keys." if shows else "Enter: all that can be done."
        return [shows, f"{leaves}: quit."] if leaves else [shows]

    def wrapped(self, said: str) -> tuple[str, ...]:
        """Return words in rows of the screen."""
        said = self._spell(said)
        return tuple(said[start:end] for start, end in rows(said, self.width) if start < end) if said else ()

    def _spell(self, said: str) -> str:
        """Return words as they may be written."""
        if not self._spelt or said.isascii():
            return said
        from b12tui.plain.transliterate import spell  # few ask for it

        return spell(said)

    def _here(self) -> tuple[str, ...]:
        """Return the rows of the place in the text."""
        return _texts(self.rows.said_at(self.reader.at)) or self.wrapped("The text is empty.")

    def _focus(self, before: Reader | None = None) -> tuple[str, ...]:
        """Return the rows of what is on top; `before` is the reader before the last key."""
        top = self.reader.top
        match top:
            case Listing():
                was = before.top if before is not None else None
                opened = before is not None and (not isinstance(was, Listing) or was.kind != top.kind)
                return self._list_rows(top, with_title=opened)
            case TableView():
                return self._table_rows(top, before)
            case Prompt() | None:
                return self._here()

    def _list_rows(self, listing: Listing, *, with_title: bool) -> tuple[str, ...]:
        """Return the row of an item that the cursor is on, or all of it and the list's title."""
        if not listing.entries:
            return self.wrapped(phrases.stopped(listing.title))
        spoken = self._spell(phrases.one_line(listing.entries[listing.at].words))
        if listing.entries[listing.at].current:
            spoken = f"{phrases.stopped(spoken)} You are here."
        own = self.wrapped(spoken) or (phrases.BLANK,)
        if with_title:
            size = f", {phrases.counted('item', listings.size(listing))}"
            title = phrases.stopped(f"{listing.title}{size}" if listing.kind != "cell" else listing.title)
            return (*self.wrapped(title), *own)
        return (own[_row_of(spoken, listing.char, self.width)],)

    def _table_rows(self, view: TableView, before: Reader | None) -> tuple[str, ...]:
        """Return the row of the cell in view; of a table that was just opened, what is said of it before."""
        reader = self.reader
        table = tabling.block(reader.document, view)
        was = before.top if before is not None else None
        if isinstance(was, Listing | Prompt) and before is not None and len(before.layers) > 1:
            was = before.layers[-2]
        if isinstance(was, TableView) and was.first == view.first and was.section == view.section:
            if view.record:
                # A record is said once, and one goes on by cell: it takes several rows, and arrows speak one.
                self.reader = replace(reader, layers=(*reader.layers[:-1], replace(view, record=False)))
                lines = table_cells.row_lines(self.told, view)
                return tuple(row for line in lines for row in self.wrapped(line))
            return (self._shortened(table_cells.at_cell(self.told, table, view, was if was != view else None)),)
        names = [phrases.column_name(table, column) for column in range(len(table.header))]
        intro = phrases.table_intro(table, self._table_number(view), names)
        if before is None:
            return (self._shortened(table_cells.at_cell(self.told, table, view)),)
        return (*self.wrapped(intro), self._shortened(table_cells.at_cell(self.told, table, view)))

    def _table_number(self, view: TableView) -> int:
        leaves = self.reader.document.leaves(view.section)[: view.first + 1]
        own = len({id(leaf.block) for leaf in leaves if isinstance(leaf.block, Table)})
        return self.told.tables_before(view.section) + own

    def _shortened(self, said: str) -> str:
        """Return what of a cell fits in one row, for its arrows speak one; Enter says the whole cell."""
        said = self._spell(said)
        cut = self.wrapped(said)
        if len(cut) == 1:
            return cut[0]
        start, end = next(iter(rows(said, max(self.width - 4, 1))))
        return f"{said[start:end]} ..."

    # What keys do

    def press(self, key: str) -> Answer:
        """Take a key and return what it leads to; that of an arrow is one row."""
        if key not in ARROWS or isinstance(self.reader.top, Prompt):
            answer = self._press(key)
            if not answer.step:
                self._arrow = None
            return answer
        by = 1 if key == "Down" else -1
        if self._arrow is not None and not self.pending.any:
            lines, said = self._arrow
            if 0 <= said + by < len(lines):
                self._arrow = lines, said + by
                return Answer((lines[said + by],))
        before = self.reader
        answer = self._press(key)
        moved = (before.at, before.layers) != (self.reader.at, self.reader.layers)
        if len(answer.rows) < 2 or answer.typing is not None:
            if moved:
                self._arrow = None
            return answer
        # What stands above is come to from below; what is said of a way that ends there begins with its first row.
        row = len(answer.rows) - 1 if by < 0 and moved else 0
        self._arrow = answer.rows, row
        return replace(answer, rows=(answer.rows[row],))

    def _press(self, key: str) -> Answer:
        """Take a key and return all that it leads to."""
        top = self.reader.top
        if isinstance(top, Prompt):
            return self._type(top, key)
        self.pending, command = self.reader.keys.feed(self.pending, key, context(self.reader))
        if command is not None:
            return self.do(command)
        if self.pending.prefix:
            return Answer(self.wrapped(self._waiting()))
        return NOTHING

    def _waiting(self) -> str:
        """Return what may follow the key that waits for another."""
        if self.pending.prefix in ("mark", "go-mark"):
            return "Mark: type its letter." if self.pending.prefix == "mark" else "Go to mark: type its letter."
        choices = self.reader.keys.choices(self.pending, context(self.reader))
        return phrases.stopped("; ".join(f"{key}: {meaning}" for key, meaning in choices))

    def do(self, command: Command) -> Answer:
        """Do a command and return what is to be said."""
        before = self.reader
        if command.action in ("next-character", "previous-character"):
            by = (command.count or 1) * (1 if command.action == "next-character" else -1)
            return Answer(step=by)
        if isinstance(before.top, Listing) and command.action in ("next-line", "previous-line"):
            stepped = self._within_entry(before.top, 1 if command.action == "next-line" else -1)
            if stepped is not None:
                return stepped
        if command.action == "next-line" and before.top is None and command.count is None:
            before = self._behind_what_was_said(before)
        after = update(before, command, self.window)
        # Where there is nothing below what was said, that is all there is to say.
        return self._after(before if after.at == before.at else self.reader, after, command)

    def _behind_what_was_said(self, reader: Reader) -> Reader:
        """Return the reader on the last row that a sentence or a block has said whole, so that Down goes on below."""
        if self._said_to is None or self._said_to[0] != reader.at:
            return reader
        last = self._said_to[1]
        at = reader.at
        while (further := self.window.line(replace(reader, at=at), 1)) is not None:
            ends = self._last_of(self.rows.said_at(further), further)
            if ends is None or ends > last:
                break
            at = further
        return replace(reader, at=at)

    @staticmethod
    def _last_of(lines: tuple[Line, ...], at: Address) -> Address | None:
        """Return the last character of the document that some rows show."""
        ends = [(run.leaf, run.end - 1) for line in lines for run in line.runs if run.leaf >= 0]
        return Address(at.section, *max(ends)) if ends else None

    def _within_entry(self, listing: Listing, by: int) -> Answer | None:
        """Step to the next row of an item that takes several; None where there is none."""
        if not listing.entries:
            return None
        spoken = self._spell(phrases.one_line(listing.entries[listing.at].words))
        spans = list(rows(spoken, self.width))
        row = _row_of(spoken, listing.char, self.width) + by
        if not 0 <= row < len(spans):
            return None
        self.reader = put(self.reader, replace(listing, char=spans[row][0], digits=""))
        return Answer((spoken[slice(*spans[row])],))

    def _after(self, before: Reader, after: Reader, command: Command) -> Answer:
        """Take the next reader, and return what is to be said of it."""
        said, effect = after.said, after.effect
        self.reader = replace(after, said="", effect=None)
        self._fit(before)
        match effect:
            case ChangeHead("spoken"):
                return Answer(self.wrapped("These are spoken pages."))
            case Redraw():
                return Answer(self._focus(), fresh=command.action == "redraw")
            case None:
                pass
            case _:
                return Answer(effect=effect)
        top = self.reader.top
        if isinstance(top, Prompt):
            return Answer((LABELS[top.kind] + top.text,), typing=top)
        if command.action == "say":
            return Answer(self._focus())
        return Answer((*self.wrapped(self._message(said, before, command)), *self._news(before, said, command)))

    def _message(self, said: str, before: Reader, command: Command) -> str:
        """Return what the action had to say, unless the row says it as well."""
        if not said:
            return ""
        if command.action in ("open", "close", "toggle") and self.reader.folds != before.folds:
            return ""
        if command.action in ("find-next", "find-previous") and self.reader.at != before.at and ": " not in said:
            return ""
        if command.action == "record":
            return ""
        return phrases.stopped(said)

    def _news(self, before: Reader, said: str, command: Command) -> tuple[str, ...]:
        """Return the rows of what one has come to; none where nothing but what was said is new."""
        reader = self.reader
        if reader.layers != before.layers:
            if isinstance(reader.top, Listing) and isinstance(before.top, Listing) and said:
                same = reader.top.at == before.top.at and reader.top.kind == before.top.kind
                return () if same else self._focus(before)
            asked_in_vain = isinstance(before.top, Prompt) and said and reader.at == before.at and reader.top is None
            return () if asked_in_vain else self._focus(before)
        if isinstance(reader.top, TableView):
            return () if said else self._focus(before)
        moved = reader.at != before.at
        if not moved and reader.folds == before.folds:
            return () if said or reader.look != before.look else self._here()
        if not moved and command.action in ("open-all", "close-all"):
            return ()
        return self._arrived(command)

    def _arrived(self, command: Command) -> tuple[str, ...]:
        """Return the rows of where a move in the text has led: a sentence, a block, a link, or the row."""
        at = self.reader.at
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
        at = self.reader.at
        last = self._last_of(lines, at)
        self._said_to = None if last is None else (at, last)
        return _texts(lines) or self._here()

    def _link_rows(self) -> tuple[str, ...]:
        mark = targets.link_at(self.reader)
        if mark is None:
            return self._whole(self.rows.passage_rows(self.reader.at))
        if isinstance(mark.role, NoteMark):
            return self.wrapped(f"{phrases.note_name(mark.role.number)}.")
        chars = self.reader.document.leaf(self.reader.at).text.chars
        target = mark.role.target if isinstance(mark.role, Link) else ""
        named = phrases.one_line(chars[mark.start : mark.end]).strip() or target
        return self.wrapped(f"Link: {named}")

    def _fit(self, before: Reader) -> None:
        """Set the rows anew if something was opened or closed, or the look changed; bring the place into sight."""
        reader = self.reader
        if reader.folds != before.folds or reader.look != before.look:
            self.window.reset(self._flow(), self.window.height, reader)
        self.window.follow(reader)

    # Typed lines

    def _type(self, prompt: Prompt, key: str) -> Answer:
        """Take a key in a line that is typed at the bottom."""
        before = self.reader
        if key == "Enter":
            return self._submit(prompt)
        text = " " if key == "Space" else key if len(key) == 1 else ""
        if text and len(LABELS[prompt.kind]) + len(prompt.text) + len(text) > self.width:
            return NOTHING
        if prompt.kind == "find" and key in ("Up", "Down"):
            return self._earlier(prompt, key)
        if (
            prompt.kind == "find"
            and (text or key in ("Backspace", "Delete", "Ctrl+U", "Ctrl+W"))
            and prompt.text + text
        ):
            return self._edit_quietly(prompt, key, text)
        after = type_in(before, key, text, self.window)
        if isinstance(after.top, Prompt) and after.top.kind == prompt.kind:
            self.reader = after
            return Answer(typing=after.top)
        return self._after(before, after, Command("leave"))

    def _edit_quietly(self, prompt: Prompt, key: str, text: str) -> Answer:
        """Edit the words to be found without looking for them yet: who listens can't follow the page meanwhile."""
        go = replace(prompt, kind=QUIETLY)
        held = replace(self.reader, layers=(*self.reader.layers[:-1], go))
        edited = type_in(held, key, text, self.window).top
        if isinstance(edited, Prompt):
            shown = replace(edited, kind="find", choices=())
            self.reader = replace(self.reader, layers=(*self.reader.layers[:-1], shown))
            return Answer(typing=shown)
        return NOTHING

    def _earlier(self, prompt: Prompt, key: str) -> Answer:
        """Say an earlier search, or a later one, in a row of its own, to be edited or taken."""
        held = replace(self.reader, layers=(*self.reader.layers[:-1], replace(prompt, kind=QUIETLY)))
        after = type_in(held, key, "", self.window)
        if after.said:  # in one row, as an arrow has it; the next letter writes the line over it
            return Answer(self.wrapped(after.said))
        shown = after.top if isinstance(after.top, Prompt) else prompt
        text = shown.text[: max(self.width - len(LABELS["find"]), 0)]
        shown = replace(shown, kind="find", text=text, cursor=len(text))
        self.reader = replace(self.reader, layers=(*self.reader.layers[:-1], shown))
        return Answer((LABELS[shown.kind] + shown.text,), typing=shown)

    def _submit(self, prompt: Prompt) -> Answer:
        before = self.reader
        below = replace(before, layers=before.layers[:-1], at=prompt.origin)
        if prompt.kind == "find":
            if not prompt.text.strip():
                return self._after(before, below, Command("leave"))
            return self._after(below, update(below, Command("find", text=prompt.text), self.window), Command("find"))
        if prompt.kind != "go":
            return self._after(before, type_in(before, "Enter", "", self.window), Command("leave"))
        fitting = go_choices(below, prompt.text)
        if len(fitting) < 2 or prompt.text.strip().isdecimal() or is_named(fitting[0], prompt.text):
            return self._after(before, type_in(before, "Enter", "", self.window), Command("go"))
        listing = Listing("go", "Go to", fitting)
        return self._after(before, replace(below, layers=(*below.layers, listing)), Command("go"))


def _texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _row_of(spoken: str, char: int, width: int) -> int:
    """Return which row of an item a character of it is in."""
    found = 0
    for number, (start, _) in enumerate(rows(spoken, width)):
        if start <= char:
            found = number
    return found
