"""From keys to commands: counts, keys of two strokes, letters after a key, and no printable keys at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.core.actions import ACTIONS, BY_ID, KeyContext
from b12tui.core.keymap.bindings import WITHOUT_PRINTABLE, Keymap, Pending, is_printable
from b12tui.core.keymap.presets import MAPS, PRESETS
from b12tui.core.state import Command

TEXT, LIST, TABLE = KeyContext.TEXT, KeyContext.LIST, KeyContext.TABLE


def feed(*keys: str, where: KeyContext = TEXT, printable: bool = True) -> tuple[Pending, list[Command]]:
    """Feed keys one by one; return what waits at the end, and the commands that came."""
    pending, commands = Pending(), list[Command]()
    for key in keys:
        pending, command = Keymap(printable).feed(pending, key, where)
        if command is not None:
            commands.append(command)
    return pending, commands


def test_a_key_is_a_command() -> None:
    assert feed("j") == (Pending(), [Command("next-line")])


def test_every_key_of_the_table_leads_to_an_action_that_is_bound_there() -> None:
    for action in ACTIONS:
        for where in (where for where in (TEXT, LIST, TABLE) if where & action.contexts):
            for key in action.keys:
                strokes = key.split()
                pending, commands = feed(*strokes, where=where)
                if pending.prefix:
                    pending, commands = feed(*strokes, "x", where=where)
                assert len(commands) == 1
                assert key in BY_ID[commands[0].action].keys
                assert BY_ID[commands[0].action].contexts & where
                assert not pending.any


def test_digits_before_a_key_are_its_count() -> None:
    assert feed("1", "0", "j") == (Pending(), [Command("next-line", 10)])


def test_a_nought_begins_no_count() -> None:
    assert feed("0", "j") == (Pending(), [Command("unknown-key", text="0"), Command("next-line")])


def test_a_count_waits_and_is_shown_while_it_does() -> None:
    pending, commands = feed("4", "2")
    assert (pending, commands) == (Pending("42"), [])
    assert pending.any


def test_a_count_has_at_most_nine_digits() -> None:
    assert feed(*"12345678901", "j")[1] == [Command("next-line", 123_456_789)]


def test_a_count_stays_before_a_key_of_two_strokes() -> None:
    assert feed("3", "z", "a") == (Pending(), [Command("toggle", 3)])


def test_digits_of_other_scripts_are_no_count() -> None:
    assert feed("٣") == (Pending(), [Command("unknown-key", text="٣")])


def test_digits_in_a_list_are_collected_by_the_list() -> None:
    assert feed("1", "0", where=LIST) == (Pending(), [Command("digit", text="1"), Command("digit", text="0")])


@pytest.mark.parametrize("key", ["Esc", "Backspace"])
@pytest.mark.parametrize("begun", [("4",), ("z",), ("4", "y"), ("m",)])
def test_what_is_half_typed_is_given_up_and_nothing_else_happens(begun: tuple[str, ...], key: str) -> None:
    assert feed(*begun, key) == (Pending(), [])


def test_the_first_of_two_strokes_waits_for_the_second() -> None:
    assert feed("z") == (Pending(prefix="z"), [])
    assert feed("z", "R") == (Pending(), [Command("open-all")])


def test_an_unknown_second_stroke_is_told_with_the_first() -> None:
    assert feed("z", "q") == (Pending(), [Command("unknown-key", text="z q")])


def test_what_may_follow_is_told_with_what_it_does() -> None:
    choices = dict(Keymap().choices(Pending(prefix="z"), TEXT))
    assert choices["a"] == BY_ID["toggle"].help
    bound = {key: action for action in ACTIONS if action.contexts & TEXT for key in action.keys if key.startswith("z ")}
    assert choices == {key.removeprefix("z "): action.help for key, action in bound.items()}
    assert set(dict(Keymap().choices(Pending(prefix="y"), TABLE))) == {"c", "o", "r", "t"}
    assert Keymap().choices(Pending("4"), TEXT) == ()


def test_a_mark_takes_the_next_key_as_its_letter() -> None:
    assert feed("m") == (Pending(prefix="mark"), [])
    assert feed("m", "q") == (Pending(), [Command("mark", text="q")])
    assert feed("'", "'") == (Pending(), [Command("go-mark", text="'")])


def test_a_mark_is_given_up_by_a_key_that_is_no_letter() -> None:
    assert feed("m", "Down") == (Pending(), [])


def test_esc_says_that_it_was_esc() -> None:
    # A slow line may split a key and leave its Esc alone, which must not end the program.
    assert feed("Esc") == (Pending(), [Command("back-out", text="Esc")])
    assert feed("q") == (Pending(), [Command("back-out")])


@pytest.mark.parametrize(
    ("key", "text", "table"), [("Right", "next-character", "next-cell"), ("]", "next-heading", "next-table")]
)
def test_a_key_does_in_a_table_what_it_means_there(key: str, text: str, table: str) -> None:
    assert feed(key)[1] == [Command(text)]
    assert feed(key, where=TABLE)[1] == [Command(table)]


def test_copying_means_the_cell_in_a_table_and_the_block_on_the_text() -> None:
    assert feed("y", "c")[1] == [Command("copy-code")]
    assert feed("y", "c", where=TABLE)[1] == [Command("copy-cell")]


# Presets, and keys of the reader's own


def lead(keys: Keymap, *strokes: str, where: KeyContext = TEXT) -> str:
    """Return the action that keys lead to, or empty."""
    pending, found = Pending(), ""
    for stroke in strokes:
        pending, command = keys.feed(pending, stroke, where)
        found = command.action if command is not None else ""
    return found


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gives_its_keys_to_what_it_says(preset: str) -> None:
    keys = Keymap(preset=preset)
    for action, wanted in MAPS[preset]:
        assert set(keys.keys_for(BY_ID[action])) >= set(wanted), action
        for key in wanted:
            places = [place for place in (TEXT, LIST, TABLE) if place & BY_ID[action].contexts]
            strokes = [*key.split(), "a"] if action == "go-mark" else key.split()
            assert any(lead(keys, *strokes, where=place) == action for place in places), key


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("where", [TEXT, LIST, TABLE])
def test_in_no_preset_a_key_is_both_whole_and_the_first_of_two(preset: str, where: KeyContext) -> None:
    bound = Keymap(preset=preset).bindings(where)
    assert not {key.split()[0] for key in bound if " " in key} & set(bound)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_a_key_twice(preset: str) -> None:
    for where in (TEXT, LIST, TABLE):
        given = [key for action, keys in MAPS[preset] for key in keys if BY_ID[action].contexts & where]
        assert len(set(given)) == len(given)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("where", [TEXT, LIST, TABLE])
def test_in_every_preset_the_four_keys_and_leaving_are_what_they_are(preset: str, where: KeyContext) -> None:
    for key in WITHOUT_PRINTABLE:
        assert lead(Keymap(preset=preset), key, where=where) == lead(Keymap(), key, where=where)
    assert lead(Keymap(preset=preset), "Q", where=where) == "quit"


@pytest.mark.parametrize("preset", ["less", "vi"])
def test_hands_that_know_a_program_lose_nothing_of_the_table(preset: str) -> None:
    keys = Keymap(preset=preset)
    assert not [action.id for action in ACTIONS if action.keys and not keys.keys_for(action)]


@pytest.mark.parametrize(
    ("preset", "strokes", "action"),
    [
        ("less", ("=",), "where"),
        ("less", ("p",), "percent"),
        ("less", (">",), "end"),
        ("less", ("F",), "follow"),
        ("less", ("v",), "edit"),
        ("vi", ("g", "g"), "top"),
        ("vi", ("l",), "next-character"),
        ("vi", ("]", "]"), "next-heading"),
        ("vi", ("Z", "Z"), "quit"),
        ("browse", ("h",), "next-heading"),
        ("browse", ("H",), "previous-heading"),
        ("browse", ("2",), "level-2"),
        ("browse", ("q",), "quote-after"),
        ("browse", ("k",), "next-link"),
    ],
)
def test_a_preset_has_the_keys_of_what_it_is_named_after(preset: str, strokes: tuple[str, ...], action: str) -> None:
    assert lead(Keymap(preset=preset), *strokes) == action


def test_with_quick_keys_q_still_leaves_what_lies_over_the_text() -> None:
    assert (
        lead(Keymap(preset="browse"), "q", where=LIST) == lead(Keymap(preset="browse"), "q", where=TABLE) == "back-out"
    )


def test_a_key_of_the_readers_own_is_taken_from_what_had_it() -> None:
    keys = Keymap(changes=(("find", ("t",)),))
    assert (lead(keys, "t"), lead(keys, "/")) == ("find", "unknown-key")
    assert keys.keys_for(BY_ID["contents"], TEXT) == ()
    assert keys.keys_for(BY_ID["contents"], LIST) == ("t",)
    assert keys.help_keys(BY_ID["find"]) == "t"


def test_keys_of_the_readers_own_come_before_a_presets() -> None:
    assert lead(Keymap(preset="vi", changes=(("find", ("l",)),)), "l") == "find"
    assert lead(Keymap(preset="vi", changes=(("next-character", ("x",)),)), "l") == "unknown-key"


def test_a_first_of_two_is_free_once_its_followers_are_taken_away() -> None:
    keys = Keymap(changes=(("find", ("z",)),))
    assert lead(keys, "z") == "find"
    assert keys.keys_for(BY_ID["toggle"]) == ()


@given(
    st.dictionaries(
        st.sampled_from([action.id for action in ACTIONS]),
        st.lists(st.sampled_from(["x", "q", "Down", "Enter", "Esc", "z a", "z", "Q", "Ctrl+C", "g g"]), unique=True),
    )
)
def test_whatever_is_changed_the_four_keys_still_reach_everything(changes: dict[str, list[str]]) -> None:
    keys = Keymap(changes=tuple((name, tuple(given)) for name, given in changes.items()))
    for where in (TEXT, LIST, TABLE):
        for key in WITHOUT_PRINTABLE:
            assert lead(keys, key, where=where) == lead(Keymap(), key, where=where)


# Without printable keys


@pytest.mark.parametrize("key", ["j", "q", "1", "?", "Space", "é", "漢"])
def test_with_printable_keys_off_they_do_nothing(key: str) -> None:
    assert feed(key, printable=False) == (Pending(), [])


@pytest.mark.parametrize("key", WITHOUT_PRINTABLE)
@pytest.mark.parametrize("where", [TEXT, LIST, TABLE])
def test_with_printable_keys_off_the_four_keys_do_what_they_do(key: str, where: KeyContext) -> None:
    assert feed(key, where=where, printable=False) == feed(key, where=where)
    assert feed(key, where=where, printable=False)[1][0].action != "unknown-key"


@pytest.mark.parametrize("key", ["j", "z a", "Space", "%", "漢"])
def test_letters_digits_signs_and_space_are_printable(key: str) -> None:
    assert is_printable(key)


@pytest.mark.parametrize("key", ["Down", "Enter", "Ctrl+L", "PageDown", "BackTab", "Esc"])
def test_named_keys_are_not_printable(key: str) -> None:
    assert not is_printable(key)


def test_help_shows_only_keys_that_do_something() -> None:
    down = BY_ID["next-line"]
    assert Keymap().help_keys(down) == "Down j"
    assert Keymap(printable=False).help_keys(down) == "Down Ctrl+N"
    assert Keymap(printable=False).help_keys(BY_ID["find"]) == ""


def test_help_parts_keys_of_two_strokes_by_commas() -> None:
    assert Keymap().help_keys(BY_ID["toggle"]) == "z a"
    assert Keymap().help_keys(BY_ID["previous-link"]) == "Shift+Tab"


# The table


def test_no_two_actions_share_an_id_or_a_word() -> None:
    ids = [action.id for action in ACTIONS]
    words = [word for action in ACTIONS for word in action.typed_names]
    assert len(set(ids)) == len(ids)
    assert len(set(words)) == len(words)


def test_no_two_actions_share_a_key_in_one_place() -> None:
    # Backspace is the one key that leaves what is on top, and goes back where nothing is.
    for where in (TEXT, LIST, TABLE):
        keys = [key for action in ACTIONS if action.contexts & where for key in action.keys]
        assert len(set(keys)) == len(keys), where


def test_no_key_is_both_whole_and_the_first_of_two() -> None:
    for where in (TEXT, LIST, TABLE):
        keys = {key for action in ACTIONS if action.contexts & where for key in action.keys}
        assert not {key.split()[0] for key in keys if " " in key} & keys


def test_help_is_one_clause_without_a_full_stop() -> None:
    assert not [action.id for action in ACTIONS if action.help.endswith(".") or not action.help.isprintable()]
