"""How the verb of a position is printed: the text's own opening verb, or “says” and its like before the words.

English inflection by rule (Quirk et al. 1985, A Comprehensive Grammar of the English Language, 3.2–3.12), with a short
list of irregular verbs.
"""

from __future__ import annotations

_FARTHEST = 6  # words within which an opening verb stands
_HELPING = (
    "am are be been can could did do does had has have is may might must ought shall should used was were will would"
)
_TURNING = frozenset(
    (*_HELPING.split(), *(f"{word}n't" for word in _HELPING.split()), "can't", "won't", "cannot", "never")
)
_IRREGULAR = {
    "be": "is are was were been",
    "begin": "began begun",
    "break": "broke broken",
    "choose": "chose chosen",
    "cut": "cut cutting",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "forbid": "forbade forbidden",
    "foresee": "foresaw foreseen",
    "forgive": "forgave forgiven",
    "give": "gave given",
    "go": "went gone",
    "have": "has had",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "let": "let letting",
    "make": "made",
    "mean": "meant",
    "pay": "paid",
    "read": "read",
    "see": "saw seen",
    "seek": "sought",
    "send": "sent",
    "set": "set setting",
    "speak": "spoke spoken",
    "swear": "swore sworn",
    "take": "took taken",
    "tell": "told",
    "think": "thought",
    "understand": "understood",
    "say": "said",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}
_FRONTS = frozenset(["according", "as", "at", "by", "for", "from", "in", "of", "on", "per", "to", "under", "with"])
"""What opens a phrase that stands for “says”: “on her account”, “by his reckoning”."""
_PRESENT = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_HISSING = ("s", "x", "z", "ch", "sh")
_SAYING = frozenset(("tell", "inform", "assure", "notify", "quote", "cite"))
"""Verbs that want the person spoken to, or the source: without them it is “says”."""


def present(verb: str, *, plural: bool = False) -> str:
    """A verb in the present tense: “says”, “rules out”; “say” of several. What is no single verb gives “says”.

    `verb` is a lemma with its particle, “not” before it where it is negated, or a phrase such as “according to”.
    """
    negated, verb = verb.startswith("not "), verb.removeprefix("not ")
    first, _, rest = verb.partition(" ")
    if first in _SAYING or not first.isalpha() or first in _FRONTS:
        first, rest = "say", ""
    if negated:
        return " ".join(filter(None, ("do not" if plural else "does not", first, rest)))
    return " ".join(filter(None, (first if plural else _third(first), rest)))


def _third(verb: str) -> str:
    if verb in _PRESENT:
        return _PRESENT[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_HISSING) else f"{verb}s"


def verb_length(words: list[str], verb: str) -> int:
    """How many words at the start of a text are its verb, with what turns it; 0 if it does not open with it."""
    forms = _forms(verb.removeprefix("not ").partition(" ")[0].casefold())
    plain = [word.strip(",").replace("’", "'").casefold() for word in words[:_FARTHEST]]
    found = next((place for place, word in enumerate(plain) if word in forms), None)
    if found is None or (found > 0 and plain[0] not in _TURNING and plain[found - 1] != "to"):
        return 0
    return found + 1


def _forms(verb: str) -> frozenset[str]:
    """The forms of a verb: “deny, denies, denied, denying”; the irregular past from a short list."""
    stem = verb.removesuffix("e")
    doubled = verb + verb[-1:]
    regular = {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{verb}ing", f"{doubled}ed", f"{doubled}ing"}
    if verb.endswith("y"):
        regular |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
    return frozenset(regular | set(_IRREGULAR.get(verb, "").split()))
