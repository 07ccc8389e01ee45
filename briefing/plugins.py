"""Parts that another package brings: sections, formats, readers and channels, found by their entry points.

A package names them in its `pyproject.toml`; the contract is that of the built-in parts:

    [project.entry-points."briefing.sections"]
    openings = "house_parts.openings:compose"       (Desk, SectionSettings) -> Section
    [project.entry-points."briefing.formats"]
    txt = "house_parts.plain:render"                (Brief, Settings) -> bytes; the name is the file's ending
    [project.entry-points."briefing.readers"]
    note = "house_parts.notes:read_note"            (bytes) -> Reading; the name is the file's ending
    [project.entry-points."briefing.channels"]
    outbox = "house_parts.outbox:open_outbox"       (ChannelSettings, Path) -> Channel

What is installed beside `briefing` runs as part of it: a plugin is trusted, a template is not. None replaces a built-in
part, and two packages cannot bring the same.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from briefing.errors import ConfigError

Group = Literal["sections", "formats", "readers", "channels"]
GROUPS: tuple[Group, ...] = ("sections", "formats", "readers", "channels")


def plugin_names(group: Group) -> tuple[str, ...]:
    """The names of the parts of one kind that packages bring, sorted."""
    return tuple(sorted({point.name for point in _points(group)}))


def load_plugin(group: Group, name: str, built_in: Collection[str]) -> Any:
    """The function behind a name.

    Raises `ConfigError` for a part that cannot be imported, that several packages bring, or that is built in.
    """
    found = [point for point in _points(group) if point.name == name]
    owners = " and ".join(sorted(_owner(point) for point in found))
    kind = group.removesuffix("s")
    if name in built_in:
        raise ConfigError(f"The {kind} “{name}” of {owners} is built in already.", hint="Give it another name there.")
    if len(found) > 1:
        raise ConfigError(f"The {kind} “{name}” is brought by {owners}.", hint="Remove one of them.")
    try:
        function = found[0].load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise ConfigError(f"The {kind} “{name}” of {owners} cannot be loaded ({reason}).") from error
    if not callable(function):
        raise ConfigError(f"The {kind} “{name}” of {owners} is no function.")
    return function


def list_plugins() -> list[str]:
    """Every part that packages bring, in a line each."""
    found = {(group, point.name, _owner(point)) for group in GROUPS for point in _points(group)}
    return [f"{group.removesuffix('s')} {name}, from {owner}" for group, name, owner in sorted(found)]


@functools.cache
def _points(group: Group) -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=f"briefing.{group}"))


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.module
