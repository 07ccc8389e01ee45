"""Templates, style sheets and fonts of `templates/html`: somebody else's files, so they run in a sandbox.

An unknown name is an error, everything is escaped. A file of the user's folder replaces the shipped one of its name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2

from briefing import resources
from briefing.errors import ConfigError, TemplateError
from briefing.labels import count, decimal, long_date, say
from briefing.model.brief import Entry, Paragraph, walk_lines
from briefing.render.addresses import find_addresses
from briefing.render.charts import fitting_labels, inline_picture, spanned_signs
from briefing.render.faults import Fault, explain
from briefing.render.lines import glue_runs, mark_long_words, short_actor, short_title
from briefing.render.sandbox import LimitError, Sandbox
from briefing.render.sheets import check_drawing, check_sheet
from briefing.render.tables import find_bar_columns, fit_widths, fold_strips, group_columns, is_tall, width_class
from briefing.render.template_words import find_template_words
from briefing.render.wording import found_nothing, printable
from briefing.settings import Settings

_LINE_LENGTH = 75
"""Letters in a line of the statements' column."""


def template_folders(settings: Settings) -> list[Path]:
    """Where templates, style sheets and fonts are looked for: the user's folder, then the shipped one."""
    shipped = resources.templates("html")
    if not settings.render.html:
        return [shipped]
    own = Path(settings.render.html).expanduser()
    if not own.is_dir():
        raise ConfigError(f"render.html: there is no folder {own}.", hint="Name a folder with your own templates.")
    return [own, shipped]


def read_asset(folders: list[Path], name: str) -> bytes:
    """A style sheet, script, font or picture of the template folders; the first folder that has it wins.

    Raises `TemplateError` when no folder has it, or when the name leads out of them.
    """
    for folder in folders:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            content = path.read_bytes()
            _check_asset(path, content, folders)
            return content
    raise TemplateError(f"The templates name a file that is in none of their folders: {name}.")


def _check_asset(path: Path, content: bytes, folders: list[Path]) -> None:
    faults: list[Fault] = []
    if path.suffix == ".css":
        text = content.decode(errors="replace")
        faults = check_sheet(str(path), text, lambda name: any((folder / name).is_file() for folder in folders))
    elif path.suffix == ".svg":
        faults = check_drawing(str(path), content)
    if faults:
        raise faults[0].as_error()


def fill_template(name: str, folders: list[Path], values: Mapping[str, object]) -> str:
    """A template filled with values.

    Raises `TemplateError` with file, line and the nearest known name.
    """
    environment = make_environment(tuple(folders))
    try:
        for used in environment.own_templates():
            source, file = environment.read_source(used)
            for fault in find_addresses(file, source, environment.has_file):
                raise fault.as_error()
        return environment.fill(environment.get_template(name), dict(values))
    except (
        jinja2.TemplateError,
        LimitError,
        TypeError,
        ValueError,
        LookupError,
        ArithmeticError,
        RecursionError,
        MemoryError,
    ) as error:
        raise explain(error, environment, name, values) from error


def read_template_words(folders: list[Path], sheets: Iterable[str] = ()) -> list[str]:
    """What the templates, and the style sheets given by their content, print of their own."""
    environment = make_environment(tuple(folders))
    try:
        return find_template_words(environment, sheets)
    except (jinja2.TemplateError, LimitError) as error:
        raise explain(error, environment, "brief.html.j2", {}) from error


@functools.lru_cache(maxsize=4)
def make_environment(folders: tuple[Path, ...]) -> Sandbox:
    """The sandbox of the template folders, with the filters that their templates may use."""
    environment = Sandbox(folders)
    environment.globals.update(say=say, count=count)
    environment.filters.update(
        kind=lambda value: type(value).__name__.lower(),
        printable=printable,
        day=long_date,
        decimal=decimal,
        breakable=mark_long_words,
        is_tall=is_tall,
        short_title=short_title,
        short_actor=short_actor,
        glue=glue_runs,
        fold=fold_strips,
        width=lambda table, place: width_class(fit_widths(table.columns)[place]),
        runs_of_group=group_columns,
        bar_columns=find_bar_columns,
        readable_ticks=fitting_labels,
        signs=spanned_signs,
        picture=inline_picture,
        lines_needed=_lines_needed,
        found_nothing=found_nothing,
        aside=lambda block: isinstance(block, Paragraph) and block.style == "key",
    )
    return environment


def forget_templates() -> None:
    """Reads every template again where it is used next: a new file may hide another of its name."""
    make_environment.cache_clear()


def _lines_needed(entry: Entry) -> int:
    """About how many lines an entry takes on paper."""
    lines = [line for line in walk_lines(entry) if line is not entry.note]
    return sum(-(-len(line.plain) // _LINE_LENGTH) for line in lines)
