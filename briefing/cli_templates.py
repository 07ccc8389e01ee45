"""`briefing templates`: the templates of a house, listed, copied, checked, shown and compared."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from briefing.errors import LexiconError, TemplateError, UsageError, nearest
from briefing.settings import Settings, load_settings

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""Templates of your own: list, copy, lint, preview, diff and upgrade.

\b
Examples:
  briefing templates copy          house.css, to templates/html: colours, fonts, logo, page
  briefing templates lint          every fault of your templates at once
  briefing templates preview       your look on sample data, in out/preview/
  briefing templates upgrade       what a newer version ships, into your copies
""",
)
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="FILE", help="Configuration. Default: ./config/brief.toml, else shipped."),
]
rules = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="""Rules of your own: test.

\b
Example:
  briefing rules test              the examples of every rule, shipped and yours
""",
)
VariantOption = Annotated[
    str, typer.Option("--variant", metavar="NAME", help="What the configuration says in [variant.NAME].")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one value: brief.title=Talks; may be repeated."),
]
_PREVIEWS = ("html", "pdf", "docx")
OWN_CONFIG = Path("config/brief.toml")


@app.command("list")
def list_(config: ConfigOption = None) -> None:
    """List the templates: what each is for, and which are yours."""
    from briefing.house import list_templates

    for template in list_templates(read_settings(config)):
        print(template.line)


@app.command()
def copy(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="A template; see `briefing templates list`.")
    ] = "house.css",
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where to. Default: templates/html.")] = None,
    config: ConfigOption = None,
) -> None:
    """Copy a shipped template to change it. An existing file is never overwritten.

    \b
    Examples:
      briefing templates copy house.css
      briefing templates copy brief.docx letterhead
    """
    from briefing.house import copy_template

    settings = read_settings(config)
    path = copy_template(name, folder, settings)
    print(path)
    key, value = ("docx", path) if path.suffix == ".docx" else ("html", path.parent)
    if Path(getattr(settings.render, key) or "\0").absolute() != value.absolute():
        print(f'To use it, the configuration needs: [render] {key} = "{value}"', file=sys.stderr)


@app.command()
def lint(config: ConfigOption = None) -> None:
    """Find every fault of your templates at once, without data. Ends with 4 when there is one.

    \b
    Example:
      briefing templates lint --config house.toml
    """
    from briefing.render.docx.lint import lint_document
    from briefing.render.lint import lint_folders
    from briefing.render.templates import template_folders

    settings = read_settings(config)
    faults = lint_folders(template_folders(settings))
    faults += lint_document(Path(settings.render.docx)) if settings.render.docx else []
    for fault in faults:
        print(fault.text)
    if faults:
        count = f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}"
        raise TemplateError(f"The templates have {count}.")


@app.command()
def preview(
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="NAME", help="html, pdf, docx or all. Default: html."),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to.")] = Path("out/preview"),
    long: Annotated[
        bool, typer.Option("--long", help="More of everything: tables and lists over several pages.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Serve it on this machine alone, and again after every save, until Ctrl-C.")
    ] = False,
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help="For --watch. Default: a free one.")] = 0,
    config: ConfigOption = None,
    variant: VariantOption = "",
    changes: SetOption = None,
) -> None:
    """Show your look on bundled sample data.

    \b
    Examples:
      briefing templates preview
      briefing templates preview -f pdf -f docx --long
      briefing templates preview --watch            prints the address to open in the browser
    """
    from briefing.deliver.folder import Document, write_documents
    from briefing.render import render
    from briefing.render.samples import read_sample

    def make(name: str) -> bytes:
        settings = read_settings(config, variant, changes)
        return render(read_sample(settings, short=not long), name, settings)

    names = list(dict.fromkeys(_PREVIEWS if "all" in (format_ or []) else format_ or ["html"]))
    for name in names:
        if name not in _PREVIEWS:
            raise UsageError(f"There is no preview in “{name}”.", hint=nearest(name, _PREVIEWS))
    if watch:
        _watch(names, make, port, lambda: read_settings(config, variant, changes), config or OWN_CONFIG)
        return
    documents = [Document(format=name, content=make(name)) for name in names]
    output.mkdir(parents=True, exist_ok=True)
    for path in write_documents(documents, output):
        print(path)


def _watch(
    names: list[str], make: Callable[[str], bytes], port: int, settings: Callable[[], Settings], config: Path
) -> None:
    from briefing.labels import forget_catalogues
    from briefing.previewing import State, follow, serve
    from briefing.render.templates import forget_templates
    from briefing.watching import Watch

    if len(names) > 1 or names[0] == "docx":
        raise UsageError("A browser shows one preview, HTML or PDF.", hint="Try --watch --format pdf.")

    def make_afresh() -> bytes:
        forget_templates()
        forget_catalogues()
        return make(names[0])

    now = settings()
    own = (now.render.html, now.brief.labels)
    state = State(make=make_afresh)
    state.renew()
    with serve(state, names[0], port) as address:
        print(address, flush=True)
        follow(state, Watch(roots=(config, *(Path(one) for one in own if one)), apart=Path("out"), quiet=0.1))


@app.command()
def diff(config: ConfigOption = None) -> None:
    """Show what your templates say otherwise than the shipped ones."""
    from briefing.house import diff_templates

    print(diff_templates(read_settings(config)), end="")


@app.command()
def upgrade(
    trial: Annotated[bool, typer.Option("--trial", help="Say what would happen, write nothing.")] = False,
    done: Annotated[
        str, typer.Option("--done", metavar="NAME", help="You have carried this template's changes over by hand.")
    ] = "",
    config: ConfigOption = None,
) -> None:
    """Bring your copies of templates up to the shipped ones of this version. No edit of yours is overwritten.

    \b
    Examples:
      briefing templates upgrade --trial
      briefing templates upgrade
      briefing templates upgrade --done brief.css
    """
    from briefing.upgrades import upgrade_templates

    for one in upgrade_templates(read_settings(config), trial=trial, done=done):
        print(one.text)


@rules.command("test")
def try_rules(config: ConfigOption = None) -> None:
    """Try the examples of your rules: those in `fires` and those in `silent`. Without rules of your own, the shipped.

    \b
    Example:
      briefing rules test --config house.toml
    """
    from briefing.proofs import prove_rules

    count, faults = prove_rules(read_settings(config))
    for fault in faults:
        print(fault)
    if faults:
        raise LexiconError(f"{len(faults)} of the examples fail.")
    print(f"{count} rules: all examples hold.")


@rules.callback()
def _rules() -> None:
    pass


def read_settings(config: Path | None, variant: str = "", changes: list[str] | None = None) -> Settings:
    """The configuration that the options name: a file, else `config/brief.toml`, else the shipped one."""
    return load_settings(
        config or (OWN_CONFIG if OWN_CONFIG.is_file() else None), variant=variant, changes=changes or ()
    )
