"""The marking that a source carries: a line that is a label of the Traffic Light Protocol and nothing else.

TLP 2.0 (FIRST, 2022) puts the label into the header and footer of each page, in capitals; 1.0 called CLEAR by the name
WHITE. A label within a sentence is talk about a marking, not one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.errors import ConfigError, nearest
from briefing.model.source import RELIABILITIES
from briefing.settings import TLP_LABELS

_LINE = re.compile(r"^[ \t*_\[(]*TLP: ?(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)[ \t*_\])]*\r?$", re.MULTILINE)


def find_marking(text: str) -> str:
    """The narrowest label on a line of its own, as TLP 2.0 writes it; empty when there is none."""
    return narrowest(f"TLP:{name}".replace("WHITE", "CLEAR") for name in _LINE.findall(text))


def check_grades(reliability: str, marking: str, where: str) -> None:
    """Raises `ConfigError` for a reliability or a marking that there is not; an empty string is “not said”."""
    if reliability not in ("", *RELIABILITIES):
        raise ConfigError(
            f"{where}: “{reliability}” is no reliability of the Admiralty scale.",
            hint=f"The grades are {', '.join(RELIABILITIES)}: A is reliable, F cannot be judged.",
        )
    if marking not in ("", *TLP_LABELS):
        raise ConfigError(f"{where}: “{marking}” is no label of TLP 2.0.", hint=nearest(marking.upper(), TLP_LABELS))


def narrowest(labels: Iterable[str]) -> str:
    """The label among some that the fewest may read; empty when there is none."""
    found = set(labels)
    return next((label for label in TLP_LABELS if label in found), "")
