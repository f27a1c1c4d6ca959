"""Laws of the rules: each is shown to speak, each has a name of its own, and all are listed."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nenrin.settings import load, rules
from nenrin.settings.rules import RULES
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem, Problems
from yaml_cases import written

BESIDE = {"test_register.py": "causes", "test_control.py": "causes", "test_investigations.py": "investigations"}
"""Where the docstring is not the configuration but a file that it names, by its key."""


def cases() -> Iterator[tuple[str, str | None, str]]:
    """Every configuration that stands in a docstring here, with the file beside it and the key of that."""
    for name in ("test_rules.py", "test_warnings.py", "test_expectation_rules.py", *BESIDE):
        tree = ast.parse((Path(__file__).parent / name).read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                text, key = ast.get_docstring(node, clean=False) or "", BESIDE.get(name, "")
                yield (f"{key}: {key}.yaml", text, key) if key else (text, None, "causes")


def test_every_rule_has_a_case_in_which_it_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: set[str] = set()

    def listening(subject: Subject) -> Iterator[Problem]:
        spoken.update(rule.__name__ for rule in RULES if list(rule(subject)))
        return iter(())

    monkeypatch.setattr(sys.modules["nenrin.settings.examine"], "RULES", (listening,))
    for text, beside, key in cases():
        try:
            load(written(tmp_path, text, beside, key))
        except Problems:
            continue
    assert {rule.__name__ for rule in RULES} <= spoken


def test_every_rule_is_listed() -> None:
    written_down = {
        name
        for module in pkgutil.iter_modules(rules.__path__)
        for name, thing in vars(importlib.import_module(f"nenrin.settings.rules.{module.name}")).items()
        if callable(thing) and getattr(thing, "__annotations__", {}).get("subject") == "Subject" and name[0] != "_"
    }
    assert {rule.__name__ for rule in RULES} == written_down
