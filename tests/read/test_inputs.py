"""What can be named as an input, and what becomes of inputs that cannot be read."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Page, Skip
from kg.read import READERS, Stream, read_inputs
from kg.read.stream import MAX_BYTES

PROSE = "Northwind bought Contoso for $1 billion."


def pages(*inputs: Path | str, stdin: bytes | None = None) -> list[Page]:
    found = read_inputs([str(one) for one in inputs], None if stdin is None else io.BytesIO(stdin))
    return [one for one in found if isinstance(one, Page)]


def skips(*inputs: Path | str) -> list[Skip]:
    return [one for one in read_inputs([str(one) for one in inputs]) if isinstance(one, Skip)]


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", READERS.names())
def test_every_reader_is_there_and_gives_pages_or_skips_for_anything(name: str) -> None:
    for content in (b"", b"\0\1\2", PROSE.encode(), b"<p>x</p>", b'{"text": "x"}', b"\xff\xfe"):
        for one in READERS.get(name)("a", Stream(io.BytesIO(content))):
            assert isinstance(one, Page | Skip)
            assert one.source == "a"


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org", "www.example.org/news"])
def test_an_address_is_refused_with_how_to_save_the_page(address: str) -> None:
    with pytest.raises(InputError) as error:
        read_inputs([address])
    assert "curl -L -o page.html" in error.value.hint


def test_what_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    good = written(tmp_path, "a.txt", PROSE)
    with pytest.raises(InputError, match=r"b\.txt: no such file"):
        read_inputs([str(good), str(tmp_path / "b.txt")])


def test_standard_input_must_be_given() -> None:
    with pytest.raises(InputError):
        read_inputs(["-"])


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"Northwind bought Contoso.", "text/plain"),
        (b"\n <!DOCTYPE html><html><body></body></html>", "text/html"),
        (b"<?xml version='1.0'?><html></html>", "text/html"),
        (b'{"text": "Northwind bought Contoso."}\n', "application/json"),
        ("<html></html>".encode("utf-16"), "text/html"),
    ],
)
def test_standard_input_is_sniffed(content: bytes, media_type: str) -> None:
    assert [(page.source, page.media_type) for page in pages("-", stdin=content)] == [("stdin", media_type)]


def test_a_suffix_decides_over_the_content(tmp_path: Path) -> None:
    assert pages(written(tmp_path, "a.txt", "<html></html>"))[0].media_type == "text/plain"
    assert pages(written(tmp_path, "a.HTM", PROSE))[0].media_type == "text/html"
    assert pages(written(tmp_path, "noname", "<html></html>"))[0].media_type == "text/html"


def test_a_source_is_relative_to_what_was_named(tmp_path: Path) -> None:
    written(tmp_path, "news/b.txt", PROSE)
    written(tmp_path, "news/a/c.txt", PROSE)
    written(tmp_path, "news/.hidden/d.txt", PROSE)
    written(tmp_path, "news/.e.txt", PROSE)
    assert [page.source for page in pages(tmp_path / "news")] == ["news/a/c.txt", "news/b.txt"]
    assert [page.source for page in pages(tmp_path / "news" / "b.txt")] == ["b.txt"]


def test_a_folder_named_by_a_dot_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(tmp_path, "news/a.txt", PROSE).parent)
    assert [page.source for page in pages(".")] == ["news/a.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "news/a.txt", PROSE)
    assert [page.source for page in pages(path, path.parent, path)] == ["a.txt"]


def test_an_empty_folder_is_a_skip(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert [skip.where for skip in skips(tmp_path / "none")] == ["none"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("empty.html", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n\n", "empty"),
        ("nul.txt", b"abc\0def", "not text"),
        ("picture.png", bytes(range(256)) * 8, "not text"),
        ("nul.jsonl", b"\0\1", "not text"),
        ("nul.html", b"<p>\0", "not text"),
        ("array.json", b'[{"text": "a"}]', "line of its own"),
        ("line.txt", b"a" * 1_000_001, "a line of 1,000,001 characters"),
    ],
)
def test_bad_files_give_one_skip_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad, good = written(tmp_path, name, content), written(tmp_path, "z.txt", PROSE)
    found = list(read_inputs([str(bad), str(good)]))
    assert [type(one) for one in found] == [Skip, Page]
    assert isinstance(found[0], Skip)
    assert found[0].where == name
    assert reason in found[0].reason


@pytest.mark.parametrize("name", ["big.txt", "big.html", "big.jsonl"])
def test_fifty_megabytes_of_one_line_are_refused_without_being_read_whole(name: str) -> None:
    class Counting(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            self.most = max(self.most, len(piece))
            return piece

    raw = Counting(b"a" * (50 << 20))
    found = list(READERS.get({"txt": "text"}.get(name[4:], name[4:]))(name, Stream(raw)))
    assert [type(one) for one in found] == [Skip]
    assert raw.most <= MAX_BYTES + 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_skip(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", PROSE)
    path.chmod(0)
    assert "cannot be read" in skips(path)[0].reason


def test_a_broken_link_is_a_skip(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "cannot be read" in skips(tmp_path / "a.txt")[0].reason
    assert len(skips(tmp_path)) == 1


class TestEncodings:
    TEXT = "Café Société paid €5 million.\r\nIt said “no” – twice."
    READ = TEXT.replace("\r\n", "\n")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
    def test_marks_line_ends_and_code_pages_never_reach_the_text(self, tmp_path: Path, encoding: str) -> None:
        page = pages(written(tmp_path, "a.txt", self.TEXT.encode(encoding)))[0]
        assert page.content.decode() == self.READ

    def test_old_mac_line_ends_are_line_ends(self, tmp_path: Path) -> None:
        assert pages(written(tmp_path, "a.txt", b"One.\rTwo."))[0].content == b"One.\nTwo."

    def test_a_charset_declared_in_html_is_honoured(self, tmp_path: Path) -> None:
        html = '<html><head><meta charset="windows-1251"></head><p>Ж</p></html>'
        assert "Ж" in pages(written(tmp_path, "a.html", html.encode("cp1251")))[0].content.decode()

    def test_a_wrong_declaration_does_not_spoil_utf8(self, tmp_path: Path) -> None:
        html = '<html><head><meta charset="iso-8859-1"></head><p>Café</p></html>'
        assert "Café" in pages(written(tmp_path, "a.html", html))[0].content.decode()

    def test_records_may_be_marked_or_wide(self, tmp_path: Path) -> None:
        lines = '{"text": "Café one"}\n{"text": "Café two"}\n'
        for encoding in ("utf-8-sig", "utf-16", "cp1252"):
            found = pages(written(tmp_path, f"{encoding}.jsonl", lines.encode(encoding)))
            assert [json.loads(page.content)["text"] for page in found] == ["Café one", "Café two"], encoding


class TestRecords:
    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ('{"text": "a"', "not JSON"),
            ("[1]", "not a JSON object"),
            ('"text"', "not a JSON object"),
            ('{"title": "a"}', "no text"),
            ('{"text": ""}', "no text"),
            ('{"text": null}', "no text"),
            ('{"text": "  "}', "blank"),
            ('{"text": 5}', "not a string"),
            ('{"text": ["a"]}', "not a string"),
            ('{"text": "\\ud83d"}', "half a character"),
            ("[" * 100_000, "not JSON"),
            ('{"text": "a", "id": ' + "9" * 5000 + "}", "not JSON"),
        ],
    )
    def test_a_bad_line_is_named_and_the_others_are_read(self, tmp_path: Path, line: str, reason: str) -> None:
        path = written(tmp_path, "a.jsonl", f'{{"text": "one"}}\n{line}\n\n{{"text": "two"}}')
        found = list(read_inputs([str(path)]))
        assert [type(one) for one in found] == [Page, Skip, Page]
        assert isinstance(found[1], Skip)
        assert found[1].where == "a.jsonl, line 2"
        assert reason in found[1].reason

    def test_lines_are_read_one_at_a_time(self) -> None:
        raw = io.BytesIO(b'{"text": "one"}\n' * 100_000)
        next(READERS.get("jsonl")("a", Stream(raw)))
        assert raw.tell() < 100_000

    def test_a_line_beyond_measure_does_not_hide_the_next(self) -> None:
        raw = io.BytesIO(b'{"text": "' + b"a" * (MAX_BYTES * 2) + b'"}\n{"text": "two"}\n')
        found = list(READERS.get("jsonl")("a", Stream(raw)))
        assert [type(one) for one in found] == [Skip, Page]
