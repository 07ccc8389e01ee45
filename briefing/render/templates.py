"""Templates, style sheets and fonts of `templates/html`: somebody else's files, so they run in a sandbox.

An unknown name is an error, everything is escaped. A file of the user's folder replaces the shipped one of its name.
"""

from __future__ import annotations

import functools
import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from briefing import resources
from briefing.errors import ConfigError, TemplateError, nearest
from briefing.model.brief import Entry, Paragraph, walk_lines
from briefing.render.charts import fitting_labels, inline_picture, spanned_signs
from briefing.render.lines import glue_runs, mark_long_words, short_actor, short_title
from briefing.render.tables import find_bar_columns, fit_widths, fold_strips, group_columns, is_tall, width_class
from briefing.render.template_words import find_template_words
from briefing.render.wording import long_date, printable
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
            return path.read_bytes()
    raise TemplateError(f"The templates name a file that is in none of their folders: {name}.")


def fill_template(name: str, folders: list[Path], language: str, values: Mapping[str, object]) -> str:
    """A template filled with values.

    Raises `TemplateError` with file, line and the nearest known name.
    """
    environment = _make_environment(tuple(folders), language)
    try:
        return environment.get_template(name).render(values)
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise _explained(error, environment, values) from error


def read_template_words(folders: list[Path], language: str, sheets: Iterable[str] = ()) -> list[str]:
    """What the templates, and the style sheets given by their content, print of their own."""
    return find_template_words(_make_environment(tuple(folders), language), sheets)


class _NamedUndefined(jinja2.StrictUndefined):
    """An unknown attribute whose error knows the attributes that exist."""

    @property
    def _undefined_message(self) -> str:
        message: str = super()._undefined_message
        if self._undefined_hint or self._undefined_name is None or self._undefined_obj is missing:
            return message
        known = (name for name in dir(self._undefined_obj) if not name.startswith("_"))
        return f"{message}. {nearest(str(self._undefined_name), known)}"


@functools.lru_cache(maxsize=4)
def _make_environment(folders: tuple[Path, ...], language: str) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in folders]),
        undefined=_NamedUndefined,
        autoescape=True,
        trim_blocks=True,
    )
    environment.filters.update(
        kind=lambda value: type(value).__name__.lower(),
        printable=printable,
        day=lambda text: long_date(text, language),
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
        aside=lambda block: isinstance(block, Paragraph) and block.style == "key",
    )
    return environment


def _lines_needed(entry: Entry) -> int:
    """About how many lines an entry takes on paper."""
    lines = [line for line in walk_lines(entry) if line is not entry.note]
    return sum(-(-len(line.plain) // _LINE_LENGTH) for line in lines)


def _explained(error: Exception, environment: jinja2.Environment, values: Mapping[str, object]) -> TemplateError:
    message = str(error).rstrip(".")
    return TemplateError(f"{_where(error)}: {message}.", hint=_hint(error, message, environment, values))


def _where(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else "brief.html.j2"


def _hint(error: Exception, message: str, environment: jinja2.Environment, values: Mapping[str, object]) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return nearest(str(error.name), environment.list_templates(extensions=["j2"]))
    if unknown := re.match(r"'(\w+)' is undefined", message):
        return nearest(unknown[1], [*values, *environment.globals])
    if unknown := re.match(r"No (filter|test) named '(\w+)'", message):
        return nearest(unknown[2], environment.filters if unknown[1] == "filter" else environment.tests)
    return ""
