"""The placeholders of a Word template as a person types them: `{{ title }}`, `{{ section.positions }}`.

Word cuts what is typed into runs as it pleases: a placeholder is put together again before it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from briefing.render.docx.elements import Element
from briefing.render.faults import Fault, suggest
from briefing.settings import SECTION_TYPES

VALUES = ("title", "deck", "kind", "issuer", "desk", "marking", "as_of", "date", "imprint")
"""What stands anywhere: in the body, a header or a footer, in the middle of a line too."""
PLACES = ("briefing", "title_block", "contents", "sections", "references")
"""Where whole parts of the brief go: each alone in a paragraph of the body."""
SECTION = "section."
_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{[%#].*?[%#]\}|\{\{|\}\}")
_LONGEST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A placeholder: its words within the braces, its paragraph, and where that is as Word shows it."""

    name: str
    text: str
    paragraph: Element
    where: str
    alone: bool

    @property
    def is_place(self) -> bool:
        """Whether a part of the brief goes there."""
        return self.name in PLACES or self.name.startswith(SECTION)


def join_tags(root: Element) -> None:
    """Puts every placeholder that Word has cut into several runs into the first of them."""
    for paragraph in root.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        words = [text.text or "" for text in texts]
        for match in reversed(list(re.finditer(r"\{\{[^{}]*\}\}", "".join(words)))):
            _join(words, match.start(), match.end())
        for text, made in zip(texts, words, strict=True):
            text.text = made


def _join(words: list[str], start: int, end: int) -> None:
    """Moves the letters from `start` to `end` of the joined words into the piece in which they start."""
    offset, first, moved = 0, -1, ""
    for place, piece in enumerate(words):
        left, right = max(start - offset, 0), min(end - offset, len(piece))
        offset += len(piece)
        if left >= right:
            continue
        if first < 0:
            first = place
            moved, head, tail = piece[left:right], piece[:left], piece[right:]
            words[place] = head + "\0" + tail
        else:
            moved += piece[left:right]
            words[place] = piece[:left] + piece[right:]
    if first >= 0:
        words[first] = words[first].replace("\0", moved)


def find_tags(body: Element, furniture: list[Element]) -> list[Tag]:
    """Every placeholder, the body's first, in the order in which they are read."""
    found = list(_tags_of(body, "paragraph"))
    for root in furniture:
        kind = "header" if root.tag == qn("w:hdr") else "footer"
        found += _tags_of(root, f"{kind}, paragraph")
    return found


def _tags_of(root: Element, where: str) -> Iterator[Tag]:
    top = set(root.iterchildren(qn("w:p")))
    for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
        text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        for match in _TAG.finditer(text):
            alone = text.strip() == match[0] and paragraph in top and where == "paragraph"
            name = match[1] if match[1] is not None else match[0]
            yield Tag(name=name, text=text.strip(), paragraph=paragraph, where=f"{where} {number}", alone=alone)


def check_tags(file: str, tags: list[Tag]) -> list[Fault]:
    """What is wrong with the placeholders of a document."""
    found = [fault for tag in tags if (fault := _check(file, tag))]
    places = [tag for tag in tags if tag.is_place and tag.alone]
    names = [tag.name for tag in places]
    found += [
        _fault(file, tag, f"“{{{{ {tag.name} }}}}” stands there twice", "Each part of the brief is printed once.")
        for number, tag in enumerate(places)
        if tag.name in names[:number]
    ]
    if "references" in names:
        behind = {*names[names.index("references") :]} - {"references", "contents"}
        if behind or not {"briefing", "sections"} & {*names}:
            late = places[names.index("references")]
            hint = "References come last, after {{ briefing }} or {{ sections }}."
            found.append(_fault(file, late, "“{{ references }}” stands before a section", hint))
    return found


def _check(file: str, tag: Tag) -> Fault | None:
    known = (*VALUES, *PLACES, *(SECTION + name for name in SECTION_TYPES))
    if tag.name.startswith(("{", "}")):
        hint = "A placeholder is written {{ title }}; Word templates know no loops or conditions."
        return _fault(file, tag, f"“{tag.name}” is no placeholder", hint)
    if tag.name not in known:
        return _fault(file, tag, f"there is no placeholder “{{{{ {tag.name} }}}}”", suggest(tag.name, known))
    if tag.is_place and not tag.alone:
        hint = "Put it alone into a paragraph of the body, outside tables and text boxes."
        return _fault(file, tag, f"“{{{{ {tag.name} }}}}” does not stand alone", hint)
    return None


def _fault(file: str, tag: Tag, message: str, hint: str) -> Fault:
    shown = tag.text if len(tag.text) <= _LONGEST_SHOWN else tag.text[:_LONGEST_SHOWN] + " …"
    return Fault(file=f"{file}, {tag.where}", line=0, message=message, hint=hint, shown=shown)
