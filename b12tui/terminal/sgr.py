"""How text looks: SGR parameters, what of them a terminal can show, and the shortest way from one look to another.

A look is written as parameters are ("1;4", "7;36"); "" is the terminal's own. Where it leads somewhere, there follow a
blank, an identifier, a blank and the address ("4 a1 https://example.org/"): stretches of one identifier are one link
(OSC 8, "Hyperlinks in terminal emulators"). Blinking, hiding and coloured underlines are not shown to anybody; what the
terminal cannot show is left out, since a look only decorates (WCAG 1.4.1). Resets of single attributes (22 to 29) are
never sent: a VT100 does not know them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12tui.terminal.capabilities import TRUE_COLOUR, Capabilities

BOLD, DIM, ITALIC, UNDERLINE, REVERSE, STRUCK, FOREGROUND, BACKGROUND = range(8)
"""What a parameter sets, in the order in which looks are written."""

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
LINK = re.compile(r"[0-9A-Za-z.]{1,40} [!-~]{1,2083}")
"""An identifier and an address that can be written: the address in ASCII, no longer than VTE and iTerm2 take one."""
SEEN_ON_BLANKS = frozenset({UNDERLINE, REVERSE, STRUCK, BACKGROUND})


class SgrStyles:
    """The looks of one terminal."""

    def __init__(self, capabilities: Capabilities) -> None:
        """Show what `capabilities` allow."""
        able = {
            BOLD: capabilities.bold,
            DIM: capabilities.dim,
            ITALIC: capabilities.italic,
            UNDERLINE: capabilities.underline,
            REVERSE: capabilities.reverse,
            STRUCK: True,  # terminfo's old capabilities don't name it, and terminals without it pass over it
        }
        self._shown = {part for part, has in able.items() if has}
        self._colours = capabilities.colours
        self._links = capabilities.links
        self._looks: dict[str, str] = {}
        self._changes: dict[tuple[str, str], str] = {}
        self._seen: dict[str, bool] = {"": False}

    def look(self, parameters: str) -> str:
        """Return what this terminal can show of `parameters`, in one order, so that equal looks are equal strings."""
        appearance = self._looks.get(parameters)
        if appearance is None:
            parts = dict[int, str]()
            numbers, _, link = parameters.partition(" ")
            for part, value in _parts(numbers):
                if part is None:
                    parts.clear()
                elif not value:
                    parts.pop(part, None)
                elif part in self._shown:
                    parts[part] = value
                elif part in (FOREGROUND, BACKGROUND) and (colour := self._colour(value)):
                    parts[part] = colour
            link = f" {link}" if link and self._links and LINK.fullmatch(link) else ""
            appearance = ";".join(parts[part] for part in sorted(parts)) + link
            self._looks[parameters] = appearance
            self._seen[appearance] = bool(link) or not SEEN_ON_BLANKS.isdisjoint(parts)
        return appearance

    def seen_on_blanks(self, appearance: str) -> bool:
        """Tell whether a blank in `look`, as `look` returns it, differs from one in the terminal's own; a link does."""
        return self._seen[appearance]

    def change(self, now: str, then: str) -> str:
        """Return the shortest sequence that turns the look `now` into `then`; both as `look` returns them."""
        if now == then:
            return ""
        sequence = self._changes.get((now, then))
        if sequence is None:
            (old, _, from_), (new, _, to) = now.partition(" "), then.partition(" ")
            sequence = f"\x1b[{_difference(old, new)}m" if old != new else ""
            if from_ != to:
                identifier, _, position = to.partition(" ")
                sequence += f"\x1b]8;{f'id={identifier}' if to else ''};{position}\x1b\\"
            self._changes[now, then] = sequence
        return sequence

    def _colour(self, value: str) -> str:
        """Return a colour that this terminal has; "" for one that it lacks."""
        if not self._colours:
            return ""
        kind = value[3:5]  # "38;5;…", "48;2;…"
        if kind == "5;":
            return value if self._colours >= 256 else ""
        if kind == "2;":
            return value if self._colours >= TRUE_COLOUR else ""
        number = int(value)
        return value if number < 90 or self._colours >= 16 else str(number - 60)


def _parts(parameters: str) -> Iterator[tuple[int | None, str]]:
    """Yield what the parameters set, one by one, and to what: None is everything, "" the terminal's own."""
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
    """Read a parameter: none is 0 (ECMA-48 5.4.2), and what is no number is none that anybody knows."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1 if text else 0


def _difference(now: str, then: str) -> str:
    if not then:
        return ""
    before, after = dict(_parts(now)) if now else {}, dict(_parts(then))
    if before.keys() <= after.keys():
        return ";".join(value for part, value in after.items() if before.get(part) != value)
    return f"0;{then}"
