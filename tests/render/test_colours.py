"""Colours of the shipped styles: read from the style sheets, and measured as WCAG 2.2 measures contrast."""

from __future__ import annotations

import re

import pytest

from briefing import resources

SHEET = (resources.templates("html") / "brief.css").read_text(encoding="utf-8")
MARKS = (resources.templates("html") / "marks.html.j2").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", SHEET))
GROUNDS = {"white": "#ffffff", "tint": COLOURS["tint"], "mute": COLOURS["mute"]}
LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2): 0 for black, 1 for white. It is also the grey that a colour is printed as."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "warm", "alarm"])
def test_every_ink_can_be_read_on_every_ground_in_colour_and_in_grey(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], GROUNDS[ground]) >= LEAST


def test_signs_are_drawn_in_the_colours_of_the_text() -> None:
    for name in ("accent", "warm", "alarm"):
        assert f"set {name} = colours.{name}" in MARKS  # what the style sheet says, the house's own behind the shipped


@pytest.mark.parametrize("label", re.findall(r"\.(tlp-\w+)[^{]*{ color: (#\w+)", SHEET))
def test_a_marking_can_be_read_on_black(label: tuple[str, str]) -> None:
    colour = label[1] if len(label[1]) == 7 else "#" + "".join(2 * letter for letter in label[1][1:])
    assert contrast(colour, "#000000") >= LEAST


def test_signs_that_differ_in_meaning_differ_in_shape_and_not_in_colour_alone() -> None:
    drawn = {
        kind: re.sub(r'(fill|stroke)="[^"]*"', "", shape)
        for kind, shape in re.findall(r'sign\.kind == "(supports|opposes|conditional)" %}(.*)', MARKS)
    }
    assert len(drawn) == len(set(drawn.values())) == 3


def test_absence_and_secondary_words_are_no_lighter_than_the_rest() -> None:
    greys = re.findall(r"(?<!-)color: (#[0-9a-f]{6})", SHEET)
    light = [colour for colour in greys if colour not in COLOURS.values() and luminance(colour) < 0.9]
    on_black = {"#ff2b2b", "#ffc000", "#33ff00"}
    assert all(contrast(colour, "#ffffff") >= LEAST for colour in set(light) - on_black)
