"""The exceptions that stop a run, each with the exit code the command line ends with.

A bad input is a value (`model.source.Problem`), a broken run is an exception:

    BriefingError                 1
    ├── UsageError                2   a wrong argument
    │   └── ConfigError           2   a configuration file with an unknown key or a bad value
    │       └── LexiconError      2   a word list or rule file that does not load
    ├── IngestError               3   no source could be read
    ├── RenderError               4   a document could not be written
    │   └── TemplateError         4   a template failed: file, line, unknown name and the nearest known one
    ├── DeliveryError             5   a reader could not be served
    ├── VerifyError               6   a document says something its sources do not
    └── CorpusError               7   a corpus that cannot be read or written
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class BriefingError(Exception):
    """A run that cannot go on.

    `message` says what went wrong and where, `hint` what to do next.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(BriefingError):
    """The command was called with an argument that cannot be used."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file holds an unknown key or a value of the wrong kind."""


class LexiconError(ConfigError):
    """A word list or a rule file does not load."""


class IngestError(BriefingError):
    """Not one source could be read."""

    exit_code = 3


class RenderError(BriefingError):
    """A document could not be made or written."""

    exit_code = 4


class TemplateError(RenderError):
    """A template failed; the message names file and line."""


class DeliveryError(BriefingError):
    """A document could not be handed to a reader."""

    exit_code = 5


class VerifyError(BriefingError):
    """A finished document says something that its embedded evidence or its sources do not."""

    exit_code = 6


class CorpusError(BriefingError):
    """A corpus cannot be read or written: it is damaged, busy, of a newer version, or its disk is full."""

    exit_code = 7


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known word closest to an unknown one, or lists what is known."""
    choices = sorted(known)
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known are: {', '.join(choices)}." if choices else ""
