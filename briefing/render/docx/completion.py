"""Completes a user's Word template with what the brief needs and it lacks: styles, their lists, the embedded fonts."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from briefing.render.docx.elements import Element, element

# What may stand before w:embedTrueTypeFonts in the settings (ECMA-376 part 1, 17.15.1.78).
_BEFORE_FONTS = (
    "w:writeProtection",
    "w:view",
    "w:zoom",
    "w:removePersonalInformation",
    "w:removeDateAndTime",
    "w:doNotDisplayPageBoundaries",
    "w:displayBackgroundShape",
    "w:printPostScriptOverText",
    "w:printFractionalCharacterWidth",
    "w:printFormsData",
)


def style_ids(document: Document) -> dict[str, str]:
    """The id of each style by its name in lower case: Word compares names so, and ids differ by language."""
    return {style.name_val.lower(): style.styleId for style in document.styles.element.style_lst if style.name_val}


def complete(document: Document, shipped: Document) -> None:
    """Copies the shipped styles that the document has none of the same name for, with their lists and fonts."""
    own = style_ids(document)
    taken = set(own.values())
    missing = [style for style in shipped.styles.element.style_lst if style.name_val.lower() not in own]
    ids = {style.styleId: own.get(style.name_val.lower(), "") for style in shipped.styles.element.style_lst}
    for style in missing:
        ids[style.styleId] = style.styleId if style.styleId not in taken else f"{style.styleId}Brief"
    numbers = _copy_numbering(document, shipped, missing, ids)
    for style in missing:
        copy = deepcopy(style)
        copy.attrib.pop(qn("w:default"), None)
        copy.set(qn("w:styleId"), ids[style.styleId])
        _rename(copy, ("basedOn", "next", "link"), ids)
        _rename(copy, ("numId",), numbers)
        document.styles.element.append(copy)
    _embed_fonts(document, shipped)


def _rename(root: Element, tags: tuple[str, ...], names: dict[str, str]) -> None:
    for tag in tags:
        for found in root.iter(qn(f"w:{tag}")):
            found.set(qn("w:val"), names.get(found.get(qn("w:val")), found.get(qn("w:val"))))


def _copy_numbering(document: Document, shipped: Document, styles: list[Any], ids: dict[str, str]) -> dict[str, str]:
    """Copies the lists that the styles use; returns new number by old."""
    used = [number for style in styles for number in style.xpath("w:pPr/w:numPr/w:numId/@w:val")]
    target, source = _numbering(document), shipped.part.numbering_part.element
    numbers: dict[str, str] = {}
    for number in used:
        abstract = source.xpath(
            f"w:abstractNum[@w:abstractNumId = ../w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
        )
        copy = deepcopy(abstract[0])
        free = max((int(value) for value in target.xpath("w:abstractNum/@w:abstractNumId")), default=-1) + 1
        copy.set(qn("w:abstractNumId"), str(free))
        _rename(copy, ("pStyle",), ids)
        target.insert(len(target.xpath("w:numPicBullet | w:abstractNum")), copy)
        numbers[number] = str(target.add_num(free).numId)
    return numbers


def _numbering(document: Document) -> Element:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element


# --- fonts ----------------------------------------------------------------------------------------


def _embed_fonts(document: Document, shipped: Document) -> None:
    """Adds the shipped faces to the font table, so that a source's words are serif wherever the document is read."""
    source = shipped.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    relations = document.part.rels
    own = [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE]
    if not own:
        document.part.relate_to(source, RELATIONSHIP_TYPE.FONT_TABLE)
    else:
        merged = _merge_fonts(relations[own[0]].target_part, source)
        del relations[own[0]]
        document.part.load_rel(RELATIONSHIP_TYPE.FONT_TABLE, merged, own[0])
    settings = document.settings.element
    if not settings.xpath("w:embedTrueTypeFonts"):
        before = [child for child in settings if child.tag in map(qn, _BEFORE_FONTS)]
        settings.insert(len(before), element("embedTrueTypeFonts"))


def _merge_fonts(own: Part, source: Part) -> Part:
    """The document's font table with the faces that it lacks."""
    table, added = parse_xml(own.blob), parse_xml(source.blob)
    merged = XmlPart(own.partname, own.content_type, table, own.package)
    for key, relation in own.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        merged.load_rel(relation.reltype, target, key, relation.is_external)
    known = {font.get(qn("w:name")) for font in table}
    for font in [font for font in added if font.get(qn("w:name")) not in known]:
        for face in [face for face in font if face.get(qn("r:id"))]:
            data = source.rels[face.get(qn("r:id"))].target_part
            face.set(qn("r:id"), merged.relate_to(data, RELATIONSHIP_TYPE.FONT))
        table.append(font)
    return merged
