"""Documents dropped over SSH on a real server on this machine: known by its key, whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import pytest

from tests.deliver.post_offices import House, reader


@dataclass
class Server:
    """An SFTP server whose files lie in `folder`. `full` makes its disk full; `hang_ups` connections break at a write."""

    folder: Path
    port: int = 0
    full: bool = False
    hang_ups: int = 0
    seen: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def _files_of(server: Server) -> type[asyncssh.SFTPServer]:
    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: asyncssh.SSHServerChannel) -> None:
            super().__init__(channel, chroot=str(server.folder).encode())
            self._channel = channel

        def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
            server.seen.append(path.decode())
            return super().open(path, pflags, attrs)

        def write(self, file_obj: object, offset: int, data: bytes) -> int:
            if server.full:
                raise asyncssh.SFTPNoSpaceOnFilesystem("No space left on device")
            if server.hang_ups:
                server.hang_ups -= 1
                self._channel.get_connection().abort()
            return super().write(file_obj, offset, data)

        def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
            server.renamed.append((oldpath.decode(), newpath.decode()))
            super().posix_rename(oldpath, newpath)

    return Files


@contextlib.contextmanager
def serving_files(server: Server, host_key: Path, client_key: Path) -> Iterator[None]:
    """Runs the server in a thread; only the owner of `client_key` may come in, or who knows the password `pass`."""

    class Doors(asyncssh.SSHServer):
        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("desk", "pass")

    loop = asyncio.new_event_loop()

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.create_server(
            Doors, "127.0.0.1", 0, server_host_keys=[str(host_key)], sftp_factory=_files_of(server),
            authorized_client_keys=f"{client_key}.pub", sftp_version=6,
        )  # fmt: skip

    running = loop.run_until_complete(start())
    server.port = running.get_port()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(running.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "ssh"
    folder.mkdir()
    for name in ("host", "desk", "other"):
        key = asyncssh.generate_private_key("ssh-ed25519")
        key.write_private_key(folder / name)
        key.write_public_key(folder / f"{name}.pub")
    return folder


@pytest.fixture
def server(tmp_path: Path, keys: Path) -> Iterator[Server]:
    (tmp_path / "far").mkdir()
    server = Server(tmp_path / "far")
    with serving_files(server, keys / "host", keys / "desk"):
        known = (keys / "host.pub").read_text(encoding="utf-8")
        (keys / "known").write_text(f"[127.0.0.1]:{server.port} {known}", encoding="utf-8")
        yield server


def write_desk(house: House, server: Server, keys: Path, lines: str = "", known: str = "known") -> None:
    lines = lines or f'key = "{keys}/desk"'
    channel = (
        f'[channel.far]\nkind = "sftp"\nurl = "sftp://desk@127.0.0.1:{server.port}/in/{{reader}}"\n'
        f'known_hosts = "{keys}/{known}"\n{lines}\ntimeout = 20\n'
    )
    drop = {"channel": "far", "formats": ["html", "md"], "address": ""}
    house.write_readers(1, reader("Anna", **drop) + reader("Bert", **drop), more=channel)


def found_in(server: Server) -> list[str]:
    return sorted(str(path.relative_to(server.folder)) for path in server.folder.rglob("*") if path.is_file())


def test_every_document_is_written_under_another_name_and_renamed(house: House, server: Server, keys: Path) -> None:
    write_desk(house, server, keys)
    house.run("send", "--to", "all", "--series", "Quay")
    assert found_in(server) == [f"in/{n}/quay-edition-1.{f}" for n in ("anna", "bert") for f in ("html", "md")]
    assert (server.folder / "in/anna/quay-edition-1.md").read_bytes() == (house.folder / "out/brief.md").read_bytes()
    assert all(name.rpartition("/")[2].startswith(".") and name.endswith(".part") for name in server.seen)
    assert len(server.renamed) == 4
    house.run("send", "--to", "all", "--series", "Quay")
    assert len(server.renamed) == 4


def test_a_server_that_is_not_known_by_its_key_gets_nothing(house: House, server: Server, keys: Path) -> None:
    (keys / "wrong").write_text(
        f"[127.0.0.1]:{server.port} {(keys / 'other.pub').read_text(encoding='utf-8')}", encoding="utf-8"
    )
    (keys / "none").write_text("", encoding="utf-8")
    for known in ("wrong", "none"):
        write_desk(house, server, keys, known=known)
        assert "is not known by its key" in house.run("send", "--to", "all", code=5).stderr
    assert found_in(server) == []


def test_the_password_comes_from_where_it_is_kept_and_a_wrong_one_is_said(
    house: House, server: Server, keys: Path
) -> None:
    house.command.environment["FAR"] = "wrong"
    write_desk(house, server, keys, 'secret_from = "env:FAR"')
    said = house.run("send", "--to", "all", code=5).stderr
    assert "lets nobody in" in said
    assert "wrong" not in said
    house.command.environment["FAR"] = "pass"
    house.run("send", "--to", "all")
    assert len(found_in(server)) == 4


def test_a_full_disk_leaves_nothing_half_written(house: House, server: Server, keys: Path) -> None:
    write_desk(house, server, keys)
    server.full = True
    assert "No space left" in house.run("send", "--to", "all", code=5).stderr
    assert found_in(server) == []
    server.full = False
    house.run("resend", "--failed")
    assert len(found_in(server)) == 4


def test_a_connection_that_breaks_is_made_again(house: House, server: Server, keys: Path) -> None:
    write_desk(house, server, keys)
    server.hang_ups = 2
    house.run("send", "--to", "all", "--series", "Quay")
    whole = [name for name in found_in(server) if not name.endswith(".part")]
    assert whole == [f"in/{n}/quay-edition-1.{f}" for n in ("anna", "bert") for f in ("html", "md")]
    assert (server.folder / whole[0]).read_bytes() == (house.folder / "out/brief.html").read_bytes()


def test_an_address_without_user_or_with_a_password_is_refused(house: House, server: Server, keys: Path) -> None:
    for url in ("sftp://host/in", "sftp://desk:pass@host/in", "https://desk@host/in"):
        channel = f'[channel.far]\nkind = "sftp"\nurl = "{url}"\n'
        house.write_readers(1, reader("Anna", channel="far"), more=channel)
        assert "is no address of a folder" in house.run("send", "--to", "all", code=2).stderr
