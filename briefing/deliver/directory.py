"""Who reads the briefs, and how they reach them: `config/readers.toml` as frozen values."""

from __future__ import annotations

from typing import Literal

import msgspec

KINDS = ("folder", "sftp", "webhook", "command")
Tls = Literal["starttls", "implicit", "none"]
MAIL = "mail"
"""The name of the channel that needs no table of its own."""


class Sender(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[sender]`: who sends. `unmarked` is what a brief without marking counts as."""

    name: str = ""
    address: str = ""
    reply_to: str = ""
    list_id: str = ""
    unsubscribe: str = ""
    unmarked: str = "TLP:GREEN"
    ledger: str = "ledger.sqlite"
    templates: str = ""


class MailServer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[mail]`: the server that takes the messages, and how fast they go. Times are in seconds.

    `password_from` names where the password is: `env:NAME`, `file:PATH` or `keyring:SERVICE`. `final_timeout` bounds
    the wait for the answer to a whole message (RFC 5321, 4.5.3.2.6, asks for ten minutes). `stop_after` errors in a
    row end the run.
    """

    host: str = "localhost"
    port: int = 587
    tls: Tls = "starttls"
    ca_file: str = ""
    user: str = ""
    password_from: str = ""
    timeout: float = 60
    final_timeout: float = 600
    attempts: int = 4
    backoff: float = 5
    per_second: float = 0
    per_connection: int = 100
    stop_after: int = 10
    clearance: str = "TLP:AMBER"


class ChannelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[channel.NAME]`: a folder, one on another machine, a WebHook, a command, or a kind that another package brings.

    `key` and `known_hosts` are files for SFTP: the desk's private key, and the keys of the servers. `secret_from` is
    written as `password_from` of the mail; `options` are for kinds of other packages.
    """

    kind: str
    path: str = ""
    url: str = ""
    secret_from: str = ""
    key: str = ""
    known_hosts: str = ""
    ca_file: str = ""
    command: tuple[str, ...] = ()
    timeout: float = 60
    options: dict[str, str] = {}
    clearance: str = "TLP:GREEN"


class SigningSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[signing]`: the key, in a file (PKCS#12 or PEM) or on a token, and what is signed with it.

    `module` is the library of a PKCS#11 token, `token` and `label` name the token and the key on it; `password_from` is
    where the password or PIN is, as in `[mail]`. `certificates` is a PEM file: the signer's, where `key` has none, then
    its authorities'. `documents` are PDF files (PAdES), `messages` mail (S/MIME).
    """

    key: str = ""
    certificates: str = ""
    password_from: str = ""
    module: str = ""
    token: str = ""
    label: str = ""
    documents: bool = False
    messages: bool = False


class ArchiveSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[archive]`: the static pages of `briefing publish`. `url` is where they will be read."""

    title: str = "Briefs"
    url: str = ""
    marking: str = "TLP:CLEAR"
    formats: tuple[str, ...] = ("html", "pdf")


class Reader(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[reader]]`: one reader. `variant` is the layout they get; empty for the one that was made.

    With `watermark`, each page of their copy bears their name.
    """

    name: str
    address: str = ""
    groups: tuple[str, ...] = ()
    language: str = "en"
    variant: str = ""
    formats: tuple[str, ...] = ("pdf",)
    channel: str = MAIL
    clearance: str = "TLP:GREEN"
    watermark: bool = False

    @property
    def key(self) -> str:
        """What the ledger knows this reader by: the address, else the name, without regard to case."""
        return (self.address or self.name).casefold()


class Directory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. `readers_file` names a CSV file with more readers; `equivalents` ranks a house's own markings."""

    groups: tuple[str, ...] = ()
    readers_file: str = ""
    sender: Sender = Sender()
    mail: MailServer = MailServer()
    channel: dict[str, ChannelSettings] = {}
    archive: ArchiveSettings = ArchiveSettings()
    signing: SigningSettings = SigningSettings()
    equivalents: dict[str, str] = {}
    reader: tuple[Reader, ...] = ()

    def clearance_of(self, channel: str) -> str:
        """Up to which label a channel may carry a brief."""
        return self.mail.clearance if channel == MAIL else self.channel[channel].clearance

    def kind_of(self, channel: str) -> str:
        """The kind of a channel."""
        return "mail" if channel == MAIL else self.channel[channel].kind
