"""Checks for authors: rules of signs, senses and prose, and what to do."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

# Signs

EMOJI_RUN = _("several emoji in a row")
EMOJI_BULLET = _("emoji in place of bullets")
EMOJI_ALONE = _("a state told by an emoji alone")
CAPITALS = _("four or more words in capitals")
FEWER_EMOJI = _("use one or none: each is named")
PLAIN_BULLETS = _("leave out the emoji: the list is announced")
MAKE_LIST = _("make it a list, without the emoji")
SAY_STATE = _("write the state in words")
USE_EMPHASIS = _("write it in small letters, with emphasis: some voices spell capitals")


# Senses

COLOUR_ALONE = _("a thing that only its colour tells")
PLACE_ALONE = _("a thing that only its place tells")
NAME_BESIDE_COLOUR = _("name it by its words too, as not all see colours")
NAME_BESIDE_PLACE = _("name it by its words too, as speech has no sides")


# Prose

SENTENCE_LONG = _("a sentence of more than 40 words")
READING_GRADE = _("a section above reading grade 16")
ABBREVIATION = _("an abbreviation that is never explained")
SPLIT = _("make it two or more")
SIMPLIFY = _("use shorter sentences and words")
EXPLAIN = _("explain it where it comes first")
LANGUAGE_PART = _("a passage in another language than the document's")
ALLOW_UNKNOWN = _("an allowance of a rule that there isn't")
CORRECT_NAME = _("correct the name")


def sentence_of(heard: str, count: int) -> str:
    return ngettext("{heard}, {count} word long", "{heard}, {count} words long", count).format(heard=heard, count=count)


def grade_of(title: str, grade: int) -> str:
    return _('"{title}" has reading grade {grade}').format(title=title, grade=grade)


def read_as(heard: str, language: str) -> str:
    return _("{heard}, read as {language}").format(heard=heard, language=language)


def name_language(language: str) -> str:
    return _('put it in an element with lang="{language}", so that the voice changes').format(language=language)


def no_rule(name: str) -> str:
    return _("there is no rule {name}").format(name=name)
