"""Lines as runs: words in their style, marks as links to the references, signs as small pictures.

Citations and links stand in runs of their own styles, the space before them included, so that whoever reads the
document back finds the words of a line by leaving those styles out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from briefing.model.brief import Cite, Line, Link, Mark, Run, Text
from briefing.render.docx.drawings import Drawings
from briefing.render.docx.elements import Element, bookmark, hyperlink, run
from briefing.render.docx.template import Template
from briefing.render.pictures import draw_sign, is_drawn
from briefing.render.wording import printable, quoted, sign_of

NO_BREAK = "\u00a0"
EN_SPACE = "\u2002"
_WIDEST_SIGN = 10.0

_QUIET = ("absent", "single")
# (verbatim, strong, soft) → character style; strong before soft
_STYLES = {
    (False, False, False): "",
    (False, True, False): "Strong",
    (False, False, True): "Brief Soft",
    (False, True, True): "Strong",
    (True, False, False): "Brief Verbatim",
    (True, True, False): "Brief Verbatim Strong",
    (True, False, True): "Brief Verbatim Soft",
    (True, True, True): "Brief Verbatim Strong",
}


@dataclass(slots=True)
class Places:
    """Bookmarks: what links lead to, and for each reference the first place of each section that cites it."""

    anchors: frozenset[str]
    section: str = ""
    citing: dict[str, dict[str, str]] = field(default_factory=dict)
    count: int = 0

    def mark(self, name: str, content: Iterable[Element]) -> list[Element]:
        """The content inside a bookmark."""
        self.count += 1
        start, end = bookmark(name, self.count)
        return [start, *content, end]

    def anchor(self, identifier: str, content: list[Element]) -> list[Element]:
        """The content inside the bookmark of a block, if anything can link to that block."""
        return self.mark(bookmark_name(identifier), content) if identifier in self.anchors else content

    def remember(self, cite: Cite) -> str:
        """The name for a bookmark at this citation, when it is the section's first of one of its references."""
        references = [f"r{cite.source}-{sentence}" for sentence in range(cite.first, cite.last + 1)]
        new = [one for one in references if self.section not in self.citing.setdefault(one, {})]
        name = f"_cited{self.count + 1}" if new else ""
        for one in new:
            self.citing[one][self.section] = name
        return name


def bookmark_name(identifier: str) -> str:
    """An id as Word accepts it for a bookmark: letters, digits and underscores, at most 40, a letter first."""
    name = re.sub(r"\W", "_", identifier, flags=re.ASCII)[:40]
    return name if name[:1].isalpha() else f"x{name}"[:40]


class Typesetter:
    """Turns lines into runs, with the styles of one template and the bookmarks of one document."""

    def __init__(self, template: Template, places: Places) -> None:
        self._template = template
        self.drawings = Drawings(template.document)
        self.places = places

    def words(self, text: str, style: str = "") -> Element:
        """A run of the tool's words, in a character style given by name."""
        return run(printable(text), self._template.style(style) if style else "")

    def line(self, line: Line) -> list[Element]:
        """The runs of a line."""
        made: list[Element] = []
        pieces = [piece for piece in line.runs if not isinstance(piece, Text) or piece.text]
        for position, piece in enumerate(pieces):
            before = pieces[position - 1] if position else None
            after = pieces[position + 1] if position + 1 < len(pieces) else None
            match piece:
                case Text():
                    made.append(self._text(piece, before, after))
                case Cite():
                    made += self._cite(piece, _gap(before))
                case Link():
                    made.append(self._link(piece, _gap(before)))
                case Mark():
                    made += self._sign(piece, before)
                case _:
                    assert_never(piece)
        return made

    def _text(self, piece: Text, before: Run | None, after: Run | None) -> Element:
        words = printable(piece.text)
        if piece.verbatim:
            marks = quoted(words)
            words = ("" if _is_verbatim(before) else marks[0]) + words + ("" if _is_verbatim(after) else marks[-1])
        return self.words(words, _STYLES[piece.verbatim, piece.strong, piece.soft])

    def _sign(self, mark: Mark, before: Run | None) -> list[Element]:
        """A sign, a picture where it is a shape; in a key, set off from the words of the sign before it."""
        gap = EN_SPACE if isinstance(before, Text) and before.text.endswith(" ") else ""
        if not is_drawn(mark):
            style = "Brief Sign Quiet" if mark.kind in _QUIET else "Brief Sign"
            return [self.words(gap + sign_of(mark), style)]
        drawn = draw_sign(mark)
        made = self.drawings.draw(drawn.svg, drawn.alt, _WIDEST_SIGN)
        return [self.words(gap, "Brief Sign"), made] if gap else [made]

    def _cite(self, cite: Cite, gap: str) -> list[Element]:
        words = self.words(gap + cite.mark, "Brief Cite")
        if cite.target not in self.places.anchors:
            return [words]
        name = self.places.remember(cite)
        made = [hyperlink(bookmark_name(cite.target), words)]
        return self.places.mark(name, made) if name else made

    def _link(self, link: Link, gap: str) -> Element:
        words = self.words(gap.replace(NO_BREAK, " ") + link.label, "Brief Conflict")
        return hyperlink(bookmark_name(link.target), words) if link.target in self.places.anchors else words


def _is_verbatim(piece: Run | None) -> bool:
    return isinstance(piece, Text) and piece.verbatim


def _gap(before: Run | None) -> str:
    """What stands before a mark: nothing at the start or after a space, no break after words, a space after a mark."""
    match before:
        case None:
            return ""
        case Text():
            return "" if not before.verbatim and before.text[-1] in {" ", NO_BREAK, "("} else NO_BREAK
        case _:
            return " "
