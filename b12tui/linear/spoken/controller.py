"""Terminal-independent logic of spoken pages: keys in, rows out.

The reader state is that of every frontend, `update` performs what keys ask for, and `SpokenRows` supplies lines and
pages. This module decides what is spoken of the result: the current row, a list item, a table cell or the action's
message, and never two of them where one will do.
"""

from __future__ import annotations

from b12tui.catalogue import counts, lists, notes, page, speech_mode
from b12tui.core import effects, update
from b12tui.core.actions import READING_ON
from b12tui.core.keymap.bindings import Pending
from b12tui.core.messages import phrases
from b12tui.core.motion.jumplist import is_empty
from b12tui.core.overlay import listings
from b12tui.core.state import Command, ListOverlay, Prompt, ReaderState
from b12tui.document import CodeBlock
from b12tui.fastclass import replace
from b12tui.linear.spoken import overlay_rows, prompt_keys, spoken_moves, update_rows
from b12tui.linear.spoken.greeting import greeting_rows
from b12tui.linear.spoken.key_response import NO_RESPONSE, KeyResponse
from b12tui.linear.spoken.reading_session import PAGE_READING_ACTIONS, ReadingSession

SENTENCE_STEPS = {"next-line": "next-sentence", "previous-line": "previous-sentence"}
"""What the letters for lines do where lines are sentences; arrows go by row."""
ARROWS = ("Up", "Down")
"""Keys after which tdsr speaks only the cursor's row; each therefore leads to a single row."""


class SpokenController(ReadingSession):
    """A document read by keys and rows."""

    def __init__(
        self, state: ReaderState, columns: int, height: int, style: str = "spoken", *, ascii_only: bool = False
    ) -> None:
        """Read in rows that fit `columns`, in pages of `height` rows; `style` is a name in `plain.styles.STYLES`.

        With `ascii_only`, characters outside ASCII are transliterated.
        """
        super().__init__(state, columns, height, style, ascii_only=ascii_only)
        self.pending = Pending()
        self._arrow_rows: tuple[tuple[str, ...], int] | None = None
        """After an arrow key: the rows of its response, and the index of the one spoken. Further arrows step through
        them."""

    def cancelled(self) -> KeyResponse:
        """Report that the operation was cancelled, and close the prompt, if there is one."""
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            self.state = update.type_in(self.state, "Esc", "", self.viewport)
        self.state = replace(self.state, message="", effect=None)
        self.pending = Pending()
        return KeyResponse(self.wrapped(page.CANCELLED))

    def resize(self, columns: int, height: int) -> None:
        """Adapt to another screen size."""
        super().resize(columns, height)
        self._arrow_rows = None

    def turn_to(self, state: ReaderState, *, fresh: bool = False) -> KeyResponse:
        """Continue with a state made elsewhere, possibly of another document, and return what is spoken of it.

        `fresh`: no row spoken before is on the screen any more.
        """
        before = self.state
        same = state.document is before.document
        self.changed_to(state)
        if isinstance(self.state.top_overlay, Prompt):  # the name of a file was completed in it
            return prompt_keys.prompt_row(self, self.state.top_overlay, state.message)
        moved = fresh or not same or state.position != before.position or state.overlays != before.overlays
        return KeyResponse(
            (*self.wrapped(state.message), *(update_rows.focus_rows(self, before if same else None) if moved else ())),
            fresh,
        )

    def changed_to(self, state: ReaderState) -> KeyResponse:
        """Continue with a state of the document as updated, and return its message alone."""
        self._arrow_rows = self.page_read = None
        self.adopt(state)
        return KeyResponse(self.wrapped(state.message) if state.message else ())

    # Spoken text

    def opening(self) -> KeyResponse:
        """Return the greeting followed by the row at which reading continues."""
        return KeyResponse((*self.greeting().rows, *self.first_row().rows), fresh=True)

    def first_row(self) -> KeyResponse:
        """Return the row at which reading continues."""
        return KeyResponse(self.here())

    def greeting(self) -> KeyResponse:
        """Return the document's title, where reading continues and how to get help."""
        return KeyResponse(greeting_rows(self), fresh=True)

    # Keys

    def press(self, key: str) -> KeyResponse:
        """Handle a key and return its response, which is a single row for an arrow."""
        self.interrupted, self.page_read = self.page_read, None
        self.one_row = key in (*ARROWS, "Left", "Right")
        top = self.state.top_overlay
        if key not in ARROWS or (isinstance(top, Prompt) and top.kind not in prompt_keys.PROMPTS_WITH_CHOICES):
            before, unheard = self.state, self._arrow_rows
            answer = self._press(key)
            looked = (before.position, before.overlays, before.appearance, before.folds)
            moved = looked != (self.state.position, self.state.overlays, self.state.appearance, self.state.folds)
            # What an arrow has not said yet is said by the next one, unless it was heard meanwhile.
            if not answer.step and (moved or unheard is None or answer.rows == unheard[0]):
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
        if self.state.selected_from is not None:  # the row with its moving end; the next arrow grows it
            end = 0 if self.state.position < self.state.selected_from else -1
            return replace(answer, rows=(answer.rows[end],))
        # Moving up enters a block at its last row; where there is no way further, the message begins at its first row.
        row = len(answer.rows) - 1 if by < 0 and moved else 0
        self._arrow_rows = answer.rows, row
        return replace(answer, rows=(answer.rows[row],))

    def _press(self, key: str) -> KeyResponse:
        """Handle a key and return its full response."""
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            result = prompt_keys.edit_prompt(self, top, key)
            match result:
                case KeyResponse():
                    return result
                case prompt_keys.Typed():
                    self.state = result.below
                    return self._do_typed(result)
                case prompt_keys.Update():
                    return self._response(result)
        half_typed = self.pending.any
        self.pending, command = self.state.keymap.feed(self.pending, key, update.context(self.state))
        if command is not None:
            return self.execute(command)
        if self.pending.prefix:
            return KeyResponse(self.wrapped(self._pending_choices()))
        if self.pending.count:
            return KeyResponse(self.wrapped(counts.times(int(self.pending.count))))
        return KeyResponse(self.wrapped(page.CANCELLED)) if half_typed else NO_RESPONSE

    def _pending_choices(self) -> str:
        """Return the keys that may follow a pending prefix key."""
        if self.pending.prefix in ("mark", "go-mark"):
            return lists.letter_of_mark(going=self.pending.prefix == "go-mark")
        if self.pending.prefix == "category":
            return notes.categories(", ".join(each.name for each in self.state.appearance.categories))
        choices = self.state.keymap.choices(self.pending, update.context(self.state))
        return phrases.with_full_stop("; ".join(f"{key}: {meaning}" for key, meaning in choices))

    def execute(self, command: Command) -> KeyResponse:
        """Perform a command and return its response."""
        before = self.state
        top, interrupted = before.top_overlay, self.interrupted
        if before.selected_from is not None and top is None:
            return self._response(prompt_keys.Update(before, update.update(before, command, self.viewport), command))
        if command.action in ("next-character", "previous-character"):
            by = (command.count or 1) * (1 if command.action == "next-character" else -1)
            return KeyResponse(step=by)
        if isinstance(top, ListOverlay) and command.action in ("next-line", "previous-line"):
            stepped = overlay_rows.step_in_entry(self, top, 1 if command.action == "next-line" else -1)
            if stepped is not None:
                return stepped
        if command.action in SENTENCE_STEPS and top is None and not self.one_row and self._reads_sentences:
            command = replace(command, action=SENTENCE_STEPS[command.action])
        if command.action == "next-line" and top is None and command.count is None:
            before = spoken_moves.skip_spoken(self, before)
        if isinstance(top, ListOverlay) and command.action == "open":
            chosen, following = listings.choose(before, top)
            if following is not None and following.action in PAGE_READING_ACTIONS:
                self.state = chosen.without_overlays()
                return self.read_page(following)
        if (
            command.action in PAGE_READING_ACTIONS
            and not is_empty(before)
            and (top is None or command.action in READING_ON)
        ):
            return self.read_page(command)
        if interrupted is not None and interrupted.continues and command.text == "Esc":
            return KeyResponse(self.wrapped(speech_mode.STOPPED))
        after = update.update(before, command, self.viewport)
        # Where nothing follows the rows already spoken, the state is compared with itself: only the message is spoken.
        return self._response(
            prompt_keys.Update(before if after.position == before.position else self.state, after, command)
        )

    @property
    def _reads_sentences(self) -> bool:
        """Whether letters go by sentence, or in code by line, however many rows it takes."""
        state = self.state
        nodes = state.document.text_nodes(state.position.section)
        in_code = state.position.node < len(nodes) and isinstance(nodes[state.position.node].block, CodeBlock)
        return state.appearance.sentence_lines or in_code

    def _do_typed(self, typed: prompt_keys.Typed) -> KeyResponse:
        """Perform a command of line mode and return its response."""
        if typed.respond is None:
            return self.execute(typed.command)
        before = self.state
        done = typed.respond(before, self.narration, typed.command)
        self.state = done.state
        self.sync_viewport(before)
        rows = tuple(row for line in done.lines for row in self.wrapped(line)) or update_rows.focus_rows(self, before)
        return KeyResponse(rows) if done.effect is None else KeyResponse(effect=done.effect)

    def _response(self, done: prompt_keys.Update) -> KeyResponse:
        """Adopt the next state and return the response to it."""
        before, after, command = done.before, done.after, done.command
        message, effect = after.message, after.effect
        self.state = replace(after, message="", effect=None)
        self.sync_viewport(before)
        match effect:
            case None:
                pass
            case effects.ChangeFrontend("spoken"):
                return KeyResponse(self.wrapped(speech_mode.THESE_ARE_SPOKEN_PAGES))
            case effects.Redraw():
                return KeyResponse(update_rows.focus_rows(self), fresh=command.action == "redraw")
            case _:
                return KeyResponse(effect=effect)
        top = self.state.top_overlay
        if isinstance(top, Prompt):
            return prompt_keys.prompt_row(self, top)
        if command.action == "say" and not message:
            return KeyResponse(update_rows.focus_rows(self))
        return KeyResponse(
            (
                *self.wrapped(update_rows.message_rows_of(self, message, before, command)),
                *update_rows.change_rows(self, before, message, command),
            )
        )
