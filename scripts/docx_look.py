"""The look of the Word template: styles and lists as WordprocessingML. `make_docx_template.py` packs them.

Sans is the tool speaking, serif is a source speaking, word for word; the styles that hold a source's words are the only
serif ones. Sizes, leading and spacing are points, indents and margins millimetres, rules eighths of a point.
"""

from __future__ import annotations

SANS, SERIF = "Source Sans 3", "Source Serif 4"
EAST_ASIAN = {SANS: "Noto Sans CJK SC", SERIF: "Noto Serif CJK SC"}
INK, SOFT, ACCENT, WARM, ALARM = "18222A", "4A5660", "123F5C", "B0501D", "8A2F14"
TINT, RULE, WHITE, BLACK = "EEF3F6", "C3CCD2", "FFFFFF", "000000"
TEXT_WIDTH = 170

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


# --- properties, each in the order that the schema asks for ------------------------------------------


def font(
    face: str = "", *, size: float = 0, bold: bool = False, colour: str = "", fill: str = "", regular: bool = False
) -> str:
    """Run properties (`w:rPr`)."""
    parts = []
    if face:
        names = f'w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{EAST_ASIAN[face]}" w:cs="{face}"'
        parts.append(f"<w:rFonts {names}/>")
    if bold or regular:
        value = "" if bold else ' w:val="0"'
        parts.append(f"<w:b{value}/><w:bCs{value}/>")
    if colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if size:
        half = round(size * 2)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    if fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def line(side: str, eighths: int, colour: str, space: int = 0) -> str:
    """One border; width in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def layout(
    *,
    before: float = 0,
    after: float = 0,
    leading: float = 0,
    left: float = 0,
    hanging: float = 0,
    keep: bool = False,
    whole: bool = False,
    loose: bool = False,
    outline: int | None = None,
    borders: str = "",
    tabs: str = "",
    number: int = 0,
) -> str:
    """Paragraph properties (`w:pPr`); spacing in points, indents in millimetres. `loose` undoes a parent's `keep`."""
    kept = "<w:keepNext/>" if keep else '<w:keepNext w:val="0"/>' if loose else ""
    parts = [kept, "<w:keepLines/>" if whole or keep else "", "<w:widowControl/>"]
    if number:
        parts.append(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    parts += [f"<w:pBdr>{borders}</w:pBdr>" if borders else "", f"<w:tabs>{tabs}</w:tabs>" if tabs else ""]
    exact = f' w:line="{round(leading * 20)}" w:lineRule="atLeast"' if leading else ""
    parts.append(f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{exact}/>')
    if left:
        hang = f' w:hanging="{twips(hanging)}"' if hanging else ""
        parts.append(f'<w:ind w:left="{twips(left)}"{hang}/>')
    parts.append(f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def tab(millimetres: float, kind: str = "left") -> str:
    """One tab stop."""
    return f'<w:tab w:val="{kind}" w:pos="{twips(millimetres)}"/>'


# --- styles -------------------------------------------------------------------------------------------


def style(kind: str, name: str, inner: str, *, parent: str = "", following: str = "", default: bool = False) -> str:
    """One style; its id is its name without spaces."""
    identifier = _identifier(name)
    internal = name.lower() if name.startswith(("Heading", "TOC 1", "Header", "Footer", "Caption")) else name
    flag = ' w:default="1"' if default else ""
    custom = ' w:customStyle="1"' if name.startswith(("Brief", "Bottom", "Conflict", "Table ")) else ""
    based = f'<w:basedOn w:val="{_identifier(parent)}"/>' if parent else ""
    after = f'<w:next w:val="{_identifier(following)}"/>' if following else ""
    shown = "<w:qFormat/>" if kind != "table" else ""
    return (
        f'<w:style w:type="{kind}"{flag}{custom} w:styleId="{identifier}"><w:name w:val="{internal}"/>'
        f'{based}{after}<w:uiPriority w:val="1"/>{shown}{inner}</w:style>'
    )


def _identifier(name: str) -> str:
    return {"Default Paragraph Font": "DefaultParagraphFont", "Normal Table": "TableNormal"}.get(
        name, name.replace(" ", "")
    )


def paragraph_styles() -> list[str]:
    """The paragraph styles of the brief."""
    bar = line("left", 16, WARM, 8)
    top, thin = line("top", 10, ACCENT, 3), line("top", 4, RULE, 3)
    furniture = tab(TEXT_WIDTH, "right")
    leader = tab(TEXT_WIDTH, "right").replace("<w:tab ", '<w:tab w:leader="dot" ')
    columns = tab(TEXT_WIDTH / 3) + tab(TEXT_WIDTH * 2 / 3)
    table = [
        # name, parent, next, paragraph properties, run properties
        ("Title", "Normal", "Subtitle", layout(after=3, leading=28, keep=True), font(size=25, bold=True)),
        ("Subtitle", "Normal", "Normal", layout(after=10, leading=17), font(size=13, colour=SOFT)),
        ("Brief Issuer", "Normal", "Brief Kind", layout(after=14), ""),
        ("Brief Kind", "Normal", "Title", layout(keep=True), font(size=10.5, bold=True, colour=WARM)),
        (
            "Heading 1",
            "Normal",
            "Normal",
            layout(before=18, after=5, leading=17, keep=True, outline=0, borders=top),
            font(size=14, bold=True, colour=ACCENT),
        ),
        (
            "Brief Empty Heading",
            "Heading 1",
            "Brief Empty",
            layout(before=8, leading=13.5, keep=True, outline=0, borders=thin),
            font(size=10.5),
        ),
        (
            "Heading 2",
            "Normal",
            "Normal",
            layout(before=6, after=2, leading=13.5, keep=True, outline=1),
            font(size=10.5, bold=True),
        ),
        (
            "Heading 3",
            "Normal",
            "Normal",
            layout(before=6, after=2, leading=11.5, keep=True, outline=2),
            font(size=9, bold=True, colour=SOFT),
        ),
        ("TOC Heading", "Normal", "TOC 1", layout(before=10, after=2, keep=True), font(size=10.5, bold=True)),
        ("TOC 1", "Normal", "", layout(leading=12.5, tabs=leader), font(size=9.5)),
        ("Brief Contents", "Normal", "", layout(leading=12.5, whole=True, tabs=columns), font(size=9.5)),
        ("Header", "Normal", "", layout(leading=16, tabs=furniture), font(size=8.5, colour=SOFT)),
        ("Footer", "Header", "", layout(leading=16, tabs=furniture), ""),
        ("Brief Marking Line", "Normal", "", '<w:pPr><w:jc w:val="right"/></w:pPr>', ""),
        ("Bottom Line", "Normal", "", layout(after=4, leading=14, whole=True, number=1), font(size=10.5)),
        ("List Number", "Normal", "", layout(after=2, number=2), ""),
        ("List Bullet", "Normal", "", layout(after=2, number=3), ""),
        ("Brief Statement", "Normal", "", layout(after=3, leading=13.5), ""),
        (
            "Brief Quote",
            "Normal",
            "Brief Quote Source",
            layout(before=2, leading=14, left=4, keep=True, borders=bar),
            font(SERIF, size=10.5),
        ),
        (
            "Brief Quote Source",
            "Normal",
            "Brief Statement",
            layout(after=5, leading=11, left=4, borders=bar),
            font(size=8.5, colour=SOFT),
        ),
        ("Brief Topic", "Normal", "", layout(leading=13.5), font(size=8.5, bold=True, colour=SOFT)),
        ("Brief Note", "Normal", "", layout(after=4, leading=11, keep=True), font(size=8.5, colour=SOFT)),
        ("Brief Closing Note", "Brief Note", "", layout(after=4, leading=11, whole=True, loose=True), ""),
        ("Brief Key", "Brief Note", "", layout(before=6, after=4, leading=11.5, left=5), ""),
        ("Brief Empty", "Normal", "", layout(after=4), font(colour=SOFT)),
        ("Brief Gap", "Normal", "", layout(leading=7), font(size=3)),
        ("Brief Actor Note", "Brief Note", "", layout(after=2, leading=11, keep=True), ""),
        (
            "Brief Box Title",
            "Normal",
            "",
            layout(after=3, leading=15, keep=True),
            font(size=11, bold=True, colour=ACCENT),
        ),
        ("Brief Picture", "Normal", "", layout(before=2, after=4, keep=True), ""),
        ("Caption", "Normal", "", layout(before=4, after=3, leading=11, keep=True), font(size=8.5, colour=SOFT)),
        ("Table Head", "Normal", "", layout(leading=11, keep=True), font(size=8.5, bold=True, colour=SOFT)),
        ("Table Text", "Normal", "", layout(after=1.5, leading=11.5), font(size=9)),
        ("Table Quiet", "Table Text", "", "", font(colour=SOFT)),
        ("Brief Fact Value", "Table Text", "", "", font(bold=True)),
        ("Brief Fact Note", "Table Text", "", layout(leading=11), font(size=8.5, colour=SOFT)),
        ("Conflict Title", "Normal", "", layout(leading=13.5, keep=True), font(size=10.5, bold=True)),
        ("Conflict Side", "Table Text", "", layout(leading=11.5, after=2, keep=True), ""),
        ("Brief Reading", "Table Text", "", layout(leading=11.5, whole=True), ""),
        ("Brief Reference Source", "Heading 3", "", layout(before=7, after=2, leading=10, keep=True), font(size=8.2)),
        (
            "Brief Reference",
            "Normal",
            "",
            layout(after=2, leading=10, left=11, hanging=11, tabs=tab(11), whole=True),
            font(size=8),
        ),
    ]
    normal = style("paragraph", "Normal", layout(after=4, leading=13.5) + font(SANS, size=10, colour=INK), default=True)
    return [normal] + [
        style("paragraph", name, paragraph + run, parent=parent, following=following)
        for name, parent, following, paragraph, run in table
    ]


def character_styles() -> list[str]:
    """The character styles: serif is a source speaking."""
    table = [
        ("Strong", font(bold=True)),
        ("Brief Soft", font(colour=SOFT, regular=True)),
        ("Brief Verbatim", font(SERIF)),
        ("Brief Verbatim Strong", font(SERIF, bold=True)),
        ("Brief Verbatim Soft", font(SERIF, colour=SOFT)),
        ("Brief Cite", font(SANS, size=8, colour=ACCENT, regular=True)),
        ("Brief Back", font(SANS, size=7, colour=ACCENT, regular=True)),
        ("Brief Conflict", font(SANS, size=8, bold=True, colour=ALARM)),
        ("Brief Label", font(bold=True, colour=ALARM)),
        ("Brief Sign", font(SANS, bold=True, colour=ACCENT)),
        ("Brief Sign Quiet", font(SANS, colour=SOFT)),
        ("Brief Marking", font(SANS, size=12, bold=True, colour=WHITE, fill=BLACK)),
    ]
    default = style("character", "Default Paragraph Font", "", default=True)
    return [default] + [style("character", name, run, parent="Default Paragraph Font") for name, run in table]


def margins(top: float, left: float, bottom: float, right: float, tag: str = "tblCellMar") -> str:
    """Cell margins in millimetres."""
    sides = zip(("top", "left", "bottom", "right"), (top, left, bottom, right), strict=True)
    inner = "".join(f'<w:{side} w:w="{twips(size)}" w:type="dxa"/>' for side, size in sides)
    return f"<w:{tag}>{inner}</w:{tag}>"


def shading(fill: str) -> str:
    """A flat fill."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def band(which: str, borders: str = "", fill: str = "", margin: str = "") -> str:
    """What a table style does to its first or last row."""
    inner = (f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "") + (shading(fill) if fill else "") + margin
    return f'<w:tblStylePr w:type="{which}"><w:tblPr/><w:tcPr>{inner}</w:tcPr></w:tblStylePr>'


def table_styles() -> list[str]:
    """The tables: rules only, a frame for conflicts, a tint for the bottom line."""
    rules = line("bottom", 4, RULE) + line("insideH", 4, RULE)
    frame = line("top", 12, ALARM) + line("left", 4, RULE) + line("bottom", 4, RULE) + line("right", 4, RULE)
    table = [
        ("Brief Table", rules, margins(0.8, 0, 0.8, 2), "", band("firstRow", line("bottom", 8, INK))),
        ("Brief Facts", line("top", 4, RULE), margins(1, 0, 0.8, 2), "", ""),
        ("Brief Positions", "", margins(0, 0, 0, 2), "", ""),
        ("Brief Box", "", margins(2.5, 5, 2, 5), shading(TINT), ""),
        (
            "Brief Conflict Card",
            frame + line("insideV", 4, RULE),
            margins(1, 2.5, 0.8, 2.5),
            "",
            band("firstRow", line("bottom", 4, RULE)) + band("lastRow", fill=TINT),
        ),
    ]
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(0, 1.9, 0, 1.9)}</w:tblPr></w:style>'
    )
    made = []
    for name, borders, margin, fill, bands in table:
        drawn = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
        cells = f"<w:tcPr>{fill}</w:tcPr>" if fill else ""
        inner = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{drawn}{margin}</w:tblPr>{cells}{bands}'
        made.append(style("table", name, inner, parent="Normal Table"))
    return [normal, *made]


def styles_part() -> str:
    """`word/styles.xml`."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" '
        f'w:eastAsia="{EAST_ASIAN[SANS]}" w:cs="{SANS}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    numbers = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    made = paragraph_styles() + character_styles() + table_styles()
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(made)}{numbers}</w:styles>"


def numbering_part() -> str:
    """`word/numbering.xml`: one list for each list style."""
    bold, dot = font(bold=True, colour=ACCENT), font(colour=ACCENT)
    lists = (
        ("BottomLine", "decimal", "%1", 8, bold),
        ("ListNumber", "decimal", "%1.", 7, font()),
        ("ListBullet", "bullet", "•", 4, dot),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style_id}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(indent)}" w:hanging="{twips(indent)}"/></w:pPr>{run}</w:lvl></w:abstractNum>'
        for number, (style_id, kind, text, indent, run) in enumerate(lists, start=1)
    )
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    return f"<w:numbering {NAMESPACES}>{abstract}{used}</w:numbering>"
