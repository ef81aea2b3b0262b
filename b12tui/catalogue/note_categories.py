"""Names of the categories of notes, unless the settings file has others; every start has them."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

QUESTION = _("question")
PROBLEM = _("problem")
CHANGE = _("change")
IDEA = _("idea")
AGREED = _("agreed")
