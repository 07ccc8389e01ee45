"""A brief as one page of HTML, which PDF and HTML both start from: what the templates of `templates/html` are told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from markupsafe import Markup

import briefing
from briefing.errors import RenderError
from briefing.model.brief import Brief, Cite, Entry, Line, Link, Reference, Row, Section, walk_lines
from briefing.render import json
from briefing.render.tables import PAGE_WIDTH, fit_widths, walk_tables, width_class
from briefing.render.templates import fill_template, read_asset, template_folders
from briefing.render.wording import cited_references, linked_ids
from briefing.settings import Settings

_COLOURS = {"accent": "#123f5c", "warm": "#b0501d", "alarm": "#8a2f14"}
Medium = Literal["print", "screen"]


def render_page(brief: Brief, settings: Settings, medium: Medium, **extra: object) -> str:
    """The brief as one page of HTML.

    `extra` names are known to the templates as well. Raises `TemplateError` with file, line and nearest known name,
    `RenderError` when a mark leads nowhere.
    """
    _check_targets(brief)
    folders = template_folders(settings)
    values = {**_describe_brief(brief, medium), "colours": _read_colours(folders), **extra}
    return fill_template("brief.html.j2", folders, values)


def _read_colours(folders: list[Path]) -> dict[str, str]:
    """The colours of the style sheets for the signs, which no style sheet reaches: `accent`, `warm`, `alarm`."""
    sheets = [read_asset(folders, name).decode(errors="replace") for name in ("brief.css", "house.css")]
    bare = re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    return {**_COLOURS, **dict(re.findall(r"--(accent|warm|alarm)\s*:\s*(#[0-9a-fA-F]{3,8}|[a-z]+)\s*[;}]", bare))}


def sheet_names(brief: Brief, settings: Settings, medium: Medium) -> list[str]:
    """The style sheets of a medium, the house's last; faces for more Latin letters only where one is printed."""
    letters = {letter for letter in json.render(brief, settings).decode() if letter >= "\u0100"}
    rare = any(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    sheets = ["fonts.css", *(["fonts-ext.css"] if rare else []), "brief.css" if medium == "print" else "screen.css"]
    return [*sheets, *(["compact.css"] if brief.compact and medium == "print" else []), "house.css"]


def column_styles(brief: Brief) -> str:
    """A style rule for every column width in use: a share of the width, whatever the paper."""
    widths = sorted({width for table in walk_tables(brief) for width in fit_widths(table.columns)})
    return "".join(f".{width_class(w)}{{width:{100 * w / PAGE_WIDTH:.4f}%}}" for w in widths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a citation mark is printed: the id of the mark, and the title of its section."""

    id: str
    section: str


class CitedPlaces:
    """The citation marks printed so far: gives each an id, and tells a reference which marks lead to it."""

    def __init__(self) -> None:
        self._places: dict[str, list[Place]] = {}
        self._section = ""
        self._count = 0
        self._statements: dict[str, int] = {}

    def enter(self, section: Section) -> str:
        """Notes that the section begins; prints nothing."""
        self._section = section.title
        return ""

    def add(self, cite: Cite) -> str:
        """The id for the mark that is being printed."""
        self._count += 1
        place = Place(id=f"m{self._count}", section=self._section)
        for sentence in range(cite.first, cite.last + 1):
            self._places.setdefault(f"r{cite.source}-{sentence}", []).append(place)
        return place.id

    def statement(self, line: Line) -> str:
        """The id for a line that cites: the same in every edition in which the finding is the same."""
        first = line.cites[0]
        key = line.item or f"{first.source}-{first.first}"
        self._statements[key] = self._statements.get(key, 0) + 1
        return f"s-{key}" if self._statements[key] == 1 else f"s-{key}-{self._statements[key]}"

    def back_links(self, reference: Reference) -> list[Link]:
        """One link to the first mark in each section that cites the reference."""
        links: dict[str, Link] = {}
        for place in self._places.get(reference.id, []):
            links.setdefault(place.section, Link(target=place.id, label=place.section))
        return list(links.values())


def _describe_brief(brief: Brief, medium: Medium) -> dict[str, object]:
    return {
        "brief": brief,
        "medium": medium,
        "compact": brief.compact and medium == "print",
        "house": ", ".join(part for part in (brief.issuer, brief.desk) if part),
        "version": briefing.__version__,
        "places": CitedPlaces(),
        "anchors": linked_ids(brief),
        "actors": _actor_names(brief),
        "topics": _topic_names(brief),
        "sources": {source.number: source for source in brief.sources},
        "styles": Markup(column_styles(brief)),  # noqa: S704  numbers
    }


def _actor_names(brief: Brief) -> list[str]:
    names = {block.title: None for section in brief.sections for block in section.blocks if isinstance(block, Entry)}
    tables = [table for table in walk_tables(brief) if table.style == "actors"]
    names |= {_row_title(row): None for table in tables for row in table.rows}
    return [name for name in names if name]


def _topic_names(brief: Brief) -> list[str]:
    entries = (block for section in brief.sections for block in section.blocks if isinstance(block, Entry))
    return list({topic.title: None for entry in entries for topic in entry.topics if topic.title})


def _row_title(row: Row) -> str:
    return row.cells[0][0].plain.strip() if row.cells and row.cells[0] else ""


def _check_targets(brief: Brief) -> None:
    known = {reference.id for reference in brief.references}
    lines = (line for section in brief.sections for block in section.blocks for line in walk_lines(block))
    for line in lines:
        if missing := [identifier for identifier in cited_references(line) if identifier not in known]:
            raise RenderError(
                f"A mark leads to {missing[0]}, which is no reference.", hint="This is a fault; report it."
            )
