"""The theme of the Word template (ECMA-376 part 1, 20.1.6): the colours and faces that Word offers to an editor.

The styles name their colours and faces themselves; the theme makes new shapes, charts and tables match them.
"""

from __future__ import annotations

from docx_look import ACCENT, ALARM, INK, SANS, SERIF, SOFT, TINT, WARM, WHITE

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": SOFT,
    "lt2": TINT,
    "accent1": ACCENT,
    "accent2": WARM,
    "accent3": ALARM,
    "accent4": "5B6770",
    "accent5": "3B6E8F",
    "accent6": "7A6A4F",
    "hlink": ACCENT,
    "folHlink": SOFT,
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_WIDTHS = (6350, 12700, 19050)
"""Of thin, medium and thick lines, in EMU."""


def theme_part() -> str:
    """`word/theme/theme1.xml`: flat fills, plain lines, no effects."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in _WIDTHS)
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    formats = (
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    )
    faces = _face("majorFont", SANS) + _face("minorFont", SERIF)
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="Brief"><a:themeElements>'
        f'<a:clrScheme name="Brief">{colours}</a:clrScheme><a:fontScheme name="Brief">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="Brief">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _face(tag: str, name: str) -> str:
    return f'<a:{tag}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'
