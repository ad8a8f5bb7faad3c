# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the translation files up to date with the words in the program (`make translations`).

`lupdate` merges what it finds into `resources/translations/*.ts`, keeps what is translated and
drops what is gone. Its own reader of Python sees no plural form in `QCoreApplication.translate`,
and the texts of services are data; so the words are collected here, and given to it as a few
lines of C++.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import PySide6

from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.providers.link_hosts.catalogue import DESCRIPTIONS
from faceswap_desktop.providers.useapi_account import UseapiAccount

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
PROVIDERS = "providers"
# Fields of descriptions that people read.
_READ = {
    *("name", "summary", "label", "help", "unit", "credit_name", "prompt_suggestions"),
    *("receiver", "what", "kept_for", "kept_briefly", "meaning", "key_label", "warning"),
    *("title", "text", "page_label"),
}


@dataclass(frozen=True, order=True)
class Message:
    """A text as the program asks for it."""

    context: str
    source: str
    comment: str = ""
    is_plural: bool = False


def messages(root: Path = ROOT) -> list[Message]:
    """All words of the program, each once; raises ValueError for one that cannot be seen."""
    found = set(provider_messages())
    for path in sorted((root / "faceswap_desktop" / "gui").glob("*.py")):
        found |= set(messages_in(ast.parse(path.read_text("utf-8"), str(path)), path.name))
    return sorted(found)


def messages_in(tree: ast.AST, name: str, context: str = "") -> Iterator[Message]:
    """The words of one module; `context` is the class that `tree` lies in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            message = _message(node, name, context)
            if message is not None:
                yield message
        inner = node.name if isinstance(node, ast.ClassDef) else context
        yield from messages_in(node, name, inner)


def provider_messages() -> Iterator[Message]:
    """The words in the descriptions of services and link hosts that come with the program."""
    for text in _texts((BUILT_IN, DESCRIPTIONS, UseapiAccount.channel_form)):
        if text:
            yield Message(PROVIDERS, text)


def update(folder: Path = TRANSLATIONS) -> None:
    """Merge the words into the files; English holds plural forms alone."""
    found = messages()
    _merge(found, folder / "faceswap_desktop_zh_CN.ts")
    plurals = [each for each in found if each.is_plural]
    _merge(plurals, folder / "faceswap_desktop_en.ts")


def _texts(described: object) -> Iterator[str]:
    if isinstance(described, (tuple, list)):
        for each in described:
            yield from _texts(each)
    elif is_dataclass(described):
        for each in fields(described):
            value = getattr(described, each.name)
            if each.name in _READ:
                yield from (value,) if isinstance(value, str) else value
            else:
                yield from _texts(value)


def _message(call: ast.Call, name: str, context: str) -> Message | None:
    called = ast.unparse(call.func)
    if called.endswith(".tr"):
        given = call.args
    elif called in {"translate", "QCoreApplication.translate"}:
        given, context = call.args[1:], _text(call.args[0], name)
    else:
        return None
    if context == PROVIDERS:
        return None  # comes from the descriptions
    comment = _text(given[1], name) if len(given) > 1 else ""
    return Message(context, _text(given[0], name), comment, is_plural=len(given) > 2)


def _text(node: ast.expr, name: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    message = f"{name}:{node.lineno}: only a plain text can be translated"
    raise ValueError(message)


def _merge(found: list[Message], file: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        words = Path(scratch) / "words.cpp"
        words.write_text("\n".join(map(_in_cpp, found)), "utf-8")
        language = file.stem.removeprefix("faceswap_desktop_")
        subprocess.run(
            [
                *(_tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none"),
                *("-source-language", "en", "-target-language", language),
                *(str(words), "-ts", str(file)),
            ],
            check=True,
        )


def _in_cpp(message: Message) -> str:
    parts = [_quoted(each) for each in (message.context, message.source, message.comment)]
    count = ", 2" if message.is_plural else ""
    return f"QCoreApplication::translate({', '.join(parts)}{count});"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _tool(name: str) -> str:
    return str(next(Path(PySide6.__path__[0]).glob(f"{name}*")))


if __name__ == "__main__":
    update()
    sys.exit(0)
