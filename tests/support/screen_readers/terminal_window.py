"""A terminal window with a program in it, for a screen reader of the desktop to read, and keys pressed as by a hand.

terminal_window.py COLUMNS ROWS COMMAND...

Told on standard input, a line each: `press NAMES` presses keys together, by their X names or what they type
(`press Shift_L Tab`, `press !`), `look` asks for the row at the caret. Tells on standard output, a JSON value a line:
"focus" once keys arrive here, "drawn" whenever something was, {"row": ...} when asked. It ends when its input does. Run
by the system's own Python, for the libraries are packages of the system: GTK 3 and VTE by introspection, Xlib and XTEST
by their C interface.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
import sys

import gi  # type: ignore[import-not-found]  # the system's own Python has it

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")

from gi.repository import GLib, Gtk, Vte  # type: ignore[import-not-found]  # noqa: E402

HELD = 80
"""Milliseconds that a finger stays on a key: Orca asks for the state of the keyboard when the answer comes."""


def tell(what: object) -> None:
    """Write one JSON value."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Hand:
    """Presses keys by XTEST, which no program can tell from a keyboard."""

    def __init__(self) -> None:
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self.x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self.x.XkbKeycodeToKeysym.argtypes = [ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_uint, ctypes.c_uint]
        self.x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.display = self.x.XOpenDisplay(None)

    def press(self, names: list[str]) -> None:
        """Hold the keys down together, and let them go soon."""
        codes = [code for name in names for code in self._codes(name)]
        for code in codes:
            self.test.XTestFakeKeyEvent(self.display, code, 1, 0)
        self.x.XSync(self.display, 0)
        GLib.timeout_add(HELD, self._let_go, codes)

    def _codes(self, name: str) -> list[int]:
        """Return the codes of a key, with Shift for a character that it types only so; raise ValueError for no key."""
        # The numbers of Latin-1 characters are those of their key symbols.
        symbol = ord(name) if len(name) == 1 else self.x.XStringToKeysym(name.encode())
        code = self.x.XKeysymToKeycode(self.display, symbol) if symbol else 0
        if not code:
            raise ValueError(name)
        if self.x.XkbKeycodeToKeysym(self.display, code, 0, 0) == symbol:
            return [code]
        return [*self._codes("Shift_L"), code]

    def _let_go(self, codes: list[int]) -> bool:
        for code in reversed(codes):
            self.test.XTestFakeKeyEvent(self.display, code, 0, 0)
        self.x.XSync(self.display, 0)
        return False


def main(columns: int, rows: int, command: list[str]) -> None:
    """Show the window until its input ends."""
    window = Gtk.Window(title="Terminal")
    terminal = Vte.Terminal()
    terminal.set_size(columns, rows)
    terminal.set_audible_bell(False)
    window.add(terminal)
    hand = Hand()

    def hear(_channel: object, _condition: object) -> bool:
        asked = os.read(0, 65_536).decode()
        if not asked:
            Gtk.main_quit()
        for line in asked.splitlines():
            names = line.split()
            if names[0] == "press":
                hand.press(names[1:])
            else:
                tell({"row": row()})
        return True

    def row() -> str:
        column, line = terminal.get_cursor_position()
        return terminal.get_text_range(line, 0, line, columns - 1, None)[0].rstrip() if column >= 0 else ""

    def shown(*_: object) -> bool:
        # No window manager hands out the focus here.
        window.get_window().focus(0)
        return not window.is_active()

    window.connect("delete-event", Gtk.main_quit)
    terminal.connect("focus-in-event", lambda *_: tell("focus"))
    terminal.connect("contents-changed", lambda *_: tell("drawn"))
    terminal.connect("cursor-moved", lambda *_: tell("drawn"))
    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, hear)
    window.show_all()
    terminal.grab_focus()
    GLib.timeout_add(50, shown)

    def start(*_: object) -> bool:
        if not window.is_active():
            return True
        environment = [f"{name}={value}" for name, value in os.environ.items() if name != "GTK_MODULES"]
        terminal.spawn_async(
            Vte.PtyFlags.DEFAULT, None, command, environment, GLib.SpawnFlags.DEFAULT, None, None, -1, None, None
        )
        return False

    GLib.timeout_add(50, start)
    Gtk.main()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
