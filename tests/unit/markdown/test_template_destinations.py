"""Destinations of links that the tags of a template write (Jekyll, Hugo)."""

from __future__ import annotations

import pytest

from b12tui.dialects import dialect
from b12tui.document import Link
from b12tui.markdown import parse


def targets(source: str, name: str = "jekyll") -> list[str]:
    """Return the targets of the links in a text."""
    document = parse(source, name="x", dialect=dialect(name))
    spans = (span for _, node in document.all_text_nodes() for span in node.text.spans)
    return [span.kind.target for span in spans if isinstance(span.kind, Link)]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("{% link docs/a.md %}", "/docs/a.md"),
        ("{{ site.baseurl }}{% link docs/a.md %}#b", "/docs/a.md#b"),
        ("{%- link a.md -%}", "/a.md"),
        ("{% post_url 2020-01-01-a %}", "/_posts/2020-01-01-a.md"),
        ("{{ site.baseurl }}/a/", "/a/"),
        ("{{site.url}}/a", "/a"),
        ("{{ '/a.css' | relative_url }}", "/a.css"),
        ('{{ "/a" | relative_url }}', "/a"),
        ('{{< ref "a.md" >}}', "a.md"),
        ('{{< relref "/a#b" >}}', "/a#b"),
        ('{{% ref path="a.md" lang="de" %}}', "a.md"),
        ("https://x.example/{{ v }}/y", "https://x.example/{{ v }}/y"),
        ("{{ x.y }}/z", "{{ x.y }}/z"),
        ("a{b}c", "a{b}c"),
    ],
)
def test_a_tag_is_what_it_would_be_replaced_by(written: str, target: str) -> None:
    assert targets(f'[a]({written}) and [b]({written} "T")') == [target, target]
    assert targets(f"[a]\n\n[a]: {written}") == [target]
    assert targets(f"![a]({written})") == []


@pytest.mark.parametrize("written", ["{% link a.md", "{{ a", "{{ a }} b", "{% a %}{"])
def test_a_tag_that_is_not_closed_is_no_destination(written: str) -> None:
    assert targets(f"[a]({written})") == []


def test_only_templates_have_tags() -> None:
    assert targets("[a]({% link a.md %})", "gfm") == []
    assert targets("[a]({{x}}/y)", "gfm") == ["{{x}}/y"]
