"""A house with the brief about the invented harbour, ready to be sent, and a mail server's certificate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import Command
from sample_brief import make_sample_brief

from briefing.model.brief import Brief
from briefing.render import render
from briefing.settings import load_settings
from tests.deliver.post_offices import Authority, House, make_authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


FIGURE = {"id": "figure-1", "value": 400.0, "printed": "400", "unit": "", "counts": "jobs", "stage": "lost"}
CONFLICT = {"id": "C-1", "about": "how long the lease runs", "resolution": "open", "severity": "high"}
ITEMS: dict[str, tuple[dict[str, Any], ...]] = {
    "positions": (
        {"id": "position-1", "holder": "Corvin Lines", "text": "wants the northern quay", "polarity": "supports"},
        {
            "id": "position-2",
            "holder": "The council",
            "text": "asks a court to suspend the lease",
            "polarity": "opposes",
        },
    ),
    "source_conflicts": (
        {**CONFLICT, "sides": [{"value": "25 years", "sources": ["S4"]}, {"value": "30 years", "sources": ["S1"]}]},
    ),
    "open_questions": ({"id": "q-1", "question": "Who pays for the berth?", "why": "missing information"},),
    "key_figures": (FIGURE, {**FIGURE, "id": "figure-2", "value": 30.0, "printed": "30", "counts": "years"}),
}


def make_brief() -> Brief:
    """The brief about the harbour with a few findings in its data."""
    brief = make_sample_brief()
    sections = tuple(replace(part, items=ITEMS.get(part.type, ())) for part in brief.sections)
    facts = tuple(fact for fact in brief.facts if fact.label != "Edition")  # so that it may be any
    return replace(brief, sections=sections, facts=facts)


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """The harbour brief in the formats that are made fast."""
    return {name: render(make_brief(), name, load_settings()) for name in ("json", "md", "html")}


@pytest.fixture
def house(tmp_path: Path, briefing: Command, authority: Authority, documents: dict[str, bytes]) -> House:
    (tmp_path / "out").mkdir()
    for name, content in documents.items():
        (tmp_path / "out" / f"brief.{name}").write_bytes(content)
    return House(folder=tmp_path, command=briefing, ca_file=authority.ca_file)
