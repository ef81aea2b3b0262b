"""A file with 23 barriers: each is found where it was planted."""

from __future__ import annotations

from pathlib import Path

from support.checking import check_text

PLANTED = Path(__file__).with_name("planted.md")

BARRIERS = {
    "heading level skipped": (5, "heading-level"),
    "bold line as heading": (7, "heading-bold"),
    "link that says here": (9, "link-text"),
    "image without description": (11, "image-description"),
    "anchor that leads nowhere": (13, "link-anchor"),
    "row with too many cells": (17, "table-extra-cell"),
    "code without a language": (19, "code-language"),
    "note without text": (25, "note-empty"),
    "bare address in a sentence": (27, "link-address"),
    "description that is a word for pictures": (29, "image-file-name"),
    "same words, two targets": (31, "link-ambiguous"),
    "link without words": (31, "link-empty"),
    "table without header text": (33, "table-header"),
    "empty cells": (39, "table-empty-cell"),
    "table in HTML without th": (41, "table-header"),
    "emoji in a row": (43, "emoji-run"),
    "state told by an emoji": (48, "emoji-alone"),
    "colour alone": (50, "colour-alone"),
    "place alone": (52, "place-alone"),
    "drawing": (54, "code-drawing"),
    "diagram without description": (60, "code-diagram"),
    "long sentence": (65, "sentence-long"),
    "capitals": (69, "capitals"),
}


def test_each_planted_barrier_is_found() -> None:
    found = {(finding.line, finding.rule) for finding in check_text(PLANTED.read_text(encoding="utf-8")).findings}
    assert len(BARRIERS) == 23
    assert {name for name, place in BARRIERS.items() if place not in found} == set()
    extra = found - set(BARRIERS.values())
    assert extra == {(45, "emoji-bullet")}
