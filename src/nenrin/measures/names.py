"""What people call the sources, their columns and the segments, in every language of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.measures.measure import Dimension
from nenrin.sources import Source
from nenrin.vocabulary import Label, spoken


@dataclass(frozen=True)
class Names:
    """``sources`` and ``dimensions`` as the configuration has them; what has no label goes by its own name."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)

    def source(self, name: str) -> Label:
        """A source."""
        known = self.sources.get(name)
        return spoken(known.label if known is not None else None, name)

    def column(self, source: str, name: str) -> Label:
        """A column of a source."""
        known = self.sources.get(source)
        return known.called(name) if known is not None else Label(name)

    def value(self, source: str, column: str, value: str) -> Label:
        """A value of a column, as ``電話``."""
        known = self.sources.get(source)
        return known.called_value(column, value) if known is not None else Label(value)

    def segment(self, dimension: str, segment: str) -> Label:
        """A segment: by the dimension's own labels, else, where it is a value of the column, by the column's."""
        known = self.dimensions.get(dimension)
        if known is None:
            return Label(segment)
        if segment in known.labels or known.groups is not None:
            return spoken(known.labels.get(segment), segment)
        return self.value(known.source, known.of, segment)
