"""Makes `templates/docx/brief.docx`, the shipped Word template: `python scripts/make_docx_template.py [FILE]`.

The look is written here once, as named styles; the renderer names them and knows no size and no colour. Whoever wants
another look opens the template in Word and changes the styles there: this script need never run again for that.

What is made: styles, theme, numbering, header and footer with their placeholders, the page, and the three faces as
embedded fonts (ECMA-376 part 4, 17.8.1, obfuscated with a fixed key), so that the brief looks alike where they aren't
installed.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from docx_look import NAMESPACES, RELATIONS, SANS, SERIF, numbering_part, styles_part, twips
from docx_theme import theme_part
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent.parent / "templates" / "docx"

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# name, regular face file, bold face file, the look-alike that Word holds, panose, family, font keys
FACES = (
    (SANS, "SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf", "Calibri", "020B0503030403020204", "swiss"),
    (SERIF, "SourceSerif4-Regular.ttf", "", "Cambria", "02040603050405020204", "roman"),
)
FONT_KEYS = {
    "SourceSans3-Regular.ttf": "6B1E4C52-0D3A-4F77-9A61-3C5D20E8B101",
    "SourceSans3-Bold.ttf": "6B1E4C52-0D3A-4F77-9A61-3C5D20E8B102",
    "SourceSerif4-Regular.ttf": "6B1E4C52-0D3A-4F77-9A61-3C5D20E8B103",
}
EMBEDDED = [(0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x22FF)]
EMBEDDED += [(0x25A0, 0x25FF), (0x2713, 0x2717)]


# --- the other parts ----------------------------------------------------------------------------------


def field(code: str) -> str:
    """A field with 1 as its result until Word counts."""
    parts: tuple[str, ...] = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
    )
    parts += ('<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>')
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def furniture_part(tag: str, left: str) -> str:
    """Header or footer: words on the left, the marking on the right of every page."""
    style_id = "Header" if tag == "hdr" else "Footer"
    shown = '<w:rPr><w:rStyle w:val="BriefMarking"/></w:rPr><w:t>\u00a0{{ marking }}\u00a0</w:t>'
    marking = f"<w:r><w:tab/></w:r><w:r>{shown}</w:r>"
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{left}{marking}</w:p>'
    return f"<w:{tag} {NAMESPACES}>{paragraph}</w:{tag}>"


def words(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def document_part() -> str:
    """`word/document.xml`: the place where the brief goes, and the page (A4)."""
    page = (
        '<w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
        f'<w:pgMar w:top="{twips(25)}" w:right="{twips(20)}" w:bottom="{twips(22)}" w:left="{twips(20)}" '
        f'w:header="{twips(9)}" w:footer="{twips(9)}" w:gutter="0"/>'
    )
    body = f"<w:p>{words('{{ briefing }}')}</w:p><w:sectPr>{page}</w:sectPr>"
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def settings_part() -> str:
    """`word/settings.xml`: embedded fonts, and Word's present layout rules instead of its compatibility mode."""
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting {mode}/></w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_part() -> str:
    """`word/fontTable.xml`: the faces, what to take instead of them, and where they are embedded."""
    fonts = []
    for name, regular, bold, other, panose, family in FACES:
        faces = "".join(
            f'<w:embed{weight} r:id="{_font_relation(file)}" w:fontKey="{{{FONT_KEYS[file]}}}"/>'
            for weight, file in (("Regular", regular), ("Bold", bold))
            if file
        )
        fonts.append(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/>{faces}</w:font>'
        )
    return f"<w:fonts {NAMESPACES}>{''.join(fonts)}</w:fonts>"


def _font_relation(file: str) -> str:
    return f"rIdFont{sorted(FONT_KEYS).index(file) + 1}"


def _font_target(file: str) -> str:
    return f"fonts/brief{_font_relation(file)[-1]}.odttf"


def embed_font(file: str) -> bytes:
    """A face cut to the letters of Latin, Greek and Cyrillic, its first 32 bytes obscured with its key."""
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, notdef_outline=True)
    face = TTFont(FOLDER / "fonts" / file, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in EMBEDDED for code in range(first, last + 1)])
    subsetter.subset(face)
    buffer = io.BytesIO()
    face.save(buffer, reorderTables=True)
    data = buffer.getvalue()
    key = bytes.fromhex(FONT_KEYS[file].replace("-", ""))[::-1]
    head = bytes(byte ^ key[position % 16] for position, byte in enumerate(data[:32]))
    return head + data[32:]


def relationships(*entries: tuple[str, str, str]) -> str:
    """A relationships part; each entry is id, last word of the type, target."""
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{_relation_type(kind)}" Target="{target}"/>'
        for identifier, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _relation_type(kind: str) -> str:
    return f"{PACKAGE}/relationships/metadata/{kind}" if kind == "core-properties" else f"{RELATIONS}/{kind}"


def content_types() -> str:
    """`[Content_Types].xml`."""
    parts = {name: f"{WORD}.{name}+xml" for name in ("styles", "numbering", "settings", "fontTable")}
    parts |= {"document": f"{WORD}.document.main+xml", "header1": f"{WORD}.header+xml", "footer1": f"{WORD}.footer+xml"}
    overrides = {f"/word/{name}.xml": kind for name, kind in parts.items()}
    overrides["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    inner = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
    inner += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{inner}</Types>'


def properties() -> dict[str, str]:
    """`docProps`: the renderer fills the core properties."""
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Brief</dc:title></cp:coreProperties>'
    )
    extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    app = f'<Properties xmlns="{extended}"><Application>briefing</Application></Properties>'
    return {"docProps/core.xml": core, "docProps/app.xml": app}


def text_parts() -> dict[str, str]:
    """Every part of the package but the fonts, by name, in order."""
    left = field("PAGE") + words(" / ") + field("NUMPAGES") + words("   {{ imprint }}")
    document = [(f"rId{name.title()}", name, f"{name}.xml") for name in ("styles", "numbering", "settings")]
    document += [("rIdFonts", "fontTable", "fontTable.xml"), ("rIdHeader", "header", "header1.xml")]
    document += [("rIdFooter", "footer", "footer1.xml"), ("rIdTheme", "theme", "theme/theme1.xml")]
    fonts = [(_font_relation(file), "font", _font_target(file)) for file in sorted(FONT_KEYS)]
    content = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", "core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ),
        **properties(),
        "word/document.xml": document_part(),
        "word/_rels/document.xml.rels": relationships(*document),
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": settings_part(),
        "word/header1.xml": furniture_part("hdr", words("{{ title }}")),
        "word/footer1.xml": furniture_part("ftr", left),
        "word/theme/theme1.xml": theme_part(),
        "word/fontTable.xml": font_table_part(),
        "word/_rels/fontTable.xml.rels": relationships(*fonts),
    }
    return {name: DECLARATION + xml for name, xml in content.items()}


def main() -> None:
    """Writes the template; the same bytes each time."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "brief.docx"
    parts = {name: xml.encode() for name, xml in text_parts().items()}
    parts |= {f"word/{_font_target(file)}": embed_font(file) for file in sorted(FONT_KEYS)}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


if __name__ == "__main__":
    main()
