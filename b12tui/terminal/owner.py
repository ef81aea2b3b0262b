"""Owner of the terminal, from the first byte to the last: its modes, and callbacks for what happens to it.

However the program ends (an exception, a signal, a line that stalls or breaks), the terminal is restored: attributes,
screen, autowrap, cursor, colours (`modes` lists them). All of these ends lead through this module.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType

from b12tui.errors import ExitCode, TerminalLost
from b12tui.fasttyping import Self
from b12tui.terminal import modes, signals
from b12tui.terminal.device import STALLED, Device

LEAVING = 1.0
"""Seconds that a stalled line may keep `leave`, or the signal thread, waiting."""

ENDING_TIME = 0.25
"""Seconds that a stalled line may delay a process that a signal ends."""


class Terminal:
    """Terminal for reading and writing; `open` makes one."""

    def __init__(self, device: Device) -> None:
        """Own `device`, without changing anything yet."""
        self._device = device
        self._screen = False
        self._mouse = False
        self._links = False
        self._inside = False
        self._ending = False
        """Whether a signal is ending the process: calls from other threads block, so that they cannot end it too."""
        self._returned = threading.Event()
        self._resized: list[Callable[[], None]] = []
        self._returns: list[Callable[[], None]] = []
        self._missed_return = False
        """Whether the process was continued when no callback was registered yet."""
        self._termination_callbacks: list[Callable[[], None]] = []
        self._signal_thread = signals.SignalThread(
            signals.SignalHandlers(
                end=self._end,
                stop=self._stop,
                resume=self._resume,
                resize=self._notify_resized,
                absent=lambda: not self._inside,
            )
        )

    @classmethod
    def open(cls, path: str = "/dev/tty") -> Terminal:
        """Open the terminal at `path`; raise NoTerminal if there is none."""
        return cls(Device(path))

    def __enter__(self) -> Self:
        """Return the terminal, which is left and closed on exit."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal and close it."""
        self.close()

    def enter(self, *, screen: bool, mouse: bool = False, links: bool = False) -> None:
        """Take over the terminal: keys arrive one by one and unechoed, including Ctrl+C and Ctrl+Z.

        `screen` switches to the alternate screen, without autowrap; `mouse` turns on reports of clicks and the wheel.
        Signals are handled from here on, so other threads must be started after this.
        """
        self._screen, self._mouse, self._links = screen, mouse, links
        self._signal_thread.start()
        self._set_attributes()  # first: a key typed now must not be echoed into the frame
        self._device.is_muted = False
        self._device.write(self._mode_setting())

    def leave(self) -> None:
        """Restore the terminal as it was found, with the cursor on a fresh line; calling it again does nothing.

        Later writes are discarded: a late frame would land on the shell's screen.
        """
        self._block_while_ending()
        if self._inside:
            with self._released(back=False):
                pass
        if not self._device.is_lost:  # else a SIGHUP is on its way, and would kill the process before it has saved
            self._signal_thread.stop()

    def close(self) -> None:
        """Leave the terminal and close its file."""
        self.leave()
        self._device.close()

    def end(self, code: int = ExitCode.OK) -> None:
        """Restore the terminal and end the process with an exit code, whatever its other threads are doing."""
        try:
            self._end()
        finally:
            os._exit(code)

    def suspend(self) -> None:
        """Stop as Ctrl+Z does, and return when the process has been continued and has taken the terminal again.

        The process does not stop if no shell could continue it. The caller must repaint the screen in any case.
        """
        if self._inside and self._signal_thread.stops:
            self._returned.clear()
            os.kill(0, signal.SIGTSTP)  # the whole job: else a script that started this program would not stop
            self._returned.wait()

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Give the terminal to another program until it ends; return its exit code, negative if a signal ended it.

        Raise OSError if it could not be started. The caller must repaint the screen in any case.
        """
        with self._released():
            child = os.posix_spawnp(
                arguments[0],
                list(arguments),
                environ,
                # Opened anew: our own file is non-blocking, and a program that waits for input would get an error.
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, self._device.path, os.O_RDWR, 0),
                    *((os.POSIX_SPAWN_DUP2, 0, standard) for standard in (1, 2)),
                ],
                setsigmask=(),
                setsigdef=signals.DEFAULTED,
            )
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def size(self) -> tuple[int, int]:
        """Return columns and rows; 80 and 24 if the terminal does not report them."""
        return self._device.size()

    def write(self, data: str | bytes) -> None:
        """Write all of `data`, at once if the line takes it; raise TerminalLost if the line is gone."""
        self._device.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
        self._block_while_ending()

    def write_available(self, data: bytes) -> bytes:
        """Write as much of `data` as the line takes at once and return the rest; raise TerminalLost if it is gone."""
        rest = self._device.write_available(data)
        self._block_while_ending()
        return rest

    def read(self, timeout: float | None, *, room: bool = False, keys: bool = True) -> bytes:
        """Return typed bytes as soon as there are any; b"" after `timeout` seconds (None: no limit) or `wake`.

        With `room`, return also when the line can take output. Without `keys`, typed bytes are left unread. Raise
        TerminalLost if the line is gone.
        """
        data = self._device.read(timeout, room=room, keys=keys)
        self._block_while_ending()
        return data

    def wake(self) -> None:
        """Make a `read` that waits in another thread return."""
        self._device.wake()

    def on_resize(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the size has changed; it runs on the signal thread and must not block."""
        self._resized.append(callback)

    def on_return(self, callback: Callable[[], None]) -> None:
        """Call `callback` on the signal thread when the screen has to be repainted after a stop.

        Besides `suspend`, a signal from outside (kill -TSTP) can stop the process. If it was stopped and continued
        before, while the application was loading, `callback` is called at once, on this thread.
        """
        self._returns.append(callback)
        if self._missed_return:
            self._missed_return = False
            callback()

    def on_terminate(self, callback: Callable[[], None]) -> None:
        """Call `callback` if a signal ends the process; it must not wait for the terminal or another thread."""
        self._termination_callbacks.append(callback)

    def _set_attributes(self) -> None:
        self._device.set_attributes(modes.attributes(self._device.attributes))
        self._inside = True

    def _mode_setting(self) -> bytes:
        return modes.enter_sequence(screen=self._screen, mouse=self._mouse)

    def _retake(self) -> None:
        """Set attributes and modes again, without waiting long for a stalled line."""
        self._set_attributes()
        self._device.write_within(self._mode_setting(), LEAVING)

    def _restore(self, seconds: float = LEAVING) -> None:
        """Undo attributes and modes, waiting for a stalled line no longer than `seconds`."""
        self._inside = False
        with contextlib.suppress(TerminalLost):  # then there is nothing to restore
            self._device.set_attributes(self._device.attributes)
            rows = self._device.size()[1]
            sequence = modes.leave_sequence(screen=self._screen, mouse=self._mouse, links=self._links, rows=rows)
            if not self._device.write_within(sequence, seconds / 2):
                self._device.discard()  # discard a frame that the line does not take
                self._device.write_within(sequence, seconds / 2)

    @contextlib.contextmanager
    def _released(self, *, back: bool = True) -> Iterator[None]:
        """Restore the terminal within the context; take it again afterwards if it was ours and `back` is true."""
        device, inside = self._device, self._inside
        muted, device.is_muted = device.is_muted, True
        locked = device.writing.acquire(timeout=LEAVING)  # a frame that the line does not take is abandoned
        try:
            if inside:
                self._restore()
            yield
        finally:
            if locked:
                device.writing.release()
            if inside and back:
                self._retake()
            if back:
                device.is_muted = muted

    def _stop(self) -> None:
        """Stop until the process is continued."""
        try:
            with self._released():
                signals.stop_here()
        finally:
            self._notify_returned()

    def _resume(self) -> None:
        """Take the terminal again after a stop that could not be handled beforehand (SIGSTOP)."""
        if self._inside:
            self._restore()  # the shell has written on our screen, not its own
            self._retake()
            self._notify_returned()

    def _notify_returned(self) -> None:
        self._returned.set()
        self._missed_return = True
        for callback in self._returns:
            self._missed_return = False
            callback()

    def _notify_resized(self) -> None:
        for callback in self._resized:
            callback()

    def _end(self) -> None:
        """Call the termination callbacks and restore the terminal, even if other threads hang."""
        self._device.is_muted = self._ending = True
        signals.run_termination_callbacks(self._termination_callbacks)
        if self._inside:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # so that a background job can restore as well
            self._restore(ENDING_TIME)

    def _block_while_ending(self) -> None:
        while self._ending:
            time.sleep(STALLED)
