"""Configuration in layers: what is shipped, the user's file, one of its variants, single values on top."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from briefing.errors import ConfigError, nearest

Tables = dict[str, Any]


def lay_over(below: Tables, above: Tables) -> Tables:
    """The tables of `below` with what `above` says on top: key by key, but lists (`[[section]]`) as a whole.

    A layout that `above` names replaces the one below, so that it prints what it says and no more.
    """
    merged = dict(below)
    for key, value in above.items():
        tables = isinstance(value, dict) and isinstance(below.get(key), dict)
        if tables and key == "layout":
            merged[key] = {**below[key], **value}
        else:
            merged[key] = lay_over(below[key], value) if tables else value
    return merged


def take_variant(own: Tables, name: str, where: str) -> Tables:
    """The user's file as one of its variants wants it: `[variant.NAME.brief]` over `[brief]`, and so on.

    Raises `ConfigError` with the nearest known name.
    """
    variants = own.get("variant", {})
    rest = {key: value for key, value in own.items() if key != "variant"}
    if not name:
        return rest
    if not isinstance(variants, dict) or name not in variants:
        hint = nearest(name, variants) if variants else "Add a table [variant.NAME] to it."
        raise ConfigError(f"{where}: there is no variant “{name}”.", hint=hint)
    return lay_over(rest, variants[name])


def apply_changes(tables: Tables, changes: Iterable[str]) -> Tables:
    """The tables with single values changed: `brief.title=Talks`, `section.summary.limit=3`.

    A value is read as TOML; where a text stands, as text. Raises `ConfigError` for what is no KEY=VALUE.
    """
    for change in changes:
        key, equals, value = change.partition("=")
        names = key.strip().split(".")
        if not equals or len(names) < 2 or not all(names):
            raise ConfigError(f"--set {change}: this is no KEY=VALUE.", hint="Write it as --set brief.title=Talks.")
        tables = _change(tables, names, value.strip(), change)
    return tables


def _change(tables: Tables, names: list[str], value: str, change: str) -> Tables:
    first, *rest = names
    if not rest:
        return {**tables, first: value if isinstance(tables.get(first), str) else _read(value)}
    inner = tables.get(first, {})
    if isinstance(inner, list):
        return {**tables, first: _change_listed(inner, rest, value, change)}
    if not isinstance(inner, dict):
        raise ConfigError(f"--set {change}: “{first}” holds no keys.")
    return {**tables, first: _change(inner, rest, value, change)}


def _change_listed(listed: list[Tables], names: list[str], value: str, change: str) -> list[Tables]:
    """`section.summary.limit`: the one of that type in the list."""
    known = [str(one.get("type", "")) for one in listed]
    if names[0] not in known or len(names) < 2:
        raise ConfigError(f"--set {change}: there is no section “{names[0]}”.", hint=nearest(names[0], known))
    changed = known.index(names[0])
    return [_change(one, names[1:], value, change) if place == changed else one for place, one in enumerate(listed)]


def _read(value: str) -> Any:
    try:
        return tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return value
