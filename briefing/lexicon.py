"""Words and rules as data: load, check, and hand out.

Three grades, to be climbed only when forced:

1. a word list: `config/lexicons/<language>/NAME.txt`, one entry a line, `#` starts a comment. An entry may carry
   values after a colon: `brussels: European Union`; several are separated by ` | `;
2. a pattern: a `[[rule]]` in `config/rules/<language>/*.toml` with a regular expression, in which `{NAME}` stands
   for the alternatives of a word list;
3. an extractor in Python, whose `[[rule]]` has no pattern: the rule then only names it, says why it is there, and
   holds the proof.

Every rule carries its proof: sentences in `fires` make it fire, sentences in `silent` don't. The test suite runs them.
"""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from pathlib import Path

import msgspec

from briefing import resources
from briefing.errors import LexiconError, nearest

REFERENCE = "en"
"""The language whose folders say which word lists and rules there are."""
_NEVER = "(?!)"
_SLOT = re.compile(r"\{([a-z_]+)\}")
_NAMED = re.compile(r"[\"']([a-z_]+)[\"'.]")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. `id` is what evidence carries; `why` is what `briefing why` prints; `source` is where it is from.

    `pattern` is a regular expression over one sentence (case counts unless it says `(?i)`); `label` is what a match
    means to the stage that uses it. `fires` and `silent` are sentences, or short articles with line breaks.
    """

    id: str
    why: str
    source: str = ""
    pattern: str = ""
    label: str = ""
    fires: tuple[str, ...]
    silent: tuple[str, ...]


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A TOML file of rules."""

    rule: tuple[Rule, ...]


class CompiledRule(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern rule, ready to match."""

    rule: Rule
    regex: re.Pattern[str]


class Lexicon:
    """The word lists and rules of one language, whose two-letter code is `language`.

    `digest` changes when any word or rule does, and is printed in the brief.
    """

    def __init__(
        self,
        tables: dict[str, dict[str, tuple[str, ...]]],
        rules: dict[str, Rule],
        digest: str,
        language: str = REFERENCE,
    ) -> None:
        self.language = language
        self._tables = tables
        self._rules = rules
        self._words: dict[str, frozenset[str]] = {}
        self._compiled: dict[str, tuple[CompiledRule, ...]] = {}
        self.digest = digest

    def words(self, name: str) -> frozenset[str]:
        """The entries of a word list. Raises `LexiconError` for an unknown list."""
        if name not in self._words:
            self._words[name] = frozenset(self.table(name))
        return self._words[name]

    def table(self, name: str) -> dict[str, tuple[str, ...]]:
        """A word list with the values behind its entries, in file order."""
        if name not in self._tables:
            raise LexiconError(f"There is no word list “{name}”.", hint=nearest(name, self._tables))
        return self._tables[name]

    def rules(self, prefix: str = "") -> tuple[Rule, ...]:
        """All rules whose id starts with a prefix, ordered by file and place."""
        return tuple(rule for rule in self._rules.values() if rule.id.startswith(prefix))

    def rule(self, rule_id: str) -> Rule:
        """One rule. Raises `LexiconError` for an unknown id."""
        if rule_id not in self._rules:
            raise LexiconError(f"There is no rule “{rule_id}”.", hint=nearest(rule_id, self._rules))
        return self._rules[rule_id]

    def patterns(self, prefix: str) -> tuple[CompiledRule, ...]:
        """The pattern rules whose id starts with a prefix, compiled, ordered by file and place."""
        if prefix not in self._compiled:
            self._compiled[prefix] = tuple(
                CompiledRule(rule=rule, regex=self.compile(rule.pattern, rule.id))
                for rule in self.rules(prefix)
                if rule.pattern
            )
        return self._compiled[prefix]

    def digest_of(self, program: str) -> str:
        """The digest of the words and rules that the text of a program names: what it may depend on, and hardly more.

        Comments and examples in the files change nothing. A list counts as named where its name stands in quotation
        marks, or in braces in a pattern; a rule, where the first part of its id stands in quotation marks.
        """
        named = set(_NAMED.findall(program)) | set(_SLOT.findall(program))
        rules = [rule for rule in self._rules.values() if rule.id.partition(".")[0] in named]
        named.update(name for rule in rules for name in _SLOT.findall(rule.pattern))
        tables = [(name, list(table.items())) for name, table in sorted(self._tables.items()) if name in named]
        patterns = [(rule.id, rule.pattern, rule.label) for rule in rules]
        return hashlib.sha256(msgspec.json.encode((tables, patterns))).hexdigest()

    def compile(self, pattern: str, where: str) -> re.Pattern[str]:
        """A regular expression in which `{NAME}` stands for the alternatives of a word list, longest first."""

        def alternatives(match: re.Match[str]) -> str:
            entries = sorted(self.table(match[1]), key=lambda w: (-len(w), w))
            return "(?:" + "|".join(re.escape(e) for e in entries) + ")" if entries else _NEVER

        try:
            return re.compile(_SLOT.sub(alternatives, pattern))
        except re.error as error:
            raise LexiconError(f"Rule {where}: {error} in its pattern.") from error


@functools.cache
def load_lexicon(language: str = "en", lexicons: str = "", rules: str = "") -> Lexicon:
    """The shipped word lists and rules of a language; lists in `lexicons` replace, rules in `rules` add to them.

    A list that a language does not have is empty in it, so that nothing is found by it. Rules without a pattern name a
    part of the program, and hold in every language; those with one are of their own language alone.

    Raises `LexiconError` for a language that has none, and with file and line for anything that does not load.
    """
    if language not in shipped_languages():
        known = ", ".join(shipped_languages())
        raise LexiconError(
            f"There are no word lists for the language “{language}”.", hint=f"There are some for {known}."
        )
    folders = [resources.config("lexicons", language), *([Path(lexicons)] if lexicons else [])]
    rule_folders = [resources.config("rules", language), *([Path(rules)] if rules else [])]
    digest = hashlib.sha256()
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    found: dict[str, Rule] = {}
    if language != REFERENCE:
        tables = {path.stem: {} for path in _files(resources.config("lexicons", REFERENCE), "*.txt")}
        shared = load_lexicon(REFERENCE)
        found = {rule.id: rule for rule in shared.rules() if not rule.pattern}
        digest.update(shared.digest.encode())
    for path in (p for folder in folders for p in _files(folder, "*.txt")):
        tables[path.stem] = _read_words(path)
        digest.update(path.name.encode() + path.read_bytes())
    for path in (p for folder in rule_folders for p in _files(folder, "*.toml")):
        for rule in _read_rules(path):
            if rule.id in found:
                raise LexiconError(f"{path}: the rule “{rule.id}” is defined twice.")
            found[rule.id] = rule
        digest.update(path.name.encode() + path.read_bytes())
    return Lexicon(tables, found, digest.hexdigest(), language)


@functools.cache
def shipped_languages() -> tuple[str, ...]:
    """The codes of the languages that have word lists."""
    return tuple(sorted(path.name for path in resources.config("lexicons").iterdir() if path.is_dir()))


def _files(folder: Path, pattern: str) -> list[Path]:
    if not folder.is_dir():
        raise LexiconError(f"There is no folder {folder}.")
    return sorted(folder.glob(pattern))


def _read_words(path: Path) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for number, raw in enumerate(_read_text(path).splitlines(), 1):
        line = re.sub(r"(^|\s)#.*$", "", raw).strip()
        if not line:
            continue
        key, _, values = line.partition(":")
        if not key.strip():
            raise LexiconError(f"{path}, line {number}: an entry without a word: “{raw.strip()}”.")
        if key.strip() in table:
            raise LexiconError(f"{path}, line {number}: “{key.strip()}” stands there twice.")
        table[key.strip()] = tuple(v.strip() for v in values.split("|") if v.strip())
    return table


def _read_rules(path: Path) -> tuple[Rule, ...]:
    try:
        return msgspec.convert(tomllib.loads(_read_text(path)), RuleFile).rule
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path}: {error}.") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} cannot be read: {error}.", hint="Save it as UTF-8.") from error
