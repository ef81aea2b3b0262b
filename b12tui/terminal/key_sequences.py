"""Key sequences of terminals, and the key names of this program.

Names are those printed on keys: "Up", "PageDown", "F1", "Esc"; a character is its own name, a space is "Space".
Modifiers precede it in this order: "Ctrl+Right", "Ctrl+Alt+Delete", "Alt+x". The sequences are those of xterm (Control
Sequences, "PC-Style Function Keys", "SGR mouse"), rxvt, the Linux console (console_codes(4)) and kitty (keyboard
protocol, `CSI u`); they differ little and contradict each other only where a comment says so. Anything that is not a
key, such as the answer to another program's query, has no name.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass


def _counted(first: int, names: str) -> dict[int, str]:
    return dict(enumerate(names.split(), first))


SHIFT, ALT, CTRL = 1, 2, 4
"""Bits of modifiers: xterm's modifier parameter less one."""

META = 8
"""Bit of Meta, which xterm distinguishes from Alt and this program does not."""

RELEASED = "3"
"""Event type of a key release (kitty)."""

FINAL = {"A": "Up", "B": "Down", "C": "Right", "D": "Left", "H": "Home", "F": "End", "P": "F1", "Q": "F2", "S": "F4"}
"""`CSI 1 ; modifiers X` and `SS3 X`. R is left out: with parameters it is F3 or a cursor position report."""

NUMBERED_KEYS = (
    _counted(1, "Home Insert Delete End PageUp PageDown Home End")
    | _counted(11, "F1 F2 F3 F4 F5")
    | _counted(17, "F6 F7 F8 F9 F10")
    | _counted(23, "F11 F12")
)
"""`CSI number ~`, in rxvt also `CSI number ^`, `$` and `@` for modified keys."""

RXVT_HELD = {"$": SHIFT, "^": CTRL, "@": CTRL | SHIFT}

LINUX_FUNCTION = {"A": "F1", "B": "F2", "C": "F3", "D": "F4", "E": "F5"}
"""`CSI [ X` on the Linux console."""

KEYPAD = {"M": "Enter", "I": "Tab", " ": "Space", "X": "=", "R": "F3"} | {
    chr(code): sign for code, sign in zip(range(0x6A, 0x7A), "*+,-./0123456789", strict=True)
}
"""`SS3 X` if not in FINAL: the keypad in application mode."""

CONTROL = {0x00: "Ctrl+Space", 0x0D: "Enter", 0x7F: "Backspace"} | (
    _counted(0x08, "Backspace Tab Enter") | _counted(0x1B, "Esc Ctrl+\\ Ctrl+] Ctrl+^ Ctrl+_")
)
"""Single control bytes; the others are Ctrl and a letter. Line feed is Enter: pipes and braille displays send it."""

KITTY = {13: "Enter", 27: "Esc", 32: "Space", 127: "Backspace"} | (
    _counted(8, "Backspace Tab")
    | _counted(57399, "0 1 2 3 4 5 6 7 8 9 . / * - + Enter = ,")
    | _counted(57417, "Left Right Up Down PageUp PageDown Home End Insert Delete")
)
"""`CSI code u` if the code is not a character."""

KITTY_PRIVATE = range(57344, 63744)
"""Codes of kitty for keys without a character; those not in KITTY have no name here."""

WHEEL_BUTTONS = {64: "WheelUp", 65: "WheelDown"}
"""Buttons that terminals report for the wheel, and the names of its turns."""

WHEEL = frozenset(WHEEL_BUTTONS.values())

OPENS = {"]": "0123456789LlI", "P": "0123456789$+>!|;="}
"""First characters of OSC and DCS answers: "Esc, ], j" typed quickly is three keys."""

BY_HAND = frozenset("efghijklmnopqrstuvwxyz")
"""Characters that no terminal sends right after `CSI`: "Esc, [, j" typed quickly is three keys."""

STRINGS = frozenset(b"]P_^X")
"""Bytes after ESC that introduce a string: OSC, DCS, APC, PM, SOS."""

INVISIBLE = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff")
"""Characters that change the direction of a line, separate lines or mark the byte order; never typed alone."""


@dataclass(frozen=True, slots=True)
class MouseClick:
    """Release of the first mouse button, in cells from the upper left corner of the screen."""

    column: int
    row: int


Input = str | MouseClick
"""Name of a key or of a turn of the wheel, or a mouse click."""


def character(char: str) -> str | None:
    """Return the name of a typed character; None for a control, a surrogate or a direction mark."""
    code = ord(char)
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or char in INVISIBLE:
        return None
    return "Space" if char.isspace() else char  # AltGr+Space types a no-break space by mistake


def control(byte: int) -> str:
    """Return the key name of a control byte: C0 or DEL."""
    return CONTROL.get(byte) or f"Ctrl+{chr(byte + 0x40)}"


def held(key: str, bits: int) -> str:
    """Return `key` with the names of its modifiers; a shifted Tab is "BackTab"."""
    if key == "Tab" and bits & SHIFT:
        key, bits = "BackTab", bits & ~SHIFT
    ctrl = "Ctrl+" if bits & CTRL else ""
    alt = "Alt+" if bits & (ALT | META) else ""
    shift = "Shift+" if bits & SHIFT else ""
    return f"{ctrl}{alt}{shift}{key}"


def alt(key: str) -> str:
    """Return `key` with Alt added."""
    if "Alt+" in key:
        return key
    return f"Ctrl+Alt+{key[5:]}" if key.startswith("Ctrl+") and len(key) > 5 else f"Alt+{key}"


def ss3(parameters: str, final: str) -> tuple[str, ...]:
    """Return the keys of an `SS3` (ESC O) sequence: rxvt's lower case is Ctrl, a number before it gives modifiers."""
    if final in "abcd":
        return (held(FINAL[final.upper()], CTRL),)
    if key := FINAL.get(final) or KEYPAD.get(final):
        return (held(key, _bits(parameters)),)
    return ()


def csi(parameters: str, final: str, *, mouse: bool) -> tuple[Input, ...]:
    """Return the keys of a `CSI` (ESC [) sequence; () for an answer, an unknown or released key, and unwanted mouse."""
    if parameters.startswith("<"):
        return _mouse(parameters[1:], final) if mouse else ()
    if final in RXVT_HELD and parameters.isdecimal():
        return _numbered(parameters, RXVT_HELD[final])
    if set(parameters) - set("0123456789;:") or parameters.count(";") > 2:
        return ()
    first, second, third = (*parameters.split(";"), "", "")[:3]
    if second.partition(":")[2] == RELEASED:
        return ()
    match final:
        case "~" if first == "27":  # xterm's modifyOtherKeys: 27, modifiers, character
            return _coded(third, second, "")
        case "~":
            return _numbered(first, _bits(second))
        case "u":
            return _coded(first, second, third)
        case "Z":
            return (held("Tab", _bits(second) | SHIFT),)
        case "a" | "b" | "c" | "d" if not parameters:
            return (held(FINAL[final.upper()], SHIFT),)
        case _ if final in FINAL:
            # Two parameters or more on S are an answer about graphics only after "?", which was rejected above.
            return (held(FINAL[final], _bits(second or first)),)
        case _:
            return ()


def _number(text: str) -> int:
    """Return a decimal number; -1 if there is none, or one that no terminal sends."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else -1


def _bits(text: str) -> int:
    """Return the bits of a modifier parameter (the bits plus one); locks (64, 128) and rare modifiers are left out."""
    return max(_number(text.partition(":")[0]) - 1, 0) & (SHIFT | ALT | CTRL | META)


def _numbered(number: str, bits: int) -> tuple[str, ...]:
    key = NUMBERED_KEYS.get(_number(number))
    return (held(key, bits),) if key else ()


def _coded(code: str, modifiers: str, text: str) -> tuple[str, ...]:
    """Return the keys of a sequence that gives a character code (kitty, modifyOtherKeys)."""
    bits = _bits(modifiers)
    if text and not bits & (ALT | CTRL | META):  # the text that the key would have typed
        typed = (_number(point) for point in text.split(":"))
        return tuple(name for point in typed if 0 < point < 0x110000 and (name := character(chr(point))))
    base, _, shifted = code.partition(":")
    number = _number(base)
    if number in KITTY:
        return (held(KITTY[number], bits),)
    if not 0x20 < number < 0x110000 or number in KITTY_PRIVATE:
        return ()
    if bits & SHIFT:
        upper = _number(shifted.partition(":")[0])
        bits &= ~SHIFT
        number = upper if 0x20 < upper < 0x110000 else ord(chr(number).upper()[0])
    if bits & CTRL:
        letter = chr(number).upper()
        if "A" <= letter <= "_":  # the same keys as for control bytes: Ctrl+I is Tab
            plain = control(ord(letter) - 0x40)
            return (alt(plain),) if bits & (ALT | META) else (plain,)
        number = ord(letter[0])
    name = character(chr(number))
    return (held(name, bits),) if name else ()


def _mouse(report: str, final: str) -> tuple[Input, ...]:
    """Return the input of an SGR mouse report; columns and rows are counted from 0, as those of the cursor.

    A click is the release of the button, so that it can be taken back by moving away first (WCAG 2.2, 2.5.2). Terminals
    without SGR reports report the release of any button as that of a fourth.
    """
    numbers = [_number(part) for part in report.split(";")]
    if len(numbers) != 3 or min(numbers) < 0 or final not in ("M", "m"):
        return ()
    button, column, row = numbers
    button &= ~(4 | 8 | 16)  # Shift, Meta, Ctrl
    if (button, final) in ((0, "m"), (3, "M")):
        return (MouseClick(max(column - 1, 0), max(row - 1, 0)),)
    return (WHEEL_BUTTONS[button],) if button in WHEEL_BUTTONS and final == "M" else ()
