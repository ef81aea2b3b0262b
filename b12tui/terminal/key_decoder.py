"""Keys from bytes: what was typed, whatever the terminal calls it and however the line split it.

`Keys` is fed with what was read and when, and gives back names (`spellings`). It reads no clock, waits for nothing and
opens nothing: `deadline` says when the caller shall ask `due`, because time alone tells a lone Esc from the start of a
key. What is no key (answers of the terminal, whole strings of them) is swallowed, however it is split.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from enum import Enum, auto

from b12tui.terminal import key_sequences

ESC, BEL, BACKSLASH, DEL = 0x1B, 0x07, 0x5C, 0x7F

ESCAPE_WAIT = 1.0
"""Seconds in which [ or O behind an ESC makes it the start of a key: slow lines deliver the bytes of one key apart."""

ALT_WAIT = 0.1
"""Seconds in which any other character behind an ESC was typed with Alt. Terminals send both bytes at once, and a hand
that types Esc and then a letter takes longer; it gets both keys."""

STRING_WAIT = 2.0
"""Seconds of silence after which an unfinished answer is given up. Longer than ESCAPE_WAIT: letters out of the middle
of an answer would be commands. Not much longer: whoever typed its first characters by hand waits for the keyboard."""

MAX_SEQUENCE = 4096
"""Bytes after which an unfinished answer is given up; terminals answer in fewer than a hundred."""

WAITING = 1_024
"""Keys that wait at most to be taken: while there are as many nothing is read, and who types them has to wait."""


class DecoderState(Enum):
    """What the next byte belongs to."""

    GROUND = auto()
    ESCAPE = auto()
    CSI = auto()
    SS3 = auto()
    FUNCTION = auto()
    """Behind `CSI [`."""
    MOUSE = auto()
    """The three bytes behind `CSI M`: a mouse report of a terminal that knows no SGR ones."""
    STRING = auto()
    STRING_ESCAPE = auto()
    """An ESC within a string: its end, if a backslash follows."""


class KeyDecoder:
    """Turn bytes into the names of keys."""

    def __init__(self, *, mouse: bool = False) -> None:
        """Start with nothing typed; `mouse` lets wheel and clicks through."""
        self._mouse = mouse
        self._state = DecoderState.GROUND
        self._introducer = "["
        self._held = bytearray()
        self._length = 0
        self._escapes = 0
        self._since = 0.0
        self._pasting = False
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._alted = False
        self._names: list[str] = []

    @property
    def deadline(self) -> float | None:
        """The time at which `due` has something to decide, on the clock that `feed` was given; None: nothing waits."""
        match self._state:
            case DecoderState.GROUND:
                return self._since + STRING_WAIT if self._pasting else None
            case DecoderState.ESCAPE | DecoderState.STRING_ESCAPE:
                return self._since + ESCAPE_WAIT
            case _:
                return self._since + (STRING_WAIT if self._length else ESCAPE_WAIT)

    def feed(self, data: bytes, now: float) -> tuple[str, ...]:
        """Return the names of the keys that `data`, read at `now` seconds, completes."""
        self._decide(now)
        for byte in data:
            self._take(byte, now)
            self._since = now
        return self._given()

    def due(self, now: float) -> tuple[str, ...]:
        """Return what the silence until `now` seconds decides: a lone Esc is a key, an unfinished answer is nothing."""
        self._decide(now)
        return self._given()

    def _given(self) -> tuple[str, ...]:
        names = tuple(self._names)
        self._names.clear()
        return names

    def _decide(self, now: float) -> None:
        if self.deadline is None or now < self.deadline:
            return
        if self._state is DecoderState.GROUND:
            self._pasting = False  # its end was lost, and nothing but characters would come through
        elif self._state in (DecoderState.ESCAPE, DecoderState.STRING_ESCAPE):
            self._name_escapes()
        else:
            self._give_up()
        self._state = DecoderState.GROUND

    def _take(self, byte: int, now: float) -> None:
        match self._state:
            case DecoderState.GROUND:
                self._ground(byte)
            case DecoderState.ESCAPE:
                self._escape(byte, now)
            case DecoderState.STRING | DecoderState.STRING_ESCAPE:
                self._string(byte, now)
            case DecoderState.CSI | DecoderState.SS3 | DecoderState.FUNCTION | DecoderState.MOUSE:
                self._sequence(byte)

    def _ground(self, byte: int) -> None:
        if byte == ESC:
            self._state, self._escapes = DecoderState.ESCAPE, 1
        elif byte >= 0x80:
            self._byte_of_character(byte)
        elif self._pasting:
            # A pasted line feed is no Enter: half a pasted page would be taken for commands.
            self._name("Space" if byte in b"\t\n\r " else key_sequences.character(chr(byte)))
        else:
            self._name(key_sequences.character(chr(byte)) or key_sequences.control(byte))
        if byte < 0x80:
            self._decoder.reset()

    def _byte_of_character(self, byte: int, *, alted: bool = False) -> None:
        """Collect a character of UTF-8; bytes that belong to none are dropped."""
        self._alted = alted or (self._alted and byte < 0xC0)
        for char in self._decoder.decode(bytes((byte,))):
            name = key_sequences.character(char)
            self._name(key_sequences.alt(name) if name and self._alted else name)

    def _escape(self, byte: int, now: float) -> None:
        char = chr(byte)
        if byte == ESC:
            self._escapes += 1
            if self._escapes > 2:  # two are kept: rxvt spells Alt and an arrow ESC ESC [ A
                self._escapes = 2
                self._name("Esc")
        elif char in "[O":
            self._open(DecoderState.CSI if char == "[" else DecoderState.SS3, char)
        elif byte in key_sequences.STRINGS:
            self._name_escapes(self._escapes - 1)
            self._escapes = 1
            self._open(DecoderState.STRING, char)
        elif now - self._since < ALT_WAIT and not self._pasting:
            self._name_escapes(self._escapes - 1)
            self._state = DecoderState.GROUND
            if byte >= 0x80:
                self._byte_of_character(byte, alted=True)
            else:
                self._name(key_sequences.alt(key_sequences.character(char) or key_sequences.control(byte)))
        else:
            self._name_escapes()
            self._state = DecoderState.GROUND
            self._ground(byte)

    def _open(self, state: DecoderState, introducer: str) -> None:
        self._state, self._introducer, self._length = state, introducer, 0
        self._held.clear()

    def _string(self, byte: int, now: float) -> None:
        if self._state is DecoderState.STRING_ESCAPE:
            if byte == BACKSLASH:
                self._state = DecoderState.GROUND
            else:  # it was the start of something else
                self._state, self._escapes = DecoderState.ESCAPE, 1
                self._escape(byte, now)
            return
        opens = key_sequences.OPENS.get(self._introducer, "")
        if byte == ESC and self._length:
            self._state = DecoderState.STRING_ESCAPE
        elif byte == BEL:
            self._state = DecoderState.GROUND
        elif byte < 0x20 or byte == DEL or (opens and not self._length and chr(byte) not in opens):
            # No answer holds a control: Enter, Backspace or Ctrl+C gives the keyboard back at once.
            self._give_up()
            self._ground(byte)
        else:
            self._count()

    def _sequence(self, byte: int) -> None:
        char = chr(byte)
        if self._state is DecoderState.MOUSE and byte >= 0x20:
            self._held.append(byte)
            if len(self._held) == 3:
                button, column, row = (number - 0x20 for number in self._held)
                self._complete(key_sequences.csi(f"<{button};{column};{row}", "M", mouse=self._mouse))
        elif not 0x20 <= byte < DEL:
            self._give_up()
            self._ground(byte)
        elif self._state is DecoderState.FUNCTION and char in key_sequences.LINUX_FUNCTION:
            self._complete((key_sequences.LINUX_FUNCTION[char],))
        elif self._state is DecoderState.FUNCTION or (
            self._state is DecoderState.CSI and not self._length and char in key_sequences.BY_HAND
        ):
            self._give_up()
            self._ground(byte)
        elif char == "[" and self._state is DecoderState.CSI and not self._length:
            self._state, self._introducer = DecoderState.FUNCTION, "[["
        elif char == "M" and self._state is DecoderState.CSI and not self._length and self._mouse:
            self._state, self._length = DecoderState.MOUSE, 1
        elif self._state is DecoderState.SS3:
            if char.isdecimal():
                self._held.append(byte)
                self._count()
            else:
                self._complete(key_sequences.ss3(self._held.decode("ascii"), char))
        elif byte >= 0x40 or (char == "$" and self._held.isdigit()):
            # rxvt ends a shifted key with $, which elsewhere stands before the end of an answer with more numbers.
            self._control_sequence(self._held.decode("ascii"), char)
        else:
            self._held.append(byte)
            self._count()

    def _control_sequence(self, parameters: str, final: str) -> None:
        if final == "~" and parameters in ("200", "201"):
            self._pasting, self._escapes = parameters == "200", 1
        self._complete(key_sequences.csi(parameters, final, mouse=self._mouse))

    def _complete(self, names: tuple[str, ...]) -> None:
        self._state = DecoderState.GROUND
        for name in names:
            plain = self._escapes == 1 or " " in name or name.startswith("Wheel")
            self._name(None if self._pasting else name if plain else key_sequences.alt(name))

    def _count(self) -> None:
        self._length += 1
        if self._length >= MAX_SEQUENCE:
            self._state = DecoderState.GROUND

    def _give_up(self) -> None:
        """Leave an unfinished sequence: one that has only begun was typed by hand, the rest of an answer is nothing."""
        if not self._length:
            self._name_escapes()
            for char in self._introducer:
                self._name(char)
        self._state = DecoderState.GROUND

    def _name_escapes(self, number: int | None = None) -> None:
        if not self._pasting:
            self._names += ["Esc"] * (self._escapes if number is None else number)

    def _name(self, name: str | None) -> None:
        if name:
            self._names.append(name)
