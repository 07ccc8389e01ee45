"""Make a bare machine ready: `python3 scripts/bootstrap.py run` or `dev`.

Needs Python 3.11 or newer and nothing else. Installs, in this order, what is missing of

1. the system: Pango and fonts for the PDF; for `dev` also LibreOffice and Chromium, to open documents in.
   As root on Debian or Ubuntu it installs them, elsewhere it prints the line to run and stops if there is no PDF
   without;
2. `.venv`, from the hash-locked `requirements/run.txt` or `requirements/dev.txt`;
3. the project itself, editable.

A second call finds its own stamp in `.venv`, keyed on the lock files, and ends at once.
Runs on any Python 3.8 or newer far enough to say that 3.11 is needed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)


class Need(NamedTuple):
    """Something the system must have: its Debian package, and any one of the things that prove it is there.

    `lib…` is loaded as a shared library, `:…` is a pattern that an installed font must match, `-m …` is a module of
    this Python, and anything else is a program. Without what is not `vital` a brief is made all the same.
    """

    package: str
    proofs: tuple[str, ...]
    why: str
    vital: bool = True


PYTHON_PACKAGE = "python{}.{}-venv".format(*sys.version_info[:2])
RUN = (
    Need(PYTHON_PACKAGE, ("-m ensurepip",), "an environment of its own"),
    Need("libpango-1.0-0", ("libpango-1.0.so.0",), "setting the PDF"),
    Need("libpangoft2-1.0-0", ("libpangoft2-1.0.so.0",), "setting the PDF"),
    Need("libharfbuzz-subset0", ("libharfbuzz-subset.so.0",), "small fonts in the PDF", vital=False),
    Need("fonts-dejavu-core", (":charset=3b1 416",), "names in Greek and Cyrillic", vital=False),
    Need("fonts-droid-fallback", (":charset=4e2d 3042 ac00",), "names in Chinese, Japanese and Korean", vital=False),
)
DEV = (
    *RUN,
    Need("libreoffice-writer-nogui", ("soffice",), "opening the Word document"),
    Need("tesseract-ocr", ("tesseract",), "reading scanned pages", vital=False),
    Need("poppler-utils", ("pdftoppm",), "pictures of pages", vital=False),
    Need("chromium", ("chromium", "chromium-browser", "google-chrome"), "trying the page in a browser", vital=False),
)
NEEDS = {"run": RUN, "dev": DEV}


class NotReadyError(Exception):
    """What is missing cannot be installed from here; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Prepare for `run` or `dev`; the exit code is 0 when everything is there, else 1."""
    if len(arguments) != 1 or arguments[0] not in NEEDS:
        print(__doc__.split("\n")[0], file=sys.stderr)
        return 2
    kind = arguments[0]
    try:
        check_python()
        install_system(kind)
        if not is_ready(kind):
            make_environment()
            install_locked(kind)
            (VENV / f"ready-{kind}").write_text(digest(kind), encoding="utf-8")
    except NotReadyError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"\nThis failed, see above: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    return 0


def check_python() -> None:
    """Raise `NotReadyError` for a Python that is too old."""
    if sys.version_info < OLDEST:
        found = "{}.{}".format(*sys.version_info[:2])
        raise NotReadyError(
            f"Python 3.11 or newer is needed, this is {found}. Name another one: make PYTHON=python3.12 …"
        )


# --- the system -----------------------------------------------------------------------------------


def install_system(kind: str) -> None:
    """Install the missing system packages as root with apt, else print the line to run.

    Raises `NotReadyError` with that line when something vital is missing. Systems other than Linux are left alone.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = [need for need in NEEDS[kind] if not any(is_there(proof) for proof in need.proofs)]
    if not missing:
        return
    packages = [need.package for need in missing]
    line = "apt-get install --yes --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        listed = "\n".join(f"  {need.package:26} for {need.why}" for need in missing)
        message = f"The system lacks:\n{listed}\n\nPlease run\n\n  sudo {line}\n\nor your system's equivalent."
        if any(need.vital for need in missing):
            raise NotReadyError(message)
        say(message)
        return
    say(f"Installing {', '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update --quiet --quiet", line + " --quiet --quiet"):
        subprocess.run(command.split(), check=True, env=environment, stdout=subprocess.DEVNULL)


def is_there(proof: str) -> bool:
    """Whether the system has a library, a font, a module of Python or a program (see `Need`)."""
    if proof.startswith("lib") and ".so" in proof:
        try:
            ctypes.CDLL(proof)
        except OSError:
            return False
        return True
    if proof.startswith(":"):
        return bool(output_of("fc-list", proof, "family"))
    if proof.startswith("-m "):
        return (
            subprocess.run([sys.executable, "-c", f"import {proof[3:]}"], check=False, capture_output=True).returncode
            == 0
        )
    return shutil.which(proof) is not None


def output_of(*command: str) -> str:
    """What a command prints; nothing if there is no such command."""
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()


# --- the environment ------------------------------------------------------------------------------


def is_ready(kind: str) -> bool:
    """Whether `.venv` was made from the locks as they are now; what `dev` needs includes what `run` needs."""
    stamps = [VENV / f"ready-{name}" for name in {kind, "dev"}]
    return any(stamp.is_file() and stamp.read_text() == digest(stamp.name[6:]) for stamp in stamps)


def digest(kind: str) -> str:
    """What the environment depends on: this folder, the lock and the project's own metadata."""
    parts = [str(ROOT)]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in (f"requirements/{kind}.txt", "pyproject.toml")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make_environment() -> None:
    """Make `.venv` unless it is there and its Python works and is new enough."""
    python = VENV / "bin" / "python"
    if output_of(str(python), "-c", f"import sys; print(sys.version_info >= {OLDEST})") != "True":
        say(f"Making {VENV.name} with Python {sys.version.split()[0]}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install_locked(kind: str) -> None:
    """Install what the lock names, each file checked against its hash, then the project itself."""
    lock = ROOT / "requirements" / f"{kind}.txt"
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"Installing up to {count} packages from {lock.relative_to(ROOT)} (once; about a minute)")
    pip = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "--require-hashes", "--requirement", lock], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)


def say(message: str) -> None:
    """One line of progress on the error stream, so that the standard output stays the command's own."""
    print(f"» {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
