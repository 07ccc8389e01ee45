"""The documents say what the program does: a command, option, exit code or file that drifts from them fails here."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from briefing import errors, pipeline
from briefing.cli import app
from briefing.deliver.readers import load_readers
from briefing.extract import observe
from briefing.ingest.entries import load_entries
from briefing.lexicon import load_lexicon
from briefing.settings import load_settings
from tests.reading import MODEL, read_texts, walk_evidence

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *(path for top in ("docs", "templates") for path in sorted((ROOT / top).rglob("*.md"))),
]
COMMANDS = typer.main.get_command(app).commands
OF_EVERY_PROGRAM = {"--help", "--install-completion", "--show-completion"}

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def fences(text: str, language: str) -> list[str]:
    """The fenced blocks of a language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def prose(text: str) -> str:
    """A Markdown text without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def calls_in(text: str) -> Iterator[list[str]]:
    """The calls of `briefing` that a document shows, as words."""
    for line in "\n".join(fences(text, r"\w*")).splitlines():
        command = re.split(r"\s{2,}|\s#", line.strip())[0]
        for call in re.split(r"\s*&&\s*", command):
            if call.startswith("briefing "):
                yield shlex.split(call)[1:]


# --- the command line -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"\bbriefing {name}\b", README)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_in_the_readme(name: str) -> None:
    options = {opt for param in COMMANDS[name].params for opt in param.opts if opt.startswith("--")}
    assert {opt for opt in options - OF_EVERY_PROGRAM if not re.search(rf"`(-\w, )?{opt}\b", README)} == set()


@every_document
def test_every_call_that_a_document_shows_is_one_the_program_takes(path: Path) -> None:
    for name, *arguments in calls_in(path.read_text(encoding="utf-8")):
        assert name in COMMANDS
        COMMANDS[name].make_context(name, arguments, resilient_parsing=True)


def test_the_readme_shows_calls() -> None:
    assert {name for name, *_ in calls_in(README)} >= {"make", "verify", "why"}


def test_every_exit_code_is_in_the_readme() -> None:
    codes = {
        value.exit_code
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.BriefingError)
    }
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert codes | {0} == table


# --- make -----------------------------------------------------------------------------------------


def test_every_make_target_is_explained_and_every_one_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", texts, re.MULTILINE))
    assert targets - named - {"help"} == set()
    assert named - targets == set()


# --- the stages -----------------------------------------------------------------------------------


def test_the_architecture_has_the_stages_of_the_pipeline() -> None:
    steps = re.findall(r"^(\d)\. (\w+)", pipeline.__doc__ or "", re.MULTILINE)
    headings = re.findall(
        r"^## (\d) (\w+)$", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(steps) == 6
    assert headings == steps


def test_the_log_has_the_numbers_of_the_pipeline() -> None:
    steps = set(re.findall(r"^(\d)\. (\w+)", pipeline.__doc__ or "", re.MULTILINE))
    source = Path(pipeline.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'log\.info\("(\d) (\w+)', source)) == steps


# --- what documents point to ----------------------------------------------------------------------


@every_document
def test_every_file_that_a_document_names_exists(path: Path) -> None:
    tops = "briefing|config|templates|seeds|docs|tests|scripts|requirements"
    named = re.findall(rf"`((?:{tops})/[\w./-]*|[A-Z]\w+\.md|Makefile)`", prose(path.read_text(encoding="utf-8")))
    assert [name for name in named if not (ROOT / name).exists()] == []


@every_document
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@every_document
def test_every_configuration_that_a_document_shows_loads(path: Path, tmp_path: Path) -> None:
    for block in fences(path.read_text(encoding="utf-8"), "toml"):
        if "[[source]]" in block:
            (tmp_path / "sources.toml").write_text(block, encoding="utf-8")
            assert load_entries(tmp_path).source
        elif "[[reader]]" in block:
            (tmp_path / "readers.toml").write_text(block, encoding="utf-8")
            assert load_readers(tmp_path / "readers.toml").reader
        elif "[[rule]]" not in block:
            (tmp_path / "brief.toml").write_text(block, encoding="utf-8")
            load_settings(tmp_path / "brief.toml")


@pytest.mark.parametrize(
    "block", [b for p in DOCUMENTS for b in fences(p.read_text(encoding="utf-8"), "toml") if "[[rule]]" in b]
)
def test_every_rule_that_a_document_shows_proves_itself(block: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(block, encoding="utf-8")
    lexicon = load_lexicon("en", "", str(tmp_path))
    rule = lexicon.rule(re.search(r'^id = "(.*)"$', block, re.MULTILINE)[1])

    def fires_in(text: str) -> bool:
        (observed,) = observe(read_texts(text), MODEL, lexicon)
        return rule.id in {evidence.rule for evidence in walk_evidence(observed)}

    assert all(map(fires_in, rule.fires))
    assert not any(map(fires_in, rule.silent))


# --- the glossary ---------------------------------------------------------------------------------


def test_the_glossary_is_in_alphabetical_order() -> None:
    terms = re.findall(r"^\*\*(.+)\*\*$", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert terms
    assert terms == sorted(terms, key=str.casefold)
