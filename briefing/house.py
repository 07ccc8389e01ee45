"""A house's own templates beside the shipped ones: which there are, copies to change, what was changed, a preview."""

from __future__ import annotations

import difflib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from briefing import resources
from briefing.copies import record_copies
from briefing.errors import UsageError, nearest
from briefing.settings import Settings

WORD = "brief.docx"
TEXTS = (".j2", ".css", ".js")
_REMARK = re.compile(r"\s*(?:\{#-?|/\*|//)\s*(.*?[.:;])(?:\s|$)", re.DOTALL)
_WORD_ABOUT = "The Word document: styles, header, footer."


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A shipped template: its name, what it is for, its file, and the house's own of that name (none without)."""

    name: str
    about: str
    shipped: Path
    own: Path | None = None

    @property
    def line(self) -> str:
        """The template in one line."""
        return f"{self.name:<18} {'yours  ' if self.own else 'shipped'}  {self.about}"


def list_templates(settings: Settings) -> tuple[Template, ...]:
    """The shipped templates, each with the house's own where it has one."""
    folder = resources.templates("html")
    found = [path for path in sorted(folder.iterdir()) if path.suffix in TEXTS]
    own = Path(settings.render.html) if settings.render.html else None
    html = tuple(
        Template(
            name=path.name,
            about=_about(path),
            shipped=path,
            own=own / path.name if own and (own / path.name).is_file() else None,
        )
        for path in found
    )
    word = Path(settings.render.docx) if settings.render.docx else None
    return (*html, Template(name=WORD, about=_WORD_ABOUT, shipped=resources.templates("docx") / WORD, own=word))


def copy_template(name: str, folder: Path | None, settings: Settings) -> Path:
    """Copies a shipped template to a folder and gives the copy.

    Without a folder it goes where the settings look for templates, else to `templates/html` or `templates/docx`.
    Raises `UsageError` for an unknown name, or when such a file is there already: an edited copy is never overwritten.
    """
    known = {template.name: template for template in list_templates(settings)}
    if name not in known:
        raise UsageError(f"There is no template “{name}”.", hint=nearest(name, known))
    kind = "docx" if name == WORD else "html"
    set_folder = settings.render.html if kind == "html" else str(Path(settings.render.docx or "x").parent)
    target = folder or Path(set_folder if set_folder not in {"", "."} else f"templates/{kind}")
    if (target / name).exists():
        raise UsageError(f"{target / name} is there already.", hint="See `briefing templates diff`, or move it away.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(known[name].shipped, target / name)
        record_copies(target, {name: known[name].shipped})
    except OSError as error:
        raise UsageError(f"{target / name} cannot be written: {error.strerror or error}.") from error
    return target / name


def diff_templates(settings: Settings) -> str:
    """What the house's own templates say otherwise than the shipped ones, as a unified diff; empty for nothing."""
    parts: list[str] = []
    for template in list_templates(settings):
        if template.own is None:
            continue
        if template.name == WORD:
            from briefing.render.docx.outline import outline_document as lines  # noqa: PLC0415  slow to import
        else:
            lines = _lines
        before, after = (lines(path) for path in (template.shipped, template.own))
        parts += difflib.unified_diff(before, after, f"shipped/{template.name}", str(template.own))
    return "".join(parts)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    return [line if line.endswith("\n") else line + "\n" for line in lines]


def _about(path: Path) -> str:
    """The first sentence of a template's first remark."""
    found = _REMARK.match(path.read_text(encoding="utf-8"))
    return " ".join(found[1].split()).rstrip(":;") if found else "The script of the HTML file."
