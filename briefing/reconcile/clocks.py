"""The time of day that a text gives, on a clock of twelve hours, in minutes: “4:40 a.m.”, “quarter past five”.

Sources differ in time zone and in saying a.m. and p.m., so that only the face of the clock is compared.
"""

from __future__ import annotations

import re

_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_PARTS = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_DIGITS = re.compile(
    r"(?i)\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?= ?(?:[ap]\.?m\b|hours|local|on |this |yesterday|,))"
)
_WORDS = re.compile(
    r"(?i)\b(?P<part>quarter|half|five|ten|twenty(?:-five)?)(?: minutes)? (?P<side>past|to) (?P<hour>"
    + "|".join(_HOURS)
    + r")\b"
)
_ANY = re.compile(r"\b[0-2]?\d:[0-5]\d\b")
_HALF_DAY = 720


def read_clock(text: str) -> int | None:
    """Minutes after twelve of the only time of day in a text; None where there is none or more than one."""
    if len(_ANY.findall(text)) > 1:
        return None
    found = [int(m["hour"]) * 60 + int(m["minute"]) for m in _DIGITS.finditer(text)]
    for match in _WORDS.finditer(text):
        minutes = _PARTS[match["part"].lower()] * (1 if match["side"].lower() == "past" else -1)
        found.append(_HOURS.index(match["hour"].lower()) * 60 + minutes)
    return found[0] % _HALF_DAY if len(found) == 1 else None
