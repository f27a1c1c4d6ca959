"""Law of the house: no file names a package registry, a path of one machine, or a secret."""

from __future__ import annotations

import re

import house

OPTIONS = (("index", "url"), ("find", "links"), ("trusted", "host"))
"""What installers are told where packages lie, in pieces: this file is looked at, too."""
ENDS = ("/simple", ".whl")
REGISTRY = re.compile(
    "|".join(map("-".join, OPTIONS)) + "|" + r"https?://\S+" + f"({'|'.join(map(re.escape, ENDS))})" + r"\b",
)
MACHINE = re.compile(r"(?<![\w.:/~$})-])/(work|tmp|root|home|Users|farm|opt)/[A-Za-z]")
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{house.name(path)}:{number}"
        for path in house.committed()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert not found(REGISTRY)


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not found(MACHINE)


def test_no_file_holds_a_secret() -> None:
    assert not found(SECRET)


def test_the_patterns_find_what_they_look_for() -> None:
    for option in OPTIONS:
        assert REGISTRY.search(f"pip install --extra-{'-'.join(option)} https://example.org")
    for end in ENDS:
        assert REGISTRY.search(f"# see https://example.org{end}")
    assert not REGISTRY.search("https://example.org/simpleton")
    assert MACHINE.search("open('/home" "/anna/data.csv')")
    assert not MACHINE.search("output/home/anna")
    assert SECRET.search("AKIA" + "A" * 16)
