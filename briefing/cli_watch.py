"""The command that makes a brief again whenever something changes. A part of the command line: it prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing import cli_templates
from briefing.cli_options import ConfigOption, QuietOption, find_sources
from briefing.errors import BriefingError, UsageError
from briefing.render import FORMATS

_OWN = Path("config/brief.toml")
_NAMED = 3


def add_commands(app: typer.Typer) -> None:
    """Adds the command of this module to the program."""
    app.command()(watch)


def watch(
    sources: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of sources. Default: ./sources, else ./seeds.")
    ] = None,
    config: ConfigOption = None,
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="NAME", help="pdf, docx, html, md, json or all. Default: html."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="A file (with one format) or a folder.")
    ] = Path("out"),
    focus: Annotated[
        str, typer.Option("--focus", metavar="WORDS", help="Only what the sources have on these words.")
    ] = "",
    layout: Annotated[str, typer.Option("--layout", "-l", metavar="NAME", help="at-a-glance, briefing or full.")] = "",
    variant: cli_templates.VariantOption = "",
    changes: cli_templates.SetOption = None,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", help="How long nothing may change before it is made again.")
    ] = 1.0,
    serve: Annotated[
        int | None,
        typer.Option("--serve", metavar="PORT", help="Show it on http://127.0.0.1:PORT, to this machine; 0: any port."),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Make a brief again whenever sources, configuration, templates or rules change, until Ctrl-C.

    When it cannot be made, the last good one stays where it is.

    \b
    Examples:
      briefing watch dossier --serve 8000
      briefing watch dossier -f pdf --layout at-a-glance --wait 5
    """
    from briefing.serving import serve as start_serving
    from briefing.watching import Watch

    folder = find_sources(sources)
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", hint="Name the folder that holds the sources.")
    formats = format_ or ["html"]
    options = {"--focus": focus, "--layout": layout, "--variant": variant, "--config": str(config or "")}
    given = [part for name, value in options.items() if value for part in (name, value)]
    given += [
        part for name, values in (("--format", formats), ("--set", changes or ())) for v in values for part in (name, v)
    ]
    command = ["make", "--sources", str(folder), "--output", str(output), *given, *(["--quiet"] if quiet else [])]
    server = start_serving(lambda: _find_documents(output, formats), serve) if serve is not None else None
    if server and not quiet:
        print(f"http://127.0.0.1:{server.server_port}/", file=sys.stderr, flush=True)
    try:
        while True:
            roots = _roots(folder, config, variant, changes)
            looking = Watch(roots=roots, apart=output, quiet=wait)
            before = looking.look()
            _make(command)
            changed = looking.wait(before)
            if not quiet:
                print(_describe(changed, folder), file=sys.stderr, flush=True)
    finally:
        if server:
            server.shutdown()


def _roots(folder: Path, config: Path | None, variant: str, changes: list[str] | None) -> tuple[Path, ...]:
    from briefing.watching import list_roots

    try:
        settings = cli_templates.read_settings(config, variant, changes)
    except BriefingError:  # `make` says what is wrong with it; it is made again once that is mended
        settings = None
    return list_roots(folder, config or _OWN, settings)


def _make(arguments: list[str]) -> None:
    """Runs the command in a process of its own: whatever becomes of that, the watch goes on."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    # A group of its own: Ctrl-C reaches this process alone, which ends the other.
    process = subprocess.Popen([sys.executable, "-P", "-m", "briefing", *arguments], env=environment, process_group=0)  # noqa: S603
    try:
        if process.wait():
            print(
                "briefing: It was not made; the last good one stays. Waiting for a change.", file=sys.stderr, flush=True
            )
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _find_documents(output: Path, formats: list[str]) -> dict[str, Path]:
    """The finished documents by name."""
    wanted = FORMATS if "all" in formats else formats
    paths = [output] if output.is_file() else [output / f"brief.{name}" for name in wanted]
    return {path.name: path for path in paths if path.is_file()}


def _describe(changed: tuple[str, ...], folder: Path) -> str:
    named = ", ".join(os.path.relpath(path, folder.parent) for path in changed[:_NAMED])
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return f"Changed: {named}{more}."
