"""YAML text becomes a document; whatever could mean two things is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from nenrin.settings.document import Document, Trail
from nenrin.settings.doubtful_key import Event, doubtful_key
from nenrin.settings.scalar import scalar
from nenrin.settings.suspects import forbidden, harmful, lines_of
from nenrin.settings.syntax import syntax_problem
from nenrin.vocabulary import Place, Problem, Problems

Mark: TypeAlias = Any

MOST_LEVELS = 20
MOST_LETTERS = 2000


def compose(text: str, file: str) -> Document:
    """Read one YAML document whose root is a mapping; raises Problems where its shape cannot be told."""
    import yaml

    if harm := tuple(harmful(text, file)):
        raise Problems(harm)
    try:
        return _Composer(yaml.parse(text, Loader=yaml.SafeLoader), file).document(tuple(lines_of(text)))
    except yaml.MarkedYAMLError as error:
        raise Problems([syntax_problem(error, text, file)]) from None
    except yaml.YAMLError:
        raise Problems([Problem(Place(file, 1, 1), "this is no YAML", "save it as plain text in UTF-8")]) from None


class _Composer:
    """Walks the parser's events once; the depth is bounded, so plain recursion is safe."""

    def __init__(self, events: Iterator[Event], file: str) -> None:
        self._events = events
        self._file = file
        self._keys: dict[Trail, Place] = {}
        self._values: dict[Trail, Place] = {}
        self._texts: dict[Trail, str] = {}
        self._aliases: dict[str, Problem] = {}
        self._broken: list[tuple[Trail, Problem]] = []

    def document(self, lines: tuple[str, ...]) -> Document:
        import yaml

        value: object = None
        begun = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                begun += 1
                if begun > 1:
                    second = Problem(self._at(event.start_mark), "a second document (---)", "write one in a file")
                    raise Problems([second])
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
        if not isinstance(value, dict):
            wrong = "the file is empty" if value is None else "the file does not begin with a key"
            raise Problems([Problem(Place(self._file, 1, 1), wrong, "write  key: value  lines")])
        return Document(self._file, value, self._keys, self._values, self._texts, lines, tuple(self._broken))

    def _value(self, event: Event, trail: Trail) -> Any:  # noqa: ANN401 (whatever the file says)
        import yaml

        self._values[trail] = place = self._at(event.start_mark)
        if len(trail) > MOST_LEVELS:
            raise Problems([Problem(place, f"more than {MOST_LEVELS} levels of nesting", "flatten it")])
        if isinstance(event, yaml.AliasEvent):
            found = Problem(place, "an alias (*name)", "write the value again")
            self._broken.append((trail, self._aliases.setdefault(str(event.anchor), found)))
            return None
        if event.anchor is not None:
            self._refuse(trail, "an anchor (&name)", "delete it")
        if event.tag is not None:
            self._refuse(trail, "a tag (!name)", "delete it and write the value plainly")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(trail)
        return self._scalar(event, trail)

    def _mapping(self, trail: Trail) -> dict[str, Any]:
        import yaml

        mapping: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._key(event, trail)
            below = (*trail, key)
            place = self._at(event.start_mark)
            first = self._keys.get(below)
            if first is not None:
                self._broken.append((below, Problem(
                    place, f"the key {key!r} stands twice", f"it first stands on line {first.line}; keep one",
                )))
                below = (*trail, f"{key}~{place.line}:{place.column}")
            self._keys[below] = place
            value = self._value(next(self._events), below)
            if first is None:
                mapping[key] = value
        return mapping

    def _key(self, event: Event, trail: Trail) -> str:
        import yaml

        place = self._at(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.ScalarEvent):
            raise Problems([Problem(place, "a key that is no plain text", "write a name before the colon")])
        if found := doubtful_key(event, place):
            self._broken.append((trail, found))
        return str(event.value)

    def _list(self, trail: Trail) -> list[Any]:
        import yaml

        return [self._value(event, (*trail, number)) for number, event in enumerate(self._until(yaml.SequenceEndEvent))]

    def _scalar(self, event: Event, trail: Trail) -> object:
        text = str(event.value)
        if len(text) > MOST_LETTERS:
            self._refuse(trail, f"a text of {len(text):,} characters", f"a text has at most {MOST_LETTERS:,}")
            return None
        if (found := forbidden(text)) is not None:
            self._refuse(trail, f"the control character {found} in a text", "delete it")
            return None
        if event.style is not None:
            return text
        self._texts[trail] = text
        return scalar(text)

    def _until(self, end: type) -> Iterator[Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _refuse(self, trail: Trail, wrong: str, right: str) -> None:
        self._broken.append((trail, Problem(self._values[trail], wrong, right)))

    def _at(self, mark: Mark) -> Place:
        return Place(self._file, mark.line + 1, mark.column + 1)
