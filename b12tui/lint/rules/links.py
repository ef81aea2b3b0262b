"""Rules of links: what the list of links says out of context, and whether each leads anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from b12tui.catalogue import lint_structure as words
from b12tui.core.messages import phrases
from b12tui.document import Image
from b12tui.lint import spoken_text
from b12tui.lint.findings import Problem, Severity
from b12tui.lint.page import LONGEST_LINE, Page, Use
from b12tui.lint.prose_words import is_address
from b12tui.lint.rule import Rule


def _words(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.strip(",").split(","))


GENERIC = _words(
    "here,click here,right here,see here,over here,tap here,press here,this,that,this link,link,",
    "the link,this page,page,this one,this article,more,more info,more information,more details,",
    "more here,read more,read more here,learn more,see more,find out more,show more,view more,details,",
    "see details,info,source,see this,read,read this,read on,continue,continue reading,website,site,",
    "web site,url,download here,it,there",
)
"""Texts that tell nothing of where a link leads."""


def _key(use: Use) -> str:
    return phrases.one_line(use.words).strip(" .:?!…»>→[]()").casefold()


def _problem(page: Page, use: Use, said: str, remedy: str) -> Problem:
    return page.problem(use.text, use.start, use.end, said, remedy)


def _is_empty(page: Page, use: Use) -> bool:
    """Return whether a link has no words of its own, so that it is read by its target."""
    if not use.words.strip():
        return True
    if use.words != use.target:
        return False
    line = page.source_line(use.text.line_at(use.start))[:LONGEST_LINE]
    target = re.escape(use.target)
    return bool(
        re.search(rf"(?<!!)\[\s*\]\(\s*<?{target}", line)
        or re.search(rf"href\s*=\s*[\"']?{target}[\"']?[^>]*>\s*</a", line, re.IGNORECASE)
    )


def _holds_image(use: Use) -> bool:
    """Return whether an image is what a link shows: then the image's own rules judge it."""
    spans = takewhile(lambda span: span.start <= use.end, spoken_text.spans_from(use.text, use.start))
    return any(isinstance(span.kind, Image) and span.end <= use.end for span in spans)


def _empty(page: Page) -> Iterator[Problem]:
    for use in page.links:
        if not _holds_image(use) and _is_empty(page, use):
            yield _problem(page, use, page.heard_part(use), words.NAME_LINK)


def _generic(page: Page) -> Iterator[Problem]:
    for use in page.links:
        if _key(use) in GENERIC or (use.words.strip() and not any(map(str.isalnum, use.words))):
            yield _problem(page, use, page.heard_part(use), words.SAY_TARGET)


def _ambiguous(page: Page) -> Iterator[Problem]:
    first: dict[str, Use] = {}
    told: set[str] = set()
    for use in page.links:
        key = _key(use)
        if not key or key in GENERIC or is_address(key) or _holds_image(use):
            continue
        other = first.setdefault(key, use)
        if other.target.rstrip("/") != use.target.rstrip("/") and key not in told:
            told.add(key)
            line = other.text.line_at(other.start)
            yield _problem(page, use, words.other_target(page.heard_part(use), line), words.TELL_LINKS_APART)


def _addresses(page: Page, *, long: bool) -> Iterator[Problem]:
    for use in page.links:
        if not is_address(use.words) or _is_empty(page, use):
            continue
        if (len(use.words) >= page.options.address_characters) == long:
            yield _problem(page, use, page.heard_part(use), words.NAME_PAGE)


def _short_addresses(page: Page) -> Iterator[Problem]:
    return _addresses(page, long=False)


def _long_addresses(page: Page) -> Iterator[Problem]:
    return _addresses(page, long=True)


def _broken(page: Page, kind: str) -> Iterator[Problem]:
    uses = (*page.links, *(page.images if kind == "file" else ()))
    for use in uses:
        if page.resolve(use.target).missing == kind:
            said = words.leads_nowhere(page.heard_part(use), use.target)
            yield _problem(page, use, said, words.MEND_ANCHOR if kind == "anchor" else words.MEND_FILE)


def _anchors(page: Page) -> Iterator[Problem]:
    return _broken(page, "anchor")


def _names(page: Page) -> Iterator[Problem]:
    for use in page.links:
        found = page.resolve(use.target)
        if found.missing != "name":
            continue
        fragment = use.target.partition("#")[2]
        remedy = words.write_name(found.name) if found.name else words.GIVE_ID
        yield _problem(page, use, words.leads_here_alone(page.heard_part(use), f"#{fragment}"), remedy)


def _files(page: Page) -> Iterator[Problem]:
    return _broken(page, "file")


RULES = (
    Rule("link-empty", Severity.ERROR, "2.4.4", words.LINK_EMPTY, _empty),
    Rule("link-text", Severity.ERROR, "2.4.4", words.LINK_TEXT, _generic),
    Rule("link-anchor", Severity.ERROR, "2.4.4", words.LINK_ANCHOR, _anchors),
    Rule("link-name", Severity.WARNING, "2.4.4", words.LINK_NAME, _names),
    Rule("link-file", Severity.ERROR, "2.4.4", words.LINK_FILE, _files),
    Rule("link-ambiguous", Severity.WARNING, "2.4.4", words.LINK_AMBIGUOUS, _ambiguous),
    Rule("link-address-long", Severity.WARNING, "2.4.4", words.LINK_ADDRESS_LONG, _long_addresses),
    Rule("link-address", Severity.NOTE, "2.4.4", words.LINK_ADDRESS, _short_addresses),
)
