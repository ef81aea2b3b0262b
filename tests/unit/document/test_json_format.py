"""Documents as JSON: what is written is read back, and what is read is checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.document_builders import bullets, document, heading, paragraph, quote, table, thematic_break
from support.document_strategies import documents

import b12tui
from b12tui import readers
from b12tui.cli import main
from b12tui.document import Block, CodeBlock, Document, ListBlock, Paragraph, Text
from b12tui.document.json_format import schema_text
from b12tui.document.json_format.decoder import MAX_DEPTH
from b12tui.document.json_format.names import BLOCK_TYPES
from b12tui.document.sanitize import sanitize
from b12tui.errors import FormatError, ReadError
from b12tui.plain import document_writer
from b12tui.source import Source, read_source

ROOT = Path(__file__).parents[3]
CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.md")) + sorted((ROOT / "tests" / "golden").glob("*.md"))


def corpus_document(path: Path) -> Document:
    try:
        return readers.read(read_source(str(path)))
    except ReadError:
        return readers.read(read_source(str(path), encoding="latin-1"))


def top_blocks(made: Document) -> list[Block]:
    return [block for section in made.sections for block in made.blocks(section.number)]


def assert_reads_back(made: Document) -> None:
    text = made.to_json()
    found = Document.from_json(text)
    assert found.has_same_content(made)
    assert found.to_json() == text
    assert found.words == made.words


@given(documents())
def test_a_generated_document_is_read_back_as_it_was(made: Document) -> None:
    assert_reads_back(Document.from_blocks(top_blocks(made), name="made.md"))


@pytest.mark.parametrize("path", [*CORPUS, ROOT / "content.md"], ids=lambda path: path.name)
def test_a_text_of_the_corpus_is_read_back_as_it_was(path: Path) -> None:
    assert_reads_back(corpus_document(path))


@given(st.text())
@settings(max_examples=50)
def test_any_markdown_is_read_back_as_it_was(text: str) -> None:
    from b12tui.markdown import parse

    assert_reads_back(parse(text, name="any"))


def closed(schema: Any) -> Any:
    """Return a schema that allows no members but those it names, nor blocks of no type."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return made | {"unevaluatedProperties": False} if made.get("type") == "object" else made


@pytest.fixture(scope="module")
def is_valid() -> Callable[[object], bool]:
    jsonschema = pytest.importorskip("jsonschema", reason="of the dev extra")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    one_of = jsonschema.Draft202012Validator.VALIDATORS["oneOf"]

    def one_of_its_type(validator: Any, alternatives: list[Any], instance: Any, within: Any) -> Any:
        """Yield what `oneOf` yields, without trying blocks and spans of other types, which takes most of the time."""
        named = instance.get("type") if isinstance(instance, dict) else None
        possible = [alternative for alternative in alternatives if named in types_of(alternative, schema, named)]
        yield from one_of(validator, possible, instance, within)

    class_ = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"oneOf": one_of_its_type})
    valid: Callable[[object], bool] = class_(closed(schema)).is_valid
    return valid


def types_of(alternative: dict[str, Any], schema: dict[str, Any], named: object) -> list[object]:
    """Return the types that an alternative allows an object to name: any, hence the named one, if it doesn't say."""
    if reference := alternative.get("$ref"):
        alternative = schema["$defs"][reference.removeprefix("#/$defs/")]
    allowed = alternative.get("properties", {}).get("type", {})
    return list(allowed["enum"] if "enum" in allowed else [allowed.get("const", named)])


@pytest.mark.parametrize("path", [*CORPUS, ROOT / "content.md"], ids=lambda path: path.name)
def test_the_schema_describes_what_is_written(path: Path, is_valid: Callable[[object], bool]) -> None:
    assert is_valid(json.loads(corpus_document(path).to_json()))


def test_the_schema_describes_every_kind_of_block_and_span_and_refuses_others(
    is_valid: Callable[[object], bool],
) -> None:
    value = sample()
    assert is_valid(value)
    described = set(json.loads(schema_text())["$defs"])
    assert set(BLOCK_TYPES) <= described
    for change in (
        put(*BLOCK, "type", value="heading2"),
        put(*BLOCK, "level", value=7),
        put(*BLOCK, "text", "spans", value=[SPAN | {"type": "blink"}]),
        put(*BLOCK, "more", value=1),
        put("version", value=2),
    ):
        value = sample()
        change(value)
        assert not is_valid(value)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_json_has_no_character_that_a_terminal_acts_on(path: Path) -> None:
    text = corpus_document(path).to_json()
    assert sanitize(text) == text


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["heading", "link", "strong", "table"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "chars", "spans"]), inner),
    max_leaves=5,
)


@given(documents(), st.data())
def test_damaged_json_is_refused_or_is_a_document_that_can_be_shown(made: Document, data: st.DataObject) -> None:
    value = json.loads(made.to_json())
    places: list[tuple[Any, Any]] = []

    def collect(inside: Any) -> None:
        for key in inside if isinstance(inside, dict) else range(len(inside)):
            places.append((inside, key))
            if isinstance(inside[key], dict | list):
                collect(inside[key])

    collect(value)
    where, key = data.draw(st.sampled_from(places))
    where[key] = data.draw(JSON_VALUES | st.sampled_from(places).map(lambda place: place[0][place[1]]))
    try:
        found = Document.from_json(json.dumps(value))
    except (FormatError, ValueError):  # a value that was put into itself has no JSON
        return
    assert sanitize(document_writer.document_text(found)) == document_writer.document_text(found)
    assert all(sanitize(row.text) == row.text for row in b12tui.rows(found, 20))
    assert Document.from_json(found.to_json()).has_same_content(found)


def test_every_kind_of_block_has_a_name() -> None:
    assert set(BLOCK_TYPES.values()) == set(Block.__args__)


def test_a_document_without_a_source_has_its_words_as_one() -> None:
    value = sample()
    value["source"] = None
    found = Document.from_json(json.dumps(value))
    assert found.source() == "Book\nwords\nPart\na\nb\n1\n2\n"
    assert found.source(1) == "Part\na\nb\n1\n2"
    value["sections"][1]["line"], value["lines"] = 30, 40
    found = Document.from_json(json.dumps(value))
    assert (found.sections[1].line, found.lines) == (30, 40)
    assert Document.from_json(found.to_json()).has_same_content(found)
    assert found.source(1) == "Part\na\nb\n1\n2"


def test_source_lines_are_kept() -> None:
    made = readers.read(Source("a.md", "# Title\n\none\ntwo\n\n- item\n\n```\ncode\n```\n"))
    found = Document.from_json(made.to_json())
    _, paragraph, items, code = found.blocks(0)
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.line, paragraph.text.line_at(0), paragraph.text.line_at(5)) == (3, 3, 4)
    assert isinstance(items, ListBlock)
    assert (items.line, items.items[0].line) == (6, 6)
    assert isinstance(code, CodeBlock)
    assert (code.text.line, code.text.breaks) == (9, None)


def test_links_within_lead_where_they_did() -> None:
    made = readers.read(Source("a.md", "# Title\n\nsome <a id=here></a>words\n\n## Part\n\n- more\n"))
    found = Document.from_json(made.to_json())
    for slug in ("here", "part", "title"):
        assert found.find_anchor(slug) == made.find_anchor(slug) is not None


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "top",
        "build-",
        "Build",
        "user-content-build",
        "wei%C3%9F-1",
        "tea_time",
        "2-tea-time",
        "cup",
        "a-cup",
        "none",
    ],
)
def test_names_by_other_rules_lead_where_they_did(fragment: str) -> None:
    text = (
        "# Top\n\n## Build ![passing](b.svg)\n\n## Weiß 1\n\n## 2. Tea time\n\n## A cup {#cup}\n\nPot\n: Holds tea.\n"
    )
    made = b12tui.parse(text, name="t")
    assert Document.from_json(made.to_json()).find_anchor(fragment) == made.find_anchor(fragment)


def test_members_that_are_not_known_are_ignored() -> None:
    value = sample()
    value["more"] = value["sections"][0]["more"] = value["sections"][0]["blocks"][0]["more"] = 1
    assert Document.from_json(json.dumps(value)).to_json() == sample_document().to_json()


def sample_document() -> Document:
    return Document.from_blocks(
        [
            heading(1, "Book"),
            paragraph("words"),
            heading(2, "Part"),
            table(("a", "b"), ("1", "2")),
        ],
        name="book",
    )


def sample() -> dict[str, Any]:
    return dict(json.loads(sample_document().to_json()))


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(top: Any) -> None:
        for step in path[:-1]:
            top = top[step]
        top[path[-1]] = value

    return change


BLOCK = ("sections", 0, "blocks", 0)
SPAN = {"type": "strong", "start": 0, "end": 2}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("format", value="pandoc"), "/format should be one of b12tui-document"),
        (put("version", value=2), "/version should be 1, the only known version"),
        (put("sections", value=[]), "/sections should be at least one section"),
        (put("sections", value={}), "/sections should be an array"),
        (put("sections", 1, "number", value=0), "/sections/1/number should be 1: sections are numbered in order"),
        (put("sections", 1, "parent", value=1), "/sections/1/parent should be a whole number from 1 to 0"),
        (put("sections", 1, "level", value=7), "/sections/1/level should be a whole number from 1 to 6"),
        (put("sections", 0, "offset", value=99), "/sections/1 should be a section that begins after the one before it"),
        (put("sections", 0, "line", value=True), "/sections/0/line should be a whole number from 1"),
        (put("title", value=1), "/title should be a string"),
        (put(*BLOCK, value=None), "/sections/0/blocks/0 should be an object"),
        (put(*BLOCK, value={}), "/sections/0/blocks/0 should be an object with the member type"),
        (put(*BLOCK, "type", value="heading2"), "/sections/0/blocks/0/type should be one of heading, paragraph, list"),
        (put(*BLOCK, "line", value=0), "/line should be a whole number from 1"),
        (put(*BLOCK, "text", "breaks", value=[2, 1]), "/breaks should be offsets in order"),
        (put(*BLOCK, "text", "breaks", value=[5]), "/breaks/0 should be a whole number from 0 to 4"),
        (put(*BLOCK, "text", "chars", value="\x1b[2J"), "/chars should be printable characters"),
        (put(*BLOCK, "text", "chars", value="\ud800"), "/chars should be printable characters"),
        (put(*BLOCK, "text", "spans", value=[SPAN | {"end": 99}]), "/end should be a whole number from 0 to 4"),
        (put(*BLOCK, "text", "spans", value=[SPAN | {"start": 3}]), "/start should be a whole number from 0 to 2"),
        (put(*BLOCK, "text", "spans", value=[SPAN | {"type": "blink"}]), "/type should be one of emphasis, strong"),
        (
            put(*BLOCK, "text", "spans", value=[SPAN, SPAN | {"start": 1, "end": 3}]),
            "/spans/1 should be nested or disjoint spans",
        ),
        (
            put(*BLOCK, "text", "spans", value=[SPAN | {"start": 1}, SPAN]),
            "/spans/1 should be spans in order of start, longest first",
        ),
        (
            put("sections", 1, "blocks", 1, "align", value=[]),
            "/align should be one alignment for each of 2 columns",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(change: Callable[[dict[str, Any]], None], message: str) -> None:
    value = sample()
    change(value)
    with pytest.raises(FormatError) as caught:
        Document.from_json(json.dumps(value))
    assert message in str(caught.value)
    assert str(caught.value) == f"{caught.value.place} should be {caught.value.expected}"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "NaN", '{"format": NaN}', "1" * 10_000, "\ufeff{}", "[]"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        Document.from_json(text)


def nested(depth: int) -> Document:
    block: Block = Paragraph(Text("deep"))
    for _ in range(depth):
        block = quote(block)
    return Document.from_blocks([block], name="nested")


def test_blocks_nest_to_a_limit() -> None:
    made = Document.from_json(nested(MAX_DEPTH).to_json())
    assert "deep" in document_writer.document_text(made)
    with pytest.raises(FormatError, match="less nesting"):
        Document.from_json(nested(MAX_DEPTH + 1).to_json())


def test_json_goes_out_and_in_through_pipes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--to", "json"]) == 0
    written = capsys.readouterr().out
    Path("article.b12tui.json").write_text(written, encoding="utf-8")
    Path("article").write_text(written, encoding="utf-8")
    assert main(["--plain"]) == 0
    article = capsys.readouterr().out
    for arguments in (["article.b12tui.json"], ["--from", "json", "article"]):
        assert main(["--plain", *arguments]) == 0
        assert capsys.readouterr().out == article
    assert main(["--plain", "--from", "json", str(ROOT / "README.md")]) == 1
    assert capsys.readouterr().err == "b12tui: error: README.md is invalid: line 1 should be JSON.\n"


def test_made_of_blocks_it_has_an_outline_and_anchors() -> None:
    made = document(heading(1, "Book"), paragraph("words"), heading(2, "Part"), heading(3, "Inside"), thematic_break())
    found = Document.from_blocks(made.walk(), name="x")
    assert [(s.number, s.level, s.title, s.parent) for s in found.sections] == [
        (0, 0, "Book", None),
        (1, 2, "Part", None),
        (2, 3, "Inside", 1),
    ]
    target = found.find_anchor("inside")
    assert target is not None
    assert target.section == 2
    assert found.find_anchor("none") is None
    assert repr(found) == "<Document 'x': 'Book', 3 sections>"
    assert Document.from_blocks([], "Title").title == "Title"
    assert Document.from_blocks([]).title == "document"


def test_walk_goes_through_nested_blocks() -> None:
    made = Document.from_blocks([quote(bullets("x", ("y", thematic_break()))), paragraph("z")])
    assert [type(block).__name__ for block in made.walk()] == [
        "BlockQuote",
        "ListBlock",
        "Paragraph",
        "Paragraph",
        "ThematicBreak",
        "Paragraph",
    ]


def test_a_named_place_in_a_text_is_where_links_lead_after_reading() -> None:
    from b12tui.markdown import parse

    made = parse("# One\n\nWords <a name='x'></a>here.\n", name="m")
    found = Document.from_json(made.to_json())
    assert found.find_anchor("x") == made.find_anchor("x") is not None
    assert made.find_anchor("one") == found.find_anchor("one")
