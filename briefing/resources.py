"""Where templates, configuration, word lists and rules are: the user's folder, a checkout, or the wheel."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import ConfigError

PACKAGE = Path(__file__).parent


def shipped() -> Path:
    """The folder that holds the shipped `templates/` and `config/`: inside the wheel, or the checkout's root."""
    inside = PACKAGE / "shipped"
    return inside if inside.is_dir() else PACKAGE.parent


def templates(kind: str) -> Path:
    """The shipped templates of one kind: html, docx, email or text."""
    return _existing(shipped() / "templates" / kind)


def config(*parts: str) -> Path:
    """A shipped configuration file or folder, such as `config("rules", "en")`."""
    return _existing(shipped().joinpath("config", *parts))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ConfigError(f"{path} is missing from this installation.", hint="Install briefing again.")
    return path
