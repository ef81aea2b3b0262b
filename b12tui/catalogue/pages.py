"""Words of pages for browsers and of books, beside those of the document."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

CONTENTS = _("Contents")
SKIP_TO_TEXT = _("Skip to the text")
START_OF_TEXT = _("Start of the text")
LANDMARKS = _("Landmarks")
UNKNOWN_AUTHOR = _("Unknown")
BRAILLE_SUMMARY = _("All content is braille in reading order, with headings, contents and descriptions of images.")
ACCESSIBILITY_SUMMARY = _(
    "Headings, lists, tables, notes and questions are marked as such, and all can be read as text. Images are told by "
    "the descriptions that the author gave. Made by a program, and not reviewed by people."
)


def back_to_text(place: str) -> str:
    return _("Back to the text, {place}").format(place=place) if place else _("Back to the text")
