"""No secret is written in a configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nenrin.settings.document import Document, Trail
from nenrin.vocabulary import Problem

_KEY = re.compile(
    r"(.*[_-])?(password|passwd|passphrase|pwd|pw|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)"
    r"|パスワード|暗証番号", re.IGNORECASE,
)
_VALUE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[^/\s:@]*:[^/\s@]+@"    # an address with user and password
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\b(AKIA|ASIA)[0-9A-Z]{16}\b"                     # keys of clouds and code hosts, by their fixed beginnings
    r"|\bgh[pousr]_[0-9A-Za-z]{30,}|\bxox[abprs]-[0-9A-Za-z-]{10,}",
)
_VARIABLE = re.compile(r"\$\{\w+\}")
_USERS_OWN = frozenset({"map", "groups"})


def secrets(document: Document) -> Iterator[tuple[Trail, Problem]]:
    """Every secret with its trail. It is never repeated: not in the problem, nor in any other about the same spot."""
    for trail, value in document.walk():
        if not isinstance(value, str | int | float) or _USERS_OWN & set(trail[:-1]):
            continue
        text = document.texts.get(trail, str(value))
        by_key = isinstance(trail[-1], str) and _KEY.fullmatch(trail[-1]) and text and not _VARIABLE.fullmatch(text)
        if by_key or _VALUE.search(text):
            right = "delete it and change it where it is used; a secret is read from an environment variable"
            yield trail, Problem(document.place(trail), f"{trail[-1]}: a secret is written in the file", right)
