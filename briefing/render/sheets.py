"""Style sheets and drawings of the template folders, checked before they are used: they name only files there."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

import tinycss2

from briefing.render.faults import Fault, suggest

_ADDRESS = re.compile(rb"""(?:href|src)\s*=\s*["'](?!#|data:image/(?:png|jpeg);)([^"']*)["']""", re.IGNORECASE)
_FOREIGN = re.compile(rb"<!ENTITY|<script\b|<foreignObject\b|@import|url\(\s*[\"']?(?!#)", re.IGNORECASE)
_NAME = re.compile(r"[\w./-]+")


def check_sheet(
    file: str, text: str, has: Callable[[str], bool], variables: frozenset[str] = frozenset()
) -> list[Fault]:
    """What is wrong with a style sheet.

    `has` says whether a template folder has a file; `variables` are those that other sheets declare (`--accent`); with
    none, variables are not checked. Lines and columns count from 1.
    """
    found = list(_check_nodes(file, tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), has))
    if "</style" in text.lower():
        line = text[: text.lower().index("</style")].count("\n") + 1
        found.append(Fault(file=file, line=line, message="“</style” would end the style sheet", hint="Take it out."))
    if variables:
        found += _check_variables(file, text, variables | read_variables(text))
    return sorted(found)


@functools.lru_cache(maxsize=32)
def read_variables(text: str) -> frozenset[str]:
    """The variables that a style sheet declares: `--accent`."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return frozenset(re.findall(r"(?<![\w(-])(--[\w-]+)\s*:", bare))


def check_drawing(file: str, content: bytes) -> list[Fault]:
    """What an SVG file reads from elsewhere, or runs."""
    found = [(match.start(), match[1].decode(errors="replace")) for match in _ADDRESS.finditer(content)]
    found += [(match.start(), match[0].decode(errors="replace")) for match in _FOREIGN.finditer(content)]
    return [
        Fault(
            file=file,
            line=content[:place].count(b"\n") + 1,
            message=f"a drawing may read nothing from elsewhere and run nothing: “{words}”",
            hint="Draw it with shapes alone, or embed the picture as data:image/png.",
        )
        for place, words in sorted(found)
    ]


def check_name(name: str, has: Callable[[str], bool]) -> tuple[str, str]:
    """Why a file that a template names cannot be had, and what to do; empty when it can."""
    if not _NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
        return f"“{name}” is outside the template folder", "Put the file into the folder and name it by its name alone."
    if not has(name):
        return f"the template folders have no file “{name}”", "Put it there, or mend its name."
    return "", ""


def _check_nodes(file: str, nodes: Iterable[tinycss2.ast.Node], has: Callable[[str], bool]) -> Iterator[Fault]:
    for node in nodes:
        here = {"file": file, "line": node.source_line, "column": node.source_column}
        if node.type == "error":
            yield Fault(**here, message=f"the style sheet breaks here: {node.message.rstrip('.')}")
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield Fault(**here, message="a style sheet imports nothing", hint="Put the rules into this file.")
        elif node.type in {"url", "function", "string"} or hasattr(node, "content"):
            name = _address(node)
            if name is not None and not name.startswith("#"):
                message, hint = check_name(name, has)
                if message:
                    yield Fault(**here, message=message, hint=hint)
        for inner in ("prelude", "content", "arguments"):
            yield from _check_nodes(file, getattr(node, inner, None) or (), has)
        yield from _broken_declarations(file, node)


def _broken_declarations(file: str, node: tinycss2.ast.Node) -> Iterator[Fault]:
    if node.type != "qualified-rule":
        return
    for part in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if part.type == "error":
            message = f"this is no declaration: {part.message.rstrip('.')}"
            yield Fault(file=file, line=part.source_line, column=part.source_column, message=message)


def _address(node: tinycss2.ast.Node) -> str | None:
    if node.type == "url":
        return str(node.value)
    if node.type == "function" and node.lower_name in {"url", "src", "image", "image-set"}:
        texts = [part.value for part in node.arguments if part.type == "string"]
        return str(texts[0]) if texts else None
    return None


def _check_variables(file: str, text: str, known: frozenset[str]) -> Iterator[Fault]:
    for number, line in enumerate(text.splitlines(), 1):
        for found in re.finditer(r"var\(\s*(--[\w-]+)\s*\)", line):
            if found[1] not in known:
                hint = suggest(found[1], known)
                message = f"there is no variable “{found[1]}”"
                yield Fault(file=file, line=number, column=found.start(1) + 1, message=message, hint=hint)
