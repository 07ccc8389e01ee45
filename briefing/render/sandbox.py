"""The sandbox that templates run in: they read the brief and their own folder, and they come to an end.

A template is somebody else's file. Beyond Jinja's own sandbox (no private attributes, no changes to values), steps,
output and the size of made-up text are bounded, nothing random is offered, and no link leads out of the folder.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

MOST_STEPS = 2_000_000
"""Turns of loops and calls that one document may take; a brief of 300 sources takes about 150,000."""
MOST_LETTERS = 60_000_000
"""Letters that one document may have: some forty times a long brief with the texts of its sources."""
MOST_MADE = 100_000
"""Letters or digits that a template may make by multiplying."""
MOST_MEMORY = 1 << 30
"""Bytes that filling a template may add to the process, where the system can bound that."""
_TEMPLATE_BYTES = 1_000_000
_WITHOUT = ("center", "format", "indent", "pprint", "random", "urlize", "wordwrap", "xmlattr")
_GROWING = {"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill"}


class LimitError(Exception):
    """A template that takes too many steps, or makes too much."""


class UnknownError(jinja2.UndefinedError):
    """An unknown name; `known` are those that exist there, empty for what every template knows."""

    def __init__(self, message: str, *, known: Iterable[str]) -> None:
        super().__init__(message)
        self.known = tuple(known)


class NamedUndefined(jinja2.StrictUndefined):
    """An unknown name whose error knows the attributes that exist."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = jinja2.UndefinedError
    ) -> None:
        known = [key for key in dir(obj) if not key.startswith("_")] if obj is not missing else []
        raised: Any = exc if hint else functools.partial(UnknownError, known=known)
        super().__init__(hint, obj, name, raised)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with bounds. The last folder is the shipped one: its templates are known as `shipped/NAME` too.

    Raises `SecurityError` for what is forbidden, `LimitError` for what goes too far.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(
            loader=jinja2.ChoiceLoader(
                [
                    *(_FolderLoader(folder) for folder in folders),
                    jinja2.PrefixLoader({"shipped": _FolderLoader(folders[-1])}),
                ]
            ),
            undefined=NamedUndefined,
            autoescape=True,
            trim_blocks=True,
        )
        self.folders = folders
        self.steps = 0
        self.filters = {name: value for name, value in self.filters.items() if name not in _WITHOUT}
        self.filters["replace"] = _replace
        self.filters["_steps"] = self._count
        self.globals.pop("lipsum", None)

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_steps", [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, *arguments, **options)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063
        """A call within a template, counted."""
        __self._step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A product, a power or a remainder, unless it makes a huge text or number."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("“%” does not fill texts here; join them with “~”")
        if _size_made(operator, left, right) > MOST_MADE:
            raise LimitError(f"“{operator}” would make more than {MOST_MADE:,} letters or digits")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute: no private one, and no method that makes long texts."""
        return not (isinstance(obj, str) and attr in _GROWING) and super().is_safe_attribute(obj, attr, value)

    def find_file(self, name: str) -> str:
        """The file of a template, or its name when there is none."""
        for folder in self.folders:
            if (folder / name).is_file():
                return str(folder / name)
        return name

    def has_file(self, name: str) -> bool:
        """Whether one of the folders has a file."""
        return any((folder / name).is_file() for folder in self.folders)

    def read_source(self, name: str) -> tuple[str, str]:
        """The text of a template and its file. Raises `jinja2.TemplateNotFound`, and what the sandbox forbids."""
        text, file, _ = self.loader.get_source(self, name)  # type: ignore[union-attr]
        return text, file or name

    def own_templates(self) -> list[str]:
        """The templates by the names that a house gives them."""
        return [name for name in self.list_templates(extensions=["j2"]) if not name.startswith("shipped/")]

    def fill(self, template: jinja2.Template, values: dict[str, Any]) -> str:
        """The filled template."""
        self.steps, size, parts = 0, 0, []
        with _bounded_memory():
            for part in template.generate(values):
                size += len(part)
                if size > MOST_LETTERS:
                    raise LimitError(f"the document would have more than {MOST_LETTERS:,} letters")
                parts.append(part)
            return "".join(parts)

    def _count(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values, each turn of the loop counted."""
        for value in values:
            self._step()
            yield value

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise LimitError(f"it takes more than {MOST_STEPS:,} steps")


class _FolderLoader(jinja2.FileSystemLoader):
    """Templates of one folder, whatever the links in it lead to."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether it is still the same."""
        folder = Path(self.searchpath[0])
        found = (folder / template).resolve()
        if found.is_file() and not found.is_relative_to(folder.resolve()):
            raise SecurityError(f"{folder / template} leads out of its folder")
        if found.is_file() and found.stat().st_size > _TEMPLATE_BYTES:
            raise LimitError(f"{folder / template} is larger than {_TEMPLATE_BYTES:,} bytes")
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise jinja2.TemplateSyntaxError("not saved as UTF-8", 1, template, str(folder / template)) from error


def _size_made(operator: str, left: Any, right: Any) -> int:
    """About how many letters, items or digits an operator makes."""
    if operator == "**":
        return len(str(left)) * abs(int(right)) if isinstance(right, int | float) else 0
    if operator == "*" and (hasattr(left, "__len__") or hasattr(right, "__len__")):
        sizes = [len(value) if hasattr(value, "__len__") else int(value) for value in (left, right)]
        return sizes[0] * sizes[1]
    return 0


def _replace(text: object, old: str, new: str) -> object:
    words = text if isinstance(text, str) else str(text)
    if words.count(old) * len(new) > MOST_MADE:
        raise LimitError(f"“replace” would make more than {MOST_MADE:,} letters")
    return words.replace(old, new)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """Bounds what the process may take, where the system counts it (Linux); elsewhere steps and letters must do."""
    try:
        import resource  # noqa: PLC0415  not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        before = resource.getrlimit(resource.RLIMIT_AS)
        wanted = pages * resource.getpagesize() + MOST_MEMORY
        if before[0] != resource.RLIM_INFINITY:
            wanted = min(wanted, before[0])
        resource.setrlimit(resource.RLIMIT_AS, (wanted, before[1]))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
