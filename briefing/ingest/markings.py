"""The marking that a source carries: a line that is a label of the Traffic Light Protocol and nothing else.

TLP 2.0 (FIRST, 2022) puts the label into the header and footer of each page, in capitals; 1.0 called CLEAR by the name
WHITE. A label within a sentence is talk about a marking, not one.
"""

from __future__ import annotations

import re

from briefing.settings import TLP_LABELS

_LINE = re.compile(r"^[ \t*_\[(]*TLP: ?(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)[ \t*_\])]*\r?$", re.MULTILINE)


def find_marking(text: str) -> str:
    """The narrowest label on a line of its own, as TLP 2.0 writes it; empty when there is none."""
    found = {f"TLP:{name}".replace("WHITE", "CLEAR") for name in _LINE.findall(text)}
    return next((label for label in TLP_LABELS if label in found), "")
