"""Whether the clause of a date tells something that happened or is due.

No event are comparisons, conditions, datelines, deadlines met, states (“was ahead on Friday”), what only may happen,
and what goes on since a year.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from briefing.extract.calendars import Tense
from briefing.extract.dates import RELATIVE
from briefing.extract.moments import Moment
from briefing.extract.tenses import CLAUSES, TO_COME, governor, tense_at
from briefing.extract.trimming import dateline_length
from briefing.lexicon import Lexicon
from briefing.model.observations import Sentence

_COMPARED = re.compile(
    r"(?i)\b(?:\w+est|most \w+|least \w+|first \w+|worst \w+|record)\b[^.;]*\b(?:since|for)\s(?:early\s|late\s|mid-)?$"
    r"|\b(?:from|against|than)\s+[\d$€£][\d,.]*\s*\w*\s(?:on\s|in\s)?$|\bas\sof\s(?:late\s|early\s)?$|\d\son\s$"
)
_COMPARED_AGO = re.compile(r"(?i)\b(?:from|against|than|on|not)\s$")
_NAME_AHEAD = re.compile(r"[A-Z]\w+\s$")
_DATELINE_BEHIND = re.compile(r"\s?(?:\(\w+\)\s)?[-–—|]+\s")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACED = frozenset({"ahead", "behind", "away", "level"})
_RESULTS = frozenset({"shut", "closed", "open", "dead", "gone", "over", "complete"})  # what an act has led to
_POSSIBLE = frozenset({"may", "might", "can", "could"})
_NOUNLIKE = frozenset({"date.month", "date.season", "date.months"})


def tells(lexicon: Lexicon, sentence: Sentence, tokens: list[Token], moment: Moment, token: Token) -> bool:
    """Whether the clause in which a date hangs by `token` tells something that happened or is due."""
    if _stands_outside(sentence, moment) or re.match(r"(?i)(?:whether|if)\b", sentence.evidence.quote):
        return False
    if moment.rule in _NOUNLIKE and _ends_in_compound(token, moment):
        return False
    verb, tense = governor(token), tense_at(token)
    if verb.pos_ not in CLAUSES and (sentence.zone == "headline" or not any(t.tag_ in _FINITE for t in tokens)):
        return False
    if _is_limit(moment, token, verb, tense) or _only_may_be(lexicon, moment, verb, tense):
        return False
    return not _is_state(lexicon, token, verb, tense) and (bool(moment.date) or _is_over(moment, verb))


def _stands_outside(sentence: Sentence, moment: Moment) -> bool:
    """Whether a date is one side of a comparison, part of a name in quotation marks, or the dateline."""
    quote, place = sentence.evidence.quote, moment.start - sentence.span.start
    before, behind = quote[:place], quote[moment.end - sentence.span.start :]
    if _COMPARED.search(before) or (_NAME_AHEAD.search(before) and behind[:1] in ("”", '"', "’", "'")):
        return True
    if moment.rule == "date.ago" and _COMPARED_AGO.search(before):
        return True
    return (not before and bool(_DATELINE_BEHIND.match(behind))) or place < dateline_length(quote)


def _is_limit(moment: Moment, token: Token, verb: Token, tense: Tense) -> bool:
    """Whether the date only bounds what is told: “before May”, “will not come to a vote until 2030”, “since 2015”."""
    ahead = token.head.lower_
    if ahead == "before" or (ahead in ("until", "by") and tense != "future"):
        return True
    if ahead == "until" and any(c.dep_ == "neg" for c in verb.children):
        return True
    if ahead == "since" and moment.precision == "year" and not any(c.dep_ == "auxpass" for c in verb.children):
        return True
    return moment.rule == "date.span" and bool(re.search(r"(?i)\b(?:next|coming)\b", moment.expression))


def _only_may_be(lexicon: Lexicon, moment: Moment, verb: Token, tense: Tense) -> bool:
    """Whether the clause is a condition, a mere possibility, or speaks of today in general."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if moment.rule == "date.today" and tense != "past" and not helpers & (TO_COME - {"would"}):
        return True
    if helpers & _POSSIBLE and not helpers & {"have", "'ve", "’ve"}:
        return True
    if moment.expression.casefold() == "this year" and verb.tag_ in ("VBZ", "VBP") and not helpers:
        return True
    conditionals = lexicon.words("conditionals")
    return any(c.lower_ in conditionals and c.dep_ == "mark" for c in verb.children)


def _is_state(lexicon: Lexicon, token: Token, verb: Token, tense: Tense) -> bool:
    """“She was ahead on Friday”, “trade was worth €3bn last year”: how things were, unless it is an event that was."""
    supposed = any(c.lower_ == "would" for c in verb.children)
    if verb.lemma_ != "be" or (tense == "future" and not supposed):
        return False
    told = [c for c in verb.children if c.dep_ in ("acomp", "attr", "nsubj")]
    dated = token.head.head if token.head.pos_ == "ADP" else token.head
    if any(t.lemma_.lower() in lexicon.words("event_nouns") for t in (*told, dated)):
        return False
    states = [c for c in told if c.dep_ in ("acomp", "attr") and c.lower_ not in _RESULTS]
    return bool(states) or any(c.lower_ in _PLACED for c in verb.children)


def _is_over(moment: Moment, verb: Token) -> bool:
    """Whether a date that only other words of the text give stands with a finished act."""
    main = governor(verb) if verb.dep_ in ("advcl", "pcomp") else verb
    return moment.derivation != RELATIVE or main.tag_ in ("VBD", "VBN")


def _ends_in_compound(token: Token, moment: Moment) -> bool:
    """Whether the last word of a date only modifies a noun behind it: “December delivery”, “winter cuts”."""
    last = token
    while last.i + 1 < len(last.doc) and last.nbor(1).idx < moment.end:
        last = last.nbor(1)
    return last.dep_ in ("compound", "nmod", "amod") and last.head.idx >= moment.end and last.head.pos_ == "NOUN"
