"""The program's own words, dates and numbers in the language of the brief (gettext catalogues, CLDR through babel).

What a source says is never translated. English is written in the code and the templates; a catalogue
`config/labels/LANGUAGE.po` holds the other languages, and a house may add to it, or reword it, with a folder of its
own. `speaking` sets the language for all that is composed and rendered within it; without it, it is English.
"""

from __future__ import annotations

import functools
import gettext
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent

from briefing import resources
from briefing.errors import ConfigError, nearest

ENGLISH = "en"
_PLACE = re.compile(r"\{(\w+)\}")
_WHOLE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language with its catalogue."""

    locale: str = "en_GB"
    words: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)


_TONGUE: ContextVar[Tongue] = ContextVar("tongue", default=Tongue())  # noqa: B039  frozen


@contextmanager
def speaking(language: str, folder: str = "") -> Iterator[None]:
    """Within it, `say` and its like speak a language. `folder` holds a house's own catalogues, empty for none.

    Raises `ConfigError` for a language without a catalogue, or a catalogue that cannot be read.
    """
    token = _TONGUE.set(_find_tongue(language, folder))
    try:
        yield
    finally:
        _TONGUE.reset(token)


def say(message: str, /, **values: object) -> str:
    """A message in the language of the brief, `{name}` replaced by its value; as it is where no catalogue has it."""
    return _fill(_TONGUE.get().words.gettext(message), values) if message else ""


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """A message that counts: `count(2, "{n} source", "{n} sources")`, in the plural form of the language."""
    return _fill(_TONGUE.get().words.ngettext(one, many, number), {"n": decimal(number), **values})


def label(message: str) -> str:
    """Marks a constant as a message; `say` translates it where it is used."""
    return message


def counted(one: str, many: str) -> tuple[str, str]:
    """Marks two constants as a message that counts; `count` translates it where it is used."""
    return one, many


def decimal(number: float) -> str:
    """A number of the program's own: `1,234`, `1.234`, `1 234`."""
    return str(format_decimal(number, locale=_TONGUE.get().locale))


def percent(share: float) -> str:
    """A share of 1, in whole per cent: `45%`, `45 %`."""
    return str(format_percent(share, locale=_TONGUE.get().locale))


def any_of(items: Iterable[str]) -> str:
    """`a, b or c`."""
    return str(format_list(list(items), style="or", locale=_TONGUE.get().locale))


def long_date(iso: str) -> str:
    """`23 October 2024` for an ISO day, `October 2024` for a month, `a to b` for an interval; else as it is."""
    first, _, last = iso.partition("/")
    if last:
        return say("{first} to {last}", first=long_date(first), last=long_date(last))
    if not _WHOLE.fullmatch(iso) or len(iso) == len("2024"):
        return iso
    locale = _TONGUE.get().locale
    try:
        if len(iso) == len("2024-10"):
            return str(format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=locale))
        return str(format_date(date.fromisoformat(iso), "long", locale=locale))
    except ValueError:
        return iso


def short_day(day: date) -> str:
    """`9 Jun`."""
    return _short(day, "MMMd", "d MMM")


def short_month(day: date) -> str:
    """`Jun 2024`."""
    return _short(day, "yMMM", "MMM y")


def known_languages(folder: str = "") -> list[str]:
    """The languages that there are catalogues for, English among them."""
    folders = [resources.config("labels"), *([Path(folder)] if folder else [])]
    return sorted({ENGLISH, *(path.stem for place in folders for path in place.glob("*.po"))})


def known_language(language: str) -> str:
    """The language itself where there is a shipped catalogue for it, else English."""
    return language if re.split("[-_]", language)[0] in known_languages() else ENGLISH


def forget_catalogues() -> None:
    """Reads every catalogue again where it is used next."""
    _find_tongue.cache_clear()


def read_catalogue(path: Path, language: str) -> Catalog:
    """A catalogue. Raises `ConfigError` naming the file, and the line where there is one."""
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ConfigError(f"{path}, line {error.lineno + 1}: this has no place in a gettext catalogue.") from error
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} is not a readable catalogue: {error}.") from error


def _short(day: date, skeleton: str, english: str) -> str:
    locale = _TONGUE.get().locale
    if locale.startswith(ENGLISH):
        return str(format_date(day, english, locale=ENGLISH))
    return str(format_skeleton(skeleton, day, locale=locale))


@functools.lru_cache(maxsize=16)
def _find_tongue(language: str, folder: str) -> Tongue:
    known = known_languages(folder)
    base = re.split("[-_]", language)[0]
    if base not in known:
        raise ConfigError(
            f"There are no labels in the language “{language}”.",
            hint=f"{nearest(base, known)} Or write {language}.po into the folder that brief.labels names.".strip(),
        )
    own, shipped = Path(folder) / f"{base}.po", resources.config("labels") / f"{base}.po"
    words = gettext.NullTranslations()
    for path in [shipped, *([own] if folder else [])]:
        if path.is_file():
            added = _open(path, base)
            added.add_fallback(words)
            words = added
    return Tongue(locale=_locale(language, base), words=words)


def _locale(language: str, base: str) -> str:
    if base == ENGLISH:
        return "en_GB"
    try:
        return str(Locale.parse(language, sep="-" if "-" in language else "_"))
    except (ValueError, UnknownLocaleError):
        return base


def _open(path: Path, language: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(path, language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _fill(message: str, values: dict[str, object]) -> str:
    """The message with its places filled; a value is never read as a message itself."""
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), message) if values else message
