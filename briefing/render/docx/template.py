"""The Word template: the shipped one, or the user's own, completed with the styles that it lacks.

Content names styles, as a person reads them in Word; `Template` knows under which id the document has them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from briefing import resources
from briefing.errors import TemplateError
from briefing.render.docx.compact import set_closer
from briefing.render.docx.completion import complete, style_ids
from briefing.render.docx.elements import Element, element, paragraph, run, twips
from briefing.render.docx.placeholders import check_tags, find_tags, join_tags
from briefing.render.faults import Fault
from briefing.render.wording import printable

_WIDTH_FOR_COLUMNS = 140.0
_COLUMN_GAP = 8.0
_BEFORE_COLUMNS = ("w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType")
_MOST_BYTES = 200_000_000
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class Template:
    """An open Word document: its styles by name, its lists, and the place where the brief goes."""

    def __init__(self, path: Path) -> None:
        self.document = open_document(path)
        self._shipped = resources.templates("docx") / "brief.docx"
        if path.resolve() != self._shipped.resolve():
            complete(self.document, open_document(self._shipped))
        for root in self._roots():
            join_tags(root)
        self._tags = find_tags(self.document.element.body, _furniture(self.document))
        self.faults = [*_find_foreign(self.document, path), *check_tags(str(path), self._tags)]
        self._ids = style_ids(self.document)
        self._ends_with_brief = False
        self._styles = {style.styleId: style for style in self.document.styles.element.style_lst}

    def style(self, name: str) -> str:
        """The id of a style. Raises `TemplateError` when neither template has it."""
        try:
            return self._ids[name.lower()]
        except KeyError as error:
            raise TemplateError(
                f"The Word templates have no style “{name}”.", hint="Install briefing again."
            ) from error

    @property
    def text_width(self) -> float:
        """The width of the text in millimetres, in the last section."""
        section = self.document.sections[-1]
        sizes = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (
            size.mm if size is not None else usual for size, usual in zip(sizes, (210, 20, 20), strict=True)
        )
        return float(page - left - right)

    def head_borders(self, table_style: str) -> Element | None:
        """The borders that a table style gives to its first row, for a head of two rows."""
        found = self._styles[self.style(table_style)].xpath("w:tblStylePr[@w:type='firstRow']/w:tcPr/w:tcBorders")
        return deepcopy(found[0]) if found else None

    def start_list(self, name: str) -> int | None:
        """A new list in the numbering of a list style, counted from 1; none if the style has no numbering."""
        found = self._styles[self.style(name)].xpath("w:pPr/w:numPr/w:numId/@w:val")
        if not found:
            return None
        numbering = self.document.part.numbering_part.element
        used = [num for num in numbering.num_lst if str(num.numId) == found[0]]
        if not used:
            return None
        made = numbering.add_num(used[0].abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def find_words(self, values: dict[str, str]) -> list[str]:
        """What the header, the footer and the body say around their places, and with what goes there."""
        paragraphs = (paragraph for root in self._roots() for paragraph in root.iter(qn("w:p")))
        texts = ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip() for paragraph in paragraphs]
        parts = {part.strip() for text in texts for part in re.split(r"\{\{.*?\}\}", text)}
        parts |= {_PLACEHOLDER.sub(lambda match: values.get(match[1], ""), text).strip() for text in texts}
        return sorted({part for part in parts if re.search(r"[^\W\d]", part)})

    def fill(self, values: dict[str, str]) -> None:
        """Puts values in the places of the header, the footer and the body that name them, such as `{{ title }}`.

        A run whose value is empty goes altogether: no marking, no black bar.
        """
        for root in self._roots():
            for text in list(root.iter(qn("w:t"))):
                _fill_text(text, values)

    def print_marking(self, marking: str) -> None:
        """Sees to it that every header and footer carries the marking, whatever the template forgot."""
        for part in _first_furniture(self.document):
            part.is_linked_to_previous = False  # makes an empty one where the template has none
        for root in _furniture(self.document):
            if marking not in "".join(text.text or "" for text in root.iter(qn("w:t"))):
                words = run(f"\u00a0{marking}\u00a0", self.style("Brief Marking"))
                root.append(paragraph(self.style("Brief Marking Line"), [words]))

    def set_closer(self) -> None:
        """Makes type, distances and margins smaller, for a brief that has few pages."""
        set_closer(self.document)

    def begin_columns(self, last: Element, number: int) -> None:
        """Sets what follows the paragraph `last` in columns: small print over the whole width is hard to read.

        Left alone where the template goes on after the brief, or where its page is narrow.
        """
        body = self.document.element.body
        after = body.sectPr
        if not self._ends_with_brief or after is None or self.text_width < _WIDTH_FOR_COLUMNS:
            return
        last.pPr.append(deepcopy(after))
        for tag in ("w:type", "w:cols", "w:titlePg"):
            for found in after.findall(qn(tag)):
                after.remove(found)
        for start in after.xpath("w:pgNumType/@w:start/.."):
            start.attrib.pop(qn("w:start"))
        page = after.find(qn("w:pgSz"))
        page.addprevious(element("type", val="continuous"))
        before = [child for child in after if child.tag in map(qn, _BEFORE_COLUMNS)]
        before[-1].addnext(element("cols", num=str(number), space=str(twips(2 * _COLUMN_GAP / number))))

    @property
    def has_own_title(self) -> bool:
        """Whether the body says the title itself, as a cover page does."""
        return any(tag.name == "title" and tag.where.startswith("paragraph") for tag in self._tags)

    def places(self) -> list[str]:
        """Where parts of the brief go, in the order of the document; what no place names goes to the end."""
        names = [tag.name for tag in self._tags if tag.is_place]
        return names if {"briefing", "sections"} & {*names} else [*names, "briefing"]

    def insert(self, name: str, groups: Iterable[list[Element]]) -> None:
        """Puts a part of the brief where a paragraph names it, or at the end; each group as it is made."""
        body = self.document.element.body
        found = [tag.paragraph for tag in self._tags if tag.name == name and tag.is_place]
        marker = found[0] if found else body.add_p()
        self._ends_with_brief = marker.getnext() is None or marker.getnext().tag == qn("w:sectPr")
        for group in groups:
            for made in group:
                marker.addprevious(made)
        body.remove(marker)

    def _roots(self) -> tuple[Element, ...]:
        return (self.document.element.body, *_furniture(self.document))


def open_document(path: Path) -> Document:
    """A Word document of the house. Raises `TemplateError` for another file, or one that unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _MOST_BYTES:
            hint = "Take large pictures out of it, or make them smaller."
            raise TemplateError(f"{path} unpacks to more than {_MOST_BYTES:,} bytes.", hint=hint)
        return docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError, KeyError, OSError) as error:
        hint = "Save it in Word as a document (.docx), not as a template (.dotx)."
        raise TemplateError(f"{path} is not a Word document that can be opened.", hint=hint) from error


def _find_foreign(document: Document, path: Path) -> list[Fault]:
    """What the document would fetch whenever somebody opens it: linked pictures, an attached template."""
    found = [relation for relation in document.part.package.iter_rels() if relation.is_external]
    foreign = sorted({relation.target_ref for relation in found if not relation.reltype.endswith("/hyperlink")})
    message = "the document reads “{}” from elsewhere whenever it is opened"
    hint = "Insert the picture instead of linking it; detach the template (Developer, Document Template)."
    return [Fault(file=str(path), line=0, message=message.format(name), hint=hint) for name in foreign]


def _furniture(document: Document) -> list[Element]:
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    relations = document.part.rels.values()
    parts = {relation.target_part.partname: relation.target_part for relation in relations if relation.reltype in kinds}
    return [parts[name].element for name in sorted(parts)]


def _first_furniture(document: Document) -> list[Any]:
    """The headers and footers of the first section, from which the others inherit."""
    section = document.sections[0]
    found = [section.header, section.footer]
    if section.different_first_page_header_footer:
        found += [section.first_page_header, section.first_page_footer]
    if document.settings.odd_and_even_pages_header_footer:
        found += [section.even_page_header, section.even_page_footer]
    return found


def _fill_text(text: Element, values: dict[str, str]) -> None:
    words = text.text or ""
    named = [name for name in _PLACEHOLDER.findall(words) if name in values]
    if not named:
        return
    if not any(values[name] for name in named):
        text.getparent().remove(text)
        return
    text.text = _PLACEHOLDER.sub(lambda match: printable(values.get(match[1], match[0])), words)
    text.set(qn("xml:space"), "preserve")
