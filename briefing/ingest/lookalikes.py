"""Words in which a letter was exchanged for one of another script that looks the same: “Pаris” with a Cyrillic “а”.

A word that mixes Latin letters with their doubles is one by no accident of spelling (Unicode Technical Standard 39,
mixed scripts). A word that is written in doubles throughout cannot be told from an honest one.
"""

from __future__ import annotations

import re

_CYRILLIC = "авеһіјкмнорсѕтухԁԛԝАВЕІЈКМНОРЅТСУХ"
_GREEK = "αινορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LATIN = "A-Za-z"
_MIXED = re.compile(
    rf"(?<!\w)(?=\w*[{_LATIN}]{{2}})(?=\w*[{_CYRILLIC}{_GREEK}])[{_LATIN}À-ɏ{_CYRILLIC}{_GREEK}]{{4,60}}(?!\w)"
)


def find_lookalikes(text: str) -> list[str]:
    """The different words of a text that mix Latin letters with letters that look like them, in order."""
    return list(dict.fromkeys(_MIXED.findall(text)))
