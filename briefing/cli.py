"""The command line: arguments, progress, exit codes. With the other `cli_` modules, all that prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from briefing import __version__, cli_deliver, cli_sources, cli_templates
from briefing.cli_options import (
    ConfigOption,
    QuietOption,
    SourcesOption,
    VerboseOption,
    find_sources,
    report_problems,
)
from briefing.errors import BriefingError, UsageError, nearest
from briefing.render import FORMATS
from briefing.settings import PDF_VARIANTS, Settings, find_layout, parse_date

if TYPE_CHECKING:
    from briefing.engine import Engine

_INTERRUPTED = 130
_TERMINATED = 143

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""A folder of sources becomes a policy brief in which every statement carries the sentence it rests on.

\b
Examples:
  briefing make --format pdf                       the sources in ./sources or ./seeds, to out/brief.pdf
  briefing make --sources dossier --format all     PDF, Word, HTML, Markdown and JSON
  briefing verify out/brief.pdf --sources dossier  proves every citation on the finished file
  briefing why 4:16                                the sentence behind a mark, and the rule that found it
  briefing templates preview                       your own look on sample data
  briefing init my-desk                            a folder with configuration and templates to change

`briefing COMMAND --help` shows more of each.
""",
)

app.add_typer(cli_templates.app, name="templates")
app.add_typer(cli_templates.rules, name="rules")

EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        autocompletion=lambda: ["auto", "serial", "processes"],
        help="Where texts are parsed: auto, serial or processes.",
    ),
]
CacheOption = Annotated[bool, typer.Option("--no-cache", help="Remember nothing, and use nothing remembered.")]


@app.command()
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
    engine: EngineOption = "auto",
    no_cache: CacheOption = False,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a brief from a folder of sources.

    \b
    Examples:
      briefing make --format pdf
      briefing make -s dossier -f pdf -f docx -o out/2024-10-23
      briefing make -s dossier --focus "fishing quota, landing fees"
      briefing make -s dossier --layout at-a-glance    two pages
      briefing make -s dossier --variant minister --set brief.edition=2
      briefing make -s dossier -c house.toml --title "Fisheries talks" --as-of 2024-10-23
    """
    from briefing.pipeline import Order, run
    from briefing.progress import Progress

    _log(verbose=verbose)
    formats = _formats(format_ or ["pdf"])
    loaded = cli_templates.read_settings(config, variant, changes)
    settings = _settings(loaded, title=title, as_of=as_of, layout=layout, pdf_variant=pdf_variant)
    with Progress(shown=_shows_progress(quiet=quiet, verbose=verbose)) as progress:
        order = Order(
            sources=find_sources(sources),
            settings=settings,
            formats=formats,
            output=output,
            focus=focus.strip(),
            engine=_engine(engine, settings, no_cache=no_cache, advance=progress.advance),
        )
        outcome = run(order)
    report_problems(outcome.problems, quiet=quiet, verbose=verbose)
    for path in outcome.paths:
        print(path)


@app.command()
def extract(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="Folder of sources.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the JSON goes.")],
    config: ConfigOption = None,
    engine: EngineOption = "auto",
    no_cache: CacheOption = False,
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
    with Progress(shown=_shows_progress(quiet=quiet, verbose=verbose)) as progress:
        runs = _engine(engine, settings, no_cache=no_cache, advance=progress.advance)
        sources, observations, problems = extract_only(Order(sources=docs, settings=settings, engine=runs))
    write_file(output, describe_observations(sources, observations))
    report_problems(problems, quiet=quiet, verbose=verbose)
    print(output)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A finished brief in any format.")],
    sources: Annotated[
        Path | None,
        typer.Option("--sources", "-s", metavar="DIR", help="Folder of sources; without it they are not compared."),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Prove a finished brief: every citation verbatim in its source, every printed word recorded.

    \b
    Examples:
      briefing verify out/brief.pdf --sources dossier   file against brief, brief against sources
      briefing verify letter.docx                       without the sources: what was changed since it was made
    """
    from briefing.verify import verify_file

    result = verify_file(file, sources)
    if not quiet:
        print(result.summary)


@app.command()
def why(
    item: Annotated[str, typer.Argument(metavar="ID", help="A mark (4:16), or the id of an item in the JSON.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The brief. Default: the newest in out/.")
    ] = None,
) -> None:
    """Show the sentence behind a mark or an item, the rule that found it, and why that rule exists.

    \b
    Examples:
      briefing why 4:16
      briefing why p-3f2a9c01 out/brief.json
    """
    from briefing.why import explain_item

    print(explain_item(item, file or _newest()))


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that doesn't exist yet, or is empty.")],
) -> None:
    """Make a project folder: configuration, templates and a page that explains them.

    \b
    Example:
      briefing init my-desk && cd my-desk
    """
    from briefing.project import make_project

    for path in make_project(folder):
        print(path)


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing, and what to run.

    \b
    Example:
      briefing doctor
    """
    from briefing.doctor import examine

    findings = examine()
    for finding in findings:
        print(finding.line)
    if not all(finding.fine for finding in findings if finding.needed):
        raise typer.Exit(1)


cli_sources.add_commands(app)
cli_deliver.add_commands(app)


def _version(value: bool) -> None:
    if value:
        print(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Runs the command and ends the process with the exit code that `briefing.errors` names."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))  # as an exception, so that all is cleaned up
    try:
        code = app(standalone_mode=False)  # gives the code that a command, or Ctrl-C within it, ends with
        sys.stdout.flush()
    except BriefingError as error:
        _fail(" ".join(filter(None, [error.message, error.hint])), error.exit_code)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at the end
        sys.exit(0)
    except Exception as error:
        if type(error).__module__.startswith(("click", "typer")) and hasattr(error, "format_message"):
            _fail(f"{error.format_message()} Try `briefing --help`.", 2)
        raise
    if code == _INTERRUPTED:
        _fail("Stopped. Nothing was left half-written.", _INTERRUPTED)
    sys.exit(code or 0)


def _fail(message: str, code: int) -> NoReturn:
    print(f"briefing: {message}", file=sys.stderr)
    sys.exit(code)


def _shows_progress(*, quiet: bool, verbose: bool) -> bool:
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
        if name not in FORMATS:
            raise UsageError(f"There is no format “{name}”.", hint=nearest(name, FORMATS))
    return wanted


def _engine(kind: str, settings: Settings, *, no_cache: bool, advance: Callable[[int, int], None]) -> Engine:
    from briefing.engine import KINDS, Engine
    from briefing.engine.cache import Cache, default_folder

    if kind not in KINDS:
        raise UsageError(f"There is no engine “{kind}”.", hint=nearest(kind, KINDS))
    folder = Path(settings.cache.folder) if settings.cache.folder else default_folder()
    cache = None if no_cache else Cache(path=folder / "observations.sqlite", megabytes=settings.cache.megabytes)
    return Engine(kind=kind, workers=os.cpu_count() or 1, cache=cache, advance=advance)


def _newest() -> Path:
    found = [p for name in FORMATS for p in Path("out").glob(f"*.{name}")]
    if not found:
        raise UsageError("There is no brief in ./out.", hint="Name the file: briefing why ID FILE.")
    return max(found, key=lambda p: (p.stat().st_mtime_ns, p.name))
