"""Destinations of links that a template writes: `{% link about.md %}`, `{{ site.baseurl }}/x`, `{{< ref "x.md" >}}`.

Jekyll and Hugo replace their tags before Markdown is read, so the blanks in one end no destination. A tag that names a
file becomes its path: from the root of the site for `link` and `post_url`, as it is written for `ref` and `relref`. The
site's own address becomes nothing, and of a value with filters the quoted text is taken. Other tags stay as they are.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.link_destinations import Destination, parse_destination

if TYPE_CHECKING:
    import re

_TAG = r"\{\{(?:[^{}\n]|\}(?!\}))*+\}\}|\{%(?:[^%{\n]|\{(?!%)|%(?!\}))*+%\}"
_DESTINATION = lazy_pattern(rf"(?=[^\s()<>{{}}]*+\{{[{{%])(?:{_TAG}|[^\x00-\x20\x7f()<>{{])++(?=[\s)]|\Z)")
_ONE_TAG = lazy_pattern(
    rf"""(?x)(?=\{{[{{%])(?:
        \{{%-?\s*(?P<named>link|post_url)\s+(?P<path>[^\s%]+)\s*-?%\}}
      | \{{\{{[<%]\s*(?:rel)?ref\s+(?:path=)?["'`]?(?P<page>(?:[^\s"'`>%]|%(?!\}}))++)["'`]?[^{{}}]*[>%]\}}\}}
      | \{{\{{-?\s*(?P<own>(?:site|page)\.(?:base_?url|url))\s*(?:\|[^{{}}]*)?-?\}}\}}
      | \{{\{{-?\s*(?P<quote>["'])(?P<quoted>[^"'{{}}]*)(?P=quote)\s*\|[^{{}}]*\}}\}}
      | (?:{_TAG.replace(" ", "[ ]")})
    )"""
)


def parse_template_destination(source: str, start: int, limit: int) -> Destination:
    """Return the destination that begins at `start`, which may hold tags; replaces `parse_destination`."""
    found = _DESTINATION.match(source, start, limit)
    if found is None:
        return parse_destination(source, start, limit)
    return Destination(_ONE_TAG.sub(_replaced, found[0]), found.end())


def _replaced(tag: re.Match[str]) -> str:
    if tag["path"]:
        return f"/{tag['path']}" if tag["named"] == "link" else f"/_posts/{tag['path']}.md"
    if tag["page"] or tag["quoted"]:
        return tag["page"] or tag["quoted"]
    return "" if tag["own"] else tag[0]
