"""Keys as terminals send them, whole, in one byte at a time, and late."""

from __future__ import annotations

import pytest

from b12tui.terminal.escape_wait import LOCAL_ESCAPE_WAIT, escape_wait
from b12tui.terminal.key_decoder import ALT_WAIT, ESCAPE_WAIT, MAX_SEQUENCE, STRING_WAIT, KeyDecoder
from b12tui.terminal.key_sequences import Input, MouseClick

ARROWS = {"A": "Up", "B": "Down", "C": "Right", "D": "Left", "H": "Home", "F": "End"}
HELD = {2: "Shift+", 3: "Alt+", 4: "Alt+Shift+", 5: "Ctrl+", 6: "Ctrl+Shift+", 7: "Ctrl+Alt+", 8: "Ctrl+Alt+Shift+"}


def pairs(table: str) -> list[tuple[str, str]]:
    words = table.split()
    return list(zip(words[::2], words[1::2], strict=True))


NUMBERS = pairs("""
    1 Home  2 Insert  3 Delete  4 End  5 PageUp  6 PageDown  7 Home  8 End  11 F1  12 F2  13 F3  14 F4  15 F5  17 F6
    18 F7  19 F8  20 F9  21 F10  23 F11  24 F12
""")
OTHERS = pairs("""
    ^[[[A F1             ^[[[B F2             ^[[[C F3             ^[[[D F4             ^[[[E F5
    ^[OP F1              ^[OQ F2              ^[OR F3              ^[OS F4              ^[O5P Ctrl+F1
    ^[[P F1              ^[[1;2P Shift+F1     ^[[1;5S Ctrl+F4      ^[[1;1:2A Up         ^[[5C Ctrl+Right
    ^[[a Shift+Up        ^[[d Shift+Left      ^[Ob Ctrl+Down       ^[Oc Ctrl+Right
    ^[[Z BackTab         ^[[1;2Z BackTab      ^[[1;6Z Ctrl+BackTab
    ^[^[[A Alt+Up        ^[^[OA Alt+Up        ^[^[[3~ Alt+Delete   ^[^[Oa Ctrl+Alt+Up
    ^[OM Enter           ^[OI Tab             ^[Oj *               ^[Op 0               ^[Oy 9               ^[OX =
    ^[[97u a             ^[[97;2u A           ^[[49:33;2u !        ^[[97;129u a         ^[[97;1:1u a        ^[[97;1:2u a
    ^[[97;5u Ctrl+A      ^[[97;3u Alt+a       ^[[99;7u Ctrl+Alt+C  ^[[49;5u Ctrl+1
    ^[[27u Esc           ^[[13u Enter         ^[[9;2u BackTab      ^[[127u Backspace    ^[[32u Space
    ^[[105;5u Tab        ^[[109;5u Enter      ^[[104;5u Backspace
    ^[[57399u 0          ^[[57408u 9          ^[[57409u .          ^[[57414u Enter      ^[[57417u Left
    ^[[57424u End        ^[[57426u Delete     ^[[0;;229u å         ^[[27;5;99~ Ctrl+C   ^[[27;2;13~ Shift+Enter
    ~ ~                  [ [                  O O                  é é                  日 日                  😀 😀
""")
"""As terminals' manuals write them: ^[ is ESC."""

SPELLINGS: dict[bytes, str] = {
    **{f"\x1b[{final}".encode(): name for final, name in ARROWS.items()},
    **{f"\x1bO{final}".encode(): name for final, name in ARROWS.items()},
    **{f"\x1b[1;{held}{final}".encode(): prefix + ARROWS[final] for held, prefix in HELD.items() for final in ARROWS},
    **{f"\x1b[{number}~".encode(): name for number, name in NUMBERS},
    **{f"\x1b[{number};5~".encode(): f"Ctrl+{name}" for number, name in NUMBERS},
    **{f"\x1b[{number}^".encode(): f"Ctrl+{name}" for number, name in NUMBERS},
    **{f"\x1b[{number}$".encode(): f"Shift+{name}" for number, name in NUMBERS},
    **{f"\x1b[{number}@".encode(): f"Ctrl+Shift+{name}" for number, name in NUMBERS},
    **{spelling.replace("^[", "\x1b").encode(): name for spelling, name in OTHERS},
    **dict(zip((b"\x00", b"\x08", b"\x7f"), ("Ctrl+Space", "Backspace", "Backspace"), strict=True)),
    **dict(zip((b"\t", b"\r", b"\n", b" "), ("Tab", "Enter", "Enter", "Space"), strict=True)),
    **dict(zip((b"\x01", b"\x03", b"\x1a", b"\x1f"), ("Ctrl+A", "Ctrl+C", "Ctrl+Z", "Ctrl+_"), strict=True)),
    **dict.fromkeys((b"\x1bO ", "\N{NO-BREAK SPACE}".encode(), "\N{IDEOGRAPHIC SPACE}".encode()), "Space"),
}

ANSWERS = [
    b"\x1b[?64;1;2;6;9;15;18;21;22c",
    b"\x1b[>41;354;0c",
    b"\x1b[12;40R",
    b"\x1b[1;2R",
    b"\x1b[0n",
    b"\x1b[?2026;2$y",
    b"\x1b[4;1$y",
    b"\x1b[?1u",
    b"\x1b[8;24;80t",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[97;1:3u",
    b"\x1b[1;5:3A",
    b"\x1b[57350u",
    b"\x1b[" + b"1;" * 500 + b"1~",
    b"\x1b[" + b"9" * 1000 + b"u",
    b"\x1b[<0;3;4M",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]52;c;cXVpdA==\x1b\\",
    b"\x1b]Ltitle\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|terminal 1.0\x1b\\",
    b"\x1bP1+r524742=38\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b^private\x1b\\",
    b"\x1bXstart\x1b\\",
    "\x1b]2;é 日本\x1b\\".encode(),
]


def slowly(data: bytes, *, apart: float = 0.3, mouse: bool = False) -> list[Input]:
    """Type `data` byte by byte, then wait."""
    keys, typed, now = KeyDecoder(mouse=mouse), list[Input](), 0.0
    for byte in data:
        typed += keys.feed(bytes((byte,)), now)
        now += apart
    while keys.deadline is not None:
        typed += keys.due(keys.deadline)
    return typed


def at_once(data: bytes, *, mouse: bool = False) -> list[Input]:
    keys = KeyDecoder(mouse=mouse)
    typed = list(keys.feed(data, 0.0))
    while keys.deadline is not None:
        typed += keys.due(keys.deadline)
    return typed


@pytest.mark.parametrize(("data", "name"), SPELLINGS.items(), ids=ascii)
def test_a_key_has_its_name_whole_and_with_its_bytes_300_ms_apart(data: bytes, name: str) -> None:
    assert at_once(data) == [name]
    assert slowly(data) == [name]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda value: ascii(value[:24]))
def test_an_answer_is_swallowed_whole_however_slow(answer: bytes) -> None:
    assert at_once(answer + b"j") == ["j"]
    assert slowly(b"k" + answer + b"j") == ["k", "j"]


def test_a_lone_escape_is_a_key_after_a_second_and_not_before() -> None:
    keys = KeyDecoder()
    assert keys.feed(b"\x1b", 5.0) == ()
    assert keys.deadline == 5.0 + ESCAPE_WAIT
    assert keys.due(5.999) == ()
    assert keys.due(6.0) == ("Esc",)
    assert keys.deadline is None


def test_a_lone_escape_is_a_key_sooner_where_the_terminal_is_near() -> None:
    keys = KeyDecoder(escape_wait=0.08)
    keys.feed(b"\x1b", 5.0)
    assert keys.deadline == 5.08
    assert keys.due(5.08) == ("Esc",)


@pytest.mark.parametrize("begun", [b"\x1b[", b"\x1bO"])
def test_a_sequence_that_has_begun_is_waited_for_as_long_as_ever(begun: bytes) -> None:
    keys = KeyDecoder(escape_wait=0.08)
    keys.feed(begun, 5.0)
    assert keys.deadline == 5.0 + ESCAPE_WAIT
    assert keys.feed(b"A", 5.9) == ("Up",)


@pytest.mark.parametrize(
    ("environ", "chosen", "seconds"),
    [
        ({}, "auto", LOCAL_ESCAPE_WAIT),
        ({"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, "auto", ESCAPE_WAIT),
        ({"SSH_TTY": "/dev/pts/1"}, "auto", ESCAPE_WAIT),
        ({"ESCDELAY": "25"}, "auto", 0.025),
        ({"ESCDELAY": "300", "SSH_TTY": "/dev/pts/1"}, "auto", 0.3),
        ({"ESCDELAY": "300"}, 50, 0.05),
        ({"ESCDELAY": "0"}, "auto", LOCAL_ESCAPE_WAIT),
        ({"ESCDELAY": "²"}, "auto", LOCAL_ESCAPE_WAIT),
        ({"ESCDELAY": "9" * 5_000}, "auto", LOCAL_ESCAPE_WAIT),
        ({"ESCDELAY": "-1"}, "auto", LOCAL_ESCAPE_WAIT),
    ],
)
def test_the_wait_after_escape_is_the_settings_or_the_terminals(
    environ: dict[str, str], chosen: int | str, seconds: float
) -> None:
    assert escape_wait(environ, chosen) == seconds


def test_a_bracket_a_second_after_escape_is_a_bracket() -> None:
    keys = KeyDecoder()
    keys.feed(b"\x1b", 0.0)
    assert keys.feed(b"[", ESCAPE_WAIT) == ("Esc", "[")


def test_a_bracket_that_nothing_follows_was_typed() -> None:
    assert slowly(b"\x1b[") == ["Esc", "["]
    assert slowly(b"\x1bO") == ["Esc", "O"]
    assert slowly(b"\x1b[[") == ["Esc", "[", "["]


def test_two_escapes_are_two_keys() -> None:
    assert at_once(b"\x1b\x1b") == ["Esc", "Esc"]
    assert at_once(b"\x1b\x1b\x1b[A") == ["Esc", "Alt+Up"]
    assert at_once(b"\x1b" * 5) == ["Esc"] * 5
    assert at_once(b"\x1b\x1b]11;rgb:0/0/0\x07") == ["Esc"]


def test_a_letter_at_once_behind_escape_is_typed_with_alt() -> None:
    assert at_once(b"\x1bx") == ["Alt+x"]
    assert at_once(b"\x1b\r\x1b\x01\x1b\x7f") == ["Alt+Enter", "Ctrl+Alt+A", "Alt+Backspace"]
    assert at_once("\x1bé".encode()) == ["Alt+é"]


def test_a_letter_soon_behind_escape_is_a_key_of_its_own() -> None:
    assert slowly(b"\x1bj", apart=ALT_WAIT) == ["Esc", "j"]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"\x1b]j", ["Esc", "]", "j"]),
        (b"\x1b[j", ["Esc", "[", "j"]),
        (b"\x1b[[j", ["Esc", "[", "[", "j"]),
        (b"\x1b[\r", ["Esc", "[", "Enter"]),
        (b"\x1b]\x1b[A", ["Esc", "]", "Up"]),
        (b"\x1b[\x1b[A", ["Esc", "[", "Up"]),
        (b"\x1b[\xc3\xa9", ["Esc", "[", "é"]),
    ],
)
def test_keys_typed_quickly_behind_escape_are_not_lost(typed: bytes, keys: list[str]) -> None:
    assert slowly(typed) == keys


@pytest.mark.parametrize("begun", [b"\x1b]11;rgb", b"\x1bP1$r", b"\x1b_Gi", b"\x1b[1;", b"\x1b[?64;"])
@pytest.mark.parametrize(("typed", "name"), [(b"\r", "Enter"), (b"\x03", "Ctrl+C"), (b"\x7f", "Backspace")])
def test_a_key_that_is_no_character_ends_an_unfinished_answer(begun: bytes, typed: bytes, name: str) -> None:
    assert at_once(begun + typed) == [name]


def test_an_arrow_ends_an_unfinished_answer() -> None:
    assert slowly(b"\x1b]11;rgb\x1b[A") == ["Up"]


def test_an_unfinished_answer_is_given_up_after_a_silence() -> None:
    keys = KeyDecoder()
    assert keys.feed(b"\x1b]11;rgb:", 0.0) == ()
    assert keys.feed(b"1e1e", STRING_WAIT - 0.1) == ()
    assert keys.feed(b"q", 2 * STRING_WAIT) == ("q",)


def test_an_unfinished_answer_is_given_up_after_its_longest() -> None:
    assert at_once(b"\x1b]1" + b"1" * MAX_SEQUENCE + b"q") == ["1", "q"]


def test_bytes_that_are_no_utf8_are_dropped() -> None:
    assert at_once(b"\xc3j\xa9") == ["j"]
    assert at_once(b"\xff\x80\xc3j\xe2\x82k\xed\xa0\x80l\xc0\xaf\xf8m") == ["j", "k", "l", "m"]


@pytest.mark.parametrize("char", ["\x85", "\x9b", "\u202e", "\u2066", "\u2028", "\ufeff"])
def test_a_character_that_nobody_types_is_no_key(char: str) -> None:
    assert at_once(char.encode() + b"j") == ["j"]


def test_what_is_pasted_comes_as_characters_and_commands_nothing() -> None:
    pasted = "one\ttwo\r\nthr\x03\x1b[Aé".encode()
    assert at_once(b"\x1b[200~" + pasted + b"\x1b[201~\r") == [
        *"one",
        "Space",
        *"two",
        "Space",
        "Space",
        *"thré",
        "Enter",
    ]


def test_a_paste_without_an_end_gives_the_keyboard_back() -> None:
    keys = KeyDecoder()
    assert keys.feed(b"\x1b[200~ab", 0.0) == ("a", "b")
    assert keys.feed(b"\r\x03", 3 * STRING_WAIT) == ("Enter", "Ctrl+C")


def test_wheel_and_clicks_are_keys_only_if_asked_for() -> None:
    reports = b"\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<35;9;9M\x1b[<2;1;1M"
    assert at_once(reports) == []
    assert slowly(reports, mouse=True) == ["WheelUp", "WheelDown", MouseClick(2, 3)]


def test_a_press_that_is_released_elsewhere_is_a_click_there() -> None:
    assert slowly(b"\x1b[<0;3;4M", mouse=True) == []
    assert slowly(b"\x1b[<0;3;4M\x1b[<0;9;1m", mouse=True) == [MouseClick(8, 0)]


def test_a_mouse_report_of_old_terminals_is_understood_if_asked_for() -> None:
    assert slowly(b"\x1b[M #$\x1b[M##$\x1b[M\x60!!", mouse=True) == [MouseClick(2, 3), "WheelUp"]
