"""The templates of `templates/email` and `templates/archive`: somebody else's files, so they run in a sandbox."""

from __future__ import annotations

import datetime as dt
import functools
import traceback
from collections.abc import Mapping
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing import resources
from briefing.errors import ConfigError, TemplateError

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def fill_form(kind: str, own: str, name: str, values: Mapping[str, object]) -> str:
    """A template of one kind (email, archive) filled with values; a file in the folder `own` replaces the shipped one.

    Raises `TemplateError` with file, line and what is wrong, `ConfigError` when there is no folder `own`.
    """
    environment = _environment(kind, own)
    try:
        return environment.get_template(name).render(values)
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise TemplateError(f"{_where(error, name)}: {str(error).rstrip('.')}.") from error


@functools.lru_cache(maxsize=8)
def _environment(kind: str, own: str) -> ImmutableSandboxedEnvironment:
    folders = [resources.templates(kind)]
    if own:
        if not Path(own).is_dir():
            raise ConfigError(
                f"sender.templates: there is no folder {own}.", hint="Name a folder with your own templates."
            )
        folders.insert(0, Path(own))
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda template: template is not None and not template.endswith(".txt.j2"),
        trim_blocks=True,
    )
    environment.filters["day"] = _name_day
    return environment


def _name_day(day: str) -> str:
    """23 October 2024 for 2024-10-23."""
    date = dt.date.fromisoformat(day)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _where(error: Exception, name: str) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else name
