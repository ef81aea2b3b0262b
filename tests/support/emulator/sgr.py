"""How a cell looks, told by SGR parameters (ECMA-48 8.3.117, xterm's colours)."""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = int | tuple[int, int, int] | None
"""An index, red green blue, or the terminal's own."""


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    blink: bool = False
    reverse: bool = False
    hidden: bool = False
    struck: bool = False
    foreground: Colour = None
    background: Colour = None
    link: tuple[str, str] | None = None
    """Identifier and address (OSC 8)."""

    def on_blank(self) -> Look:
        """Return what of the look can be seen where there is no character."""
        if self.underline or self.reverse or self.struck or self.link:
            return self
        return Look(background=self.background)


DEFAULT = Look()
ON = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 5: "blink", 7: "reverse", 8: "hidden", 9: "struck"}
OFF = {
    22: ("bold", "dim"),
    23: ("italic",),
    24: ("underline",),
    25: ("blink",),
    27: ("reverse",),
    28: ("hidden",),
    29: ("struck",),
    39: ("foreground",),
    49: ("background",),
}


def look_of(parameters: str, before: Look = DEFAULT) -> Look:
    """Return the look after SGR `parameters`; an unknown one is a ValueError."""
    numbers = [int(number) if number else 0 for number in parameters.split(";")]
    appearance = before
    while numbers:
        number = numbers.pop(0)
        if number == 0:
            appearance = DEFAULT
        elif number in ON:
            appearance = replace(appearance, **{ON[number]: True})  # type: ignore[arg-type]
        elif number in OFF:
            appearance = replace(appearance, **{name: getattr(DEFAULT, name) for name in OFF[number]})
        elif number in (38, 48):
            kind = numbers.pop(0)
            colour: Colour
            if kind == 5:
                colour = numbers.pop(0)
            elif kind == 2:
                colour = (numbers.pop(0), numbers.pop(0), numbers.pop(0))
            else:
                raise ValueError(f"unknown colour in SGR {parameters!r}")
            appearance = (
                replace(appearance, foreground=colour) if number == 38 else replace(appearance, background=colour)
            )
        elif 30 <= number <= 37 or 90 <= number <= 97:
            appearance = replace(appearance, foreground=number - 30 if number < 40 else number - 82)
        elif 40 <= number <= 47 or 100 <= number <= 107:
            appearance = replace(appearance, background=number - 40 if number < 50 else number - 92)
        else:
            raise ValueError(f"unknown SGR {parameters!r}")
    return appearance
