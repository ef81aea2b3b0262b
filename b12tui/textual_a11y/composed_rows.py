"""Rows that Textual's compositor shows, as rows of a frame."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, Hyperlink, StyledRow
from b12tui.fasttyping import Any

LINK_ID = "link_id"
"""Key in the metadata of a style: identifier of its hyperlink. A link without one is not written."""


class ComposedRows:
    """Rows of a screen; a row made of the same strips as before is the same row."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], tuple[tuple[Strip, ...], StyledRow]] = {}
        """Row of the strips shown last, by their identities; the strips are kept so that these stay their own."""

    def rows(self, screen: Screen[Any]) -> list[StyledRow]:
        """Return all rows of a screen, from the top."""
        compositor = screen._compositor  # noqa: SLF001 - a private seam; see the test
        known: dict[tuple[int, ...], tuple[tuple[Strip, ...], StyledRow]] = {}
        rows: list[StyledRow] = []
        for chops in compositor._render_chops(compositor.size.region, _every_row):  # noqa: SLF001 - the same
            strips = tuple(chops.values())
            identity = tuple(map(id, strips))
            entry = self._known.get(identity) or known.get(identity) or (strips, _styled_row(strips))
            known[identity] = entry
            rows.append(entry[1])
        self._known = known
        return rows


_every_row = range(1 << 16).__contains__


def _styled_row(strips: tuple[Strip, ...]) -> StyledRow:
    """Return runs of text with their styles."""
    return tuple(
        [(text, _cell_style(style) if style else DEFAULT_STYLE) for strip in strips for text, style, _ in strip if text]
    )


@lru_cache(maxsize=1024)
def _cell_style(style: Style) -> CellStyle:
    """Return the SGR parameters of a style, and its hyperlink."""
    flags = ((style.bold, "1"), (style.italic, "3"), (style.underline, "4"), (style.reverse, "7"), (style.strike, "9"))
    parameters = [code for on, code in flags if on]
    for colour, foreground in ((style.color, True), (style.bgcolor, False)):
        if colour is not None and not colour.is_default:
            parameters += colour.get_ansi_codes(foreground=foreground)
    identifier = style.meta.get(LINK_ID) if style.link else None
    return CellStyle(";".join(parameters), Hyperlink(identifier, style.link) if identifier and style.link else None)
