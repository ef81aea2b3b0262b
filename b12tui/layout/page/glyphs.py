"""Glyphs that the layout adds: bullets, fold signs of questions, the rule under a table's header.

Each has an ASCII form, for braille tables and terminals without Unicode. None carries meaning by its colour: those of
folds differ in their form, and where the page is not for the eye the word "open" or "closed" stands next to them.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Set of glyphs, each one cell wide if nothing else is said."""

    bullet: str
    closed: str
    open: str
    quote: str
    code: str
    """Bar at the left of code."""
    code_top: str
    """The same in the row of its language."""
    image: str
    """Sign before images in a line of their own; three cells wide in ASCII."""
    wrap: str
    """Sign before the rest of a line of code that is wrapped."""
    more_left: str
    """Sign where code goes on at the left of what shows of it."""
    more_right: str
    title_rule: str
    """Rule behind a title, repeated, where blanks can't be underlined."""
    levels: tuple[str, str, str]
    """Signs before headings of the fourth to the sixth level, each lighter than the one before it if there is such."""
    header: str
    """Rule under a table's header, and between parts of a text, repeated."""
    here: str
    """Mark of the current section in the contents."""
    beside: str
    """Border of the contents beside the text."""
    ascending: str
    """Sign of a column by which rows are sorted, the smallest first."""
    descending: str
    cut: str
    """Sign at the end of what is shortened."""
    more_below: str
    """Sign before the number of entries that follow below what is visible."""


UNICODE = Glyphs(
    bullet="•",
    closed="▸",
    open="▾",
    quote="│",
    code="┃",
    code_top="┏",
    image="▣",
    wrap="↪",
    more_left="‹",
    more_right="›",
    title_rule="═",
    levels=("◆", "◇", "◦"),
    header="─",
    here="▸",
    beside="│",
    ascending="▲",
    descending="▼",
    cut="…",
    more_below="↓",
)
ASCII = Glyphs(
    bullet="-",
    closed="+",
    open="-",
    quote=">",
    code="|",
    code_top="+",
    image="[#]",
    wrap="\\",
    more_left="<",
    more_right=">",
    title_rule="=",
    levels=("#", "##", "###"),
    header="-",
    here=">",
    beside="|",
    ascending="^",
    descending="v",
    cut="...",
    more_below="v",
)
