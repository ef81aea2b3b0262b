"""What the tags of Hugo and Jekyll say themselves."""

from __future__ import annotations

import pytest
from support.parsing import rows_below_title

from b12tui.dialects import dialect
from b12tui.markdown import parse


def said(source: str) -> str:
    """Return what a text of Hugo says, without its first rows."""
    return rows_below_title(parse(source, name="test", dialect=dialect("hugo")))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{{< figure src="a.png" alt="A *b*" >}}', "[Image: A b]"),
        ('{{< figure src="a.png" alt="A" title="T" caption="C *d*" >}}', "[Image: A] / T C d"),
        ("{{< figure src=`a.png` caption=`C` />}}", "[Image: C]"),
        ('{{< figure src="a.png" alt="A" link="/x" >}}', "[Image: A] [link 1] / Links. / 1. A: /x"),
        ('{{< figure src="a.png" >}}', "[Image, no description: a.png]"),
        ("{{< figure >}} a", "a"),
        ('{{< youtube id="x-1" title="V" >}}', "V [link 1] / Links. / 1. V: https://www.youtube.com/watch?v=x-1"),
        ("{{< vimeo 12 >}}", "vimeo.com/12 [link 1] / Links. / 1. https://vimeo.com/12"),
        ('{{< vimeo "1-2" my-class >}}', "vimeo.com/1-2 [link 1] / Links. / 1. https://vimeo.com/1-2"),
        ("{{< vimeo 1/2?h=3 >}}", "vimeo.com/1/2?h=3 [link 1] / Links. / 1. https://vimeo.com/1/2?h=3"),
        ('{{< vimeo loop="true" >}}a', "a"),
        ('{{% alert title="Mind" color="warning" %}}\nthe gap\n{{% /alert %}}', "Mind / the gap"),
        ('{{% def id="a" name="Long Name" %}} Words. {{% /def %}}', "Long Name / Words."),
        ('{{< tab "One" >}}\n*a*\n{{< /tab >}}', "One / a"),
        ("{% tabs x %}\n{% tab 'One 2' for=x %}\n*a*\n{% endtab %}\n{% endtabs %}", "One 2 / a"),
        ('{% tab title="One" %}\n\n*a*\n\n{% endtab %}', "One / a"),
        ("{% tab one two %}\n*a*\n{% endtab %}", "a"),
        (
            '{{< tab header="Unix" lang="Bash" >}}\n# *a*\n{{< /tab >}}',
            "Unix / Code, bash, 1 line. / # *a* / End of code.",
        ),
        ("w\n{{< tab lang=go >}}\n\n# a\n{{< /tab >}}", "w / Code, go, 2 lines. / # a / End of code."),
        ("{{< param x >}}a", "a"),
        ('{{< ref "a.md" >}}a', "a"),
        ('{% include note.html content="Words *a*." %}', "Words a."),
        ('{% include img/figure.html url="/a.png" alt="A" caption="C" %}', "[Image: A] / C"),
        ("a {% include b.html content='c' %} d", "a c d"),
        ("{% include head.html %}a", "a"),
        ('{% if title="x" %}a', "a"),
    ],
)
def test_a_tag_says_its_picture_its_address_or_its_title(source: str, expected: str) -> None:
    assert said(source) == expected


def test_a_tag_is_said_once_in_brackets() -> None:
    assert said('[a {{< figure src="b" alt="B" >}} c](d)') == "a [Image: B] c [link 1] / Links. / 1. a B c: d"
