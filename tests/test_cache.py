"""What stage 2 found is remembered: found again, never wrong, whatever happens to the file; and where it runs."""

from __future__ import annotations

import ast
import random
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from commands import PROGRAM, ROOT, SEEDS, Command
from reading import MODEL, read_texts

from briefing.engine import PROGRAM as HASHED
from briefing.engine import Engine, rules_digest
from briefing.engine.cache import Cache
from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.lexicon import Lexicon, Rule, load_lexicon
from briefing.model.source import Source

FIRST = "Quay leased\n\nThe ministry said on Monday that the quay will be leased. “We agree,” Mayor Oldecamp said.\n"
SECOND = "Strike called\n\nThe union called a strike for Tuesday. Harbour master Anna Lind denied any delay.\n"


def read_seeds() -> tuple[Source, ...]:
    return read_folder(SEEDS, load_lexicon())[0]


# --- the store ------------------------------------------------------------------------------------


def test_what_was_put_is_found_by_a_later_run(tmp_path: Path) -> None:
    with Cache(tmp_path / "a" / "c.sqlite") as cache:
        assert cache.get("key") is None
        cache.put("key", b"content")
    with Cache(tmp_path / "a" / "c.sqlite") as cache:
        assert cache.get("key") == b"content"
        assert cache.problem is None


def test_the_entries_unused_for_longest_go_when_the_bound_is_reached(tmp_path: Path) -> None:
    for key in ("a", "b", "c"):
        with Cache(tmp_path / "c.sqlite", megabytes=1) as cache:
            cache.put(key, random.Random(key).randbytes(450_000))
            cache.get("a")
    with Cache(tmp_path / "c.sqlite", megabytes=1) as cache:
        assert [key for key in ("a", "b", "c") if cache.get(key)] == ["a", "c"]


def test_an_entry_that_was_damaged_is_not_found(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put("key", b"content")
    base = sqlite3.connect(tmp_path / "c.sqlite")
    with base:
        base.execute("update observations set content = ?", (b"c0ntent",))
    base.close()
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.get("key") is None


@pytest.mark.parametrize("damage", ["garbage", "truncated", "a folder", "no folder above it"])
def test_a_file_that_cannot_be_used_is_a_problem_and_no_failure(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "c.sqlite"
    match damage:
        case "garbage":
            path.write_bytes(bytes(range(256)) * 64)
        case "truncated":
            with Cache(path) as cache:
                cache.put("key", random.Random(1).randbytes(140_000))
            path.write_bytes(path.read_bytes()[:6000])
        case "a folder":
            path.mkdir()
        case _:
            (tmp_path / "file").write_text("", encoding="utf-8")
            path = tmp_path / "file" / "c.sqlite"
    with Cache(path) as cache:
        assert cache.get("key") is None
        cache.put("key", b"content")
        cache.put("key", b"content")
        assert cache.problem is not None
        assert cache.problem.message.startswith("The cache cannot be used: ")


# --- runs that remember ---------------------------------------------------------------------------


def test_a_run_with_a_damaged_cache_goes_on_tells_it_and_makes_the_same_brief(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "observations.sqlite").write_bytes(b"no database at all, but garbage" * 1000)
    alone = Command(cache=tmp_path)
    told = alone("make", "-s", SEEDS, "-f", "json", "-o", tmp_path).stderr
    assert "observations.sqlite: The cache cannot be used: file is not a database." in told
    assert "run with --no-cache" in told
    assert (tmp_path / "brief.json").read_bytes() == sample["json"].read_bytes()


def test_a_second_run_with_other_sections_and_formats_never_loads_the_parser(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    config = tmp_path / "short.toml"
    config.write_text('[[section]]\ntype = "timeline"\n[[section]]\ntype = "summary"\n', encoding="utf-8")
    arguments = ["make", "-s", str(SEEDS), "-c", str(config), "-f", "md", "-f", "html", "-o", str(tmp_path)]
    program = (
        f"import sys; sys.argv = ['briefing', *{arguments}]\n"
        "from briefing.cli import main\n"
        "try: main()\n"
        "except SystemExit as done: code = done.code\n"
        "print(code, sorted({'spacy', 'thinc', 'yake', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8", env=briefing.variables
    )
    assert done.stdout.splitlines()[-1] == "0 []", done.stdout


def test_without_a_cache_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    Command(cache=tmp_path / "cache")("make", "-s", folder, "-f", "json", "-o", tmp_path / "b.json", "--no-cache")
    assert not (tmp_path / "cache").exists()


def test_two_runs_at_once_share_a_cache_and_make_the_same_brief(sample: dict[str, Path], tmp_path: Path) -> None:
    command = Command(cache=tmp_path / "cache")
    runs = []
    for name in ("one", "two"):
        arguments = [*PROGRAM, "make", "-s", str(SEEDS), "-f", "json", "-o", str(tmp_path / name)]
        runs.append(subprocess.Popen(arguments, env=command.variables, cwd=ROOT, stderr=subprocess.PIPE))
    told = [run.communicate()[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert not any("cache" in words for words in told)
    made = {(tmp_path / name / "brief.json").read_bytes() for name in ("one", "two")}
    assert made == {sample["json"].read_bytes()}


# --- keys -----------------------------------------------------------------------------------------


def test_a_source_is_found_again_under_another_number_and_name(tmp_path: Path) -> None:
    lexicon = load_lexicon()
    told: list[tuple[int, int]] = []
    engine = Engine(
        kind="serial", cache=Cache(tmp_path / "c.sqlite"), advance=lambda done, total: told.append((done, total))
    )
    alone = engine.observe(read_texts(SECOND), MODEL, lexicon)
    both = engine.observe(read_texts(FIRST, SECOND), MODEL, lexicon)
    assert told == [(1, 1), (1, 1)]
    assert alone[0].source == "S1"
    assert both[1].source == "S2"
    assert {sentence.evidence.source for sentence in both[1].sentences} == {"S2"}


def test_a_text_that_names_the_placeholder_is_left_alone(tmp_path: Path) -> None:
    text = 'Rail news\n\nLine "S0" will close, the operator S0 said on Monday. “S0”, it added, is old.\n'
    lexicon = load_lexicon()
    remembered = Engine(kind="serial", cache=Cache(tmp_path / "c.sqlite"))
    fresh = Engine(kind="serial").observe(read_texts(text), MODEL, lexicon)
    assert remembered.observe(read_texts(text), MODEL, lexicon) == fresh
    assert remembered.observe(read_texts(text), MODEL, lexicon) == fresh


def test_the_key_covers_every_module_that_the_extract_stage_uses() -> None:
    """A changed module must never meet an observation that the old one made."""
    package = ROOT / "briefing"
    hashed = {path for pattern in HASHED for path in package.glob(pattern)}
    bystanders = {"errors", "resources", "extract", "model", ""}  # they say what went wrong or where files are
    used = set()
    for path in hashed:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and re.match(r"briefing\b", node.module or ""):
                names = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
                used |= {name.split(".")[1] for name in names if "." in name}
    modules = {name for name in used if (package / f"{name}.py").is_file()}
    assert modules - bystanders <= {path.stem for path in hashed}


# --- where it runs --------------------------------------------------------------------------------


def test_processes_find_what_one_process_finds() -> None:
    lexicon, sources = load_lexicon(), read_texts(FIRST, SECOND, FIRST.replace("quay", "pier"))
    serial = Engine(kind="serial").observe(sources, MODEL, lexicon)
    assert Engine(kind="processes", workers=2).observe(sources, MODEL, lexicon) == serial


def test_a_source_parsed_alone_is_parsed_as_among_others() -> None:
    lexicon = load_lexicon()
    alone = Engine(kind="serial").observe(read_texts(FIRST), MODEL, lexicon)[0]
    assert Engine(kind="serial").observe(read_texts(FIRST, SECOND), MODEL, lexicon)[0] == alone


# --- what words and rules an observation depends on -----------------------------------------------


class Recorder(Lexicon):
    """A lexicon that keeps which lists and rules were asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon._tables, lexicon._rules, lexicon.digest)
        self.asked: set[str] = set()

    def table(self, name: str) -> dict[str, tuple[str, ...]]:
        self.asked.add(name)
        return super().table(name)

    def rules(self, prefix: str = "") -> tuple[Rule, ...]:
        self.asked.update(rule.id.partition(".")[0] for rule in super().rules(prefix))
        return super().rules(prefix)

    def rule(self, rule_id: str) -> Rule:
        self.asked.add(rule_id.partition(".")[0])
        return super().rule(rule_id)


def changed(lexicon: Lexicon, name: str) -> Lexicon:
    """The lexicon with one more word in the list of that name."""
    return Lexicon({**lexicon._tables, name: {**lexicon._tables[name], "zzz": ()}}, lexicon._rules, "")


def test_the_key_covers_every_list_and_rule_that_the_extract_stage_asks_for() -> None:
    lexicon = load_lexicon()
    recorder = Recorder(lexicon)
    list(observe(read_seeds(), MODEL, recorder))
    lists = recorder.asked & set(lexicon._tables)
    assert len(lists) > 50
    plain = rules_digest(MODEL, lexicon)
    assert [name for name in sorted(lists) if rules_digest(MODEL, changed(lexicon, name)) == plain] == []
    groups = recorder.asked - lists
    assert {"clause", "date", "denial", "doubt", "event"} <= groups
    for group in sorted(groups):
        rules = {rule.id: rule for rule in lexicon.rules() if rule.id.partition(".")[0] != group}
        assert rules_digest(MODEL, Lexicon(lexicon._tables, rules, "")) != plain, group


def test_words_and_rules_that_other_stages_use_alone_change_no_key() -> None:
    lexicon = load_lexicon()
    plain = rules_digest(MODEL, lexicon)
    untouched = [name for name in sorted(lexicon._tables) if rules_digest(MODEL, changed(lexicon, name)) == plain]
    assert len(untouched) > 10
    rules = {rule.id: rule for rule in lexicon.rules() if not rule.id.startswith(("ingest.", "reconcile."))}
    assert rules_digest(MODEL, Lexicon(lexicon._tables, rules, "")) == plain


def test_an_example_of_a_rule_changes_no_key() -> None:
    lexicon = load_lexicon()
    rules = {rule.id: msgspec.structs.replace(rule, silent=("Other words.",)) for rule in lexicon.rules()}
    assert rules_digest(MODEL, Lexicon(lexicon._tables, rules, "")) == rules_digest(MODEL, lexicon)
