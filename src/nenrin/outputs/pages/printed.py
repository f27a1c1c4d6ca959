"""Every printed number has a name: the place where the JSON of figures holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nenrin.outputs.figures_kpi import Json
from nenrin.vocabulary import Figure

_SKIPPED = frozenset({"segments", "version", "schema"})
_HOW = frozenset({"format", "number", "months_back"})
"""How a KPI's numbers are written, which call-out it is, how far back a node is read: no figure is one of these."""
_SHARES = ("share", "share_covered", "branch_share")
"""What a part of a whole is called in the JSON: a printed share is one of these, or it has a name of its own."""
_EFFECT = "contribution"
"""What an effect on the KGI is called there."""
_SAID = "said"


@dataclass(frozen=True)
class Printed:
    """Finds the names, and keeps what is said in sentences only: counts and sums that no table of the JSON holds.

    ``known``: where a value stands, the JSON's own order. ``said``: by name, filled as the pages are written.
    """

    known: Mapping[float, tuple[str, ...]]
    said: dict[str, float] = field(default_factory=dict)

    def name(self, figure: Figure, origin: str, scopes: tuple[str, ...] = ()) -> str:
        """The name of ``figure``: its own, else that of the same value within ``scopes``, else one by its ``origin``.

        A whole count is a sum of findings, not a measured value, so it is never looked up, and a share only among
        shares. The first scope that holds the value wins; within it the path that ends as the fact is called.
        """
        if figure.value is None or figure.id:
            return figure.id
        if figure.kind != "count":
            found = self._known(figure, origin.rpartition(".")[2], scopes)
            if found:
                return found
        return self._say(origin, figure.value + 0.0)

    def _known(self, figure: Figure, fact: str, scopes: tuple[str, ...]) -> str:
        paths = self.known.get(figure.value or 0.0, ())
        if figure.kind == "share":
            paths = tuple(path for path in paths if path.rpartition(".")[2] in _SHARES)
        for scope in scopes:
            within = [path for path in paths if path == scope or path.startswith(scope + ".")]
            if within:
                effect = fact.endswith("effect")
                return min(within, key=lambda path: (not path.endswith("." + fact), effect and _EFFECT not in path))
        return ""

    def _say(self, origin: str, value: float) -> str:
        """A name by origin; a second value of the same origin gets a number behind it."""
        name, number = origin, 2
        while self.said.setdefault(name, value) != value:
            name, number = f"{origin}.{number}", number + 1
        return f"{_SAID}.{name}"


def index(figures: Mapping[str, Json]) -> Printed:
    """Where every number of the JSON stands."""
    places: defaultdict[float, list[str]] = defaultdict(list)
    for key, value in figures.items():
        if key not in _SKIPPED:
            for path, number in _numbers(value, key):
                places[number].append(path)
    return Printed({number: tuple(paths) for number, paths in places.items()})


def _numbers(value: Json, path: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _HOW:
                yield from _numbers(part, f"{path}.{key}")
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _numbers(part, f"{path}.{place}")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path, float(value)
