"""Categories of notes of the settings file, which replace the built-in ones.

[categories]
question = "?"       # the sign shows it without colour, and chooses it
"look up" = "%"
"""

from __future__ import annotations

import re

from b12tui.catalogue import settings
from b12tui.core.appearance import Category
from b12tui.document.sanitize import sanitize_line
from b12tui.textwidth import cells

LONGEST_NAME = 16
"""Maximum number of characters of a name."""
MAX_CATEGORIES = 20
"""Maximum number of categories."""
_NAME = re.compile(r"[^\W_][\w -]*")
"""Name as the formats of notes can have it."""


def own_categories(written: object) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """Return the categories of the file's table, and the mistakes in it, a sentence each without its full stop."""
    if not isinstance(written, dict):
        return (), (settings.CATEGORIES_IS_A_TABLE,)
    made: list[Category] = []
    mistakes: list[str] = []
    for name, sign in list(written.items())[:MAX_CATEGORIES]:
        shown = sanitize_line(name)[:LONGEST_NAME]
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            mistakes.append(settings.category_name(shown, LONGEST_NAME))
        elif not isinstance(sign, str) or len(sign) != 1 or not sign.isprintable() or cells(sign) != 1 or sign == " ":
            mistakes.append(settings.category_sign(name))
        elif any(sign == each.sign for each in made):
            mistakes.append(settings.category_sign_taken(name, sign))
        else:
            made.append(Category(name, sign))
    return tuple(made), tuple(mistakes)
