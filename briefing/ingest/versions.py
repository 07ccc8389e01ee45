"""Versions of one article: which belong together, which is the newest, and what changed on the way to it.

An article that was updated lies in the folder twice. The newest version stands; an older one is listed and not
analysed, so that nothing is told twice, no correction looks like a conflict, and nobody counts it as a second voice.
What it said and the newest no longer says so is noted, figures first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefing.ingest.duplicates import find_overlaps
from briefing.model.source import Problem, Source

SAME = 0.5
"""Least part of the shorter text, in words, that stands in the longer one sentence by sentence as it is."""
DAYS = 7
"""Most days between the first version and the last."""
LONGEST = 2_000
"""Sentences of a text whose versions are compared."""
_ALIKE = 0.5
_PAIRS = 10_000
_MOST = 8
_LONGEST = 160
_FRONT = 800
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"”’')\]]*(?=\s+[\"“‘«(\[]?[A-Z0-9])|$)", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_UPDATE = re.compile(r"(?i)\b(?:update|version|wrap-?up)\s?(\d{1,2})\b")
_CLOCK = re.compile(r"(?i)\b([01]?\d|2[0-3])[:.]([0-5]\d)(?::\d\d)?\s?([ap]\.?m\b)?")


@dataclass(frozen=True, slots=True)
class _Text:
    """A source's sentences, and each of them as its words alone."""

    sentences: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def length(self) -> int:
        return sum(key.count(" ") + 1 for key in self.keys)


def settle_versions(sources: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources, those masked of which a newer version is among them, and what changed between the two."""
    settled = list(sources)
    problems: list[Problem] = []
    for group in _groups(sources):
        *older, newest = sorted(group, key=lambda n: _age_key(sources[n]))
        for number in older:
            old = sources[number]
            masked = tuple(replace(passage, kind="boilerplate") for passage in old.passages)
            settled[number] = replace(old, passages=masked, version_of=sources[newest].id)
            problems.extend(_notes(old, sources[newest]))
    return tuple(settled), tuple(problems)


def read_prose(source: Source) -> str:
    """The running text of a source on one line, by which it is compared with others."""
    return " ".join(_prose(source))


def _prose(source: Source) -> Iterator[str]:
    for passage in source.passages:
        if passage.kind in ("paragraph", "item"):
            yield " ".join(source.text[passage.start : passage.end].split())


# --- which belong together ------------------------------------------------------------------------


def _groups(sources: Sequence[Source]) -> list[list[int]]:
    leader = list(range(len(sources)))
    texts: dict[int, _Text] = {}
    for one, other in find_overlaps([read_prose(source) for source in sources]):
        if _may_be_versions(sources[one], sources[other]):
            pair = [texts.setdefault(n, _read(sources[n])) for n in (one, other)]
            if _is_same(*pair):
                leader = [leader[one] if n == leader[other] else n for n in leader]
    groups: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(leader):
        groups[first].append(number)
    return [group for group in groups.values() if len(group) > 1]


def _read(source: Source) -> _Text:
    sentences = tuple(found[0] for part in _prose(source) for found in _SENTENCE.finditer(part))
    return _Text(sentences, tuple(_key(sentence) for sentence in sentences))


def _may_be_versions(one: Source, other: Source) -> bool:
    """Whether two sources come from one publisher within some days of each other.

    Where one of them names none, they must have one title, and their order must be known: they could be copies in two
    papers. Titles that differ in a number alone are those of a series: “Situation report 5” is none of the fourth.
    """
    days = [dt.date.fromisoformat(source.published) for source in (one, other) if source.published]
    titles = [_UPDATE.sub("", source.title) for source in (one, other)]
    same_title = _key(titles[0]) == _key(titles[1])
    series = not same_title and _NUMBER.sub("", titles[0]) == _NUMBER.sub("", titles[1])
    if series or (days and abs((days[0] - days[-1]).days) > DAYS):
        return False
    houses = [_key(source.publisher or "") for source in (one, other)]
    if all(houses):
        return houses[0] == houses[1]
    return same_title and _age_key(one)[:3] != _age_key(other)[:3]


def _is_same(one: _Text, other: _Text) -> bool:
    shorter, longer = sorted((one, other), key=lambda text: text.length)
    kept = set(longer.keys)
    words = sum(key.count(" ") + 1 for key in shorter.keys if key in kept)
    return words >= SAME * shorter.length > 0


def _age_key(source: Source) -> tuple[str, int, int, tuple[tuple[int, str], ...]]:
    """By which versions are ordered: day, number of the update, time of day, and the file's name as people count."""
    update = _UPDATE.search(source.title)
    front = source.text[:_FRONT]
    clocks = [
        (int(hour) % 12 + 12 * (half[:1] in "pP") if half else int(hour)) * 60 + int(minute)
        for hour, minute, half in _CLOCK.findall(front)
    ]
    parts = tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", source.path))
    return (source.published or "", int(update[1]) if update else 0, max(clocks, default=-1), parts)


# --- what changed ---------------------------------------------------------------------------------


def _notes(old: Source, new: Source) -> Iterator[Problem]:
    by_name = _age_key(old)[:3] == _age_key(new)[:3]
    message = f"An earlier version of {new.path}" + (", as the names of the files tell" if by_name else "")
    hint = "Leave the other one out in sources.toml if this one should stand."
    yield _note("version", old.path, f"{message}: listed, and not analysed.", hint)
    texts = _read(old), _read(new)
    if max(len(text.sentences) for text in texts) > LONGEST:
        yield _note(
            "version-change", old.path, f"What changed is not told of texts of more than {LONGEST:,} sentences."
        )
        return
    changes = list(_changes(*texts))
    for _, told in sorted(changes, key=lambda change: change[0])[:_MOST]:
        yield _note("version-change", old.path, told)
    if len(changes) > _MOST:
        yield _note("version-change", old.path, f"{len(changes) - _MOST} more changes.")


def _changes(old: _Text, new: _Text) -> Iterator[tuple[int, str]]:
    """What was changed (rank 0 with a figure, else 1), taken out (2) and added (3), each in the order of the texts."""
    added = 0
    for tag, a, b, c, d in SequenceMatcher(None, old.keys, new.keys, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = list(range(a, b)), list(range(c, d))
        for one in list(gone) if len(gone) * len(come) <= _PAIRS else ():
            other = max(come, key=lambda n: _likeness(old.keys[one], new.keys[n]), default=None)
            if other is not None and _likeness(old.keys[one], new.keys[other]) >= _ALIKE:
                gone.remove(one)
                come.remove(other)
                yield _change(old.sentences[one], new.sentences[other])
        yield from ((2, f"No longer said: “{_cut(old.sentences[n])}”") for n in gone if old.keys[n] not in new.keys)
        added += sum(new.keys[n] not in old.keys for n in come)
    if added:
        yield 3, f"{added} {'sentence was' if added == 1 else 'sentences were'} added."


def _change(old: str, new: str) -> tuple[int, str]:
    before, after = _NUMBER.findall(old), _NUMBER.findall(new)
    gone, come = [n for n in before if n not in after], [n for n in after if n not in before]
    if gone and come:
        return 0, f"{', '.join(gone)} became {', '.join(come)}: “{_cut(new)}”"
    return 0 if gone or come else 1, f"“{_cut(old)}” became “{_cut(new)}”"


def _likeness(one: str, other: str) -> float:
    """Share of words in common, of the longer sentence."""
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) / max(len(mine), len(theirs), 1)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _cut(sentence: str) -> str:
    """The sentence on one line, of some length at most, cut between words."""
    if len(sentence) <= _LONGEST:
        return sentence
    return sentence[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _note(code: str, where: str, message: str, hint: str = "") -> Problem:
    return Problem(severity="note", code=code, where=where, message=message, hint=hint)
