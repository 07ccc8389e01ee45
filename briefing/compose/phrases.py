"""The phrases that sections share, in the language of the brief: counts, and what the findings say in one word."""

from __future__ import annotations

import re

from briefing.labels import count, label, say

IN_THESE_WORDS = label("In these words")
_VALUES = (
    *(label("asserted"), label("denied"), label("confirmed"), label("not confirmed")),
    *(label("corrected"), label("doubted"), label("said to be so"), label("said not to be so")),
)
_REASONS = (
    *(label("hedge"), label("unconfirmed"), label("decision pending"), label("conflict")),
    *(label("explicit question"), label("missing information")),
)
"""Why a question is open; a test compares them with the model's."""
_STAGES = (*(label("planned"), label("sent"), label("confirmed"), label("total")), label("previous"))
"""The stages of figures that the word lists know; a test compares them."""
_RESOLUTIONS = (label("open"), label("superseded"), label("scope"))
_SIGNS = (label("supports"), label("opposes"), label("conditional"), label("neutral"))
_KINDS = (label("Person"), label("State"), label("Organisation"), label("Group"))
_BOUNDS = (label("at least"), label("at most"))
_DERIVATIONS = (
    (re.compile(r"year from the article’s date, (?P<day>\S+)"), label("year from the article’s date, {day}")),
    (re.compile(r"year from “(?P<words>.+)”"), label("year from “{words}”")),
    (re.compile(r"“(?P<words>.+)” in an article of (?P<day>\S+)"), label("“{words}” in an article of {day}")),
    (re.compile(r"“(?P<words>.+)” from (?P<base>.+)"), label("“{words}” from {base}")),
    (
        re.compile(r"stated; seasons differ between the hemispheres"),
        label("stated; seasons differ between the hemispheres"),
    ),
    (re.compile(r"article undated"), label("article undated")),
    (re.compile(r"relative to what follows"), label("relative to what follows")),
    (re.compile(r"relative to the text"), label("relative to the text")),
    (re.compile(r"year not stated"), label("year not stated")),
    (re.compile(r"order only"), label("order only")),
    (re.compile(r"stated"), label("stated")),
)
"""How stage 2 says that it came to a date."""


def say_value(value: str) -> str:
    """The value of a side: one of the program's own words in the language of the brief, a source's as it is."""
    return say(value) if value in _VALUES else value


def say_derivation(derivation: str) -> str:
    """How a date was got, in the language of the brief."""
    for pattern, message in _DERIVATIONS:
        if found := pattern.fullmatch(derivation):
            return say(message, **found.groupdict())
    return derivation


def count_sources(number: int) -> str:
    """`5 sources`."""
    return count(number, "{n} source", "{n} sources")


def count_origins(number: int) -> str:
    """`3 origins`."""
    return count(number, "{n} origin", "{n} origins")
