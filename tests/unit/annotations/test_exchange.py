"""Notes handed over and taken back: each format gives back what it was given, and the source with it."""

from __future__ import annotations

import json
import re
from types import ModuleType
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui import parse
from b12tui.annotations.exchange import criticmarkup, line_list, markdown_list, web_annotation
from b12tui.annotations.exchange.incoming import received
from b12tui.annotations.note import Note, PlacedNote, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.annotations.source_map import SourceMap
from b12tui.core.creators import name_of
from b12tui.document import Document, Position
from b12tui.fastclass import replace
from b12tui.readers import read
from b12tui.source import decode_input

SOURCE = """# The *Manual*

Press the **red button** twice, [then](https://example.org/then) wait. Press the red lever.

- first item
- second item & more

| key | does |
| --- | ---- |
| `a` | adds |
| `b` | adds |

## Use it

```sh
make all
make install
```
"""
DOCUMENT = parse(SOURCE)
NODES = [(at, node.text.chars) for at, node in DOCUMENT.all_text_nodes() if node.text.chars.strip()]
TEXTS = st.text(st.sampled_from("ab: \n\\>#*{}<=~n-+"), max_size=12).map(str.strip)
CREATORS = st.sampled_from(
    (
        *("", "Ada", "Ada Lovelace <https://example.org/ada>", "<https://example.org/a:b>", "reviewer (Software)"),
        *("Bob; Eve <mailto:eve@example.org>", "W3C <https://www.w3.org/> (Organization)"),
    )
)
CATEGORIES = st.sampled_from(["comment", "question", "problem"])


@st.composite
def notes(draw: st.DrawFn) -> list[Note]:
    """Draw notes on whole words of text nodes, no two on one node."""
    made = []
    for at, chars in draw(st.lists(st.sampled_from(NODES), unique=True, max_size=5)):
        spans = [found.span() for found in re.finditer(r"\w+", chars)]
        first = draw(st.integers(0, len(spans) - 1))
        last = draw(st.integers(first, len(spans) - 1))
        start = Position(at.section, at.node, spans[first][0])
        end = Position(at.section, at.node, spans[last][1])
        note = note_on(DOCUMENT, start, end, draw(TEXTS), draw(CATEGORIES))
        made.append(replace(note, creator=draw(CREATORS)))
    return made


def placed(made: list[Note]) -> list[PlacedNote]:
    """Return notes placed in the document."""
    placer = Placer(DOCUMENT)
    return [placer.place(note) for note in made]


def content(made: list[Note] | tuple[Note, ...]) -> set[tuple[str, str, str, str]]:
    """Return what notes say, who says it, and of what."""
    return {(note.category, note.text, note.creator, note.quote) for note in made}


def accepted(copy: str) -> str:
    """Return a text with all CriticMarkup accepted; rejecting comments and highlights gives the same."""
    return re.sub(r"\{==(.*?)==\}", r"\1", re.sub(r"\{>>.*?<<\}", "", copy, flags=re.DOTALL), flags=re.DOTALL)


@given(notes())
def test_web_annotations_give_the_same_notes_back(made: list[Note]) -> None:
    written = "".join(web_annotation.write(SourceMap(DOCUMENT), "m.md", placed(made)))
    assert received(DOCUMENT, web_annotation.read(written) if made else [], ()) == tuple(made)


@given(notes())
def test_web_annotations_name_creators_to_other_programs(made: list[Note]) -> None:
    written = json.loads("".join(web_annotation.write(SourceMap(DOCUMENT), "m.md", placed(made))))
    for item in written.get("first", {}).get("items", ()):
        del item[web_annotation.OWN]
    back = received(DOCUMENT, web_annotation.read(json.dumps(written)) if made else [], ())
    assert content(back) == content(made)


@pytest.mark.parametrize(
    ("creator", "kept", "name"),
    [
        ("http://example.org/user1", "<http://example.org/user1>", "http://example.org/user1"),
        ({"id": "acct:ada@example.org", "name": "Ada"}, "Ada <acct:ada@example.org>", "Ada"),
        ({"type": "Person", "nickname": "ada", "email": "mailto:a@b.c"}, "ada", "ada"),
        ({"type": ["Software"], "name": ["checker", "c"]}, "checker (Software)", "checker"),
        ([{"name": "Ada; <Bob>"}, "urn:x:eve"], "Ada Bob; <urn:x:eve>", "Ada Bob, urn:x:eve"),
        ({"email": "mailto:ada@example.org"}, "ada@example.org", "ada@example.org"),
        ({"name": "A\x1b[2J\nB"}, "A␛[2J B", "A␛[2J B"),
        ("Ada", "Ada", "Ada"),
        (None, "", ""),
        (3, "", ""),
        ([{"name": 3}, {}, None], "", ""),
    ],
)
def test_creators_of_other_programs_are_kept(creator: object, kept: str, name: str) -> None:
    annotation = {"type": "Annotation", "body": [{"value": "why?"}], "creator": creator}
    annotation["target"] = {"selector": {"type": "TextQuoteSelector", "exact": "red button"}}
    (note,) = received(DOCUMENT, web_annotation.read(json.dumps(annotation)), ())
    assert (note.creator, name_of(note.creator)) == (kept, name)
    (line,) = line_list.write(SourceMap(DOCUMENT), "m.md", placed([note]))
    assert line == f"m.md:3:13: comment{f' ({kept})' if kept else ''}: why?\n"


@pytest.mark.parametrize(
    "line",
    [
        "**" + "a**, a (" * 4_000,
        ":1: " + " (" * 20_000,
        ": lost: a: " + '"' * 20_001 + "\\",
        ': lost: a: "b' * 4_000,
        ": lost: " + " (" * 20_000,
    ],
)
def test_a_line_of_thousands_of_brackets_is_no_note_at_once(line: str) -> None:
    """One of 400 took the one pattern two seconds, one of 16,000 the other one three."""
    assert [*markdown_list.read(line), *line_list.read(line)] == []


PLACES = "# Plan\n\nBuy the bread. Sell the car. Then **go** on.\n\n## Later\n\nSell the car. Go home, & *rest*.\n"


@pytest.mark.parametrize(
    ("quote", "span", "expected"),
    [
        ({"exact": "Buy the bread."}, None, "Buy the bread."),
        ({"exact": "bread"}, None, "bread"),
        ({"exact": "Sell the car."}, None, ""),  # twice
        ({"exact": "Sell the car.", "prefix": "bread. "}, None, "Sell the car."),
        ({"exact": "Sell the car.", "suffix": " Go"}, None, "Sell the car."),
        ({"exact": "Sell the car.", "prefix": "house. "}, None, ""),
        ({"exact": "Then **go** on."}, None, "Then go on."),
        ({"exact": "Then go on."}, None, "Then go on."),
        ({"exact": "Go home, & rest."}, None, "Go home, & rest."),
        ({"exact": "Buy the bread."}, (23, 36), "Buy the bread."),  # of another version, or counted otherwise
        ({"exact": "Buy the butter."}, (8, 22), ""),
        (None, (8, 21), "Buy the bread"),
    ],
)
def test_notes_of_other_programs_are_put_where_they_say_and_nowhere_else(
    quote: dict[str, str] | None, span: tuple[int, int] | None, expected: str
) -> None:
    selectors: list[dict[str, object]] = [{"type": "TextQuoteSelector", **quote}] if quote else []
    if span:
        selectors.append({"type": "TextPositionSelector", "start": span[0], "end": span[1]})
    annotation = {"type": "Annotation", "body": [{"value": "why?"}], "target": {"selector": selectors}}
    document = parse(PLACES)
    (note,) = received(document, web_annotation.read(json.dumps(annotation)), ())
    place = Placer(document).place(note)
    assert (note.quote if place.start else "") == expected
    if place.start is not None and place.end is not None:
        chars = document.text_node(place.start).text.chars
        assert chars[place.start.offset : place.end.offset] == expected


@pytest.mark.parametrize(
    ("annotation", "text", "words"),
    [
        (
            {
                "bodyValue": "why?",
                "target": {
                    "selector": {
                        "type": "FragmentSelector",
                        "value": "later",
                        "refinedBy": {"type": "TextQuoteSelector", "exact": "Go home"},
                    }
                },
            },
            "why?",
            "Go home",
        ),
        (
            {
                "bodyValue": "why?",
                "target": {
                    "source": "a.md",
                    "selector": {"type": "FragmentSelector", "conformsTo": web_annotation.LINES, "value": "line=6,7"},
                },
            },
            "why?",
            "Sell the car.",
        ),
        ({"bodyValue": "on the page", "target": "http://example.org/a.md"}, "on the page", ""),
        ({"bodyValue": "why?", "target": {"selector": {"type": "XPathSelector", "value": "/p[1]"}}}, "why?", ""),
        (
            {
                "body": [
                    "http://example.org/b",
                    {"type": "Choice", "items": [{"value": "one"}, "http://example.org/c"]},
                ],
                "target": {"selector": {"type": "TextQuoteSelector", "exact": "bread"}},
            },
            "http://example.org/b\n\none\n\nhttp://example.org/c",
            "bread",
        ),
        (
            {
                "body": {"type": "SpecificResource", "source": "http://example.org/b"},
                "target": {"selector": {"type": "TextQuoteSelector", "exact": "bread"}},
            },
            "http://example.org/b",
            "bread",
        ),
    ],
)
def test_no_form_of_a_foreign_annotation_is_left_out(annotation: dict[str, object], text: str, words: str) -> None:
    """What names no words, or names them in a way that only a browser understands, is a lost note."""
    document = parse(PLACES)
    (note,) = received(document, web_annotation.read(json.dumps({"type": "Annotation", **annotation})), ())
    place = Placer(document).place(note)
    found = ""
    if place.start is not None and place.end is not None:
        found = document.text_node(place.start).text.chars[place.start.offset : place.end.offset]
    assert (note.text, found) == (text, words)


@pytest.mark.parametrize("form", [markdown_list, line_list, web_annotation])
def test_a_lost_note_without_words_comes_back_as_one(form: ModuleType) -> None:
    annotation = {"type": "Annotation", "bodyValue": "on the page", "target": "http://example.org/a.md"}
    (note,) = received(DOCUMENT, web_annotation.read(json.dumps(annotation)), ())
    written = "".join(form.write(SourceMap(DOCUMENT), "a.md", [Placer(DOCUMENT).place(note)]))
    (back,) = received(DOCUMENT, form.read(written), ())
    assert (back.text, back.quote, Placer(DOCUMENT).place(back).start) == ("on the page", "", None)
    assert received(DOCUMENT, form.read(written), (note,)) == ()


def test_the_same_words_of_two_people_are_two_notes() -> None:
    known = [replace(on("red button"), creator="Ada")]

    def added(creator: str) -> int:
        (note,) = line_list.read(f"m.md:3:1: question{creator}: why?\n")
        return len(received(DOCUMENT, [replace(note, quote="red button")], known))

    assert (added(""), added(" (Ada)"), added(" (Bob)")) == (0, 0, 1)
    both = line_list.read("m.md:3:1: question (Ada): why?\nm.md:3:1: question (Bob): why?\n")
    assert len({note.id for note in received(DOCUMENT, both, ())}) == 2


@given(notes())
def test_markdown_gives_the_same_notes_back(made: list[Note]) -> None:
    written = "".join(markdown_list.write(SourceMap(DOCUMENT), "m.md", placed(made)))
    assert content(received(DOCUMENT, markdown_list.read(written), ())) == content(made)


@given(notes())
def test_criticmarkup_gives_the_source_and_the_notes_back(made: list[Note]) -> None:
    written = "".join(criticmarkup.write(SourceMap(DOCUMENT), "m.md", placed(made)))
    assert accepted(written) == SOURCE
    source, incoming = criticmarkup.read(written)
    assert source == SOURCE
    assert content(received(DOCUMENT, incoming, ())) == content(made)


@given(notes())
def test_lines_give_the_same_words_on_the_same_lines(made: list[Note]) -> None:
    source = SourceMap(DOCUMENT)
    written = "".join(line_list.write(source, "m:1.md", placed(made)))
    back = list(line_list.read(written))
    said = [(note.category, note.text, note.creator) for note in made]
    assert [(each.category, each.text, each.creator) for each in back] == said
    for note, each in zip(made, back, strict=True):
        assert SOURCE[source.offset(each.line, each.column) :].startswith(note.quote.split()[0])


LOST = "# The *Manual*\n\nWait.\n\n| key | does |\n| --- | ---- |\n| `a` | adds |\n"
"""The same text after an edit: of two rows with the same words one is left, on which no note may be put."""
TEXTS_OF_LOST = ("", "why?", 'a "b": c\\\nm.md:3:1: d: e', "m.md:3:1: d: e", '": x')


def lost_notes() -> tuple[Note, ...]:
    """Return notes on words that are lost in `LOST`: gone, or left in a place that may be another's."""
    words = ("red button", "adds", "second item & more", "make all\nmake install", "red lever")
    creators = ("", "Ada", "", "Bob; Eve <mailto:eve@example.org>", "")
    made = tuple(
        replace(on(each, text), creator=creator)
        for each, text, creator in zip(words, TEXTS_OF_LOST, creators, strict=True)
    )
    placer = Placer(parse(LOST))
    assert all(placer.place(note).status is Status.LOST for note in made)
    return made


@pytest.mark.parametrize("format_", [web_annotation, markdown_list, line_list])
@pytest.mark.parametrize("name", ["m.md", "m:1.md", "a: b.md"])
def test_a_lost_note_comes_back_as_lost_with_the_words_it_was_on(format_: ModuleType, name: str) -> None:
    """A line named the first sentence for it, and Markdown was put on the only place that had the same words."""
    document, made = parse(LOST), lost_notes()
    placer = Placer(document)
    written = "".join(format_.write(SourceMap(document), name, [placer.place(note) for note in made]))
    back = received(document, format_.read(written), ())
    assert content(back) == content(made)
    assert [placer.place(note).status for note in back] == [Status.LOST] * len(made)
    assert received(document, format_.read(written), made) == ()


def test_criticmarkup_has_no_lost_note() -> None:
    document = parse(LOST)
    placer = Placer(document)
    written = "".join(criticmarkup.write(SourceMap(document), "m.md", [placer.place(note) for note in lost_notes()]))
    assert criticmarkup.read(written) == (LOST, [])
    assert written == LOST


def test_lines_of_lost_notes_name_no_place_to_editors() -> None:
    placer = Placer(parse(LOST))
    lines = list(line_list.write(SourceMap(parse(LOST)), "m.md", [placer.place(note) for note in lost_notes()]))
    assert lines[1] == 'm.md: lost: question (Ada): "adds": why?\n'
    assert not any(re.match(r"[^:\s]+:\d+:", line) for line in lines)


def test_a_note_on_changed_words_is_not_put_on_those_of_before_elsewhere() -> None:
    text = "# A\n\nPress the red button twice, then wait for the lamp.\n\n# B\n\nNothing.\n"
    before = parse(text)
    at, chars = next(each for each in before.all_text_nodes() if "red" in each[1].text.chars)
    end = replace(at, offset=len(chars.text.chars))
    made = note_on(before, at, end, "why?", "question")
    after = parse(text.replace("red", "green").replace("Nothing.", made.quote))
    (each,) = [Placer(after).place(made)]
    written = "".join(markdown_list.write(SourceMap(after), "m.md", [replace(each, status=Status.CHANGED)]))
    (note,) = received(after, markdown_list.read(written), ())
    assert (note.quote, Placer(after).place(note).status) == (made.quote, Status.LOST)


def on(words: str, text: str = "why?", document: Document = DOCUMENT) -> Note:
    """Return a question on the first of some words of a document."""
    at, chars = next((at, node.text.chars) for at, node in document.all_text_nodes() if words in node.text.chars)
    first = chars.index(words)
    return note_on(document, replace(at, offset=first), replace(at, offset=first + len(words)), text, "question")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("red button", "red button"),
        ("twice, then wait", "twice, [then](https://example.org/then) wait"),
        ("red lever", "red lever"),
        ("make install", "make install"),
        ("second item & more", "second item & more"),
    ],
)
def test_a_note_names_its_words_in_the_source(words: str, source: str) -> None:
    (each,) = placed([on(words)])
    assert each.start is not None
    assert each.end is not None
    at = SourceMap(DOCUMENT).range_of(each.start, each.end)
    assert SOURCE[at.start : at.end] == source
    assert SOURCE.split("\n")[at.line - 1][at.column - 1 :].startswith(source)


def test_web_annotations_have_what_the_model_requires() -> None:
    data = json.loads("".join(web_annotation.write(SourceMap(DOCUMENT), "a b.md", placed([on("red button")]))))
    assert "http://www.w3.org/ns/anno.jsonld" in data["@context"]
    assert (data["type"], data["total"], data["first"]["type"]) == ("AnnotationCollection", 1, "AnnotationPage")
    (item,) = data["first"]["items"]
    assert item["type"] == "Annotation"
    assert item["target"]["source"] == "a%20b.md"
    quote, position = item["target"]["selector"]
    assert SOURCE[position["start"] : position["end"]] == quote["exact"] == "red button"
    assert SOURCE[: position["start"]].endswith(quote["prefix"])


def test_another_program_s_annotation_is_put_on_its_words() -> None:
    foreign = {
        "type": "Annotation",
        "id": "https://example.org/1",
        "bodyValue": "really?",
        "target": {
            "source": "m.md",
            "selector": {"type": "TextQuoteSelector", "exact": "red lever", "prefix": "Press the ", "suffix": "."},
        },
    }
    (note,) = received(DOCUMENT, web_annotation.read(json.dumps(foreign)), ())
    assert (note.id, note.text, note.quote, note.start is None) == (
        "https://example.org/1",
        "really?",
        "red lever",
        False,
    )


def test_importing_again_adds_nothing() -> None:
    written = "".join(markdown_list.write(SourceMap(DOCUMENT), "m.md", placed([on("red button"), on("adds")])))
    first = received(DOCUMENT, markdown_list.read(written), ())
    assert len(first) == 2
    assert received(DOCUMENT, markdown_list.read(written), first) == ()


@pytest.mark.parametrize(
    ("written", "source", "notes"),
    [
        ("{==a==} b {==c==}{>>d<<}", "a b c", [("highlight", "", (0, 1)), ("comment", "d", (4, 5))]),
        ("a{>>b<<} {==c==}", "a c", [("comment", "b", None), ("highlight", "", (2, 3))]),
        ("{==a==}{>>b {==c", "a{>>b {==c", [("highlight", "", (0, 1))]),
        ("{==a {>>b<<} ==", "{==a  ==", [("comment", "b", None)]),
    ],
)
def test_criticmarkup_of_other_programs_is_read(
    written: str, source: str, notes: list[tuple[str, str, tuple[int, int] | None]]
) -> None:
    without, incoming = criticmarkup.read(written)
    assert without == source
    assert [(each.category, each.text, each.span) for each in incoming] == notes


def test_a_source_with_criticmarkup_is_refused() -> None:
    document = parse("Write {>>so<<}.")
    with pytest.raises(ValueError):  # noqa: PT011 - it has no message
        list(criticmarkup.write(SourceMap(document), "m.md", ()))


@pytest.mark.parametrize("text", ["[1]", "{}", "[" * 100_000, '{"items": [[[[[[]]]]]]}', '{"target": 3'])
def test_what_is_no_annotation_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller has the message
        web_annotation.read(text)


@pytest.mark.parametrize("name", ["id", "category", "text", "quote", "prefix", "suffix", "created", "modified"])
def test_incoming_notes_of_this_program_bring_no_control_characters(name: str) -> None:
    written = json.loads("".join(web_annotation.write(SourceMap(DOCUMENT), "m.md", placed([on("red button")]))))
    item = written["first"]["items"][0]
    item[web_annotation.OWN] = json.dumps({**json.loads(item[web_annotation.OWN]), name: "a\x1b[2J\x9b"})
    (note,) = received(DOCUMENT, web_annotation.read(json.dumps(written)), ())
    assert not set("\x1b\x9b") & set("".join(str(value) for value in note.as_data().values()))
    assert (note.text, note.quote) == ("why?", "red button")


def test_incoming_notes_bring_no_control_characters() -> None:
    (note,) = received(DOCUMENT, line_list.read("m.md:3:11: que\x1bstion: a\\n\x1b[2J\n"), ())
    assert "\x1b" not in note.category + note.text


def test_incoming_notes_are_made_by_one_placer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.annotations.note_edits.Placer", None)  # one for each reads the source anew
    assert len(received(DOCUMENT, line_list.read("m.md:3:1: problem: a\nm.md:5:1: problem: b\n"), ())) == 2


@given(notes())
def test_lines_of_notes_that_are_there_add_none(made: list[Note]) -> None:
    """A note on a word came back as another one on its sentence."""
    written = "".join(line_list.write(SourceMap(DOCUMENT), "m.md", placed(made)))
    assert received(DOCUMENT, line_list.read(written), made) == ()


def test_each_note_that_is_there_is_placed_once_however_many_have_its_words() -> None:
    """Taking in 800 highlights again placed each for each: six seconds."""
    made = [on(words, "") for words in ("red button", "adds", "second item & more")]
    written = "".join(line_list.write(SourceMap(DOCUMENT), "m.md", placed(made)))
    with mock.patch.object(Placer, "place", autospec=True, side_effect=Placer.place) as place:
        assert received(DOCUMENT, line_list.read(written), made) == ()
    assert place.call_count == len(made)


def test_lines_of_notes_on_a_diff_that_are_there_add_none() -> None:
    diff = read(decode_input(b"--- a/x.py\n+++ b/x.py\n@@ -3,3 +3,3 @@\n one\n-two\n+three\n four\n", None))
    at, _ = next(each for each in diff.all_text_nodes() if "three" in each[1].text.chars)
    made = note_on(diff, at, replace(at, offset=3), "why?", "question")
    written = "".join(line_list.write(SourceMap(diff), "m.diff", [Placer(diff).place(made)]))
    assert written == "x.py:4:1: question: why?\n"
    assert received(diff, line_list.read(written), (made,)) == ()
    assert len(received(diff, line_list.read(written.replace("x.py:4", "x.py:3")), (made,))) == 1


def test_notes_of_this_program_that_are_there_add_none_unless_they_are_later() -> None:
    """Taking in a file twice said that its notes were imported twice."""
    mine = on("red button")

    def taken_in(note: Note) -> tuple[Note, ...]:
        written = "".join(web_annotation.write(SourceMap(DOCUMENT), "m.md", placed([note])))
        return received(DOCUMENT, web_annotation.read(written), (mine,))

    assert taken_in(mine) == ()
    assert taken_in(replace(mine, text="older", modified="2020-01-01T00:00:00Z")) == ()
    later = replace(mine, text="later", modified="2999-01-01T00:00:00Z")
    assert taken_in(later) == (later,)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("- *入门* - 一个专门发布适合刚加入生态系统的贡献者\n", "加入"),
        ("Read the *good* handbook twice.\n", "book t"),
        ("ab  cd\n", "b c"),
    ],
)
def test_a_note_within_a_word_is_on_its_characters_alone_in_every_format(source: str, words: str) -> None:
    document = parse(source)
    note = on(words, document=document)
    mapped = SourceMap(document)
    placed = [Placer(document).place(note)]
    assert placed[0].start is not None
    assert placed[0].end is not None
    at = mapped.range_of(placed[0].start, placed[0].end)
    assert " ".join(source[at.start : at.end].split()) == words
    assert mapped.positions_of(at.start, at.end) == (placed[0].start, placed[0].end)
    written = "".join(criticmarkup.write(mapped, "m.md", placed))
    assert criticmarkup.read(written)[0] == source
    for incoming in (
        criticmarkup.read(written)[1],
        web_annotation.read("".join(web_annotation.write(mapped, "", placed))),
    ):
        [back] = received(document, [replace(each, whole=None) for each in incoming], ())
        assert (back.quote, back.text) == (note.quote, note.text)


def test_criticmarkup_of_notes_that_cross_adds_none_of_them_again() -> None:
    source = "# A\n\nBuy the bread now. Sell\nthe car.\n\n- Buy the bread.\n- Wait.\n"
    document = parse(source)
    spans = (("Buy the bread now. Sell the car.", "all"), ("bread", "what?"), ("car", "which?"), ("Wait.", "no"))
    made = [on(words, text, document) for words, text in spans]
    written = "".join(criticmarkup.write(SourceMap(document), "a.md", [Placer(document).place(each) for each in made]))
    incoming = criticmarkup.read(written)[1]
    assert len(incoming) == len(made)
    assert received(document, incoming, made) == ()
    other = "Buy the bread now. Sell the car."
    assert len(received(document, incoming, [on(other, "which?", document)])) == len(made) - 1


@pytest.mark.parametrize("format_", [markdown_list, web_annotation, line_list])
def test_a_note_with_the_wording_of_another_language_is_not_taken_in_twice(format_: ModuleType) -> None:
    note = note_on(DOCUMENT, Position(0, 1, 10), Position(0, 1, 20), "why?", "Frage", identifier="1")
    written = "".join(format_.write(SourceMap(DOCUMENT), "m.md", placed([note])))
    assert received(DOCUMENT, format_.read(written), [note], ["Frage"]) == ()
    assert [each.category for each in received(DOCUMENT, format_.read(written), (), ["Frage"])] == ["Frage"]
    assert {each.id for each in received(DOCUMENT, format_.read(written), [note])} <= {"1"}
