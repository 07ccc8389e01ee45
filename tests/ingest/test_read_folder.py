"""A folder becomes sources; a file that gives trouble becomes a problem, and the run goes on."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import IngestError, UsageError
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from tests.ingest.folders import LAST, LEAD, MORE, article, codes, read

TEXT = article("Published: 9 June 2024", LEAD, MORE)


def test_sources_are_numbered_by_path_whatever_the_case_and_folder(tmp_path: Path) -> None:
    names = ["b.txt", "A.md", "c/a.txt", "C.txt"]
    sources, _ = read(tmp_path, {name: f"{LEAD} {name} {MORE}" for name in names})
    assert [(s.id, s.path) for s in sources] == [("S1", "A.md"), ("S2", "b.txt"), ("S3", "C.txt"), ("S4", "c/a.txt")]


def test_the_text_is_the_decoded_file_unchanged(tmp_path: Path) -> None:
    data = ("\ufeff  " + LEAD + "\r\n\r\n\t" + MORE + " \n\n").encode()
    source = read(tmp_path, {"a.txt": data})[0][0]
    with (tmp_path / "a.txt").open(encoding="utf-8", newline="") as stream:
        assert source.text == stream.read()
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text_sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    assert source.text[source.passages[0].start] == "M"


@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("utf-16"))))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    sources, problems = read(folder, {"a.txt": data, "b.txt": TEXT})
    assert [s.path for s in sources][-1:] == ["b.txt"] or codes(problems) == [("b.txt", "duplicate")]
    assert len(sources) == 2 or any(p.where == "a.txt" for p in problems)


@pytest.mark.parametrize(
    ("data", "code", "severity"),
    [
        (b"", "empty", "error"),
        (b" \n\t\r\n \xef\xbb\xbf", "empty", "error"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", "error"),
        (b"\0" * 5000, "binary", "error"),
        (b"\x01\x02\x03\x04 text", "binary", "error"),
    ],
)
def test_a_file_without_text_is_left_out(tmp_path: Path, data: bytes, code: str, severity: str) -> None:
    sources, problems = read(tmp_path, {"a.txt": data, "b.txt": TEXT})
    assert [s.path for s in sources] == ["b.txt"]
    assert [(p.where, p.code, p.severity) for p in problems] == [("a.txt", code, severity)]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_that_is_not_utf8_is_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    sources, problems = read(tmp_path, {"a.txt": ("“Café”, he said. " + TEXT).encode(encoding)})
    assert sources[0].text.startswith("“Café”, he said.")
    assert ("a.txt", "encoding") in codes(problems)


def test_a_format_without_a_reader_is_reported_with_those_that_have_one(tmp_path: Path) -> None:
    sources, problems = read(tmp_path, {"a.TXT": TEXT, "b.xyz": TEXT})
    assert [s.path for s in sources] == ["a.TXT"]
    assert codes(problems) == [("b.xyz", "unsupported-format")]
    assert ".txt" in problems[0].hint


def test_the_same_text_twice_is_left_out_once(tmp_path: Path) -> None:
    files = {"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT.upper().replace("\n\n", "\r\n\r\n"), "d.txt": LAST + TEXT}
    sources, problems = read(tmp_path, files)
    assert [s.path for s in sources] == ["a.txt", "d.txt"]
    assert [(p.where, p.message) for p in problems if p.code == "duplicate"] == [
        ("b.txt", "The same file as a.txt: left out."),
        ("c.txt", "The same text as a.txt: left out."),
    ]


def test_nearly_the_same_text_is_kept_and_noted(tmp_path: Path) -> None:
    long = article(
        TEXT, *(f"Boat {n} came back with {n * 7} tonnes, its owner told the port of Bergen." for n in range(20))
    )
    sources, problems = read(tmp_path, {"a.txt": long, "b.txt": long.replace("Boat 7", "Ship 7"), "c.txt": TEXT})
    assert len(sources) == 3
    assert [(p.where, p.message) for p in problems if p.code == "near-duplicate"] == [
        ("b.txt", "Nearly the same text as a.txt.")
    ]


def test_a_text_in_another_language_is_listed_and_not_analysed(tmp_path: Path) -> None:
    french = "Les ministres ont quitté la table sans accord lundi, a déclaré la commission à Bergen. " * 5
    sources, problems = read(tmp_path, {"a.txt": french, "b.txt": TEXT})
    assert [s.language for s in sources] == ["fr", "en"]
    assert ("a.txt", "other-language") in codes(problems)


def test_a_huge_file_is_left_out_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(2**31)
    sources, problems = read(tmp_path, {"b.txt": TEXT})
    assert [s.path for s in sources] == ["b.txt"]
    assert codes(problems) == [("a.txt", "too-large")]


def test_hidden_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    sources, problems = read(tmp_path, {".a.txt": TEXT, ".git/b.txt": LAST, "c.txt": TEXT})
    assert [s.path for s in sources] == ["c.txt"]
    assert problems == ()


def test_links_that_go_round_in_circles_are_reported(tmp_path: Path) -> None:
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    sources, problems = read(tmp_path, {"a.txt": TEXT})
    assert [s.path for s in sources] == ["a.txt"]
    assert codes(problems) == [("gone.txt", "unreadable"), ("round.txt", "unreadable"), ("up", "linked-folder")]


def test_a_pipe_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    _, problems = read(tmp_path, {"b.txt": TEXT})
    assert codes(problems) == [("a.txt", "unreadable")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    _, problems = read(tmp_path, {"b.txt": LAST})
    assert ("a.txt", "unreadable") in codes(problems)


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a name of bytes
        stream.write(TEXT)
    source = read_folder(tmp_path, load_lexicon())[0][0]
    assert source.path.encode() == "caf\ufffd.txt".encode()


def test_a_missing_folder_is_a_wrong_argument(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder .*nowhere"):
        read_folder(tmp_path / "nowhere", load_lexicon())


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="is empty") as caught:
        read_folder(tmp_path, load_lexicon())
    assert caught.value.exit_code == 3


def test_a_folder_with_nothing_readable_gives_the_reasons(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"a\.txt: The file is empty\.; b\.xyz: Files of the kind “\.xyz”"):
        read(tmp_path, {"a.txt": b"", "b.xyz": TEXT})
