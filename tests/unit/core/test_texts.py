"""What a link to a file asks for, and the trail of a reader through several texts."""

from __future__ import annotations

import making
import pytest

from b12tui.core.handlers.documents import arrived, beside, forgotten, refused
from b12tui.core.handlers.page import COUNTED
from b12tui.core.motion.jumplist import REMEMBERED, back, forward, jump
from b12tui.core.state import Command, Elsewhere, OpenText, Reader, Revisit
from b12tui.document import Address
from b12tui.fastclass import replace

ONE = making.document(making.heading(1, "One"), "First.", making.heading(2, "Part"), "Second.")
TWO = making.document(making.heading(1, "Two"), "Third.", making.heading(2, "Part"), "Fourth.")
FIRST, PART = Address(0, 1), Address(1)


@pytest.mark.parametrize(
    ("target", "wish"),
    [
        ("other.md", OpenText("other.md")),
        ("../x.md#part", OpenText("../x.md", "part")),
        ("my%20file.md?plain=1#a", OpenText("my file.md", "a")),
        ("/srv/x.md", OpenText("/srv/x.md")),
        ("#part", None),
        ("?a=b", None),
        ("", None),
        ("https://example.org/x.md", None),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//example.org/x.md", None),
    ],
)
def test_only_a_path_asks_for_a_text(target: str, wish: OpenText | None) -> None:
    assert beside(target) == wish


def walked() -> Reader:
    """Return a reader who went from one text into another, and on in it."""
    left = jump(Reader(ONE, text="one.md", at=FIRST, sought=("b12",)), PART)
    there = arrived(left, Reader(TWO, text="two.md"), OpenText("two.md"))
    return jump(there, PART)


def test_the_way_back_runs_through_both_texts() -> None:
    reader = walked()
    assert reader.behind == (Elsewhere("one.md", FIRST), Elsewhere("one.md", PART), Address())
    once = back(reader)
    assert (once.at, once.effect) == (Address(), None)
    wish = back(once).effect
    assert wish == Revisit(Elsewhere("one.md", PART))
    assert isinstance(wish, Revisit)
    home = arrived(once, Reader(ONE, text="one.md", at=wish.place.at), wish)
    assert home.behind == (FIRST,)
    assert home.ahead == (Elsewhere("two.md", PART), Elsewhere("two.md", Address()))
    there = forward(home).effect
    assert there == Revisit(Elsewhere("two.md", Address()), forward=True)
    assert isinstance(there, Revisit)
    again = arrived(home, Reader(TWO, text="two.md", at=there.place.at), there)
    assert (again.behind, again.ahead) == (once.behind, once.ahead)


def test_what_was_looked_for_goes_along() -> None:
    assert walked().sought == ("b12",)


def test_the_trail_keeps_to_its_length() -> None:
    long = replace(Reader(ONE, text="one.md"), behind=(FIRST,) * REMEMBERED)
    assert len(arrived(long, Reader(TWO, text="two.md"), OpenText("two.md")).behind) == REMEMBERED


def test_a_text_that_is_gone_is_taken_off_the_trail() -> None:
    reader = replace(walked(), behind=(FIRST, Elsewhere("gone.md", PART)), ahead=(Elsewhere("gone.md", PART),))
    less = forgotten(reader, Revisit(Elsewhere("gone.md", PART)), "Gone.")
    assert (less.behind, less.ahead, less.said) == ((FIRST,), reader.ahead, "Gone.")
    less = forgotten(reader, Revisit(Elsewhere("gone.md", PART), forward=True), "Gone.")
    assert (less.behind, less.ahead) == (reader.behind, ())


def test_the_last_place_may_be_in_another_text() -> None:
    reader = replace(walked(), behind=(Elsewhere("one.md", PART),))
    assert COUNTED["go-mark"](reader, Command("go-mark", text="'")).effect == Revisit(Elsewhere("one.md", PART))


def test_where_nothing_else_is_opened_the_reader_stays_and_is_told() -> None:
    asking = replace(walked(), effect=OpenText("x.md"))
    assert refused(asking) == replace(asking, effect=None, said="Nothing but this text is opened here.")
