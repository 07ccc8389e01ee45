"""Whatever is wrong with the input: a message that says what, where and what to do, and the right exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import PROGRAM, ROOT, SEEDS, Command

from briefing.ingest.folder import LARGEST

ARTICLE = (
    "Harbour talks resume\n\nThe ministry said on Monday that talks will resume. “We are ready,” the minister said.\n"
)


def sources_in(folder: Path, **files: str | bytes) -> Path:
    """A folder of sources; underscores in a name stand for its dot."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def make(briefing: Command, sources: Path, output: Path, *more: object, code: int = 0) -> str:
    """What `make` says on standard error."""
    return briefing("make", "-s", sources, "-f", "json", "-o", output, *more, code=code).stderr


# --- sources --------------------------------------------------------------------------------------


def test_no_such_folder(briefing: Command, tmp_path: Path) -> None:
    told = make(briefing, tmp_path / "none", tmp_path / "out", code=2)
    assert told == f"briefing: There is no folder {tmp_path / 'none'}. Name the folder that holds the sources.\n"


def test_no_folder_named_and_none_here(briefing: Command, tmp_path: Path) -> None:
    assert "Name one with --sources DIR" in briefing("make", code=2, cwd=tmp_path).stderr


def test_an_empty_folder(briefing: Command, tmp_path: Path) -> None:
    told = make(briefing, sources_in(tmp_path / "empty"), tmp_path / "out", code=3)
    assert "empty is empty: no source to read. Put text, HTML, PDF, Word or mail files there." in told
    assert not (tmp_path / "out").exists()


def test_only_unreadable_files(briefing: Command, tmp_path: Path) -> None:
    folder = sources_in(tmp_path / "bad", nothing_txt="", zeros_txt=b"\0" * 5000, photo_png=b"\x89PNG\r\n")
    told = make(briefing, folder, tmp_path / "out", code=3)
    for reason in (
        "nothing.txt: The file is empty.",
        "zeros.txt: The file holds no text",
        "photo.png: Files of the kind",
    ):
        assert reason in told


def test_bad_files_beside_a_good_one_are_told_and_the_run_goes_on(briefing: Command, tmp_path: Path) -> None:
    folder = sources_in(
        tmp_path / "mixed", a_txt=ARTICLE, b_txt=b"\0" * 9000, c_txt=b"Caf\xe9 owners met.\nThey said no.\n" * 9
    )
    told = make(briefing, folder, tmp_path / "out")
    assert "error: b.txt: The file holds no text but binary data." in told
    assert "warning: c.txt: The file is not valid UTF-8; it was read as cp1252." in told
    assert (tmp_path / "out" / "brief.json").is_file()


@pytest.mark.slow
def test_fifty_megabytes_of_text_are_left_out_at_once(briefing: Command, tmp_path: Path) -> None:
    folder = sources_in(tmp_path / "large", a_txt=ARTICLE)
    with (folder / "b.txt").open("wb") as stream:
        stream.write(ARTICLE.encode() * (50_000_000 // len(ARTICLE.encode())))
    begun = time.monotonic()
    told = make(briefing, folder, tmp_path / "out")
    assert "error: b.txt: The file has 50.0 megabytes; 5 are the limit. Cut out the part that matters." in told
    assert time.monotonic() - begun < 60
    assert LARGEST == 5_000_000


# --- arguments and configuration ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[brief]\ntitel = "x"\n', "unknown key “titel” in [brief]. Did you mean “title”?"),
        ("[cashe]\n", "unknown key “cashe” at the top. Did you mean “cache”?"),
        ('[[section]]\ntype = "sumary"\n', "there is no section type “sumary”. Did you mean “summary”?"),
        ('[[section]]\ntype = "summary"\nlimt = 3\n', "unknown key “limt” in [section]. Did you mean “limit”?"),
        ('[[section]]\ntype = "summary"\nlimit = "many"\n', "section.limit: expected a whole number, found te"),
        ('[brief]\nas_of = "tomorrow"\n', "brief.as_of: “tomorrow” is not a date. Write it as 2024-10-23."),
        ("[brief\n", "is not a readable TOML file"),
        ('[render]\nhtml = "nowhere"\n', "nowhere"),
        ('[analysis]\nrules = "nowhere"\n', "nowhere"),
        ('[analysis]\nmodel = "en_core_web_smm"\n', "en_core_web_smm"),
    ],
)
def test_a_wrong_configuration_names_the_key_and_the_nearest_known_one(
    briefing: Command, tmp_path: Path, content: str, message: str
) -> None:
    config = tmp_path / "own.toml"
    config.write_text(content, encoding="utf-8")
    folder = sources_in(tmp_path / "sources", a_txt=ARTICLE)
    told = briefing("make", "-s", folder, "-c", config, "-f", "html", "-o", tmp_path, "--no-cache", code=2).stderr
    assert message in told


def test_an_unknown_format_engine_option_or_command_names_the_nearest(briefing: Command) -> None:
    assert "There is no format “pfd”. Did you mean “pdf”?" in briefing("make", "-f", "pfd", code=2).stderr
    assert (
        "There is no engine “seriel”. Did you mean “serial”?" in briefing("make", "--engine", "seriel", code=2).stderr
    )
    assert "No such option: --formt" in briefing("make", "--formt", "pdf", code=2).stderr
    assert "No such command 'maek'" in briefing("maek", code=2).stderr


def test_a_date_that_is_none(briefing: Command) -> None:
    assert "--as-of: “23/10/2024” is not a date." in briefing("make", "--as-of", "23/10/2024", code=2).stderr


# --- templates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("{{ breif.title }}", "'breif' is undefined.|Did you mean “brief”?"),
        ("{{ brief.titel }}", "has no attribute 'titel'.|Did you mean “title”?"),
        ("{% if %}", "Expected an expression"),
        ("{{ brief.title | upcase }}", "No filter named 'upcase'"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_faulty_template_is_told_with_file_line_and_nearest_name(
    briefing: Command, tmp_path: Path, wrong: str, message: str, kind: str
) -> None:
    shipped = (ROOT / "templates" / "html" / "brief.html.j2").read_text(encoding="utf-8")
    line = next(number for number, text in enumerate(shipped.splitlines(), 1) if "<main" in text)
    (tmp_path / "brief.html.j2").write_text(shipped.replace("<main", f"{wrong}<main", 1), encoding="utf-8")
    config = tmp_path / "own.toml"
    config.write_text(f'[render]\nhtml = "{tmp_path}"\n', encoding="utf-8")
    folder = sources_in(tmp_path / "sources", a_txt=ARTICLE)
    told = briefing("make", "-s", folder, "-c", config, "-f", kind, "-o", tmp_path / "out", code=4).stderr
    assert f"brief.html.j2, line {line}" in told
    assert all(part in told for part in message.split("|"))
    assert not (tmp_path / "out").exists()


def test_a_word_template_that_is_none(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_text("no document", encoding="utf-8")
    config = tmp_path / "own.toml"
    config.write_text('[render]\ndocx = "house.docx"\n', encoding="utf-8")
    folder = sources_in(tmp_path / "sources", a_txt=ARTICLE)
    told = briefing("make", "-s", folder, "-c", config, "-f", "docx", "-o", tmp_path, code=4).stderr
    assert "house.docx is not a Word document that can be opened." in told


# --- output ---------------------------------------------------------------------------------------


def test_a_place_that_cannot_be_written(briefing: Command, tmp_path: Path) -> None:
    folder = sources_in(tmp_path / "sources", a_txt=ARTICLE)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    told = make(briefing, folder, tmp_path / "file" / "out", code=4)
    assert f"{tmp_path / 'file' / 'out' / 'brief.json'} cannot be written: Not a directory." in told
    assert "Name another place with --output." in told


@pytest.fixture
def small_disk(tmp_path: Path, sample: dict[str, Path]) -> Iterator[Path]:
    """A file system on which the JSON of the sample corpus has room, and little else."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sample["json"].stat().st_size // 1024 + 100
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_every_old_document_as_it_was(briefing: Command, small_disk: Path) -> None:
    """The JSON would fit, the PDF does not: neither is replaced."""
    for name in ("json", "pdf"):
        (small_disk / f"brief.{name}").write_text(f"the old {name}", encoding="utf-8")
    told = briefing("make", "-s", SEEDS, "-f", "json", "-f", "pdf", "-o", small_disk, code=4).stderr
    assert "brief.pdf cannot be written: No space left on device." in told
    assert sorted(path.name for path in small_disk.iterdir()) == ["brief.json", "brief.pdf"]
    assert [(small_disk / f"brief.{n}").read_text(encoding="utf-8") for n in ("json", "pdf")] == [
        "the old json",
        "the old pdf",
    ]


# --- being stopped --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["serial", "processes"])
@pytest.mark.parametrize(
    ("stage", "wait"), [("2 extract", 0.5), ("2 extract", 4.0), ("5 render", 0.0), ("5 render", 1.5)]
)
def test_ctrl_c_leaves_nothing_half_written_and_no_process(
    briefing: Command, tmp_path: Path, engine: str, stage: str, wait: float
) -> None:
    """A real interrupt to the whole process group, as a terminal sends it."""
    old = tmp_path / "brief.pdf"
    old.write_text("the old one", encoding="utf-8")
    arguments = ["make", "-v", "-s", SEEDS, "-f", "pdf", "-o", tmp_path, "--engine", engine]
    if stage == "2 extract":
        arguments.append("--no-cache")
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        env=briefing.variables,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  ignored in a background job
    )
    assert process.stderr is not None
    told = ""
    while stage not in told:
        line = process.stderr.readline()
        assert line, told
        told += line
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    told += process.stderr.read()
    # Python may end itself by the signal when that struck inside an import; a shell shows 130 in both cases
    assert process.wait(timeout=60) in {130, -signal.SIGINT}, told
    assert "Traceback" not in told
    assert told.endswith("briefing: Stopped. Nothing was left half-written.\n")
    assert old.read_text(encoding="utf-8") == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]
    assert ends_soon(process.pid)


def ends_soon(group: int) -> bool:
    """Whether no process of a group is left after some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
