"""Law of the catalogue: every language says everything, with the same facts; every plan that the code names exists."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import house
import nenrin
from nenrin.words import catalogue

LANGUAGES = ("en", "ja")
PACKAGE = Path(nenrin.__file__).parent
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
SECTIONS = sorted({key.partition(".")[0] for key in catalogue.texts("en")})


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_hold_the_same_keys() -> None:
    english, japanese = (set(catalogue.texts(language)) for language in LANGUAGES)
    assert english ^ japanese == set()


def test_both_languages_have_the_same_sections() -> None:
    english, japanese = ({path.name for path in (catalogue.folder() / "texts" / name).iterdir()} for name in LANGUAGES)
    assert english == japanese


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_use_the_same_facts(section: str) -> None:
    """A number that one language states, the other states too; only spelling (format) may need less."""
    apart = {}
    for key in (key for key in catalogue.texts("en") if key.startswith(f"{section}.")):
        english, japanese = (placeholders(catalogue.text(language, key)) for language in LANGUAGES)
        if not (japanese <= english | {"number"} if section == "format" else english == japanese):
            apart[key] = (english, japanese)
    assert apart == {}


def test_no_japanese_text_was_left_in_english_and_none_was_left_untranslated() -> None:
    left = [key for key, text in catalogue.texts("en").items() if JAPANESE.search(text)]
    assert not left


def literals(tree: ast.Module) -> Iterator[ast.expr]:
    """The first argument of every ``Sentence(…)``, ``words.text(…)`` and ``text(language, …)``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "Sentence" or (name == "text" and isinstance(node.func, ast.Attribute)):
            yield node.args[0]


def pattern(node: ast.expr) -> str | None:
    """A regular expression for the keys that a literal can name; None where it is no literal of a key."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return "".join(parts) if r"\." in parts[0] else None
    return None


@cache
def named() -> list[tuple[str, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        where = str(path.relative_to(PACKAGE))
        found += [(where, key) for node in literals(house.parsed(path)) if (key := pattern(node)) is not None]
    return found


def test_every_plan_that_the_code_names_exists() -> None:
    known = "\n".join(catalogue.texts("en"))
    asked = named()
    assert len(asked) > 500
    assert sorted({
        f"{where} names {key}" for where, key in asked if not re.search(f"^(?:{key})$", known, re.MULTILINE)
    }) == []


def mentioned() -> set[str]:
    """Every key that code or template can name, as regular expressions."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        nodes = ast.walk(house.parsed(path))
        found |= {key for node in nodes if isinstance(node, ast.expr) and (key := pattern(node)) is not None}
    for path in catalogue.folder().rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        found |= {re.escape(key) for key in re.findall(r"""['"]([a-z_]+\.[a-z_.]+)['"]""", text)}
    return found


def test_no_text_is_left_that_nothing_names() -> None:
    """For the sections whose keys are named in full."""
    naming, left = mentioned(), []
    for section in ("check", "common", "format", "message", "report", "state"):
        known = "|".join(key for key in naming if key.startswith((rf"{section}\.", f"{section}.")))
        keys = [key for key in catalogue.texts("en") if key.startswith(f"{section}.")]
        assert keys
        left += [key for key in keys if not re.fullmatch(known, key)]
    assert left == []


def unnamed(keys: list[str], written: str) -> list[str]:
    """The keys of the pages that no code and no template names, in full or by a rule (``f"tag_{kind}"``)."""
    words = {word.removeprefix("page.") for word in re.findall(r"[A-Za-z0-9_.]+", written)}
    rules = {rule.removeprefix("page.") for rule in re.findall(r"[\"']([a-z_.]+_)(?:\{|[\"'] ~)", written)}
    return [key for key in keys if key not in words and not any(key.startswith(rule) for rule in rules)]


def test_no_text_of_the_pages_is_left_that_nothing_names() -> None:
    """Pages and templates name their texts without the section."""
    written = "\n".join(
        path.read_text(encoding="utf-8") for folder in (PACKAGE, catalogue.folder()) for path in folder.rglob("*")
        if path.suffix in (".py", ".j2")
    )
    keys = [key.removeprefix("page.") for key in catalogue.texts("en") if key.startswith("page.")]
    assert unnamed(keys, written) == []
    assert unnamed(["kicker", "tag_month", "watch"], 'text("page.kicker"); told(f"tag_{kind}")') == ["watch"]


def test_the_search_for_plans_finds_them() -> None:
    assert ("report/messages.py", r"message\.strategic\.none") in named()
    tree = ast.parse('Sentence(f"verdict.{kind}"); words.text("page.title"); text("x"); page.text(f"a_{b}")')
    assert [pattern(node) for node in literals(tree)] == [r"verdict\..+", r"page\.title", None]


def test_nested_tables_and_quoted_keys_spell_dotted_keys(tmp_path: Path) -> None:
    file = tmp_path / "sample.toml"
    file.write_text('a = "1"\n"b.c" = "2"\n[d]\ne = "3"\n', encoding="utf-8")
    assert dict(catalogue.read(file)) == {"sample.a": "1", "sample.b.c": "2", "sample.d.e": "3"}


def test_texts_are_found_beside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed nenrin carries templates/ inside its package; a source checkout keeps them at its top."""
    assert (catalogue.folder() / "texts" / "en" / "format.toml").is_file()
    package = tmp_path / "site" / "nenrin"
    (package / "templates").mkdir(parents=True)
    monkeypatch.setattr(nenrin, "__file__", str(package / "__init__.py"))
    assert catalogue.folder() == package / "templates"
