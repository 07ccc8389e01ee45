"""The brief as a Word document: real headings, a contents list, repeated table heads, links both ways.

The look is in `templates/docx/brief.docx`, or in the user's own document (`render.docx` in the configuration): content
only names styles. The brief goes where a paragraph of the template says `{{ briefing }}`, single sections where one
says `{{ section.positions }}`, the rest to the end. The file
carries the brief's JSON (`read_evidence`) and is the same, byte for byte, each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, zip_longest
from pathlib import Path

from briefing import resources
from briefing.labels import label, long_date, say
from briefing.model.brief import Block, Brief, Callout, Fact, Paragraph, Reference, Section, SourceEntry
from briefing.render.docx.blocks import Blocks
from briefing.render.docx.elements import (
    Element,
    cell,
    element,
    field_end,
    field_start,
    hyperlink,
    keep_end_with_next,
    row,
    tab,
    table,
)
from briefing.render.docx.inline import Places, Typesetter
from briefing.render.docx.package import embed_evidence, pack, read_evidence, set_properties
from briefing.render.docx.placeholders import SECTION
from briefing.render.docx.template import Template
from briefing.render.wording import (
    LEAD_BACK,
    NUMBERS_LEAD_BACK,
    REFERENCES_NOTE,
    REFERENCES_TITLE,
    found_nothing,
    linked_ids,
)
from briefing.settings import Settings

__all__ = ["read_evidence", "render"]

_FACTS_IN_A_ROW = 4
_COLUMNS, _COMPACT_COLUMNS = 2, 4
"""Columns of the references."""
_CONTENTS = label("Contents")
_CONTENTS_COLUMNS = 3
_LONGEST_IN_COLUMN = 32
"""Letters of a title for which a third of a line is enough."""


def render(brief: Brief, settings: Settings) -> bytes:
    """The brief as a `.docx` file.

    Raises `TemplateError` when the user's template cannot be opened.
    """
    own = settings.render.docx
    template = Template(Path(own).expanduser() if own else resources.templates("docx") / "brief.docx")
    for fault in template.faults:
        raise fault.as_error()
    if brief.compact:
        template.set_closer()
    values = _placeholders(brief)
    words = template.find_words(values)
    brief = _in_order(brief, template.places())
    template.fill(values)
    if brief.marking:
        template.print_marking(brief.marking)
    writer = _Writer(brief, template)
    for name in template.places():
        template.insert(name, writer.write(name))
    set_properties(template.document, brief)
    embed_evidence(template.document, brief, words)
    return pack(template.document)


def _in_order(brief: Brief, places: list[str]) -> Brief:
    """The brief with its sections in the order in which the template places them."""
    named = [name.removeprefix(SECTION) for name in places]
    rest = next(place for place, name in enumerate(named) if name in {"briefing", "sections"})
    before = named[:rest]
    late = {name: 1 + place for place, name in enumerate(named[rest:])}
    order = {section.type: late.get(section.type, 0) for section in brief.sections}
    order |= {kind: before.index(kind) - len(before) for kind in order if kind in before}
    return replace(brief, sections=tuple(sorted(brief.sections, key=lambda section: order[section.type])))


def _placeholders(brief: Brief) -> dict[str, str]:
    """What a template may ask for in its header, footer and body."""
    house = ", ".join(filter(None, (brief.issuer, brief.desk)))
    dated = say("As of {date}", date=long_date(brief.as_of)) if brief.as_of else ""
    return {
        "title": brief.title,
        "deck": brief.deck,
        "kind": brief.kind,
        "issuer": brief.issuer,
        "desk": brief.desk,
        "marking": brief.marking,
        "as_of": brief.as_of,
        "date": long_date(brief.as_of) if brief.as_of else "",
        "imprint": ". ".join(filter(None, (house, dated))),
    }


class _Writer:
    """Writes the parts of the brief in the order in which they are read."""

    def __init__(self, brief: Brief, template: Template) -> None:
        self._brief = brief
        self._template = template
        self._named = template.places()
        self._typesetter = Typesetter(template, Places(anchors=linked_ids(brief)))
        self._places = self._typesetter.places
        self._blocks = Blocks(template, self._typesetter, compact=brief.compact)
        self._titles = [*(section.title for section in brief.sections), say(REFERENCES_TITLE)]

    def write(self, name: str) -> Iterator[list[Element]]:
        """One part of the brief: `briefing` and `sections` are all that the template places nowhere else."""
        if name == "title_block":
            yield self._title()
        elif name == "contents":
            yield [self._contents()]
        elif name.startswith(SECTION):
            for place, section in enumerate(self._brief.sections):
                if section.type == name.removeprefix(SECTION):
                    yield from self._section(place, section)
        elif name != "references":
            yield from self._rest(name)
        if name == ("references" if "references" in self._named else self._named[-1]):
            yield from self._references()

    def _rest(self, name: str) -> Iterator[list[Element]]:
        """Title, sections and contents, which stand after the bottom line; less what has a place of its own."""
        whole = name == "briefing"
        if whole and "title_block" not in self._named and not self._template.has_own_title:
            yield self._title()
        sections = [one for one in enumerate(self._brief.sections) if SECTION + one[1].type not in self._named]
        first = sections[0][0] if sections else 0
        first_boxed = next((place for place, section in sections if section.boxed), first)
        elsewhere = any(section.boxed and SECTION + section.type in self._named for section in self._brief.sections)
        lists = whole and not self._brief.compact and "contents" not in self._named
        if lists and elsewhere:
            yield [self._contents()]
        for place, section in sections:
            yield from self._section(place, section)
            if place == first_boxed and lists and not elsewhere:
                yield [self._contents()]

    # --- title ----------------------------------------------------------------------------------------

    def _title(self) -> list[Element]:
        brief, words = self._brief, self._typesetter.words
        made = []
        if brief.issuer or brief.desk:
            issuer = [words(f"{brief.issuer} ", "Strong")] if brief.issuer else []
            made.append(self._blocks.paragraph("Brief Issuer", [*issuer, words(brief.desk)]))
        deck = "" if brief.compact else brief.deck
        for style, text in (("Brief Kind", brief.kind), ("Title", brief.title), ("Subtitle", deck)):
            made += [self._blocks.paragraph(style, [words(text)])] if text else []
        return [*made, *self._facts()]

    def _facts(self) -> list[Element]:
        facts = self._brief.facts
        if not facts:
            return []
        rows = [facts[first : first + _FACTS_IN_A_ROW] for first in range(0, len(facts), _FACTS_IN_A_ROW)]
        columns = max(map(len, rows))
        width = self._template.text_width / columns
        made = [
            row(self._fact(one, width) for one in (*facts_row, *[None] * (columns - len(facts_row))))
            for facts_row in rows
        ]
        style = self._template.style("Brief Facts")
        return [
            table(style, [width] * columns, made, title=say("About this edition")),
            self._blocks.paragraph("Brief Gap"),
        ]

    def _fact(self, fact: Fact | None, width: float) -> Element:
        styles = ("Brief Fact Note", "Brief Fact Value", "Brief Fact Note")
        texts = (fact.label, fact.value, fact.note) if fact else ("",)
        lines = [(style, text) for style, text in zip(styles, texts, strict=False) if text or not fact]
        return cell([self._blocks.paragraph(style, [self._typesetter.words(text)]) for style, text in lines], width)

    # --- contents -------------------------------------------------------------------------------------

    def _contents(self) -> Element:
        """A contents field with its entries, side by side.

        Word makes a list with page numbers of it when it updates the field (F9): none are guessed, for where a page
        ends depends on the reader's program and fonts.
        """
        columns = _CONTENTS_COLUMNS if max(map(len, self._titles)) <= _LONGEST_IN_COLUMN else 1
        entries = []
        for first in range(0, len(self._titles), columns):
            content = field_start('TOC \\o "1-1" \\h \\z \\u') if first == 0 else []
            for place, title in enumerate(self._titles[first : first + columns], first):
                content += [tab()] if place > first else []
                content.append(hyperlink(_toc_name(place), self._typesetter.words(title)))
            content += [field_end()] if first + columns >= len(self._titles) else []
            entries.append(self._blocks.paragraph("Brief Contents", content))
        head = self._blocks.paragraph("TOC Heading", [self._typesetter.words(say(_CONTENTS))])
        gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
        return element("sdt", element("sdtPr", gallery), element("sdtContent", head, *entries))

    # --- sections -------------------------------------------------------------------------------------

    def _heading(self, place: int, identifier: str = "", style: str = "Heading 1") -> Element:
        self._places.section = self._titles[place]
        words = self._places.mark(_toc_name(place), [self._typesetter.words(self._titles[place])])
        return self._blocks.paragraph(style, self._places.anchor(identifier, words))

    def _section(self, place: int, section: Section) -> Iterator[list[Element]]:
        """The heading stands outside of the box: Word's navigation does not look into tables."""
        yield [self._heading(place, section.id, "Brief Empty Heading" if found_nothing(section) else "Heading 1")]
        boxed = [block for block in section.blocks if section.boxed and not _is_key(block)]
        if boxed:
            yield self._blocks.box([made for block in boxed for made in self._boxed(block, section)], section.title)
        rest = [block for block in section.blocks if block not in boxed]
        for block, following in zip_longest(rest, rest[1:]):
            written = self._blocks.close(block) if following is None else self._blocks.write(block)
            if isinstance(following, Paragraph) and following.style == "note":
                keep_end_with_next(written)
            yield written

    def _boxed(self, block: Block, section: Section) -> list[Element]:
        """What stands in the box of a section: a callout there makes no second box and repeats no title."""
        if not isinstance(block, Callout):
            return self._blocks.write(block)
        return self._blocks.inside(replace(block, title="") if block.title == section.title else block)

    # --- references -----------------------------------------------------------------------------------

    def _references(self) -> Iterator[list[Element]]:
        words = self._typesetter.words
        told = NUMBERS_LEAD_BACK if self._brief.compact else LEAD_BACK
        note = self._blocks.paragraph("Brief Note", [words(f"{say(REFERENCES_NOTE)} {say(told)}")])
        yield [self._heading(len(self._titles) - 1), note]
        self._template.begin_columns(note, _COMPACT_COLUMNS if self._brief.compact else _COLUMNS)
        sources = {source.number: source for source in self._brief.sources}
        for number, references in groupby(self._brief.references, key=lambda reference: reference.source):
            yield [self._source_head(number, sources.get(number)), *map(self._reference, references)]

    def _source_head(self, number: int, source: SourceEntry | None) -> Element:
        words = [self._typesetter.words(say("Source {number}", number=number))]
        if source:
            published = long_date(source.published) if source.published else say("undated")
            about = (source.title, source.publisher, source.author, published, source.path)
            words.append(self._typesetter.words(" " + " · ".join(filter(None, about)), "Brief Soft"))
        return self._blocks.paragraph("Brief Reference Source", words)

    def _reference(self, reference: Reference) -> Element:
        """Number, sentence and place; the sections that cite it lead back, in a compact brief the number does."""
        words = self._typesetter.words
        citing = list(self._places.citing.get(reference.id, {}).items())
        mark = [words(f"{reference.source}:{reference.sentence}", "Brief Cite")]
        if self._brief.compact and citing:
            mark, citing = [hyperlink(citing[0][1], *mark)], []
        quote = words(reference.evidence.quote, "Brief Verbatim")
        content = [*self._places.anchor(reference.id, mark), tab(), quote]
        content.append(words(f" {reference.place}" if reference.place else "", "Brief Soft"))
        for position, (section, name) in enumerate(citing):
            content.append(words(", " if position else " · ", "Brief Soft"))
            content.append(hyperlink(name, words(section, "Brief Back")))
        return self._blocks.paragraph("Brief Reference", content)


def _is_key(block: object) -> bool:
    return isinstance(block, Paragraph) and block.style == "key"


def _toc_name(place: int) -> str:
    return f"_Toc{place + 1:09d}"
