"""Mail addresses that can stand in an envelope and a header, and nothing else.

Accepted is the dot-atom form of RFC 5321, 4.1.2, with its bounds on length (4.5.3.1). Quoted local parts, comments and
address literals are refused: no reader needs one, and each has served to smuggle something.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.errors import ConfigError

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST_LOCAL = 64
_LONGEST = 254
_BREAKS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def check_address(text: str, where: str) -> str:
    """The address, its domain in ASCII and lower case.

    Raises `ConfigError` that names the place, what is wrong and what to do.
    """
    fault = _fault_of(text)
    if fault:
        raise ConfigError(
            f"{where}: “{show(text)}” is no mail address: {fault}.", hint="Write it as name@house.example."
        )
    local, _, domain = text.rpartition("@")
    return f"{local}@{_ascii_domain(domain)}"


def check_text(text: str, where: str) -> str:
    """A text that fits in one line of a header. Raises `ConfigError` when a character in it would not."""
    for place, character in enumerate(text, start=1):
        if unicodedata.category(character) in _BREAKS:
            raise ConfigError(
                f"{where}: character {place} of “{show(text)}” (U+{ord(character):04X}) cannot be printed.",
                hint="Remove it: no line break or control character may stand there.",
            )
    return text


def same_address(address: str) -> str:
    """What two writings of one address share: the address without regard to case."""
    return address.casefold()


def show(text: str) -> str:
    """The text as it may be printed in a message: nothing in it breaks the line or hides."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text[:80])


def _fault_of(text: str) -> str:
    local, at, domain = text.rpartition("@")
    if not at:
        return "there is no @ in it"
    if not local.isascii() or not _LOCAL.fullmatch(local):
        return "the part before the @ holds a character that is not allowed there"
    if len(local) > _LONGEST_LOCAL:
        return f"the part before the @ is longer than {_LONGEST_LOCAL} characters"
    encoded = _ascii_domain(domain)
    if not encoded or not all(map(_LABEL.fullmatch, encoded.split("."))):
        return "the part after the @ is no domain"
    if len(local) + 1 + len(encoded) > _LONGEST:
        return f"it is longer than {_LONGEST} characters"
    return ""


def _ascii_domain(domain: str) -> str:
    """The domain as the mail server wants it (IDNA, RFC 3490); empty when it is none."""
    if any(unicodedata.category(c) in _BREAKS for c in domain):
        return ""
    try:
        return domain.encode("idna").decode().lower()
    except UnicodeError:
        return ""
