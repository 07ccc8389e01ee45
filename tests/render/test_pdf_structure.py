"""The finished PDF opened again: what PDF/UA-1 asks of its structure, and what PDF/A-3 asks of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import msgspec
import pikepdf
import pytest

from briefing.model.brief import Brief, Figure, walk_lines
from briefing.render import pdf
from briefing.settings import TLP_LABELS, Settings

HEADING = re.compile(r"/H([1-6])$")


@pytest.fixture(scope="module")
def made(sample_brief: Brief, settings: Settings) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf.render(sample_brief, settings))) as document:
        yield document


def walk(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from walk(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from walk(node.K)


def elements(made: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [element for element in walk(made.Root.StructTreeRoot.K) if str(element.S) == kind]


def attribute(element: pikepdf.Dictionary, name: str) -> pikepdf.Object | None:
    found = element.get("/A")
    holders = [] if found is None else found if isinstance(found, pikepdf.Array) else [found]
    return next((holder[name] for holder in holders if name in holder), None)


def test_it_says_its_language_and_shows_its_title(made: pikepdf.Pdf) -> None:
    assert str(made.Root.Lang) == "en"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.Root.MarkInfo.Marked


def test_there_is_one_title_and_no_heading_skips_a_level(made: pikepdf.Pdf) -> None:
    kinds = (HEADING.match(str(element.S)) for element in walk(made.Root.StructTreeRoot.K))
    levels = [int(found[1]) for found in kinds if found]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_head_says_whether_it_is_of_a_row_or_a_column(made: pikepdf.Pdf) -> None:
    heads = elements(made, "/TH")
    assert {str(attribute(head, "/Scope")) for head in heads} == {"/Row", "/Column"}
    assert all(attribute(head, "/Scope") is not None for head in heads)


def test_every_cell_names_heads_that_the_name_tree_knows(made: pikepdf.Pdf) -> None:
    known = {bytes(name) for leaf in made.Root.StructTreeRoot.IDTree.Kids for name in list(leaf.Names)[::2]}
    heads = {bytes(head.ID) for head in elements(made, "/TH")}
    cells = [attribute(cell, "/Headers") for cell in elements(made, "/TD")]
    assert heads == known
    assert all(cell is not None and {bytes(name) for name in cell} <= heads for cell in cells)


def test_every_picture_has_words(made: pikepdf.Pdf, sample_brief: Brief) -> None:
    alternatives = {str(figure.Alt) for figure in elements(made, "/Figure")}
    charts = {block.alt for section in sample_brief.sections for block in section.blocks if isinstance(block, Figure)}
    assert charts <= alternatives
    assert "" not in alternatives


def test_every_link_has_words_and_a_place_that_exists(made: pikepdf.Pdf) -> None:
    names = made.Root.Names.Dests
    known = {str(name) for name in pikepdf.NameTree(names)}
    links = [note for page in made.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(links) > 150
    assert all(str(link.Contents).strip() for link in links)
    assert all(str(link.Dest) in known for link in links)
    assert len(elements(made, "/Link")) >= len(links)


def test_marks_lead_to_references_and_references_lead_back(made: pikepdf.Pdf, sample_brief: Brief) -> None:
    wanted = [str(note.Dest) for page in made.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    lines = (line for section in sample_brief.sections for block in section.blocks for line in walk_lines(block))
    assert {cite.target for line in lines for cite in line.cites} <= set(wanted)
    assert sum(1 for name in wanted if re.fullmatch(r"m\d+", name)) >= len(sample_brief.references)


def test_every_page_is_read_in_the_order_of_its_structure(made: pikepdf.Pdf) -> None:
    assert all(page.get("/Tabs") == "/S" for page in made.pages if "/Annots" in page)


def test_all_type_is_in_the_file(made: pikepdf.Pdf) -> None:
    described = [item for item in made.objects if isinstance(item, pikepdf.Dictionary) and "/FontFamily" in item]
    assert described
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()) for item in described)


def test_pdf_a_3a_keeps_tags_and_carries_its_data_with_a_relationship(sample_brief: Brief, settings: Settings) -> None:
    drawn = msgspec.structs.replace(settings.render, pdf_variant="pdf/a-3a")
    short = replace(sample_brief, sections=sample_brief.sections[:3])
    with pikepdf.open(BytesIO(pdf.render(short, msgspec.structs.replace(settings, render=drawn)))) as document:
        described = document.Root.Metadata.read_bytes().decode()
        assert re.search(r"<pdfaid:part>3<|pdfaid:part=.3", described)
        assert re.search(r"<pdfaid:conformance>A<|pdfaid:conformance=.A", described)
        assert document.Root.MarkInfo.Marked
        assert document.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert {str(file.AFRelationship) for file in document.Root.AF} == {"/Data"}
        assert "evidence.json" in document.attachments


@pytest.mark.parametrize("label", TLP_LABELS)
def test_a_marking_is_in_head_and_foot_of_every_page_in_no_less_than_12_points(
    label: str, sample_brief: Brief, settings: Settings
) -> None:
    import pypdfium2

    short = replace(sample_brief, marking=label, sections=sample_brief.sections[:3])
    with pypdfium2.PdfDocument(pdf.render(short, settings)) as document:
        for page in document:
            heights = sizes_of(page, label)
            assert len(heights) == 2
            assert min(heights) >= 12


def sizes_of(page: object, words: str) -> list[float]:
    """The sizes, in points, in which the words stand on a page."""
    from pypdfium2 import raw

    text = page.get_textpage()  # type: ignore[attr-defined]
    search, sizes = text.search(words), []
    while found := search.get_next():
        sizes.append(round(raw.FPDFText_GetFontSize(text, found[0]) * text_scale(text, found[0]), 2))
    return sizes


def text_scale(text: object, place: int) -> float:
    """How much the page enlarges a letter: its matrix."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, place, matrix)
    return abs(matrix.d)


PAINTING = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "EI", "INLINE IMAGE"}


def paint(page: pikepdf.Page) -> Iterator[tuple[str, list[tuple[str, int | None]]]]:
    """What a page paints: each operator that leaves a trace, and the marked content around it, outermost first."""
    around: list[tuple[str, int | None]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BMC", "BDC"}:
            described = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            around.append((str(operands[0]), int(described["/MCID"]) if "/MCID" in described else None))
        elif operator == "EMC":
            around.pop()
        elif operator in PAINTING:
            yield operator, list(around)


def test_all_that_is_painted_is_in_the_structure_or_an_artifact(made: pikepdf.Pdf) -> None:
    for page in made.pages:
        painted = list(paint(page))
        assert painted
        assert all(any(name == "/Artifact" or number is not None for name, number in around) for _, around in painted)
        assert not any({"/Artifact"} < {name for name, _ in around} for _, around in painted)


def test_head_and_foot_are_artifacts_that_no_screen_reader_repeats(made: pikepdf.Pdf) -> None:
    for page in made.pages:
        outside = [operator for operator, around in paint(page) if ("/Artifact", None) in around]
        assert sum(operator in {"Tj", "TJ"} for operator in outside) >= 3  # marking twice, number of the page


def test_every_piece_of_marked_content_belongs_to_one_element(made: pikepdf.Pdf) -> None:
    held: dict[tuple[int, int], list[int]] = {}
    for element in walk(made.Root.StructTreeRoot.K):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                held.setdefault(element.Pg.objgen, []).append(kid)
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                held.setdefault(kid.get("/Pg", element.get("/Pg")).objgen, []).append(int(kid.MCID))
    for page in made.pages:
        printed = {number for _, around in paint(page) for _, number in around if number is not None}
        claimed = held.get(page.objgen, [])
        assert printed <= set(claimed)
        assert len(claimed) == len(set(claimed))


def test_every_row_of_a_table_stands_in_a_table_and_every_item_in_a_list(made: pikepdf.Pdf) -> None:
    allowed = {
        "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
        "/TR": {"/TH", "/TD"},
        "/L": {"/L", "/LI", "/Caption"},
        "/LI": {"/Lbl", "/LBody"},
    }
    for kind, inside in allowed.items():
        for element in elements(made, kind):
            kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
            found = {str(kid.S) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid}
            assert found <= inside, (kind, found)
