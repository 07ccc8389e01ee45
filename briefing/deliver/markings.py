"""Who may see what: the labels of the Traffic Light Protocol 2.0 (FIRST, 2022), in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.errors import ConfigError, nearest
from briefing.settings import TLP_LABELS

_RANKS = {label: rank for rank, label in enumerate(reversed(TLP_LABELS))}


def check_label(label: str, where: str) -> str:
    """The label itself. Raises `ConfigError` with the place and the nearest label when TLP 2.0 has no such label."""
    if label not in _RANKS:
        raise ConfigError(f"{where}: “{label}” is no label of TLP 2.0.", hint=nearest(label.upper(), _RANKS))
    return label


def translate_marking(marking: str, unmarked: str, equivalents: Mapping[str, str]) -> str:
    """The label that a brief's marking counts as.

    `unmarked` is that of a brief without marking, `equivalents` those of a house's own markings. Raises `ConfigError`
    for a marking that has no rank: what cannot be compared is shown to nobody.
    """
    label = equivalents.get(marking, marking) if marking else unmarked
    if label not in _RANKS:
        raise ConfigError(
            f"The brief is marked “{marking}”, which has no rank.",
            hint="Say in the readers file, under [equivalents], which label of TLP 2.0 it counts as.",
        )
    return label


def may_see(clearance: str, label: str) -> bool:
    """Whether a reader, channel or archive cleared up to `clearance` may hold what is marked `label`."""
    return _RANKS[label] <= _RANKS[clearance]


def lowest(labels: Iterable[str]) -> str:
    """The label of the widest circle among several."""
    return min(labels, key=_RANKS.__getitem__)
