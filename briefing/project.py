"""A new project folder: configuration, templates and one page that explains them."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing import resources
from briefing.copies import record_copies
from briefing.errors import UsageError
from briefing.house import TEXTS

_README = """\
# A briefing project

Put the sources on your topic into `sources/` (one file each) and run, in this folder:

    briefing make --format pdf

The brief is then `out/brief.pdf`. `briefing make --format all` makes every format, `briefing verify out/brief.pdf`
proves every citation in it, `briefing why 4:16` shows what stands behind a mark.
`briefing templates preview` shows your look on sample data, `briefing templates lint` finds what is wrong with it.

| file | what it changes |
|---|---|
| `config/brief.toml` | title, issuer, marking, date; which sections, in which order, how long |
| `config/readers.toml` | who gets it, and how: `briefing send --to all --dry-run` |
| `templates/html/` | the look of PDF and HTML: colours, fonts, logo, paper and margins go into `house.css` |
| `templates/docx/` | the look of Word: open the document in Word and change its styles, or name your own letterhead |

The configuration names the templates; delete a file from `templates/html/` to go back to the shipped one.
"""


def make_project(folder: Path) -> tuple[Path, ...]:
    """Makes the folder and gives the paths made. Raises `UsageError` when something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty.", hint="Name a new folder.")
    try:
        (folder / "sources").mkdir(parents=True)
        (folder / "config").mkdir()
        for kind in ("html", "docx"):
            shipped = resources.templates(kind)
            shutil.copytree(shipped, folder / "templates" / kind, ignore=shutil.ignore_patterns("*.py"))
            copied = [path for path in sorted(shipped.iterdir()) if path.suffix in (*TEXTS, ".docx")]
            record_copies(folder / "templates" / kind, {path.name: path for path in copied})
        config = resources.config("brief.toml").read_text(encoding="utf-8")
        config = config.replace('\nhtml = ""', '\nhtml = "templates/html"').replace(
            '\ndocx = ""', '\ndocx = "templates/docx/brief.docx"'
        )
        (folder / "config" / "brief.toml").write_text(config, encoding="utf-8")
        shutil.copyfile(resources.config("readers.toml"), folder / "config" / "readers.toml")
        (folder / "README.md").write_text(_README, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror or error}.") from error
    return tuple(
        folder / name for name in ("sources", "config/brief.toml", "templates/html", "templates/docx", "README.md")
    )
