"""Law of the house: what the documents say is run, and what the program has is documented."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import house
from nenrin.cli import app
from nenrin.formulas import Condition, Formula
from nenrin.formulas.functions import FUNCTIONS
from nenrin.settings import Register, schema

README = (house.ROOT / "README.md").read_text(encoding="utf-8")
FORMULAS = (house.ROOT / "docs" / "formulas.md").read_text(encoding="utf-8")
CONFIGURATION = (house.ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
DOCUMENTS = sorted(house.ROOT.glob("*.md")) + sorted((house.ROOT / "docs").rglob("*.md"))
TARGETS = set(re.findall(r"^([a-z]+):", (house.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """The README's fenced blocks of a kind: the name after it, and the text."""
    for found in re.finditer(rf"^```{kind}(?: (\S+))?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        yield found[1] or "", found[2]


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the sample client and the files that the README shows."""
    top = tmp_path_factory.mktemp("readme")
    shutil.copytree(house.ROOT / "config", top / "config")
    for kind in ("yaml", "csv"):
        for name, text in blocks(kind):
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(text, encoding="utf-8")
    return top


@pytest.mark.slow
def test_every_command_of_the_readme_does_what_it_says(folder: Path) -> None:
    """In order, in one folder: later commands use what earlier ones made."""
    for _, text in blocks("sh"):
        for line in lines(text):
            program, *arguments = shlex.split(line)
            if program == "make":
                assert set(arguments) <= TARGETS, line
                continue
            assert program == "nenrin", line
            done = run(folder, arguments)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    made = {path.suffix for path in (folder / "output" / "acme" / "2026-10").iterdir()}
    assert made == {".xlsx", ".pdf", ".html", ".json"}


def run(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "nenrin", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_problem_that_the_readme_shows_is_told_in_those_words(folder: Path) -> None:
    """Its YAML with the one slip in it."""
    slipped = folder / "config" / "acme" / "slipped.yaml"
    good = (folder / "config" / "acme" / "client.yaml").read_text(encoding="utf-8")
    slipped.write_text(good.replace("split: customers *", "split: customer *"), encoding="utf-8")
    ((_, shown),) = blocks("text")
    done = run(folder, ["check", "config/acme/slipped.yaml"])
    assert done.returncode == 1
    assert done.stderr == shown.replace("client.yaml", "slipped.yaml")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_has_every_command(command: str) -> None:
    assert f"| `nenrin {command}" in README
    assert f"\nnenrin {command}" in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=house.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_the_tour_has_nine_sentences() -> None:
    tour = (house.ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    sentences = re.split(r"^\d+\. ", tour, flags=re.MULTILINE)[1:]
    assert len(sentences) == 9
    assert [sentence.count(". ") + sentence.count(".\n") for sentence in sentences] == [1] * 9


def test_the_tour_visits_every_room() -> None:
    tour = (house.ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in house.sources() if path.parent.parent == house.PACKAGE}
    assert {room for room in rooms if f"**{room}**" not in tour} <= {"formulas", "vocabulary", "drafts"}


def test_every_decision_is_ten_lines_and_numbered() -> None:
    decisions = sorted((house.ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:3] for path in decisions] == [f"{number:03}" for number in range(1, len(decisions) + 1)]
    assert max(len(path.read_text(encoding="utf-8").splitlines()) for path in decisions) <= 15


def test_the_changelog_has_a_place_for_changed_figures() -> None:
    assert "### Figures changed" in (house.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def parts() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every part of the configuration and of the register that has keys: its title in the document, its schema."""
    grammar = schema()
    yield "The file", grammar
    register: Mapping[str, Any] = Register.model_json_schema(by_alias=True)["$defs"]
    for title, part in {**grammar["$defs"], **register}.items():
        if "properties" in part:
            yield title, part


@pytest.mark.parametrize(("title", "part"), [pytest.param(*part, id=part[0]) for part in parts()])
def test_every_key_of_the_configuration_is_documented_and_no_other(title: str, part: Mapping[str, Any]) -> None:
    section = re.search(rf"^##+ {title}\n(.*?)(?=^##|\Z)", CONFIGURATION, re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/configuration.md has no section {title}"
    rows = re.findall(r"^\| (\**)`(\w+)`\** ", section[1], re.MULTILINE)
    assert {key for _, key in rows} == set(part["properties"])
    assert {key for stars, key in rows if stars} == set(part.get("required", ()))


def table(heading: str) -> list[tuple[str, str]]:
    """The rows of the table below a heading of the formulas' page."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", FORMULAS, re.MULTILINE | re.DOTALL)
    assert section is not None
    return re.findall(r"^\| `([^`]+)` \| (.+) \|$", section[1], re.MULTILINE)


@pytest.mark.parametrize(("text", "words"), table("Over KPIs and months"))
def test_every_documented_formula_parses_and_says_what_the_page_says(text: str, words: str) -> None:
    assert Formula.parse(text).words(str, "en") == words


@pytest.mark.parametrize(("text", "words"), table("Over the rows of a source"))
def test_every_documented_condition_parses_and_says_what_the_page_says(text: str, words: str) -> None:
    assert Condition.parse(text).words(str, "en") == words


def test_every_function_is_documented() -> None:
    shown = "".join(text for text, _ in (*table("Over KPIs and months"), *table("Over the rows of a source")))
    assert not [name for name in FUNCTIONS if f"{name}(" not in shown]
