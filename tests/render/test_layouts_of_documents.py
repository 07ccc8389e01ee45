"""Each layout in each format, made from the sample sources by the real program and proved on the finished file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from commands import SEEDS, Command

from briefing.verify import verify_file

pytestmark = pytest.mark.slow
LAYOUTS = ("at-a-glance", "briefing", "full")


@pytest.fixture(scope="module")
def made(briefing: Command, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder with every format of a layout."""
    folders: dict[str, Path] = {}

    def make(layout: str) -> Path:
        if layout not in folders:
            folders[layout] = tmp_path_factory.mktemp(layout)
            briefing("make", "-s", SEEDS, "--layout", layout, "--format", "all", "-o", folders[layout])
        return folders[layout]

    return make


def brief_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_format_of_a_layout_holds_and_says_the_same(made: Callable[[str], Path], layout: str) -> None:
    results = [verify_file(path, SEEDS) for path in sorted(made(layout).iterdir())]
    assert len(results) == 5
    assert len({(result.statements, result.citations, result.quotations) for result in results}) == 1


def test_at_a_glance_is_two_pages_with_the_bottom_line_and_every_reference(made: Callable[[str], Path]) -> None:
    with pypdfium2.PdfDocument(made("at-a-glance") / "brief.pdf") as document:
        assert len(document) <= 2
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Bottom line" in text
    assert "Left out in this layout" in text


def test_a_briefing_is_about_six_pages_before_its_references(made: Callable[[str], Path]) -> None:
    with pypdfium2.PdfDocument(made("briefing") / "brief.pdf") as document:
        titles = {item.get_title(): item.get_dest().get_index() + 1 for item in document.get_toc() if item.get_dest()}
    assert 5 <= titles["About this brief"] <= 7


def test_every_layout_carries_all_findings_and_names_what_it_does_not_print(made: Callable[[str], Path]) -> None:
    found = {}
    for layout in LAYOUTS:
        brief = brief_of(made(layout))
        assert brief["layout"] == layout
        sections = [*brief["sections"], *brief["unprinted"]]  # type: ignore[misc]
        found[layout] = {s["type"]: [item.get("id") for item in s["items"]] for s in sections}
        for section in brief["sections"]:  # type: ignore[attr-defined]
            printed = {line["item"] for line in section["lines"]}
            assert not printed & set(section["left_out"])
    assert found["at-a-glance"] == found["briefing"] == found["full"]
