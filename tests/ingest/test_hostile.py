"""Files that mean harm: each is read or reported, none takes long or much memory, and the good file beside them is read."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import msgspec
import pytest

from briefing.ingest import child, read_folder
from briefing.ingest.child import Child
from briefing.ingest.lookalikes import find_lookalikes
from briefing.lexicon import load_lexicon
from tests.ingest.folders import LEAD, MORE, article, codes, read
from tests.ingest.hostile import hostile_files
from tests.ingest.readers.reading import PARAGRAPHS, page

ROOT = Path(__file__).parents[2]
HARMLESS = {  # strange, and read all the same
    "one_line.txt", "too_large.txt", "one_word.txt", "brackets.md", "hashes.md", "attributes.html", "entities.html", "scripts.html",
    "charset.html", "charset_zip.html", "long_word.html", "paragraphs.html", "table.html", "climbing.zip", "names.zip",
    "addresses.eml", "headers.eml", "words.eml", "quotes.eml", "wrote.eml", "lines.mbox", "controls.rtf", "groups.rtf",
    "deep_lists.html", "open_tags.html", "comment.html", "base64.eml", "parts.eml", "styles.docx", "stacked.pdf",
    "text_bomb.pdf", "open_quote.csv", "infinite.json",
}  # fmt: skip
MEASURE = textwrap.dedent("""
    import json, resource, sys, time
    from pathlib import Path
    from briefing.ingest.child import Child
    from briefing.ingest.documents import _Opening
    from briefing.ingest.folder import FileBytes
    from briefing.model.source import Problem
    told = {}
    with Child() as child:
        for path in sorted(Path(sys.argv[1]).iterdir()):
            begun = time.monotonic()
            file = FileBytes(where=path.name, suffix=path.suffix, data=path.read_bytes())
            opened = list(_Opening(child).open(file, 0))
            codes = [o.code for o in opened if isinstance(o, Problem)]
            told[path.name] = [round(time.monotonic() - begun, 2), len(opened) - len(codes), codes[:5]]
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"told": told, "megabytes": [n // 1000 for n in used]}))
""")


@pytest.mark.slow
def test_no_hostile_file_crashes_hangs_or_fills_the_memory(tmp_path: Path) -> None:
    files = hostile_files()
    assert len(files) >= 60
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", MEASURE, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    result = json.loads(done.stdout)
    assert {n: told for n, told in result["told"].items() if told[0] > child.SECONDS + 2} == {}
    assert {n: told for n, told in result["told"].items() if not told[1] and not told[2]} == {}
    assert max(result["megabytes"]) < child.MEGABYTES
    silent = {name for name, (_, texts, problems) in result["told"].items() if texts and not problems}
    assert silent - HARMLESS == {"turned.txt", "invisible.txt", "tags.txt", "lone_surrogates.txt"} & silent


def test_what_hides_in_a_text_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"a.txt": article(LEAD, f"The \u202eevil\u202c minister said so. {MORE}")})
    assert ("a.txt", "hidden-characters") in codes(problems)


def test_letters_that_look_like_others_are_told(tmp_path: Path) -> None:
    spoofed = article(LEAD, f"Minister H\u043elm said so in B\u0435rgen. {MORE}")
    _, problems = read(tmp_path, {"a.txt": spoofed, "b\u0430nk note.txt": MORE})
    assert [(p.where, p.message) for p in problems if p.code == "lookalikes"] == [
        ("a.txt", "2 words mix Latin letters with others that look the same: “H\u043elm”, “B\u0435rgen”."),
        ("b\u0430nk note.txt", "The name of the file mixes Latin letters with others that look the same."),
    ]


@pytest.mark.parametrize("words", ["Москва said", "the α-helix and μm", "ΔT rose", "naïve Łódź", "Kirchenslawisch ѣ"])
def test_honest_letters_of_other_scripts_are_no_lookalikes(words: str) -> None:
    assert find_lookalikes(words) == []


def test_a_reader_that_hangs_is_stopped_and_the_next_file_is_read() -> None:
    slow = b"<p>" * 10 + b"a b c d. " * 2_000_000
    with Child(seconds=0.05) as reader:
        assert [flaw.code for flaw in reader.read(".html", slow).flaws] == ["too-slow"]
    with Child() as reader:
        reader._seconds = 0.01
        assert [flaw.code for flaw in reader.read(".html", slow).flaws] == ["too-slow"]
        reader._seconds = 10
        assert PARAGRAPHS[0] in reader.read(".html", page()).texts[0].text


def test_a_reader_that_died_between_two_files_costs_neither() -> None:
    with Child() as reader:
        assert reader.read(".html", page()).texts
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        assert reader.read(".html", page()).texts


def test_a_reader_that_dies_of_its_file_is_told_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Child() as reader:
        with monkeypatch.context() as patched:
            patched.setattr("briefing.ingest.child.sys.executable", "false")
            assert [flaw.code for flaw in reader.read(".html", page()).flaws] == ["reader-failed"]
        assert reader.read(".html", page()).texts


def test_a_file_that_is_nested_without_end_is_told() -> None:
    with Child() as reader:
        assert [flaw.code for flaw in reader.read(".json", b"[" * 200_000).flaws] == ["too-deep"]


def test_a_reader_that_waits_for_its_next_file_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("briefing.ingest.child.signal.alarm", asked.append)
    request = msgspec.msgpack.encode(child._Request(".html", page(), {}))
    questions = io.BytesIO(struct.pack(">Q", len(request)) + request)
    child.serve(questions, io.BytesIO())
    assert asked == [int(2 * child.SECONDS), 0]


def test_leaving_ends_the_process() -> None:
    with Child() as reader:
        reader.read(".html", page())
        process = reader._process
    assert process is not None
    assert process.poll() is not None


def test_a_folder_of_plain_text_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: Child) -> None:
        raise AssertionError

    monkeypatch.setattr(Child, "_start", start)
    assert read(tmp_path, {"a.txt": article(LEAD, MORE)})[0]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(MORE)
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b.txt").write_text(LEAD)
    (folder / "c.txt").symlink_to(folder / "b.txt")
    sources, problems = read_folder(folder, load_lexicon())
    assert [s.path for s in sources] == ["b.txt"]
    assert codes(problems)[0] == ("a.txt", "linked-outside")


def test_a_name_with_a_line_end_is_printed_on_one_line(tmp_path: Path) -> None:
    sources, _ = read(tmp_path, {"a\nb\u202ec.txt": LEAD})
    assert sources[0].path == "a\ufffdb\ufffdc.txt"


def test_a_file_that_grows_while_it_is_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(LEAD)
    (tmp_path / "b.txt").write_text(MORE)
    real = os.fstat

    def growing(number: int) -> os.stat_result:
        if Path(f"/proc/self/fd/{number}").readlink().name == "a.txt":
            with (tmp_path / "a.txt").open("a") as stream:
                stream.write("and more")
        return real(number)

    monkeypatch.setattr("briefing.ingest.folder.os.fstat", growing)
    begun = time.monotonic()
    sources, problems = read_folder(tmp_path, load_lexicon())
    assert [s.path for s in sources] == ["b.txt"]
    assert codes(problems)[0] == ("a.txt", "changing")
    assert time.monotonic() - begun < 5
