"""Whatever bytes arrive, in whatever pieces: the same keys, no control in a name, and the keyboard never dies."""

from __future__ import annotations

from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from b12tui.terminal.key_decoder import ALT_WAIT, MAX_SEQUENCE, KeyDecoder
from b12tui.terminal.key_sequences import Input

SEQUENCES = """
    ^[ ^[[ ^[O ^[] ^[P ^[_ ^[\\ ^[[A ^[[1;5C ^[[[A ^[[200~ ^[[201~ ^[[3$ ^[[<0;3;4M ^[[M!#$ ^[[97;5u ^[[97:65;2;0:65u
    11;rgb: j 1 ; : ? $ ~ 日 😀
"""
PIECES = st.sampled_from(
    [
        *SEQUENCES.replace("^[", "\x1b").encode().split(),
        *(b"\x07", b"\r", b"\x03", b"\x7f", b" ", b"\xff", b"\xc3", b"\xa9", "\u202e\x9b".encode()),
    ]
)
TYPED = st.lists(PIECES | st.binary(max_size=4), max_size=12).map(b"".join)


@given(TYPED, st.lists(st.tuples(st.integers(0, 60), st.floats(0, ALT_WAIT / 100)), max_size=20), st.booleans())
def test_any_splitting_gives_the_same_keys(data: bytes, cuts: list[tuple[int, float]], mouse: bool) -> None:
    whole, split = KeyDecoder(mouse=mouse), KeyDecoder(mouse=mouse)
    names, now, start = list[Input](), 0.0, 0
    for cut, later in sorted(cuts, key=lambda pair: pair[0]):
        names += split.feed(data[start:cut], now)
        start, now = max(start, cut), now + later
    names += split.feed(data[start:], now)
    assert names == list(whole.feed(data, 0.0))
    assert (split.deadline is None) is (whole.deadline is None)


@given(st.lists(st.tuples(TYPED, st.floats(0, 3)), max_size=8), st.booleans())
def test_no_bytes_raise_or_make_a_name_that_holds_a_control(reads: list[tuple[bytes, float]], mouse: bool) -> None:
    keys, now, names = KeyDecoder(mouse=mouse), 0.0, list[Input]()
    for data, later in reads:
        now += later
        names += keys.feed(data, now)
    while keys.deadline is not None:
        names += keys.due(keys.deadline)
    for name in names:
        assert name
        if isinstance(name, str):
            assert not any(category(char) in ("Cc", "Cs", "Zl", "Zp", "Zs") for char in name)


@given(TYPED)
def test_after_any_bytes_enter_and_silence_give_the_keyboard_back(data: bytes) -> None:
    keys, now = KeyDecoder(), 0.0
    keys.feed(data, now)
    while keys.deadline is not None:
        now = keys.deadline
        keys.due(now)
    assert keys.feed(b"\rj\x1b[B", now) == ("Enter", "j", "Down")


@given(st.sampled_from(["\x1b]1", "\x1bP1", "\x1b_a", "\x1b^a", "\x1bXa", "\x1b[1"]), st.integers(0, 100))
def test_no_answer_takes_more_than_its_longest(opening: str, more: int) -> None:
    assert KeyDecoder().feed(opening.encode() + b"1" * (MAX_SEQUENCE - 1 + more) + b"j", 0.0) == ("1",) * more + ("j",)
