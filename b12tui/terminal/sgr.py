"""SGR styles: the parameters that a terminal can show, and the shortest change from one style to another.

A style (`CellStyle`) has parameters ("1;4", "7;36"; "" is the terminal's default) and maybe a hyperlink: runs with the
same identifier are one link (OSC 8, "Hyperlinks in terminal emulators"). Blinking, hidden text and coloured underlines
are never shown; what the terminal cannot show is left out, since a style only decorates (WCAG 1.4.1). Resets of single
attributes (22 to 29) are never sent: a VT100 does not have them.
"""

from __future__ import annotations

from collections.abc import Iterator

from b12tui.cellstyle import DEFAULT_STYLE, CellStyle, Hyperlink
from b12tui.lazy_pattern import lazy_pattern
from b12tui.terminal.capabilities import TRUE_COLOUR, Capabilities

BOLD, DIM, ITALIC, UNDERLINE, REVERSE, STRUCK, FOREGROUND, BACKGROUND = range(8)
"""Attributes that parameters set, in the order in which styles are written."""

SETS = {1: BOLD, 2: DIM, 3: ITALIC, 4: UNDERLINE, 21: UNDERLINE, 7: REVERSE, 9: STRUCK}
CLEARS = {
    22: (BOLD, DIM),
    23: (ITALIC,),
    24: (UNDERLINE,),
    27: (REVERSE,),
    29: (STRUCK,),
    39: (FOREGROUND,),
    49: (BACKGROUND,),
}
IDENTIFIER = lazy_pattern(r"[0-9A-Za-z.]{1,40}")
ADDRESS = lazy_pattern(r"[!-~]{1,2083}")
"""Valid URL: ASCII, no longer than VTE and iTerm2 accept."""
SEEN_ON_BLANKS = frozenset({UNDERLINE, REVERSE, STRUCK, BACKGROUND})


class SgrStyles:
    """SGR styles of one terminal."""

    def __init__(self, capabilities: Capabilities) -> None:
        """Restrict styles to `capabilities`."""
        supported = {
            BOLD: capabilities.bold,
            DIM: capabilities.dim,
            ITALIC: capabilities.italic,
            UNDERLINE: capabilities.underline,
            REVERSE: capabilities.reverse,
            STRUCK: True,  # not among terminfo's standard capabilities, and terminals without it ignore it
        }
        self._shown = {part for part, has in supported.items() if has}
        self._colours = capabilities.colours
        self._links = capabilities.links
        self._looks: dict[CellStyle, CellStyle] = {}
        self._distinct: dict[CellStyle, CellStyle] = {DEFAULT_STYLE: DEFAULT_STYLE}
        """Each style that `displayable` returned, by itself: equal ones are one object."""
        self._changes: dict[tuple[CellStyle, CellStyle], str] = {}
        self._visible_on_blanks: dict[CellStyle, bool] = {DEFAULT_STYLE: False}
        self._ground: dict[CellStyle, str] = {DEFAULT_STYLE: ""}
        """Background of a style, if no more than that shows on blanks; "" if more or none does."""
        self._erases = capabilities.erases

    def displayable(self, wanted: CellStyle) -> CellStyle:
        """Return what this terminal can show of a style; equal results are one object, the default DEFAULT_STYLE."""
        appearance = self._looks.get(wanted)
        if appearance is None:
            parts = dict[int, str]()
            for part, value in _parts(wanted.sgr):
                if part is None:
                    parts.clear()
                elif not value:
                    parts.pop(part, None)
                elif part in self._shown:
                    parts[part] = value
                elif part in (FOREGROUND, BACKGROUND) and (colour := self._colour(value)):
                    parts[part] = colour
            link = wanted.link if self._links and wanted.link is not None and _valid(wanted.link) else None
            appearance = CellStyle(";".join(parts[part] for part in sorted(parts)), link)
            self._looks[wanted] = appearance = self._distinct.setdefault(appearance, appearance)
            seen = SEEN_ON_BLANKS.intersection(parts)
            self._visible_on_blanks[appearance] = link is not None or bool(seen)
            self._ground[appearance] = parts[BACKGROUND] if link is None and seen == {BACKGROUND} else ""
        return appearance

    def visible_on_blanks(self, appearance: CellStyle) -> bool:
        """Return whether a blank in `appearance`, from `displayable`, differs from a default one; a link does."""
        return self._visible_on_blanks[appearance]

    def same_on_blanks(self, now: CellStyle, then: CellStyle) -> bool:
        """Return whether blanks look the same in two styles, from `displayable`, for their background."""
        return bool(ground := self._ground[then]) and self._ground[now] == ground

    def erasable(self, appearance: CellStyle) -> bool:
        """Return whether blanks in `appearance`, from `displayable`, can be made by erasing (ECH)."""
        return self._erases and self._ground[appearance] != ""

    def change(self, now: CellStyle, then: CellStyle) -> str:
        """Return the shortest sequence that changes style `now` to `then`; both as returned by `displayable`."""
        if now == then:
            return ""
        sequence = self._changes.get((now, then))
        if sequence is None:
            sequence = f"\x1b[{_difference(now.sgr, then.sgr)}m" if now.sgr != then.sgr else ""
            if now.link != then.link:
                to = "" if then.link is None else f"id={then.link.identifier}"
                sequence += f"\x1b]8;{to};{'' if then.link is None else then.link.address}\x1b\\"
            self._changes[now, then] = sequence
        return sequence

    def _colour(self, value: str) -> str:
        """Return the parameter of a colour, adapted to this terminal; "" for one that it lacks."""
        if not self._colours:
            return ""
        kind = value[3:5]  # "38;5;…", "48;2;…"
        if kind == "5;":
            return value if self._colours >= 256 else ""
        if kind == "2;":
            return value if self._colours >= TRUE_COLOUR else ""
        number = int(value)
        return value if number < 90 or self._colours >= 16 else str(number - 60)


def _valid(link: Hyperlink) -> bool:
    """Return whether a link has nothing in it that could end it early."""
    return bool(IDENTIFIER.fullmatch(link.identifier) and ADDRESS.fullmatch(link.address))


def _parts(parameters: str) -> Iterator[tuple[int | None, str]]:
    """Yield each attribute that the parameters set and its value: None is all attributes, "" the default."""
    numbers = iter([_number(number) for number in parameters.split(";")])
    for number in numbers:
        match number:
            case 0:
                yield None, ""
            case _ if number in SETS:
                yield SETS[number], "4" if number == 21 else str(number)
            case _ if number in CLEARS:
                for part in CLEARS[number]:
                    yield part, ""
            case 38 | 48:
                amount = {5: 1, 2: 3}.get(kind := next(numbers, 0), 0)
                values = [next(numbers, -1) for _ in range(amount)]
                if values and all(0 <= value <= 255 for value in values):
                    part = FOREGROUND if number == 38 else BACKGROUND
                    yield part, ";".join(map(str, (number, kind, *values)))
            case _ if 30 <= number <= 37 or 90 <= number <= 97:
                yield FOREGROUND, str(number)
            case _ if 40 <= number <= 47 or 100 <= number <= 107:
                yield BACKGROUND, str(number)
            case _:
                pass


def _number(text: str) -> int:
    """Return a parameter as a number: 0 if it is empty (ECMA-48 5.4.2), -1 if it is invalid."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1 if text else 0


def _difference(now: str, then: str) -> str:
    if not then:
        return ""
    before, after = dict(_parts(now)) if now else {}, dict(_parts(then))
    if before.keys() <= after.keys():
        return ";".join(value for part, value in after.items() if before.get(part) != value)
    return f"0;{then}"
