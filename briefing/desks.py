"""A desk: its file of readers, its ledger, and the channels that they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.deliver.credentials import fetch_secret
from briefing.deliver.directory import KINDS, MAIL, Directory
from briefing.deliver.drops import FolderChannel
from briefing.deliver.finishing import Finisher
from briefing.deliver.hooks import CommandChannel, WebHookChannel
from briefing.deliver.letters import Seal
from briefing.deliver.mail import MailChannel
from briefing.deliver.parcels import Channel
from briefing.deliver.sending import Patience
from briefing.deliver.sftp import SftpChannel
from briefing.deliver.signing import DocumentSigner, open_signer
from briefing.plugins import load_plugin


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A file of readers with the folder at which its relative paths start."""

    directory: Directory
    start: Path

    @property
    def ledger(self) -> Path:
        """Where the ledger is."""
        return self.start / self.directory.sender.ledger


def open_channels(desk: Desk, names: set[str]) -> dict[str, Channel]:
    """The channels of these names, connected to nothing yet."""
    channels: dict[str, Channel] = {}
    for name in sorted(names):
        if name == MAIL:
            channels[name] = open_mail(desk)
            continue
        settings = desk.directory.channel[name]
        secret = _secret_of(settings.secret_from, "", desk.start) if settings.secret_from else None
        match settings.kind:
            case "folder":
                channels[name] = FolderChannel(settings.path, desk.start)
            case "sftp":
                channels[name] = SftpChannel(settings, secret, desk.start)
            case "webhook":
                channels[name] = WebHookChannel(settings, secret)
            case "command":
                channels[name] = CommandChannel(settings, desk.start)
            case kind:
                channels[name] = load_plugin("channels", kind, KINDS)(settings, desk.start)
    return channels


def open_finisher(desk: Desk, *, sign: bool = False) -> Finisher:
    """What makes each reader's copy; it signs where the readers file says so, or `sign` does."""
    return Finisher(open_desk_signer(desk) if sign or desk.directory.signing.documents else None)


def patience_of(directory: Directory) -> Patience:
    """How often, how soon and how long, from `[mail]`; it holds for every channel."""
    mail = directory.mail
    return Patience(attempts=mail.attempts, backoff=mail.backoff, stop_after=mail.stop_after)


def open_mail(desk: Desk) -> MailChannel:
    """The mail, connected to nothing yet."""
    mail = desk.directory.mail
    return MailChannel(
        mail, desk.directory.sender, _secret_of(mail.password_from, mail.user, desk.start), seal=open_seal(desk)
    )


def open_seal(desk: Desk) -> Seal | None:
    """What signs the messages; None when they are not signed."""
    return open_desk_signer(desk).seal_entity if desk.directory.signing.messages else None


def open_desk_signer(desk: Desk) -> DocumentSigner:
    """The signer that the readers file names. Raises as `open_signer` does."""
    signing = desk.directory.signing
    return open_signer(signing, _secret_of(signing.password_from, signing.label, desk.start), desk.start)


def _secret_of(where: str, user: str, start: Path) -> Callable[[], str]:
    return lambda: fetch_secret(where, user, start)
