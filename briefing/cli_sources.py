"""The commands about sources alone: fetch them, list them, print their text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli_options import QuietOption, SourcesOption, find_sources, report_problems
from briefing.errors import UsageError, nearest
from briefing.settings import load_settings


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the program."""
    app.command()(add)
    app.command("sources")(list_sources)
    app.command()(text)


def add(
    addresses: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of pages.")],
    sources: SourcesOption = None,
) -> None:
    """Fetch pages into the folder of sources, where robots.txt allows it: the one command that uses the network.

    \b
    Example:
      briefing add https://www.example.org/report.html --sources dossier
    """
    from briefing.adding import Fetcher

    for path in Fetcher().add(addresses, sources or Path("sources")):
        print(path)


def list_sources(
    sources: SourcesOption = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="ris, bibtex or csl.", show_default=True)
    ] = "ris",
    quiet: QuietOption = False,
) -> None:
    """Print the list of sources for a reference manager.

    \b
    Example:
      briefing sources --sources dossier --format bibtex
    """
    from briefing.bibliography import BIBLIOGRAPHIES
    from briefing.ingest import read_folder
    from briefing.pipeline import open_lexicon

    if format_ not in BIBLIOGRAPHIES:
        raise UsageError(f"There is no list format “{format_}”.", hint=nearest(format_, BIBLIOGRAPHIES))
    found, problems = read_folder(find_sources(sources), open_lexicon(load_settings()))
    report_problems(problems, quiet=quiet, verbose=False)
    sys.stdout.write(BIBLIOGRAPHIES[format_](found))


def text(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A source in any format that is read.")],
    quiet: QuietOption = False,
) -> None:
    """Print the text of a source as it is analysed: what citations quote, and offsets count.

    \b
    Example:
      briefing text dossier/report.pdf
    """
    from briefing.ingest import read_one

    texts, problems = read_one(file)
    report_problems(problems, quiet=quiet, verbose=False)
    for name, content in texts:
        if len(texts) > 1:
            print(f"==> {name} <==")
        sys.stdout.write(content if content.endswith("\n") else f"{content}\n")
