"""Parts of another package: the example of the documentation, installed and run, and what is told of broken ones."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from commands import ROOT, Command

from briefing import plugins
from briefing.errors import ConfigError

EXAMPLE = ROOT / "docs" / "plugin-example"
NOTE = """\
The lease of the quay | The Averland Post | 2031-03-18
The transport ministry signed the lease of the northern quay on 4 March 2031.

"Nobody will lose a job over it," Transport Minister Ilse Varnholt said on Tuesday. The dockers' union denied that.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example installed in it."""
    place = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", place)
    subprocess.run([sys.executable, "-m", "pip", "install", *map(str, options), str(EXAMPLE)], check=True)
    return place


@pytest.fixture
def with_plugin(briefing: Command, installed: Path) -> Command:
    """The command where the example is installed beside it."""
    return replace(briefing, environment={"PYTHONPATH": f"{ROOT}:{installed}"})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a note for a source, and a configuration that asks for the section."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "post.note").write_text(NOTE, encoding="utf-8")
    config = '[brief]\nlayout = "full"\n[[section]]\ntype = "openings"\n[[section]]\ntype = "sources"\n'
    (tmp_path / "own.toml").write_text(config, encoding="utf-8")
    return tmp_path


def test_the_example_brings_a_section_a_format_a_reader_and_a_channel(with_plugin: Command, desk: Path) -> None:
    made = with_plugin("make", "-c", "own.toml", "-f", "txt", "-f", "json", "-f", "html", "-f", "docx", cwd=desk)
    assert made.stdout.split() == [f"out/brief.{name}" for name in ("txt", "json", "html", "docx")]
    text = (desk / "out" / "brief.txt").read_text(encoding="utf-8")
    assert (
        "Openings\n--------\nThe transport ministry signed the lease of the northern quay on 4 March 2031. [1:1]"
        in text
    )
    brief = json.loads((desk / "out" / "brief.json").read_text(encoding="utf-8"))
    assert [section["type"] for section in brief["sections"]] == ["openings", "sources"]
    assert brief["sources"][0]["publisher"] == "The Averland Post"
    for name in ("html", "docx"):
        assert "hold" in with_plugin("verify", f"out/brief.{name}", "--sources", "sources", cwd=desk).stdout

    readers = '[sender]\naddress = "desk@house.example"\n[channel.courier]\nkind = "outbox"\noptions = { file = "list.txt" }\n'
    readers += '[[reader]]\nname = "Ana Roe"\nchannel = "courier"\nformats = ["html"]\n'
    (desk / "readers.toml").write_text(readers, encoding="utf-8")
    with_plugin("send", "out/brief.html", "--to", "all", "--readers", "readers.toml", cwd=desk)
    assert (desk / "list.txt").read_text(encoding="utf-8").startswith("Ana Roe: ")


def test_doctor_names_the_parts(with_plugin: Command, installed: Path) -> None:
    told = with_plugin("doctor").stdout
    for part in ("section openings", "format txt", "reader note", "channel outbox"):
        assert f"{part}, from house-parts" in told


def test_without_the_package_the_nearest_known_name_is_told(briefing: Command, desk: Path) -> None:
    assert "there is no section type “openings”" in briefing("make", "-c", "own.toml", cwd=desk, code=2).stderr
    assert "There is no format “txt”." in briefing("make", "-s", "sources", "-f", "txt", cwd=desk, code=2).stderr


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([("txt", "no_such_module:render")], "“txt” of no_such_module cannot be loaded (ModuleNotFoundError"),
        ([("txt", "json:no_such_function")], "“txt” of json cannot be loaded (AttributeError"),
        ([("txt", "json:__doc__")], "“txt” of json is no function."),
        ([("txt", "json:dumps"), ("txt", "pickle:dumps")], "“txt” is brought by json and pickle. Remove one of them."),
        ([("pdf", "json:dumps")], "“pdf” of json is built in already."),
    ],
)
def test_a_part_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, points: list[tuple[str, str]], said: str
) -> None:
    found = tuple(EntryPoint(name=name, value=value, group="briefing.formats") for name, value in points)
    monkeypatch.setattr(plugins, "_points", lambda group: found if group == "formats" else ())
    with pytest.raises(ConfigError) as raised:
        plugins.load_plugin("formats", points[0][0], ("pdf",))
    assert said in f"{raised.value.message} {raised.value.hint}"
