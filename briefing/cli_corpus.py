"""The commands about a corpus: add folders, see what it holds, search it, remove. Of the command line: it prints.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli_options import (
    ConfigOption,
    EngineOption,
    ProfileOption,
    QuietOption,
    SinceOption,
    UntilOption,
    VerboseOption,
    report_problems,
)
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.corpus.keeping import Status

FileOption = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="FILE", help="The corpus. Default: as configured, else ./corpus.sqlite."),
]
app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""An archive of sources in one file, from which `briefing make --corpus` takes what a topic needs.

\b
Examples:
  briefing corpus add archive/2024              reads what is new or changed
  briefing corpus search "landing fees"         what a brief with --focus "landing fees" would take
  briefing corpus status
  briefing make --corpus corpus.sqlite --focus "landing fees" --since 2024-06-01
""",
)


@app.command()
def add(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Folders of sources.")],
    corpus: FileOption = None,
    name: Annotated[
        str,
        typer.Option("--as", metavar="NAME", help="What the folder is called in the corpus. Default: its own name."),
    ] = "",
    index_only: Annotated[
        bool, typer.Option("--index-only", help="Read and index; parse each source when a brief first needs it.")
    ] = False,
    engine: EngineOption = "auto",
    config: ConfigOption = None,
    profile: ProfileOption = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read what is new or changed in folders into a corpus, which is made where there is none.

    \b
    Examples:
      briefing corpus add archive/2024 archive/2025
      briefing corpus add /mnt/press --as press --index-only
    """
    from briefing.cli_make import open_engine, shows_progress
    from briefing.cli_templates import read_settings
    from briefing.corpus.adding import add_folder
    from briefing.corpus.settling import Rules, observe, settle
    from briefing.corpus.store import Store
    from briefing.deliver.folder import write_file
    from briefing.pipeline import open_lexicon
    from briefing.progress import Progress
    from briefing.timing import Timing

    if name and len(folders) > 1:
        raise UsageError("--as names one folder.", hint="Add the others by themselves.")
    settings = read_settings(config)
    file = find_corpus(corpus, settings.corpus.file)
    rules = Rules(lexicon=open_lexicon(settings), model=settings.analysis.model)
    timing, shown = Timing(), shows_progress(quiet=quiet, verbose=verbose)
    with Progress(shown=shown) as progress, Store(file, create=True) as store:
        timing.begin("read")
        for folder in folders:
            added = add_folder(store, folder, name, progress.count)
            report_problems(added.problems, quiet=quiet, verbose=verbose)
            if not quiet:
                told = f"{added.new:,} new, {added.changed:,} read again, {added.gone:,} gone from it"
                print(f"{folder}: {added.files:,} files: {told}.")
        timing.begin("index")
        settled = settle(store, rules, progress.count)
        timing.begin("extract")
        if not index_only:
            runs = open_engine(engine, settings, corpus=file)
            timing.sources, timing.words = observe(store, rules, runs, progress.count)
        timing.begin("")
    if not quiet:
        print(f"{file}: {settled:,} texts indexed, {timing.sources:,} sources through stage 2.")
    if shown or verbose:
        print(timing.summary, file=sys.stderr)
    if profile:
        write_file(profile, timing.describe())


@app.command()
def status(
    corpus: FileOption = None,
    config: ConfigOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show what a corpus holds, and what is to be done.

    \b
    Example:
      briefing corpus status --corpus press.sqlite
    """
    from briefing.cli_templates import read_settings
    from briefing.corpus.keeping import describe
    from briefing.corpus.store import Store

    with Store(find_corpus(corpus, read_settings(config).corpus.file)) as store:
        found = describe(store)
        print(f"{store.path}: {found.sources:,} sources, {found.words:,} words, {found.megabytes:,.0f} MB")
    _show_status(found)
    report_problems(found.problems, quiet=False, verbose=verbose)


@app.command()
def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for; commas part alternatives.")],
    corpus: FileOption = None,
    since: SinceOption = "",
    until: UntilOption = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="So many at most; 0 for all.")] = 20,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> None:
    """List the sources that a brief with --focus WORDS would take, the best first.

    \b
    Examples:
      briefing corpus search "landing fees"
      briefing corpus search "quota, landing fees" --since 2024-06-01 --limit 50
    """
    from briefing.cli_templates import read_settings
    from briefing.corpus.choosing import Wish, choose
    from briefing.corpus.store import Store
    from briefing.pipeline import open_lexicon

    settings = read_settings(config)
    wish = Wish(words=words, since=since, until=until, limit=limit)
    with Store(find_corpus(corpus, settings.corpus.file)) as store:
        choice = choose(store, wish, open_lexicon(settings).words("function_words"))
    for found in choice.taken:
        print("  ".join(filter(None, [found.day or "undated   ", found.path, found.title, found.publisher])))
    if not quiet:
        print(choice.summary, file=sys.stderr)


@app.command()
def remove(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]", help="Paths in the corpus, folders of it, or patterns such as press/*.pdf."
        ),
    ] = None,
    gone: Annotated[bool, typer.Option("--gone", help="Those that are no longer in their folder.")] = False,
    corpus: FileOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> None:
    """Take sources out of a corpus.

    \b
    Examples:
      briefing corpus remove press/2019
      briefing corpus remove --gone
    """
    from briefing.cli_templates import read_settings
    from briefing.corpus.keeping import remove as take_out
    from briefing.corpus.store import Store

    if not paths and not gone:
        raise UsageError("Say what to remove.", hint="Name paths in the corpus, or --gone.")
    with Store(find_corpus(corpus, read_settings(config).corpus.file)) as store:
        removed = take_out(store, tuple(paths or ()), gone=gone)
    print(f"{removed.sources:,} sources of {removed.files:,} files removed.")
    if removed.present and not quiet:
        still = f"{removed.present:,} of the files still lie in their folder: adding it reads them again"
        print(f"{still}, unless its sources.toml leaves them out.", file=sys.stderr)


def find_corpus(file: Path | None, configured: str) -> Path:
    """The corpus named, else the one configured, else ./corpus.sqlite."""
    return file or Path(configured or "corpus.sqlite")


def _show_status(found: Status) -> None:
    for folder in found.folders:
        gone = f", {folder.gone:,} gone from it" if folder.gone else ""
        print(f"  {folder.name}: {folder.files:,} files in {folder.path}{gone}")
    if found.first:
        print(f"  dated {found.first} to {found.last}; {found.undated:,} without a date")
    for count, what in (
        (found.copies, "the same text as another"),
        (found.foreign, "not in English"),
        (found.waiting, "not through stage 2 yet: a brief that needs them parses them, or `briefing corpus add` does"),
    ):
        if count:
            print(f"  {count:,} {what}")
