"""What must hold of readers and channels before anything is sent; every error names the place and the next step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from msgspec.structs import asdict, replace

from briefing.deliver.addresses import check_address, check_text, show
from briefing.deliver.directory import KINDS, MAIL, ChannelSettings, Directory, Reader, Sender, Tls
from briefing.deliver.markings import check_label
from briefing.deliver.watermarks import FORMATS as WATERMARKED
from briefing.errors import ConfigError, nearest
from briefing.plugins import plugin_names

FORMATS = ("pdf", "docx", "html", "md", "json")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def check_directory(directory: Directory, readers: list[tuple[str, Reader]], path: Path) -> Directory:
    """The directory with these readers, every address in its form for the envelope."""
    _check_groups(directory, path)
    _check_channels(directory, path)
    whole = replace(directory, sender=_check_sender(directory.sender, path))
    checked = [
        (place, _check_reader(reader, whole, place, loose=path.suffix.lower() == ".csv")) for place, reader in readers
    ]
    _check_duplicates(checked)
    return replace(whole, reader=tuple(reader for _, reader in checked))


def _check_groups(directory: Directory, path: Path) -> None:
    for group in directory.groups:
        if not re.fullmatch(r"[\w-]+", group) or group == "all":
            raise ConfigError(
                f"{path}: groups: “{show(group)}” cannot be the name of a group.",
                hint="Letters, digits, - and _; “all” is every reader.",
            )


def _check_sender(sender: Sender, path: Path) -> Sender:
    for name, value in asdict(sender).items():
        check_text(value, f"{path}: sender.{name}")
    check_label(sender.unmarked, f"{path}: sender.unmarked")
    if sender.list_id and not re.fullmatch(r"[\w-]+(\.[\w-]+)+", sender.list_id, re.ASCII):
        raise ConfigError(
            f"{path}: sender.list_id: “{show(sender.list_id)}” is no name.", hint="Write it as briefs.house.example."
        )
    if sender.unsubscribe and not re.fullmatch(r"(mailto:|https://)[!-;=?-~]+", sender.unsubscribe):
        raise ConfigError(
            f"{path}: sender.unsubscribe: “{show(sender.unsubscribe)}” is no address of the web or of mail.",
            hint="Write it as mailto:desk@house.example?subject=unsubscribe or https://….",
        )
    addresses = {
        name: check_address(value, f"{path}: sender.{name}")
        for name, value in (("address", sender.address), ("reply_to", sender.reply_to))
        if value
    }
    return replace(sender, **addresses)


def _check_channels(directory: Directory, path: Path) -> None:
    mail, archive = directory.mail, directory.archive
    check_label(mail.clearance, f"{path}: mail.clearance")
    check_label(archive.marking, f"{path}: archive.marking")
    for marking, label in directory.equivalents.items():
        check_label(label, f"{path}: equivalents.“{show(marking)}”")
    if mail.tls == "none" and mail.host not in _LOOPBACK:
        raise ConfigError(
            f"{path}: mail.tls: “none” would send passwords and briefs to {show(mail.host)} in the open.",
            hint=f"Use {' or '.join(get_args(Tls)[:2])}; none is for a server on this machine.",
        )
    low = [
        name
        for name in ("timeout", "final_timeout", "attempts", "per_connection", "stop_after")
        if getattr(mail, name) <= 0
    ]
    low += [name for name in ("backoff", "per_second") if getattr(mail, name) < 0]
    if low:
        raise ConfigError(f"{path}: mail.{low[0]}: {getattr(mail, low[0])} is too low.")
    for name, channel in directory.channel.items():
        _check_channel(name, channel, f"{path}: channel.{show(name)}")


def _check_channel(name: str, channel: ChannelSettings, where: str) -> None:
    check_label(channel.clearance, f"{where}.clearance")
    if name == MAIL:
        raise ConfigError(f"{where}: the mail has a table of its own.", hint="Name it [mail].")
    known = (*KINDS, *plugin_names("channels"))
    if channel.kind not in known:
        raise ConfigError(f"{where}.kind: there is none “{show(channel.kind)}”.", hint=nearest(channel.kind, known))
    needed = {"folder": "path", "sftp": "url", "webhook": "url", "command": "command"}.get(channel.kind)
    if needed and not getattr(channel, needed):
        raise ConfigError(f"{where}: a channel of the kind {channel.kind} needs “{needed}”.")
    if channel.kind == "sftp":
        address = urlsplit(check_text(channel.url, f"{where}.url"))
        if address.scheme != "sftp" or not (address.hostname and address.username) or address.password:
            raise ConfigError(
                f"{where}.url: “{show(channel.url)}” is no address of a folder.",
                hint="Write it as sftp://user@host/path; the password is where secret_from says.",
            )
    if channel.kind == "webhook":
        address = urlsplit(check_text(channel.url, f"{where}.url"))
        if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _LOOPBACK):
            raise ConfigError(
                f"{where}.url: “{show(channel.url)}” is not https.", hint="http is for this machine alone."
            )


def _check_reader(reader: Reader, directory: Directory, where: str, *, loose: bool) -> Reader:
    if not check_text(reader.name, f"{where}: name").strip():
        raise ConfigError(f"{where}: the reader has no name.")
    for group in reader.groups:
        if group not in directory.groups and not loose:
            raise ConfigError(
                f"{where}: there is no group “{show(group)}”.",
                hint=nearest(group, directory.groups) or "List it in `groups`.",
            )
    channels = {MAIL, *directory.channel}
    if reader.channel not in channels:
        raise ConfigError(
            f"{where}: there is no channel “{show(reader.channel)}”.", hint=nearest(reader.channel, channels)
        )
    for name in reader.formats:
        if name not in FORMATS:
            raise ConfigError(f"{where}: there is no format “{show(name)}”.", hint=nearest(name, FORMATS))
    unmarked = sorted(set(reader.formats) - set(WATERMARKED))
    if reader.watermark and unmarked:
        raise ConfigError(
            f"{where}: watermark: a copy as {' or '.join(unmarked)} bears no name.", hint="Use pdf, docx or html."
        )
    if reader.variant and not re.fullmatch(r"[\w-]+", reader.variant):
        raise ConfigError(f"{where}: variant: “{show(reader.variant)}” is no name of a layout.")
    check_label(reader.clearance, f"{where}: clearance")
    if reader.channel == MAIL and not reader.address:
        raise ConfigError(f"{where}: {show(reader.name)} has no address.", hint="Add one, or name another channel.")
    return replace(reader, address=check_address(reader.address, f"{where}: address")) if reader.address else reader


def _check_duplicates(readers: list[tuple[str, Reader]]) -> None:
    """No two readers of one channel share an address (or, without one, a name), whatever its case."""
    seen: dict[tuple[str, str], str] = {}
    for place, reader in readers:
        key = (reader.channel, reader.key)
        if key in seen:
            raise ConfigError(
                f"{place}: {show(reader.address or reader.name)} is listed already, at {seen[key]}.",
                hint="Remove one of the two.",
            )
        seen[key] = place
