"""Where texts come from, and what is said of bytes that need guessing."""

from __future__ import annotations

import gzip
import io
import os
import threading
from pathlib import Path

import pytest

from b12tui import file_opening, source
from b12tui.cli.error_remedies import source_notice, with_remedy
from b12tui.errors import ReadError, UsageError
from b12tui.source import read_source

GERMAN = "# Überblick\n\nSchöne Grüße aus Köln: „ä“.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, where files are named as people name them."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(here: Path, data: bytes, name: str = "notes.md") -> str:
    (here / name).write_bytes(data)
    return name


def refused(name: str, limit: int = source.DEFAULT_LIMIT) -> str:
    with pytest.raises(ReadError) as caught:
        read_source(name, limit=limit)
    return with_remedy(caught.value)


def test_no_name_is_the_built_in_article_from_any_folder() -> None:
    article = read_source(None)
    assert article.text.startswith("# Can low vitamin B12 make muscles sore?")
    assert (article.notice, article.path) == ("", None)


def test_the_packaged_article_is_found_before_the_clone_s(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    package = here / "b12tui"
    package.mkdir()
    monkeypatch.setattr(source, "__file__", str(package / "source.py"))
    (here / "content.md").write_text("clone")
    assert read_source(None).text == "clone"
    (package / "content.md").write_text("packaged")
    assert read_source(None).text == "packaged"


def test_a_file_has_its_name_its_path_and_its_text(here: Path) -> None:
    found = read_source(written(here, GERMAN.encode()))
    assert (found.name, found.text, found.notice, found.path) == ("notes.md", GERMAN, "", Path("notes.md"))


def test_a_dash_is_standard_input() -> None:
    found = read_source("-", standard_input=io.BytesIO(b"words"))
    assert (found.name, found.text, found.path) == ("standard input", "words", None)


def test_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert refused("-") == "standard input is closed; name a file: b12tui FILE"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_is_the_same_in_every_encoding_that_can_be_told(encoding: str, here: Path) -> None:
    assert read_source(written(here, GERMAN.encode(encoding))).text == GERMAN


def test_utf_16_with_a_mark_of_either_order_needs_no_notice(here: Path) -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read_source(written(here, mark + GERMAN.encode(encoding))).assumption == ""


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        (GERMAN.encode("utf-16-le"), "Encoding guessed: UTF-16-LE; change it with --encoding."),
        (GERMAN.encode("utf-16-be"), "Encoding guessed: UTF-16-BE; change it with --encoding."),
        (GERMAN.encode("cp1252"), "Not UTF-8; read as Windows-1252; change it with --encoding."),
        (b"caf\xe9 \x81", "Not UTF-8; read as Latin-1; change it with --encoding."),
        (GERMAN.encode() * 3 + b"\xff", "1 invalid UTF-8 sequence, shown as \ufffd; change it with --encoding."),
        (
            b"\xef\xbb\xbfa\xff b\xff",
            "2 invalid UTF-8 sequences, shown as \ufffd; change it with --encoding.",
        ),
        (b"", "The document is empty."),
        (b" \n\t\r\n \x0c\n", "The document is empty."),
    ],
)
def test_what_is_assumed_is_said_in_one_line(data: bytes, notice: str, here: Path) -> None:
    assert source_notice(read_source(written(here, data))) == notice


def test_an_encoding_that_is_named_decides(here: Path) -> None:
    name = written(here, "日本語\n".encode("shift_jis"))
    assert read_source(name, encoding="shift_jis").text == "日本語\n"
    assert read_source(name, encoding="latin-1").text != "日本語\n"


def test_bytes_that_a_named_encoding_lacks_are_counted(here: Path) -> None:
    found = read_source(written(here, b"caf\xe9 \xff"), encoding="utf-8")
    assert found.text == "caf\ufffd \ufffd"
    assert source_notice(found) == "2 invalid utf-8 sequences, shown as \ufffd; change it with --encoding."


def test_a_mark_is_no_part_of_the_text_in_a_named_encoding_either(here: Path) -> None:
    assert read_source(written(here, GERMAN.encode("utf-8-sig")), encoding="utf-8").text == GERMAN


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "ut\x1bf"])
def test_an_encoding_that_is_none_is_a_wrong_command(encoding: str, here: Path) -> None:
    with pytest.raises(UsageError, match="unknown encoding") as caught:
        read_source(written(here, b"words"), encoding=encoding)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"page\n\x0cnext", "page\n\nnext"),
        (b"a\x0c\x0cb", "a\nb"),
    ],
)
def test_every_end_of_a_line_is_one_line_feed(data: bytes, text: str, here: Path) -> None:
    assert read_source(written(here, data)).text == text


def test_a_stray_zero_byte_does_not_make_a_text_binary(here: Path) -> None:
    assert read_source(written(here, b"words before\0and words after it")).text == "words before\0and words after it"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\\r\xa8f" + bytes(range(256)),
        b"\x7fELF\2\1\1" + bytes(9) + b"\3\0>\0\1\0\0\0" + bytes(64),
        bytes(range(256)) * 40,
        b"\0" * 1000,
        bytes(value for pair in zip(range(256), [0] * 256, strict=True) for value in pair),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, here: Path) -> None:
    name = written(here, data, "picture.png")
    assert refused(name) == ("picture.png looks like a binary file; use --encoding NAME to open it anyway")
    assert read_source(name, encoding="latin-1").text


DOCX, EPUB, ODT = "pandoc -f docx -t gfm", "pandoc -f epub -t gfm", "pandoc -f odt -t gfm"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF-1.7\n", "a.pdf is a PDF document; use pdftotext -layout a.pdf - | b12tui -"),
        ("my a.pdf", b"%PDF-1.7\n", "my a.pdf is a PDF document; use pdftotext -layout 'my a.pdf' - | b12tui -"),
        ("a.docx", b"PK\3\4" + bytes(40), f"a.docx is a Word document; use {DOCX} a.docx | b12tui -"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "a.doc is a Word document; use antiword a.doc | b12tui -"),
        ("a.rtf", b"{\\rtf1\\ansi", "a.rtf is an RTF document; use pandoc -f rtf -t gfm a.rtf | b12tui -"),
        (
            "book",
            b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zipPK\3\4",
            f"book is an EPUB book; use {EPUB} book | b12tui -",
        ),
        (
            "a.odt",
            b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK\3\4",
            f"a.odt is an OpenDocument text; use {ODT} a.odt | b12tui -",
        ),
    ],
)
def test_documents_that_are_no_text_are_named_with_the_program_that_converts_them(
    name: str, data: bytes, message: str, here: Path
) -> None:
    assert refused(written(here, data, name)) == message
    assert read_source(name, encoding="latin-1").text


def test_a_document_in_a_folder_is_converted_by_its_path(here: Path) -> None:
    (here / "my texts").mkdir()
    message = refused(written(here, b"%PDF-1.7\n", "my texts/a.pdf"))
    assert message == "a.pdf is a PDF document; use pdftotext -layout 'my texts/a.pdf' - | b12tui -"


def test_a_document_from_standard_input_is_named_with_a_program_that_reads_it() -> None:
    with pytest.raises(ReadError) as caught:
        read_source("-", standard_input=io.BytesIO(b"%PDF-1.7\n"))
    assert with_remedy(caught.value) == "standard input is a PDF document; use pdftotext -layout - - | b12tui -"


def test_an_archive_of_other_things_is_a_binary_file(here: Path) -> None:
    data = b"PK\3\4" + bytes(200)
    assert refused(written(here, data, "a.zip")).startswith("a.zip looks like a binary file;")


def test_a_missing_file_is_said_with_the_remedy(here: Path) -> None:
    assert refused("notes.md") == "file not found: notes.md; see b12tui --help"
    elsewhere = str(here / "notes.md")
    assert refused(elsewhere) == f"file not found: {elsewhere}; see b12tui --help"
    written(here, b"words")
    assert refused("notes.md/more").startswith("file not found: notes.md/more;")
    assert refused("no\0tes").startswith("file not found: no␀tes;")


def test_an_address_is_not_fetched() -> None:
    said = "b12tui does not download pages; use curl -sL https://a.example/b.md | b12tui -"
    assert refused("https://a.example/b.md") == said


def test_a_folder_is_said() -> None:
    Path("texts").mkdir()
    assert refused("texts") == "texts is a folder; name a file in it"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(here: Path) -> None:
    (here / written(here, b"words")).chmod(0)
    assert refused("notes.md").startswith("permission denied: notes.md;")


def test_any_other_refusal_of_the_system_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(source, "open_for_reading", fails)
    assert refused("notes.md") == "notes.md can't be read (input/output error); try a copy in another folder"


def test_no_permission_is_told_from_other_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(source, "open_for_reading", refuses)
    assert refused("notes.md") == "permission denied: notes.md; its owner can allow reading with chmod u+r"


def test_a_name_can_not_act_on_the_terminal(here: Path) -> None:
    assert refused("a\x1b[2Jb\u202e.md").startswith("file not found: a␛[2Jb.md;")
    name = "a\x1bb.md"
    written(here, b"words", name)
    assert read_source(name).name == "a␛b.md"


def test_too_large_a_file_is_refused_by_its_size_and_the_limit(here: Path) -> None:
    name = written(here, b"x" * 3_000_000)
    assert refused(name, limit=2 << 20) == "notes.md has 3 MB, more than the limit of 2 MB; raise it with --limit MB"
    assert len(read_source(name, limit=3_000_000).text) == 3_000_000


def test_too_large_a_stream_is_read_no_further_than_the_limit() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size >= 0
            self.taken += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(ReadError, match="standard input is larger than the limit of 1 MB"):
        read_source("-", standard_input=endless, limit=1 << 20)  # type: ignore[arg-type]
    assert endless.taken == (1 << 20) + 1


def test_a_file_that_grows_is_read_as_it_was_when_it_was_opened(here: Path) -> None:
    name = written(here, b"0123456789")
    with Path(name).open("r+b") as file:

        class Growing(io.BufferedReader):
            def read(self, size: int | None = -1, /) -> bytes:
                with Path(name).open("ab") as more:
                    more.write(b"later")
                return super().read(size)

        growing = Growing(io.FileIO(file.fileno(), "rb", closefd=False))
        assert source._read_stream(growing, name, 100) == b"0123456789"


@pytest.mark.timeout(120)
def test_a_named_pipe_is_read_to_its_end(here: Path) -> None:
    os.mkfifo("pipe")

    def write() -> None:
        with (here / "pipe").open("wb") as pipe:
            for _ in range(3):
                pipe.write(b"words\n")
                pipe.flush()

    writer = threading.Thread(target=write)
    writer.start()
    found = read_source("pipe")
    writer.join()
    assert found.text == "words\n" * 3


def test_a_line_of_a_megabyte_is_a_line(here: Path) -> None:
    assert len(read_source(written(here, b"x" * (1 << 20))).text) == 1 << 20


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (b"N\bNA\bAM\bME\bE", "NAME"),
        (b"_\bf_\bi_\bl_\be and _\bb\bb", "file and b"),
        ("ü\bü and _\bé".encode(), "ü and é"),
        (b"\x1b[1mbold\x1b[0m, \x1b[4;38:5:9munder\x1b[m\x1b[K", "bold, under"),
        (b"\x1b]8;;https://example.org/\x1b\\words\x1b]8;;\x07 on", "words on"),
        (b"\b at the start\n\b", "\b at the start\n\b"),
        (b"\x1b[2Jno style\x1b", "\x1b[2Jno style\x1b"),
        (b"\x1b[1mbold\x1b(B\x1b[m \x1b[?25lhidden\x1b[?25h", "bold hidden"),
        (b"10%\x1b[1G\x1b[0K20%\x1b[G30%\nend", "30%\nend"),
    ],
)
def test_what_is_written_for_a_terminal_is_plain_text_on_standard_input(
    written: bytes, plain: str, tmp_path: Path
) -> None:
    assert read_source("-", standard_input=io.BytesIO(written)).text == plain
    (tmp_path / "file").write_bytes(written)
    assert read_source(str(tmp_path / "file")).text == written.decode()


def test_only_a_plain_file_is_read_where_nothing_is_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe.md")
    _, terminal = os.openpty()
    for name, kind in (("pipe.md", "a pipe"), (os.ttyname(terminal), "a terminal"), ("/dev/zero", "a device")):
        with pytest.raises(ReadError) as caught:
            read_source(name, special=False)
        assert str(caught.value) == f"{name} is {kind}, not a regular file"


def test_standard_input_that_cannot_be_read_is_said() -> None:
    class Broken(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(ReadError) as caught:
        read_source("-", standard_input=Broken())
    assert with_remedy(caught.value).startswith("standard input can't be read (input/output error); ")


def test_a_pipe_is_the_same_however_often_it_was_read(here: Path) -> None:
    os.mkfifo(here / "pipe.md")
    before = file_opening.file_stamp("pipe.md")
    os.utime(here / "pipe.md", (1, 1))
    assert before == file_opening.file_stamp("pipe.md") is not None


@pytest.mark.parametrize(
    "path", ["link.md", "linked/inner.md", "../outside.md", "folder/../../outside.md", "/etc/passwd"]
)
def test_below_a_folder_nothing_leads_out_of_it(path: str, here: Path) -> None:
    (here / "room" / "folder").mkdir(parents=True)
    for name in ("outside.md", "room/folder/inner.md"):
        (here / name).write_text("words")
    (here / "room" / "link.md").symlink_to("folder/inner.md")
    (here / "room" / "linked").symlink_to("folder")
    room = os.open("room", os.O_RDONLY)
    try:
        with file_opening.open_for_reading(Path("folder/inner.md"), folder=room) as file:
            assert file.read() == b"words"
        with pytest.raises(OSError, match=r"."):
            file_opening.open_for_reading(Path(path), folder=room)
    finally:
        os.close(room)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.log", "red 20%\nend"),
        ("a.log.gz", "red 20%\nend"),
        ("a.txt", "red 10%\nred 20%\nend"),
        ("a.py", "\x1b[31mred\x1b[0m 10%\n\x1b[31mred\x1b[0m 20%\nend"),
    ],
)
def test_a_file_of_what_was_printed_is_as_a_terminal_showed_it(name: str, text: str, tmp_path: Path) -> None:
    """A carriage return ends a line in files other than logs: those of old systems have it alone."""
    data = b"\x1b[31mred\x1b[0m 10%\r\x1b[31mred\x1b[0m 20%\nend"
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read_source(str(path)).text == text
