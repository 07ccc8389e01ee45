"""The command line: commands, exit codes. With the other `cli_` modules, all that prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefing import __version__, cli_corpus, cli_deliver, cli_make, cli_sources, cli_templates, cli_watch
from briefing.cli_options import QuietOption
from briefing.errors import BriefingError, UsageError
from briefing.render import FORMATS

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
  briefing make --corpus press.sqlite --focus quota  out of an archive: see `briefing corpus`
  briefing why 4:16                                the sentence behind a mark, and the rule that found it
  briefing templates preview                       your own look on sample data
  briefing init my-desk                            a folder with configuration and templates to change

`briefing COMMAND --help` shows more of each.
""",
)

cli_make.add_commands(app)
cli_watch.add_commands(app)
app.add_typer(cli_corpus.app, name="corpus")
app.add_typer(cli_templates.app, name="templates")
app.add_typer(cli_templates.rules, name="rules")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A finished brief in any format.")],
    sources: Annotated[
        Path | None,
        typer.Option("--sources", "-s", metavar="DIR", help="Folder of sources; without it they are not compared."),
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="FILE", help="The corpus that the sources were taken from.")
    ] = None,
    trust: Annotated[
        Path | None,
        typer.Option("--trust", metavar="FILE", help="Authorities (PEM), one of which must vouch for the signer."),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Prove a finished brief: every citation verbatim in its source, every printed word recorded.

    \b
    Examples:
      briefing verify out/brief.pdf --sources dossier   file against brief, brief against sources
      briefing verify letter.docx                       without the sources: what was changed since it was made
      briefing verify out/brief.pdf --trust ca.pem      signed by somebody that the authority vouches for
    """
    from briefing.verify import verify_file

    if sources and corpus:
        raise UsageError(
            "--sources and --corpus exclude each other.", hint="Name the one that the brief was made from."
        )
    result = verify_file(file, sources, corpus, trust)
    if not quiet:
        mark = [f"{result.copy_for}."] if result.copy_for else []
        for line in (result.summary, *mark, *(signature.summary for signature in result.signatures)):
            print(line)


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


def _newest() -> Path:
    found = [p for name in FORMATS for p in Path("out").glob(f"*.{name}")]
    if not found:
        raise UsageError("There is no brief in ./out.", hint="Name the file: briefing why ID FILE.")
    return max(found, key=lambda p: (p.stat().st_mtime_ns, p.name))
