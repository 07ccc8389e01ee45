"""What is wrong with a template, said so that it can be mended: file, line, column, the line, the nearest name."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import jinja2

from briefing.errors import TemplateError, nearest
from briefing.render.sandbox import LimitError, Sandbox, UnknownError

_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One fault of a template file. `line` counts from 1; `column` too, 0 when it is not known.

    `shown` is what stands there, where it cannot be read from the file.
    """

    file: str
    line: int
    column: int = 0
    message: str
    hint: str = ""
    shown: str = ""

    @property
    def where(self) -> str:
        """File, line and column in words."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}, line {self.line}{column}" if self.line else self.file

    @property
    def text(self) -> str:
        """The fault with the line it stands in and what may help."""
        shown = self.shown or _read_line(self.file, self.line)
        parts = [f"{self.where}: {self.message}.", f"    {shown}" if shown else "", self.hint]
        return "\n".join(filter(None, parts))

    def as_error(self) -> TemplateError:
        """The fault as an exception; its message ends with the line."""
        shown = self.shown or _read_line(self.file, self.line)
        return TemplateError(f"{self.where}: {self.message}." + (f"\n    {shown}\n" if shown else ""), hint=self.hint)


def suggest(name: str, known: Iterable[str]) -> str:
    """The nearest known name, and all that are known there."""
    choices = sorted(set(known))
    hint = nearest(name, choices)
    return f"{hint} Known here: {', '.join(choices)}." if hint.startswith("Did") else hint


def find_column(file: str, line: int, words: str) -> int:
    """Where in a line of a file a name or a piece of text stands, counted from 1; 0 when it isn't there."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if re.fullmatch(r"\w+", words) else re.escape(words)
    found = re.search(pattern, _raw_line(file, line)) if words else None
    return found.start() + 1 if found else 0


def explain(error: Exception, environment: Sandbox, name: str, values: Mapping[str, object]) -> TemplateError:
    """An exception that a template raised, as an error that says where and what was meant."""
    file, line = _place(error, environment, name)
    message = _message(error)
    unknown = _unknown(error, message)
    hint = _hint(error, unknown, environment, values)
    column = find_column(file, line, unknown)
    return Fault(file=file, line=line, column=column, message=message, hint=hint).as_error()


def _message(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "a macro or an include calls itself without end"
    if isinstance(error, MemoryError):
        return "it makes more than fits into memory"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template “{error.name}”"
    said = error.message if isinstance(error, jinja2.TemplateSyntaxError) else str(error)
    message = (said or type(error).__name__).strip().rstrip(".")
    message = re.sub(
        r"'jinja2\.environment\.TemplateModule object' has no attribute", "the template has no macro", message
    )
    return re.sub(r"'(?:briefing(?:\.\w+)+\.)?(\w+)(?: object'|' object)", r"“\1”", message)


def _place(error: Exception, environment: Sandbox, name: str) -> tuple[str, int]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or error.name or name, error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if frames:
        return frames[-1].filename, frames[-1].lineno or 0
    return str(environment.find_file(name)), 0


def _unknown(error: Exception, message: str) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return str(error.name)
    found = re.search(
        r"^'(\w+)' is undefined|has no (?:attribute|macro) '(\w+)'|^No (?:filter|test) named '(\w+)'", message
    )
    if not found:
        found = re.search(r"attribute '(\w+)' of|unknown tag '(\w+)'|unexpected '([^']+)'", message)
    return next(filter(None, found.groups()), "") if found else ""


def _hint(error: Exception, unknown: str, environment: Sandbox, values: Mapping[str, object]) -> str:
    message = str(error)
    if isinstance(error, LimitError | RecursionError | MemoryError):
        return "A template ends by itself: look at its loops, macros and products."
    if isinstance(error, jinja2.TemplateNotFound):
        return suggest(unknown, environment.own_templates())
    if message.startswith("No filter"):
        return suggest(unknown, (name for name in environment.filters if not name.startswith("_")))
    if message.startswith("No test"):
        return suggest(unknown, filter(str.isidentifier, environment.tests))
    if isinstance(error, jinja2.UndefinedError) and unknown:
        return suggest(unknown, _known_names(error, values, environment))
    return ""


def _known_names(error: jinja2.UndefinedError, values: Mapping[str, object], environment: Sandbox) -> Iterable[str]:
    if isinstance(error, UnknownError) and error.known:
        return error.known
    frame = _last_frame(error.__traceback__)
    local = {key for key in frame if not key.startswith("_")} if frame else set()
    return {*values, *environment.globals, *local}


def _last_frame(trace: TracebackType | None) -> dict[str, object]:
    """The names that the template knew where it failed."""
    found: dict[str, object] = {}
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            found = {key: value for key, value in trace.tb_frame.f_locals.items() if isinstance(key, str)}
        trace = trace.tb_next
    return found


def _raw_line(file: str, line: int) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _read_line(file: str, line: int) -> str:
    shown = _raw_line(file, line).strip()
    return shown if len(shown) <= _LONGEST_LINE else shown[:_LONGEST_LINE] + " …"
