"""What is installed, what is missing, and what to run."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError
from briefing.plugins import list_plugins
from briefing.settings import load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. `needed` tells whether a brief can be made without it."""

    what: str
    fine: bool
    detail: str
    needed: bool = True

    @property
    def line(self) -> str:
        """The finding as one line of a terminal."""
        sign = "ok     " if self.fine else "MISSING" if self.needed else "absent "
        return f"{sign}  {self.what:<22} {self.detail}"


def examine() -> tuple[Finding, ...]:
    """Everything a brief needs, and what helps to look at one."""
    return tuple(check() for check in CHECKS)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(what="Python", fine=sys.version_info >= (3, 11), detail=f"{version} (3.11 or newer is needed)")


def _rules() -> Finding:
    from briefing.pipeline import open_lexicon  # noqa: PLC0415

    try:
        lexicon = open_lexicon(load_settings())
    except BriefingError as error:
        return Finding(what="word lists and rules", fine=False, detail=error.message)
    return Finding(
        what="word lists and rules", fine=True, detail=f"{len(lexicon.rules())} rules, {lexicon.digest[:12]}"
    )


def _model() -> Finding:
    name = load_settings().analysis.model
    try:
        version = importlib.metadata.version(name.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return Finding(what="language model", fine=False, detail=f"pip install {name.replace('_', '-')}")
    return Finding(what="language model", fine=True, detail=f"{name} {version}")


def _weasyprint() -> Finding:
    try:
        import weasyprint  # noqa: PLC0415
    except (ImportError, OSError) as error:
        hint = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        return Finding(what="WeasyPrint (PDF)", fine=False, detail=f"{hint}  ({str(error).splitlines()[0][:80]})")
    return Finding(what="WeasyPrint (PDF)", fine=True, detail=str(weasyprint.__version__))


def _package(name: str, use: str) -> Callable[[], Finding]:
    def check() -> Finding:
        try:
            return Finding(what=f"{name} ({use})", fine=True, detail=importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            return Finding(what=f"{name} ({use})", fine=False, detail=f"pip install {name}")

    return check


def _program(name: str, use: str, package: str) -> Callable[[], Finding]:
    def check() -> Finding:
        place = shutil.which(name)
        return Finding(what=name, fine=bool(place), detail=place or f"{use}: apt-get install {package}", needed=False)

    return check


def _cjk_font() -> Finding:
    found = [
        p
        for folder in ("/usr/share/fonts", "/usr/local/share/fonts")
        for name in ("*CJK*", "DroidSansFallback*")
        for p in Path(folder).rglob(name)
    ]
    detail = found[0].name if found else "names in Chinese, Japanese, Korean: apt-get install fonts-noto-cjk"
    return Finding(what="CJK font", fine=bool(found), detail=detail, needed=False)


def _plugins() -> Finding:
    found = list_plugins()
    detail = "; ".join(found) or "parts of other packages; see docs/plugins.md"
    return Finding(what="plugins", fine=bool(found), detail=detail, needed=False)


CHECKS: tuple[Callable[[], Finding], ...] = (
    _python,
    _rules,
    _model,
    _weasyprint,
    _package("python-docx", "Word"),
    _package("yake", "keywords"),
    _package("trafilatura", "web pages"),
    _package("pypdfium2", "PDF sources"),
    _program("soffice", "to read .doc, and to look at Word files", "libreoffice-writer-nogui"),
    _program("tesseract", "to read scanned pages", "tesseract-ocr"),
    _program("pdftoppm", "to look at PDF pages", "poppler-utils"),
    _cjk_font,
    _plugins,
)
