"""What several commands share: options, the folder of sources, and how problems are told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model.source import Problem

SourcesOption = Annotated[
    Path | None,
    typer.Option("--sources", "-s", metavar="DIR", help="Folder of sources. Default: ./sources, else ./seeds."),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", metavar="FILE", help="Configuration. Default: ./config/brief.toml, else the shipped one."
    ),
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="Only sources of that day, 2024-10-23, or later.")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="DATE", help="Only sources of that day, 2024-10-23, or earlier.")
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        autocompletion=lambda: ["auto", "serial", "processes", "ray"],
        help="Where texts are parsed: auto, serial, processes or ray.",
    ),
]
RayOption = Annotated[
    str,
    typer.Option("--ray-address", metavar="HOST:PORT", help="The Ray cluster of --engine ray. Default: this machine."),
]
ProfileOption = Annotated[
    Path | None, typer.Option("--profile", metavar="FILE", help="Write time and memory of the run there, as JSON.")
]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Tell each stage as it runs.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def find_sources(folder: Path | None) -> Path:
    """The folder named, else ./sources, else ./seeds. Raises `UsageError` when there is none."""
    if folder is not None:
        return folder
    for name in ("sources", "seeds"):
        if Path(name).is_dir():
            return Path(name)
    raise UsageError("There is no folder ./sources here.", hint="Name one with --sources DIR.")


def report_problems(problems: tuple[Problem, ...], *, quiet: bool, verbose: bool) -> None:
    """Counts the problems on standard error, and names the grave ones, or all with --verbose."""
    grave = [p for p in problems if p.severity != "note"]
    if quiet or not problems:
        return
    for problem in problems if verbose else grave:
        print(f"{problem.severity}: {problem.where}: {problem.message} {problem.hint}".rstrip(), file=sys.stderr)
    if len(problems) > len(grave) and not verbose:
        notes = len(problems) - len(grave)
        print(
            f"{notes} more {'note' if notes == 1 else 'notes'} on the sources: see “About this brief”, or -v.",
            file=sys.stderr,
        )
