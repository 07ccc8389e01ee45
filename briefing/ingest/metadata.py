"""Title, author, publisher and date of an article, as far as its text or its file name gives them; none is invented."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing.ingest.clean import title_block
from briefing.ingest.dates import FoundDate, MonthDay, date_in_name, find_dates, find_month_days
from briefing.ingest.front import PERSON
from briefing.ingest.layout import Block
from briefing.ingest.mastheads import FOOT, copyright_holder
from briefing.ingest.passages import Article
from briefing.lexicon import Lexicon
from briefing.model.source import DateOrigin

_LONGEST_TITLE = 120
_TITLE_WORDS = 5
_YEAR = re.compile(r"(?i)(?:©|\(c\)|copyright)\D{0,12}(\d{4})(?!\s?[-–]\s?\d)|(?:©|\(c\)|copyright)\D{0,40}\s(\d{4})\b")
_SENTENCE = re.compile(r".*?[.!?…][\"”’')\]]*(?=\s+[\"“‘«(]?[A-Z0-9]|$)", re.DOTALL)
_BY = re.compile(
    r"^(?:(?-i:[A-Z]{4,20})\s(?=by\s))?"
    r"(?:by:?|(?:interview|words|text|report|story|written|posted|reported)(?: by|:))\s+",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+for\s+(?:the\s+)?(?P<paper>[A-Z].*)$", re.IGNORECASE)
_NAMED = {
    "ingest.subscribe": re.compile(r"(?i:follow) (?!us\b|me\b)(?P<name>[A-Z].{1,40}?) on [A-Z]"),
    "ingest.about_body": re.compile(r"(?:About|ABOUT) (?:(?:the|THE) )?(?P<name>[^:]{2,60}?)\s*(?::.*)?$"),
}
_POST_STAMP = re.compile(r"[—–-]\s*[^—–]{1,60}\(@\w{1,30}\)\s+(\S.{5,25})$")
_SITTING = re.compile(r"(?i)\b(?:meeting|session|sitting|minutes)\b")
_SMALL = ("THE", "EL", "LA", "LE", "OF", "AND", "DE", "FOR", "ON")
_LOWER = ("Of", "And", "De", "For", "On", "The")
_NAME_JOIN = re.compile(r"\s+(?:and|&)\s+|,\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What an article says about itself.

    `unread` is a date that was found and can't be read, for the problem note; `day` is what the dateline says of a
    date that has no year.
    """

    title: str
    publisher: str | None
    author: str | None
    published: str | None
    published_from: DateOrigin
    unread: str = ""
    day: MonthDay | None = None


def read_metadata(article: Article, path: str, lexicon: Lexicon) -> Metadata:
    """The metadata of an article at a relative path."""
    published, origin, unread = _find_date(article, path, lexicon)
    return Metadata(
        title=_find_title(article, path),
        publisher=_find_publisher(article),
        author=_find_author(article, lexicon),
        published=published.isoformat() if published else None,
        published_from=origin,
        unread=unread,
        day=_only_day(article) if published is None else None,
    )


def _find_title(article: Article, path: str) -> str:
    """The headline (the first of some length), else the first sentence, else the file's name."""
    if "title" in article.front.fields:
        return shorten_title(article.front.fields["title"])
    if article.front.headlines:
        return shorten_title(article.blocks[title_block(article.blocks, article.front)].words)
    for passage in article.passages:
        if passage.kind in ("paragraph", "item"):
            words = _words_at(article, passage.start, passage.end)
            sentences = [m[0].strip() for m in _SENTENCE.finditer(words[:2000])] or [words]
            return shorten_title(next((s for s in sentences if s.count(" ") + 1 >= _TITLE_WORDS), sentences[0]))
    return PurePosixPath(path).name


def _words_at(article: Article, start: int, end: int) -> str:
    block = next(b for b in article.blocks if b.start <= start < b.end)
    return " ".join(block.text[start - block.start : end - block.start].split())


def shorten_title(title: str) -> str:
    """A title of at most 120 characters, cut between words."""
    title = title.rstrip(" ,;:")
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"


def _find_publisher(article: Article) -> str | None:
    """Masthead, header field, copyright line, agency of the dateline or below the text: the first that there is."""
    if article.front.masthead:
        return _in_mixed_case(article.front.masthead, article.blocks)
    if "publisher" in article.front.fields:
        return article.front.fields["publisher"]
    masked = [article.blocks[n].words for n in sorted(article.masked)]
    holder = next((h for h in map(copyright_holder, masked) if h), "")
    if holder:
        return holder
    for dateline in article.datelines:
        found = re.search(r"\(\s?([^()\d]+?)\s?\)|\.\s([A-Z]{3,})\.\s*$", dateline)
        if found:
            return found[1] or found[2]
    last = [article.blocks[n].words for n, rule in sorted(article.masked.items()) if rule == "ingest.sign_off"]
    if last and re.fullmatch(r"[A-Z]{2,6}", last[-1]):
        return last[-1]
    return _named_in_passing(article)


def _named_in_passing(article: Article) -> str | None:
    """The paper behind “for” in a byline in capitals or in “Follow … on”, or the first body a release is “About”."""
    bylines = " ".join(article.blocks[n].words for n in [*article.front.bylines, *article.front.date_lines])
    for number in article.front.bylines:
        found = _FOR.search(article.blocks[number].words)
        if found and found["paper"].isupper():
            return _in_mixed_case(found["paper"], article.blocks)
    for rule, pattern in _NAMED.items():
        for number, masking in sorted(article.masked.items()):
            found = pattern.match(article.blocks[number].words) if masking == rule else None
            if found and found["name"] not in bylines:
                return found["name"]
    return None


def _in_mixed_case(name: str, blocks: tuple[Block, ...]) -> str:
    """A name in capitals as the article writes it elsewhere, else word by word; initials stay."""
    if not name.isupper() or " " not in name:
        return name
    pattern = re.compile(rf"(?i)\b{re.escape(name)}\b")
    found = (m[0] for b in blocks for m in pattern.finditer(b.words) if not m[0].isupper() and m[0][0].isupper())
    words = [w.title() if len(w) > 3 or w in _SMALL else w for w in name.split()]
    return next(found, " ".join(w.lower() if n and w in _LOWER else w for n, w in enumerate(words)))


def _find_author(article: Article, lexicon: Lexicon) -> str | None:
    if "author" in article.front.fields:
        return article.front.fields["author"]
    lines = [article.blocks[n].words for n in sorted(article.front.bylines)]
    posted = (re.search(rf"(?<=\b[Bb]y\s){PERSON}", article.blocks[n].words) for n in article.front.date_lines)
    lines += [found[0] for found in posted if found]
    if not lines:
        return None
    line = re.sub(r"^(?:[a-z]+ )+(?=[A-Z])", "", _BY.sub("", lines[0]))
    line = re.split(r"\s*[|·•]\s*|\s+[-–—]\s+|,?\s+(?=\d)", line)[0]
    for date in find_dates(line):
        line = line[: date.start].rstrip(" ,")
        break
    roles = tuple(lexicon.words("byline_roles"))
    names: list[str] = []
    for part in _NAME_JOIN.split(line):
        name = re.split(r"\s+(?i:in|at|for|with|on)\s+|\s+(?=\S*@)", part)[0].strip()
        if shouted := re.match(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){2,}(?=[A-Z][a-z])", name):
            name = shouted[0].strip()
        if name and name[0].isupper() and not name.casefold().endswith(roles):
            names.append(name.title() if name.isupper() else name)
    return ", ".join(names) or None


def _find_date(article: Article, path: str, lexicon: Lexicon) -> tuple[dt.date | None, DateOrigin, str]:
    """The date of publication, where it is from, and a date that was found but stays open."""
    named = date_in_name(PurePosixPath(path).name)
    found = _stated_dates(article, lexicon)
    hints = {d.readings[0] for d in found if len(d.readings) == 1} | ({named} if named else set())
    days = {(d.month, d.day) for line in article.datelines for d in find_month_days(line)}
    for date in found:
        settled = [r for r in date.readings if len(date.readings) == 1 or r in hints or (r.month, r.day) in days]
        if len(settled) == 1:
            return settled[0], "text", ""
    if dated := _dateline_date(article):
        return dated, "text", ""
    if named:
        return named, "file name", ""
    if posted := _last_post(article):
        return posted, "embedded post", ""
    unread = next((f"{d.readings[0]:%Y-%m-%d} or {d.readings[1]:%Y-%m-%d}" for d in found if len(d.readings) > 1), "")
    return None, "unknown", unread


def _stated_dates(article: Article, lexicon: Lexicon) -> list[FoundDate]:
    """The dates of date lines, bylines and datelines: published first, updated last."""
    front = article.front
    numbers = sorted({*front.date_lines, *front.bylines})
    body = [n for n in numbers if n < len(article.blocks) - FOOT or n < front.end]
    lines = [article.blocks[n].words for n in [*body, *(n for n in numbers if n not in body)]]
    updated = [line for line in lines if _label(line, lexicon) == "updated"]
    stated = [line for line in lines if line not in updated]
    sat = [article.blocks[n].words for n in front.headlines if _SITTING.search(article.blocks[n].words)]
    return [date for line in [*stated, *article.datelines, *updated, *sat] for date in list(find_dates(line))[:1]]


def _label(line: str, lexicon: Lexicon) -> str:
    table = lexicon.table("date_labels")
    found = max((label for label in table if line.casefold().startswith(label)), key=len, default="")
    return table[found][0] if found else ""


def _dateline_date(article: Article) -> dt.date | None:
    """Day and month of the dateline with the year of the copyright line, if each is the only one."""
    day = _only_day(article)
    years = {int(y[1] or y[2]) for n in article.masked for y in _YEAR.finditer(article.blocks[n].words)}
    if day is None or len(years) != 1:
        return None
    try:
        return dt.date(years.pop(), day.month, day.day)
    except ValueError:
        return None


def _last_post(article: Article) -> dt.date | None:
    """The date under the newest post that the article shows: it was published then or soon after, never before."""
    posts = (article.blocks[n].words for n, rule in article.masked.items() if rule == "ingest.social_post")
    stamps = (stamp for words in posts if (stamp := _POST_STAMP.search(words)))
    return max((d.readings[0] for s in stamps for d in find_dates(s[1]) if len(d.readings) == 1), default=None)


def _only_day(article: Article) -> MonthDay | None:
    days = {day for line in article.datelines for day in find_month_days(line)}
    if not days:
        feet = (n for n, rule in article.masked.items() if rule in ("ingest.rights", "ingest.copyright"))
        days = {day for n in feet for day in find_month_days(article.blocks[n].words)}
    return days.pop() if len(days) == 1 else None
