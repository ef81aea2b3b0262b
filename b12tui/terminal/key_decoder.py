"""Decoding of terminal key sequences, whatever the terminal sends and however the line splits it.

`KeyDecoder` is fed bytes with the time they were read, and returns key names (`key_sequences`). It reads no clock,
waits for nothing and does no I/O: `deadline` tells the caller when to call `due`, because only time distinguishes a
lone Esc from the start of a key sequence. Everything else (answers of the terminal, whole strings of them) is
discarded, however it is split.
"""

from __future__ import annotations

from codecs import getincrementaldecoder

from b12tui.fastenum import Enum, auto
from b12tui.terminal import key_sequences
from b12tui.terminal.key_sequences import WHEEL, Input, MouseClick

ESC, BEL, BACKSLASH, DEL = 0x1B, 0x07, 0x5C, 0x7F

ESCAPE_WAIT = 1.0
"""Seconds within which [ or O after ESC continues a key sequence: slow lines deliver the bytes of one key apart."""

ALT_WAIT = 0.1
"""Seconds within which any other character after ESC counts as typed with Alt. Terminals send both bytes at once;
typing Esc and then a letter by hand takes longer and yields both keys."""

STRING_WAIT = 2.0
"""Seconds of silence after which an unfinished answer is given up. Longer than ESCAPE_WAIT: letters out of the middle
of an answer would be commands. Not much longer: if its first characters were typed by hand, keys have no effect until
then."""

MAX_SEQUENCE = 4096
"""Bytes after which an unfinished answer is given up; real answers have fewer than a hundred."""

WAITING = 8_192
"""Greatest number of keys waiting to be taken; while there are as many, no more input is read.

They are some more than the terminal driver keeps (4,095 bytes): Ctrl+C behind all that it keeps is read.
"""


class DecoderState(Enum):
    """State of the decoder: the kind of sequence that the next byte belongs to."""

    GROUND = auto()
    ESCAPE = auto()
    CSI = auto()
    SS3 = auto()
    FUNCTION = auto()
    """After `CSI [`."""
    MOUSE = auto()
    """In the three bytes after `CSI M`: a mouse report of a terminal without SGR reports."""
    STRING = auto()
    STRING_ESCAPE = auto()
    """After ESC within a string: its end, if a backslash follows."""


class KeyDecoder:
    """Decoder of bytes to key names."""

    def __init__(self, *, mouse: bool = False, escape_wait: float = ESCAPE_WAIT) -> None:
        """Start with nothing typed; `mouse` also decodes wheel and clicks.

        An Esc that nothing follows for `escape_wait` seconds is a key.
        """
        self._escape_wait = escape_wait
        self._mouse = mouse
        self._state = DecoderState.GROUND
        self._introducer = "["
        self._buffer = bytearray()
        self._length = 0
        self._escapes = 0
        self._since = 0.0
        self._pasting = False
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._with_alt = False
        self._inputs: list[Input] = []

    @property
    def deadline(self) -> float | None:
        """Time at which to call `due`, on the clock of `feed`; None if nothing is pending."""
        match self._state:
            case DecoderState.GROUND:
                return self._since + STRING_WAIT if self._pasting else None
            case DecoderState.ESCAPE:
                return self._since + self._escape_wait
            case DecoderState.STRING_ESCAPE:
                return self._since + ESCAPE_WAIT
            case _:
                return self._since + (STRING_WAIT if self._length else ESCAPE_WAIT)

    def feed(self, data: bytes, now: float) -> tuple[Input, ...]:
        """Return the names of the keys, and the clicks, completed by `data`, which was read at `now` seconds."""
        self._expire(now)
        for byte in data:
            self._feed_byte(byte, now)
            self._since = now
        return self._take_inputs()

    def due(self, now: float) -> tuple[Input, ...]:
        """Return the keys decided by silence until `now` seconds: a lone Esc is a key, an unfinished answer none."""
        self._expire(now)
        return self._take_inputs()

    def _take_inputs(self) -> tuple[Input, ...]:
        inputs = tuple(self._inputs)
        self._inputs.clear()
        return inputs

    def _expire(self, now: float) -> None:
        if self.deadline is None or now < self.deadline:
            return
        if self._state is DecoderState.GROUND:
            self._pasting = False  # its end was lost, and only characters would be decoded
        elif self._state in (DecoderState.ESCAPE, DecoderState.STRING_ESCAPE):
            self._add_escapes()
        else:
            self._give_up()
        self._state = DecoderState.GROUND

    def _feed_byte(self, byte: int, now: float) -> None:
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
            # A pasted line feed is not Enter: half a pasted page would be run as commands.
            self._add("Space" if byte in b"\t\n\r " else key_sequences.character(chr(byte)))
        else:
            self._add(key_sequences.character(chr(byte)) or key_sequences.control(byte))
        if byte < 0x80:
            self._decoder.reset()

    def _byte_of_character(self, byte: int, *, with_alt: bool = False) -> None:
        """Collect a character of UTF-8; stray bytes are dropped."""
        self._with_alt = with_alt or (self._with_alt and byte < 0xC0)
        for char in self._decoder.decode(bytes((byte,))):
            name = key_sequences.character(char)
            self._add(key_sequences.alt(name) if name and self._with_alt else name)

    def _escape(self, byte: int, now: float) -> None:
        char = chr(byte)
        if byte == ESC:
            self._escapes += 1
            if self._escapes > 2:  # two are kept: rxvt sends ESC ESC [ A for Alt and an arrow
                self._escapes = 2
                self._add("Esc")
        elif char in "[O":
            self._begin_sequence(DecoderState.CSI if char == "[" else DecoderState.SS3, char)
        elif byte in key_sequences.STRINGS:
            self._add_escapes(self._escapes - 1)
            self._escapes = 1
            self._begin_sequence(DecoderState.STRING, char)
        elif now - self._since < ALT_WAIT and not self._pasting:
            self._add_escapes(self._escapes - 1)
            self._state = DecoderState.GROUND
            if byte >= 0x80:
                self._byte_of_character(byte, with_alt=True)
            else:
                self._add(key_sequences.alt(key_sequences.character(char) or key_sequences.control(byte)))
        else:
            self._add_escapes()
            self._state = DecoderState.GROUND
            self._ground(byte)

    def _begin_sequence(self, state: DecoderState, introducer: str) -> None:
        self._state, self._introducer, self._length = state, introducer, 0
        self._buffer.clear()

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
            # No answer contains a control character: Enter, Backspace or Ctrl+C ends it at once.
            self._give_up()
            self._ground(byte)
        else:
            self._count()

    def _sequence(self, byte: int) -> None:
        char = chr(byte)
        if self._state is DecoderState.MOUSE and byte >= 0x20:
            self._buffer.append(byte)
            if len(self._buffer) == 3:
                button, column, row = (number - 0x20 for number in self._buffer)
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
                self._buffer.append(byte)
                self._count()
            else:
                self._complete(key_sequences.ss3(self._buffer.decode("ascii"), char))
        elif byte >= 0x40 or (char == "$" and self._buffer.isdigit()):
            # rxvt ends a shifted key with $, which elsewhere precedes the final byte of an answer with more numbers.
            self._control_sequence(self._buffer.decode("ascii"), char)
        else:
            self._buffer.append(byte)
            self._count()

    def _control_sequence(self, parameters: str, final: str) -> None:
        if final == "~" and parameters in ("200", "201"):
            self._pasting, self._escapes = parameters == "200", 1
        self._complete(key_sequences.csi(parameters, final, mouse=self._mouse))

    def _complete(self, inputs: tuple[Input, ...]) -> None:
        self._state = DecoderState.GROUND
        for done in inputs:
            if self._pasting:
                continue
            if self._escapes == 1 or isinstance(done, MouseClick) or done in WHEEL:
                self._add(done)
            else:
                self._add(key_sequences.alt(done))

    def _count(self) -> None:
        self._length += 1
        if self._length >= MAX_SEQUENCE:
            self._state = DecoderState.GROUND

    def _give_up(self) -> None:
        """Abandon an unfinished sequence: a mere introducer was typed by hand and yields keys, the rest is dropped."""
        if not self._length:
            self._add_escapes()
            for char in self._introducer:
                self._add(char)
        self._state = DecoderState.GROUND

    def _add_escapes(self, number: int | None = None) -> None:
        if not self._pasting:
            self._inputs += ["Esc"] * (self._escapes if number is None else number)

    def _add(self, done: Input | None) -> None:
        if done:
            self._inputs.append(done)
