"""The commands that read sources: a brief of them, or what each of them says. A part of the command line: it prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import cli_templates
from briefing.cli_options import (
    ConfigOption,
    EngineOption,
    ProfileOption,
    QuietOption,
    RayOption,
    SinceOption,
    SourcesOption,
    UntilOption,
    VerboseOption,
    find_sources,
    report_problems,
)
from briefing.errors import UsageError, nearest
from briefing.render import FORMATS, known_formats
from briefing.settings import PDF_VARIANTS, Settings, find_layout, parse_date

if TYPE_CHECKING:
    from briefing.changes import Earlier
    from briefing.corpus.choosing import Wish
    from briefing.engine import Engine
    from briefing.pipeline import Order

CacheOption = Annotated[bool, typer.Option("--no-cache", help="Remember nothing, and use nothing remembered.")]


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the program."""
    app.command()(make)
    app.command()(extract)


def make(
    sources: SourcesOption = None,
    config: ConfigOption = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            autocompletion=lambda: [*FORMATS, "all"],
            help="pdf, docx, html, md, json or all; may be repeated. Default: pdf.",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="A file (with one format) or a folder.")
    ] = Path("out"),
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="Title. Default: from the configuration or the sources.")
    ] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="Date of issue, as 2024-10-23.")] = "",
    focus: Annotated[
        str,
        typer.Option(
            "--focus",
            metavar="WORDS",
            help="Only what the sources have on these words; commas part alternatives. The rest is listed as left out.",
        ),
    ] = "",
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", metavar="FILE", help="A corpus in the place of a folder: see `briefing corpus`."),
    ] = None,
    since: SinceOption = "",
    until: UntilOption = "",
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", help="So many sources of the corpus at most; 0 for all. Default: 100."),
    ] = None,
    layout: Annotated[
        str,
        typer.Option(
            "--layout",
            "-l",
            metavar="NAME",
            autocompletion=lambda: ["at-a-glance", "briefing", "full"],
            help="How much is printed: at-a-glance, briefing or full. Default: briefing.",
        ),
    ] = "",
    pdf_variant: Annotated[
        str,
        typer.Option(
            "--pdf-variant",
            metavar="NAME",
            autocompletion=lambda: list(PDF_VARIANTS),
            help="Standard that the PDF declares: pdf/ua-1 or pdf/a-3a. Default: pdf/ua-1.",
        ),
    ] = "",
    variant: cli_templates.VariantOption = "",
    changes: cli_templates.SetOption = None,
    since_edition: Annotated[
        str,
        typer.Option(
            "--since-edition",
            metavar="EDITION",
            help="Say what changed since then: an edition's number, `last`, or a finished brief.",
        ),
    ] = "",
    engine: EngineOption = "auto",
    ray_address: RayOption = "",
    no_cache: CacheOption = False,
    profile: ProfileOption = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a brief from a folder of sources.

    \b
    Examples:
      briefing make --format pdf
      briefing make -s dossier -f pdf -f docx -o out/2024-10-23
      briefing make -s dossier --focus "fishing quota, landing fees"
      briefing make --corpus press.sqlite --focus "landing fees" --since 2024-06-01 --limit 40
      briefing make -s dossier --layout at-a-glance    two pages
      briefing make -s dossier --variant minister --set brief.edition=2
      briefing make -s dossier --since-edition last    with what changed since the edition sent last
      briefing make -s dossier -c house.toml --title "Fisheries talks" --as-of 2024-10-23
    """
    from briefing.pipeline import Order, run
    from briefing.progress import Progress

    _log(verbose=verbose)
    formats = _formats(format_ or ["pdf"])
    loaded = cli_templates.read_settings(config, variant, changes)
    settings = _settings(loaded, title=title, as_of=as_of, layout=layout, pdf_variant=pdf_variant)
    wish = _wish(corpus, sources, focus, since, until, limit, settings)
    with Progress(shown=shows_progress(quiet=quiet, verbose=verbose)) as progress:
        order = Order(
            sources=corpus or find_sources(sources),
            settings=settings,
            formats=formats,
            output=output,
            focus=focus.strip(),
            engine=open_engine(
                engine, settings, ray_address, no_cache=no_cache, corpus=corpus, advance=progress.advance
            ),
            wish=wish,
            earlier=_find_earlier(since_edition, settings),
        )
        outcome = run(order)
    report_problems(outcome.problems, quiet=quiet, verbose=verbose)
    _report_timing(order, progress.parsed, profile, shown=verbose or shows_progress(quiet=quiet, verbose=verbose))
    for path in outcome.paths:
        print(path)


def extract(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="Folder of sources.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the JSON goes.")],
    config: ConfigOption = None,
    engine: EngineOption = "auto",
    ray_address: RayOption = "",
    no_cache: CacheOption = False,
    profile: ProfileOption = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write what each source says, by itself, as JSON (stage 2 alone).

    \b
    Example:
      briefing extract dossier --output observations.json
    """
    from briefing.deliver.folder import write_file
    from briefing.engine.export import describe_observations
    from briefing.pipeline import Order, extract_only
    from briefing.progress import Progress

    _log(verbose=verbose)
    settings = cli_templates.read_settings(config)
    with Progress(shown=shows_progress(quiet=quiet, verbose=verbose)) as progress:
        runs = open_engine(engine, settings, ray_address, no_cache=no_cache, advance=progress.advance)
        order = Order(sources=docs, settings=settings, engine=runs)
        sources, observations, problems = extract_only(order)
    write_file(output, describe_observations(sources, observations))
    report_problems(problems, quiet=quiet, verbose=verbose)
    _report_timing(order, progress.parsed, profile, shown=verbose or shows_progress(quiet=quiet, verbose=verbose))
    print(output)


def _find_earlier(wanted: str, settings: Settings) -> Earlier | None:
    """The edition that the brief is compared with."""
    if not wanted:
        return None
    from briefing.earlier import find_earlier

    return find_earlier(wanted, Path("config/readers.toml"), settings.brief.title)


def _report_timing(order: Order, parsed: int, profile: Path | None, *, shown: bool) -> None:
    """Tells how long the run took, on standard error and in a file."""
    from briefing.deliver.folder import write_file

    order.timing.remembered = order.timing.sources - parsed
    if shown:
        print(order.timing.summary, file=sys.stderr)
    if profile:
        write_file(profile, order.timing.describe())


def shows_progress(*, quiet: bool, verbose: bool) -> bool:
    """Whether somebody looks on who wants to see it."""
    return sys.stderr.isatty() and not quiet and not verbose


def _log(*, verbose: bool) -> None:
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s", stream=sys.stderr)
    for name in ("fontTools", "weasyprint"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _settings(
    settings: Settings, *, title: str = "", as_of: str = "", layout: str = "", pdf_variant: str = ""
) -> Settings:
    """The configuration, with what the command line says on top."""
    import msgspec

    changes = {"title": title, "as_of": parse_date(as_of, "--as-of") if as_of else "", "layout": layout}
    brief = msgspec.structs.replace(settings.brief, **{key: value for key, value in changes.items() if value})
    if pdf_variant and pdf_variant not in PDF_VARIANTS:
        raise UsageError(f"There is no PDF variant “{pdf_variant}”.", hint=nearest(pdf_variant, PDF_VARIANTS))
    drawn = msgspec.structs.replace(settings.render, pdf_variant=pdf_variant or settings.render.pdf_variant)
    changed = msgspec.structs.replace(settings, brief=brief, render=drawn)
    find_layout(changed)
    return changed


def _formats(names: list[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(FORMATS if "all" in names else names))
    for name in wanted:
        if name not in known_formats():
            raise UsageError(f"There is no format “{name}”.", hint=nearest(name, known_formats()))
    return wanted


def _wish(
    corpus: Path | None, sources: Path | None, focus: str, since: str, until: str, limit: int | None, settings: Settings
) -> Wish | None:
    """What is wanted of a corpus; None for a folder, which knows no such options."""
    from briefing.corpus.choosing import Wish

    if corpus is None:
        given = {"--since": since, "--until": until, "--limit": "" if limit is None else "given"}
        for option, value in given.items():
            if value:
                raise UsageError(f"{option} needs a corpus.", hint="Name one with --corpus FILE.")
        return None
    if sources is not None:
        raise UsageError(
            "--sources and --corpus exclude each other.", hint="Add the folder: `briefing corpus add DIR`."
        )
    most = settings.corpus.limit if limit is None else limit
    return Wish(words=focus.strip(), since=since, until=until, limit=most)


def open_engine(
    kind: str,
    settings: Settings,
    address: str = "",
    *,
    no_cache: bool = False,
    corpus: Path | None = None,
    advance: Callable[[int, int], None] | None = None,
) -> Engine:
    """The engine of that kind; it remembers in the corpus, where there is one, else in the user's cache."""
    from briefing.engine import KINDS, Engine
    from briefing.engine.cache import Cache, default_folder

    if kind not in KINDS:
        raise UsageError(f"There is no engine “{kind}”.", hint=nearest(kind, KINDS))
    folder = Path(settings.cache.folder) if settings.cache.folder else default_folder()
    own = Cache(path=folder / "observations.sqlite", megabytes=settings.cache.megabytes)
    cache = Cache(path=corpus, megabytes=0) if corpus else own
    kept = None if no_cache else cache
    return Engine(kind=kind, workers=os.cpu_count() or 1, address=address, cache=kept, advance=advance)
