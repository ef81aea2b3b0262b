"""Frontends: plain output, the preview, the screen, and the runner of the interactive ones."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "line",
    "live_output",
    "notice_terminal",
    "opening",
    "plain_output",
    "preview",
    "screen",
    "spoken",
)
