"""Every fault of the template folders at once, found without data: unknown names, filters, macros, files, addresses.

What a brief holds is known from its types, so `brief.titel` is found although nothing is filled.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes

from briefing.errors import TemplateError
from briefing.model import brief as model
from briefing.render.addresses import find_addresses
from briefing.render.faults import Fault, explain, find_column, suggest
from briefing.render.sandbox import LimitError, Sandbox
from briefing.render.sheets import check_drawing, check_sheet, read_variables
from briefing.render.templates import make_environment

KNOWN = (
    *("brief", "medium", "compact", "house", "version", "places", "anchors", "actors", "topics", "sources", "styles"),
    *("colours", "policy", "script", "shown", "evidence"),
)
"""What every template may name; a test compares it with what the templates are given."""
_ALWAYS = {"loop", "caller", "varargs", "kwargs", "self", "super"}


def lint_folders(folders: list[Path]) -> list[Fault]:
    """The faults of every template, style sheet and drawing, in the order of files and lines."""
    environment = make_environment(tuple(folders))
    found: list[Fault] = []
    for name in environment.own_templates():
        found += _lint_template(environment, name)

    sheets = {path.name: path for folder in reversed(folders) for path in sorted(folder.glob("*.css"))}
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in sheets.values()}
    variables = frozenset(name for text in texts.values() for name in read_variables(text))
    for path, text in texts.items():
        found += check_sheet(str(path), text, environment.has_file, variables)
    for path in (path for folder in folders for path in sorted(folder.rglob("*.svg"))):
        found += check_drawing(str(path), path.read_bytes())
    return sorted(set(found))


def _lint_template(environment: Sandbox, name: str) -> list[Fault]:
    try:
        source, file = environment.read_source(name)
        tree = environment.parse(source, name, file)
    except (jinja2.TemplateError, LimitError) as error:
        return [_as_fault(explain(error, environment, name, {}), environment.find_file(name))]
    reader = _Reader(environment, file, tree)
    return [*reader.find_names(), *reader.find_attributes(), *find_addresses(file, source, environment.has_file)]


def _as_fault(error: TemplateError, file: str) -> Fault:
    """The error again as a fault: its place is read back from its message."""
    head = error.message.split("\n")[0]
    place = re.match(r"(?P<file>.*?), line (?P<line>\d+)(?:, column (?P<column>\d+))?: (?P<message>.*)\.$", head)
    if not place:
        return Fault(file=file, line=0, message=head.rstrip("."), hint=error.hint)
    line, column = int(place["line"]), int(place["column"] or 0)
    return Fault(file=place["file"], line=line, column=column, message=place["message"], hint=error.hint)


class _Reader:
    """Reads the tree of one template."""

    def __init__(self, environment: Sandbox, file: str, tree: nodes.Template) -> None:
        self._environment = environment
        self._file = file
        self._tree = tree
        self._modules: dict[str, set[str]] = {}

    def find_names(self) -> Iterator[Fault]:
        """Unknown names, filters, tests, templates and macros."""
        environment = self._environment
        known = {*KNOWN, *environment.globals, *_declared_in(self._tree), *self._inherited()}
        for name in self._tree.find_all(nodes.Name):
            if name.ctx == "load" and name.name not in known and name.name not in _ALWAYS:
                yield self._fault(name.lineno, name.name, f"'{name.name}' is undefined", known)
        filters = {key for key in environment.filters if not key.startswith("_")}
        for node in self._tree.find_all((nodes.Filter, nodes.Test)):
            there = filters if isinstance(node, nodes.Filter) else set(filter(str.isidentifier, environment.tests))
            if node.name not in there and node.name not in environment.tests:
                kind = "filter" if isinstance(node, nodes.Filter) else "test"
                yield self._fault(node.lineno, node.name, f"No {kind} named '{node.name}'", there)
        yield from self._find_files()

    def _inherited(self) -> set[str]:
        """The names that the blocks of the template it extends know."""
        found: set[str] = set()
        for node in self._tree.find_all(nodes.Extends):
            if isinstance(node.template, nodes.Const):
                with contextlib.suppress(jinja2.TemplateError, LimitError):
                    source, _ = self._environment.read_source(node.template.value)
                    found |= _declared_in(self._environment.parse(source))
        return found

    def _find_files(self) -> Iterator[Fault]:
        for node in self._tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            named = getattr(node, "template")  # noqa: B009  all four have one, their common class has not
            if not isinstance(named, nodes.Const):
                yield self._fault(node.lineno, "", "a template names another by its name alone, not by a value", ())
                continue
            known = self._environment.own_templates()
            if named.value.removeprefix("shipped/") not in known:
                yield self._fault(node.lineno, named.value, f"there is no template “{named.value}”", known)
                continue
            names = self._names_of(named.value)
            if isinstance(node, nodes.Import):
                self._modules[node.target] = names
            for wanted in node.names if isinstance(node, nodes.FromImport) else ():
                name = wanted if isinstance(wanted, str) else wanted[0]
                if names and name not in names:
                    yield self._fault(node.lineno, name, f"the template has no macro '{name}'", names)

    def _names_of(self, name: str) -> set[str]:
        """The macros and variables of another template; empty when it cannot be read."""
        try:
            source, _ = self._environment.read_source(name)
            tree = self._environment.parse(source)
        except (jinja2.TemplateError, LimitError):
            return set()
        assigned = (node.target for node in tree.body if isinstance(node, nodes.Assign))
        stored = {target.name for target in assigned if isinstance(target, nodes.Name)}
        return stored | {macro.name for macro in tree.find_all(nodes.Macro)}

    def find_attributes(self) -> Iterator[Fault]:
        """Attributes that the brief, its parts and the imported templates do not have."""
        types: dict[str, object] = {"brief": model.Brief}
        for loop in self._tree.find_all(nodes.For):
            item = _item_of(self._type_of(loop.iter, types))
            if item is not None and isinstance(loop.target, nodes.Name):
                types[loop.target.name] = item
        shadowed = {macro_arg.name for macro in self._tree.find_all(nodes.Macro) for macro_arg in macro.args}
        for node in self._tree.find_all(nodes.Getattr):
            known: set[str] = set()
            if isinstance(node.node, nodes.Name) and node.node.name in self._modules:
                known = self._modules[node.node.name]
                message = f"the template has no macro '{node.attr}'"
            elif not (isinstance(node.node, nodes.Name) and node.node.name in shadowed):
                owner = self._type_of(node.node, types)
                known = _attributes_of(owner)
                message = f"“{getattr(owner, '__name__', owner)}” has no attribute '{node.attr}'"
            if known and node.attr not in known:
                yield self._fault(node.lineno, node.attr, message, known)

    def _type_of(self, node: nodes.Node, types: dict[str, object]) -> object:
        if isinstance(node, nodes.Name):
            return types.get(node.name)
        if isinstance(node, nodes.Getattr):
            owner = self._type_of(node.node, types)
            hints = typing.get_type_hints(owner) if dataclasses.is_dataclass(owner) else {}
            return hints.get(node.attr)
        return None

    def _fault(self, line: int, name: str, message: str, known: typing.Iterable[str]) -> Fault:
        column = find_column(self._file, line, name)
        return Fault(file=self._file, line=line, column=column, message=message, hint=suggest(name, known))


def _item_of(kind: object) -> object | None:
    """What a loop over a tuple gives: `Section` for `tuple[Section, ...]`."""
    arguments = typing.get_args(kind)
    return arguments[0] if typing.get_origin(kind) is tuple and arguments[1:] == (...,) else None


def _attributes_of(kind: object) -> set[str]:
    """What a part of the brief has; empty for anything else."""
    return {name for name in dir(kind) if not name.startswith("_")} if dataclasses.is_dataclass(kind) else set()


def _declared_in(tree: nodes.Template) -> set[str]:
    """Every name that a template gives itself: variables, parameters, macros, imports."""
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx in {"store", "param"}}
    names |= {node.name for node in tree.find_all(nodes.Macro)} | {node.target for node in tree.find_all(nodes.Import)}
    taken = [wanted for node in tree.find_all(nodes.FromImport) for wanted in node.names]
    return names | {wanted if isinstance(wanted, str) else wanted[1] for wanted in taken}
