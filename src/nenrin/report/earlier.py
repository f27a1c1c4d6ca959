"""What the engine says of a month before the reporting month: what it would have said then of the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.attribution import Attribution
from nenrin.expectations import Expectation
from nenrin.explanations import Coverage, Explanation
from nenrin.findings import Findings
from nenrin.projections import Projection


@dataclass(frozen=True)
class Earlier:
    """One earlier month, judged from what lies before it, with the register as it stands today.

    ``expectations``, ``explanations`` and ``coverages`` by KPI, absent where nothing can be said. A change is against
    the month before as it is known today: no part of it is a restatement. ``findings`` know no suspects: rows are
    looked through for the reporting month alone. ``projection``: the landing and the levers as of then. ``year``: who
    moved the fiscal year up to the month, against the year before.
    """

    expectations: Mapping[str, Expectation]
    explanations: Mapping[str, Explanation]
    coverages: Mapping[str, Coverage]
    findings: Findings
    projection: Projection = field(default_factory=Projection)
    year: Attribution | None = None
