"""``client.yaml`` and the files it names, looked at as a whole: what stands, and every problem."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from nenrin.explanations import Cause
from nenrin.findings import Answer
from nenrin.settings.compose import compose
from nenrin.settings.document import Document
from nenrin.settings.faults import Model
from nenrin.settings.paths import path_problem
from nenrin.settings.register_table import SUFFIXES, read_table
from nenrin.settings.remains import Remains
from nenrin.settings.rules import RULES
from nenrin.settings.secrets import secrets
from nenrin.settings.settings import Register, Settings, WorkList
from nenrin.settings.subject import Subject
from nenrin.settings.text import decode, read_bytes
from nenrin.settings.validate import Validated, validate
from nenrin.vocabulary import Place, Problem, Problems, nearest

_OF_A_SOURCE = (
    "label", "sheet", "entity", "keys", "on_duplicate", "encoding", "update", "clean", "pairs", "client", "limits",
)
_OF_A_MEASURE = ("agg", "of", "where", "customers")
_OF_A_CAUSE = ("label", "direction", "kind", "segment", "size", "approved", "lasting", "evidence", "author", "date")
_SETTINGS = Remains(
    alone=frozenset({
        ("report", "*"), ("dimensions", "*"),
        ("sources", "*"), ("sources", "*", "columns", "*"), *(("sources", "*", key) for key in _OF_A_SOURCE),
        ("kpis", "*"), ("kpis", "*", "*"), *(("kpis", "*", "measure", key) for key in _OF_A_MEASURE),
    }),
    whole={"version": 1, "client": {"id": "x", "name": "x"}, "sources": {}, "root": "x", "kpis": {}},
    each={("kpis", "*"): {"label": "x", "better": "up"}, ("kpis", "*", "measure"): {"agg": "count"}},
)
_BESIDE = {
    "causes": Remains(
        frozenset({("causes", "*"), *(("causes", "*", key) for key in _OF_A_CAUSE)}),
        each={("causes", "*"): {"label": "x", "direction": "up", "kind": "market"}},
    ),
    "investigations": Remains(frozenset({("investigations", "*")})),
}
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True)
class Examined:
    """``said`` is what stands of the configuration, None where that cannot be told; ``problems`` in reading order.

    ``sha256``: of the bytes of client.yaml followed by those of the register and of the answers.
    """

    said: Settings | None
    causes: tuple[Cause, ...]
    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    subject: Subject | None
    sha256: str

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; warnings stop nothing."""
        return all(problem.warning for problem in self.problems)


def examine(path: Path) -> Examined:
    """Look at a client's configuration, the register of causes and the answers to call-outs that it names.

    Raises Problems where the file cannot be read at all, or is no YAML.
    """
    if path.suffix.lower() in SUFFIXES:
        right = f"nenrin init {path} proposes a configuration"
        raise Problems([Problem(Place(str(path)), "this is a table, no configuration", right)])
    raw = read_bytes(path)
    document = _document(raw, str(path))
    said = validate(document, Settings, _SETTINGS)
    register, register_raw = _beside(path, document, said, "causes", Register)
    work, work_raw = _beside(path, document, said, "investigations", WorkList)
    problems = [*said.problems, *register.problems, *work.problems]
    causes = register.model.causes if register.model is not None else ()
    answers = work.model.investigations if work.model is not None else ()
    subject = None
    if said.model is not None:
        dropped = said.dropped | (frozenset({("causes",)}) if register.problems else frozenset())
        subject = Subject(said.model, path.parent, document, causes, dropped, answers)
        problems += [problem for rule in RULES for problem in rule(subject)]
    digest = hashlib.sha256(raw + register_raw + work_raw).hexdigest()
    return Examined(said.model, causes, answers, _in_reading_order(problems, str(path)), subject, digest)


def _document(raw: bytes, file: str) -> Document:
    document = compose(decode(raw, file), file)
    return replace(document, broken=(*document.broken, *secrets(document)))


def _beside(
    path: Path, document: Document, said: Validated[Settings], key: str, model: type[Model],
) -> tuple[Validated[Model], bytes]:
    """A file that the configuration names, empty where it names none; its own problems do not hide the others."""
    name = document.at((key,))
    if not isinstance(name, str) or (key,) in said.dropped:
        return Validated(model()), b""
    place = document.place((key,))
    problem = path_problem(path.parent, name, place, key) or _foreign(path, name, place, key)
    if problem is not None:
        return Validated(None, (problem,)), b""
    file, remains = path.parent / name, _BESIDE[key]
    try:
        if file.suffix.lower() not in _YAML:
            return validate(read_table(file, str(file)), model, remains), file.read_bytes()
        raw = read_bytes(file)
        return validate(_document(raw, str(file)), model, remains), raw
    except Problems as found:
        return Validated(None, found.problems), b""


def _foreign(path: Path, name: str, place: Place, key: str) -> Problem | None:
    """A file of a kind that is not read here, or that is not there."""
    tables = SUFFIXES if key == "causes" else frozenset()
    if Path(name).suffix.lower() not in _YAML | tables:
        wrong, more = ("neither YAML nor a table", ", or as a spreadsheet") if tables else ("no YAML", "")
        what = "register" if key == "causes" else "list"
        right = f"keep the {what} as {key}.yaml, with a list under  {key}:{more}"
        return Problem(place, f"{key}: {name!r} is {wrong}", right)
    if not (path.parent / name).exists():
        others = [one.name for one in path.parent.iterdir() if one.name != path.name]
        right = nearest(name, others) or "write it, or delete the key"
        return Problem(place, f"{key}: there is no file {name!r}", right)
    return None


def _in_reading_order(problems: Iterable[Problem], first: str) -> tuple[Problem, ...]:
    """The configuration before the register, from top to bottom, each problem once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _position(problem.place, first)))


def _position(place: Place, first: str) -> tuple[bool, int, int]:
    return place.file != first, place.line or 0, place.column or 0
