"""Law of the house: every file says what it is for, nothing is unfinished, and the tests mirror the rooms."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import house

NO_ROOM = re.compile(
    r"(^|_)(utils?|helpers?|constants|types|exceptions|models|managers?|registry|services?|misc|common|base)$",
)
UNFINISHED = re.compile(r"\b(NotImplemented[E]rror|TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|pragma: no[ ]cover")
SWITCHED_OFF = re.compile(r"mark\.x[f]ail|pytest\.x[f]ail|\bassert True\b")
ITSELF = Path(__file__)


def test_every_file_opens_with_one_line_that_says_what_it_is_for() -> None:
    said = {house.name(path): ast.get_docstring(house.parsed(path)) for path in house.sources()}
    assert not [name for name, text in said.items() if not (text or "").partition("\n")[0].endswith((".", "?"))]


def test_no_file_or_room_has_a_name_that_could_hold_anything() -> None:
    wrong = [house.name(path) for path in house.sources() if any(map(NO_ROOM.search, (path.stem, path.parent.name)))]
    assert not wrong


def test_no_class_is_a_manager_or_a_service() -> None:
    wrong = [
        f"{house.name(path)}: {node.name}"
        for path in house.sources() for node in house.statements(path)
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Service", "Helper", "Util", "Registry"))
    ]
    assert not wrong


def test_nothing_is_unfinished() -> None:
    assert not matching(UNFINISHED, (*house.sources(), *house.tests()))


def test_no_test_is_switched_off() -> None:
    assert not matching(SWITCHED_OFF, house.tests())


def matching(pattern: re.Pattern[str], paths: tuple[Path, ...]) -> list[str]:
    return [
        f"{house.name(path)}:{number}: {line.strip()}"
        for path in paths if path != ITSELF
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if pattern.search(line)
    ]


def test_the_tests_mirror_the_rooms() -> None:
    """Each folder of tests has the name of a room, or holds cases and goldens, or is about the samples."""
    data = {"cases", "goldens", "samples"}
    wrong = []
    for path in house.tests():
        room = path.relative_to(house.TESTS).parent
        if room == Path() or not path.name.startswith("test_") or data & set(room.parts):
            continue
        if not (house.PACKAGE / room).is_dir():
            wrong.append(f"{house.name(path)}: there is no room {room}")
    assert not wrong


def test_every_room_is_tested() -> None:
    rooms = {path.parent for path in house.sources() if path.parent.parent == house.PACKAGE}
    untested = [house.name(room) for room in rooms if not list((house.TESTS / room.name).rglob("test_*.py"))]
    assert not untested
