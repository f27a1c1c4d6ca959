"""The files beside a client's configuration: what they say now, and their new text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from nenrin.drafts.answers import yaml_text
from nenrin.drafts.answers.edits import Edit, Weighed
from nenrin.drafts.answers.table_file import rewritten
from nenrin.drafts.answers.yaml_nodes import Unchangeable, values
from nenrin.settings.register_table import SUFFIXES
from nenrin.settings.text import decode, read_bytes
from nenrin.vocabulary import Place, Problem, Problems

_SPOKEN = frozenset({"label", "evidence", "author"})
"""Texts of a cause that may be written in several languages."""
_REGISTER, _WORK = "causes.yaml", "investigations.yaml"


class Folder:
    """The files beside the configuration."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._raw = read_bytes(config)
        said: Any = values(decode(self._raw, str(config)))
        self._names = {"causes": said.get("causes"), "investigations": said.get("investigations")}

    def path(self, key: str) -> Path:
        """Where a list is kept, or will be."""
        default = {"causes": _REGISTER, "investigations": _WORK}[key]
        return self._config.parent / (self._names[key] or default)

    def text(self, key: str) -> str:
        """Its text; empty where there is no file yet."""
        path = self.path(key)
        return decode(read_bytes(path), str(path)) if path.exists() else ""

    def work(self) -> Mapping[str, Mapping[str, Any]]:
        """The work list by key."""
        items = values(self.text("investigations")).get("investigations") or []
        return {str(one.get("key")): one for one in items if isinstance(one, dict)}

    def changed(self, found: Weighed, language: str) -> tuple[Mapping[Path, bytes], tuple[Problem, ...]]:
        """The new bytes of every file that changes, and what their keeper has to do then."""
        texts: dict[str, str] = {}
        files: dict[Path, bytes] = {}
        warnings: tuple[Problem, ...] = ()
        if found.causes or found.edits:
            if self.path("causes").suffix.lower() in SUFFIXES:
                register = rewritten(self.path("causes"), found, language)
                files[self.path("causes")], warnings = register.content, register.warnings
            else:
                texts["causes"] = self._edited("causes", found, language)
        if found.lines:
            texts["investigations"] = self._edited("investigations", found, language)
        files |= {self.path(key): _encoded(text, self.path(key)) for key, text in texts.items()}
        unnamed = [key for key in texts if not self._names[key]]
        return ({**files, **self._named(unnamed)} if unnamed else files), warnings

    def _named(self, keys: list[str]) -> Mapping[Path, bytes]:
        """The configuration, naming files that it did not name before."""
        text = decode(self._raw, str(self._config))

        def edit() -> str:
            found = text
            for key in keys:
                found = yaml_text.name(found, key, self.path(key).name)
            return found

        return {self._config: _encoded(self._try(self._config, edit), self._config)}

    def _edited(self, key: str, found: Weighed, language: str) -> str:
        text = self.text(key)
        if key == "causes":
            return self._try(self.path(key), lambda: _with_causes(text, found, language))
        return self._try(self.path(key), lambda: _with_lines(text, found.lines, language))

    def _try(self, path: Path, edit: Callable[[], str]) -> str:
        try:
            return edit()
        except Unchangeable:
            wrong = "the file is written in a way that cannot be edited without touching the rest"
            right = "write every entry on lines of its own:  - id: …"
            raise Problems([Problem(Place(str(path)), wrong, right)]) from None


def _with_causes(text: str, found: Weighed, language: str) -> str:
    for edit in found.edits:
        causes = values(text)["causes"]
        at = next(number for number, one in enumerate(causes) if one["id"] == edit.key)
        trail: tuple[str | int, ...] = ("causes", at, *edit.trail)
        if len(edit.trail) == 1 and edit.trail[0] in _SPOKEN and isinstance(causes[at].get(edit.trail[0]), dict):
            trail = (*trail, language)
        text = yaml_text.put(text, trail, edit.value)
    for cause in found.causes:
        text = yaml_text.append(text, "causes", cause)
    return text


def _with_lines(text: str, lines: Iterable[Edit], language: str) -> str:
    new: dict[str, dict[str, object]] = {}
    for edit in lines:
        items = values(text).get("investigations") or []
        keys = [one["key"] for one in items]
        if edit.key in keys:
            at = keys.index(edit.key)
            spoken = (language,) if isinstance(items[at].get(edit.trail[0]), dict) else ()
            text = yaml_text.put(text, ("investigations", at, *edit.trail, *spoken), edit.value)
        else:
            new.setdefault(edit.key, {"key": edit.key})[edit.trail[0]] = edit.value
    for item in new.values():
        text = yaml_text.append(text, "investigations", {"state": "open", **item} if "state" not in item else item)
    return text


def told(found: Weighed) -> list[str]:
    """One line a change, as people read it."""
    lines = [
        f"new cause {one['id']}: {one['label']!r} on {one['kpi']}, {one['direction']} {yaml_text.spelled(one['size'])}"
        for one in found.causes
    ]
    for edit in (*found.edits, *found.lines):
        before = "" if edit.before in (None, "") else f"{_shown(edit.before)} → "
        lines.append(f"{edit.key}: {'.'.join(edit.trail)} {before}{_shown(edit.value)}")
    return lines


def _shown(value: object) -> str:
    if isinstance(value, str):
        return repr(value)
    return yaml_text.spelled(value) if isinstance(value, list) else str(value)


def _encoded(text: str, path: Path) -> bytes:
    """UTF-8, with a byte order mark where the file had one."""
    marked = path.exists() and path.read_bytes().startswith(b"\xef\xbb\xbf")
    return (b"\xef\xbb\xbf" if marked else b"") + text.encode()
