"""Messages to the user, in words."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "announcements",
    "location",
    "note_words",
    "scripts",
    "speaking_time",
    "spelling",
)
