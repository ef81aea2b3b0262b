"""Which typed key cancels a computation, and what is said of one that takes long."""

from __future__ import annotations

from threading import Thread

import pytest
from support.fixed_lines import FixedLines

from b12tui.core.actions import ACTIONS
from b12tui.core.cancel_keys import cancelling_key, quits
from b12tui.core.keymap.bindings import Command, Keymap, Pending
from b12tui.core.messages.announcements import announcement
from b12tui.core.motion.targets import first
from b12tui.core.state import Prompt, ReaderState
from b12tui.core.update import update
from b12tui.document.cancellation import NEVER, Cancellation, Cancelled
from b12tui.fastclass import replace
from b12tui.markdown import parse

TEXT = ReaderState(parse("# T\n\nWords.", name="t"))


@pytest.mark.parametrize(
    ("waiting", "found"),
    [
        (("Esc",), 0),
        (("j", "j", "Ctrl+C"), 2),
        (("j", "q"), 1),
        (("Q",), 0),
        (("j", "G", "]", "1", "2"), None),
        ((), None),
        (("/", "q", "Q"), None),  # letters of what is looked for
        (("/", "q", "Esc"), 2),
        (("/", "q", "Enter", "q"), 3),
        (("m", "q", "j"), None),  # a mark's name
        (("'", "Q"), None),
        (("m", "q", "q"), 2),
        (("X", "s", "q", "Enter", "q"), 4),  # words of a note
        (("X", "e", "q"), None),
        (("H", "w", "Enter", "q", "Enter", "q"), 5),  # words of a note on a selection
        (("H", "w", "X", "X", "q"), None),
        (("H", "X", "s", "Enter", "q"), None),  # the sentence, selected
        (("H", "q", "q"), 2),  # the first drops the selection
        (("H", "H", "Enter", "q"), 3),
        (("H", "Backspace", "X", "s", "q"), None),
        (("X", "v", "Enter", "q"), None),
    ],
)
def test_keys_that_leave_cancel_and_letters_do_not(waiting: tuple[str, ...], found: int | None) -> None:
    assert cancelling_key(TEXT, waiting) == found


def test_letters_behind_one_that_is_typed_are_typed_too() -> None:
    asked = update(TEXT, Command("find"), FixedLines())
    assert cancelling_key(asked, ("q", "Q"), key="a") is None
    assert cancelling_key(asked, ("q", "Q")) is None
    assert cancelling_key(asked, ("q", "Esc"), key="a") == 1
    assert cancelling_key(asked, ("q", "Enter", "q"), key="a") == 2
    assert cancelling_key(asked, ("j", "q"), key="Enter") == 1


@pytest.mark.parametrize(("key", "before"), [("/", ""), ("s", "X"), ("e", "X"), (":", "")])
def test_letters_behind_a_key_that_opens_a_prompt_are_typed_before_it_is_there(key: str, before: str) -> None:
    assert cancelling_key(TEXT, ("q", "Enter", "q"), key=key, pending=Pending(prefix=before)) == 2


@pytest.mark.parametrize(("waiting", "found"), [(("Enter", "q"), None), (("q",), None), (("q", "q"), 1), (("Q",), 0)])
def test_while_characters_are_selected_keys_mean_what_they_do_there(
    waiting: tuple[str, ...], found: int | None
) -> None:
    assert cancelling_key(replace(TEXT, selected_from=TEXT.position), waiting) == found


def test_keys_complete_the_command_that_was_begun() -> None:
    assert cancelling_key(TEXT, ("s", "q"), pending=Pending(prefix="X")) is None
    assert cancelling_key(TEXT, ("Enter", "q"), key="H") is None
    assert cancelling_key(TEXT, ("s", "q")) == 1


def test_letters_behind_any_action_that_opens_a_prompt_are_typed() -> None:
    state = replace(TEXT, position=first(TEXT))
    selected = update(state, Command("select"), FixedLines())
    opening = {
        action.id
        for action in ACTIONS
        for before in (state, selected)
        if isinstance(update(before, Command(action.id), FixedLines()).top_overlay, Prompt)
    }
    assert {"find", "note-sentence", "note-selection"} <= opening
    for name in opening - {"open"}:  # which mostly opens none
        keymap = Keymap(changes=((name, ("F9",)),))
        assert quits(keymap, ("q",))
        assert not quits(keymap, ("F9", "q")), name


def test_esc_is_nothing_where_there_is_nothing_to_go_back_to() -> None:
    assert cancelling_key(TEXT, ("Esc",), leaving=True) is None
    assert cancelling_key(TEXT, ("Esc", "q"), leaving=True) == 1
    assert cancelling_key(TEXT, ("/", "a", "Esc", "q"), leaving=True) == 3
    assert cancelling_key(TEXT, ("Ctrl+C",), leaving=True) == 0


def test_an_announcement_names_the_section_and_the_key() -> None:
    assert announcement(Keymap(), "Methods") == "Reading “Methods” … Press Esc to cancel."
    assert announcement(Keymap(), "", leaving=True) == "Working … Press q to quit."
    assert announcement(Keymap(), "long words " * 20) == (
        "Reading “long words long words long words long …” … Press Esc to cancel."
    )


class Clock:
    """A clock that tests set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("b12tui.document.cancellation.monotonic", lambda: self.now)


def test_what_takes_long_is_announced_once_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, narration = Clock(monkeypatch), list[str]()
    token = Cancellation()
    with token.paced(lambda: False, narration.append), token.reading("Methods"), token.reading("Methods"):
        token.check()
        clock.now += 0.4
        token.check()
        assert not narration
        for _ in range(3):
            clock.now += 0.2
            token.check()
    assert narration == ["Methods"]


def test_a_section_that_is_one_of_many_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, narration = Clock(monkeypatch), list[str]()
    token = Cancellation()
    with token.paced(lambda: False, narration.append):
        for number in range(10):
            with token.reading(f"Chapter {number}"):
                clock.now += 0.1
                token.check()
    assert narration == [""]


def test_keys_are_looked_for_now_and_then_however_many_steps_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, looks = Clock(monkeypatch), list[float]()

    def ends() -> bool:
        looks.append(clock.now)
        return False

    token = Cancellation()
    with token.paced(ends):
        for _ in range(10_000):
            clock.now += 0.0001
            token.check()
    assert 20 <= len(looks) <= 50


def test_a_token_cancels_its_own_computations_alone() -> None:
    one, other = Cancellation(), Cancellation()
    with one.when(lambda: True):
        other.check()
        NEVER.check()
        with pytest.raises(Cancelled):
            one.check()
    one.check()
    with pytest.raises(TypeError):
        NEVER.when(lambda: True)


def test_a_document_and_its_excerpt_have_the_token_that_was_given() -> None:
    token = Cancellation()
    document = parse("# T\n\nWords.", name="t", cancellation=token)
    assert document.cancellation is token
    assert document.as_excerpt(0, 100).cancellation is token
    assert parse("", name="t").cancellation is not parse("", name="t").cancellation


def test_what_cancels_one_thread_cancels_no_other() -> None:
    cancellation = Cancellation()
    failures: list[Exception] = []

    def save() -> None:
        try:
            cancellation.check()
        except Exception as error:  # noqa: BLE001 - whatever it is, the state would not be saved
            failures.append(error)

    with cancellation.when(lambda: True):
        thread = Thread(target=save)
        thread.start()
        thread.join()
        with pytest.raises(Cancelled):
            cancellation.check()
    assert failures == []
