"""What the figures depend on, in one hash: the same run id means the same figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nenrin import __version__
from nenrin.comparisons import Plan
from nenrin.sources import Intake
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Fingerprint:
    """Program version and SHA-256 of the configuration and of every input, by file name; ``run`` hashes them all."""

    version: str
    configuration: str
    inputs: Mapping[str, str]
    run: str


def fingerprint(
    configuration: str, intakes: Iterable[Intake], plan: Plan, month: Month, more: Mapping[str, str] | None = None,
) -> Fingerprint:
    """Hash what a report of ``month`` rests on. The order of the files does not matter, nor where they lie.

    ``more``: what else was read, SHA-256 by name.
    """
    inputs = {intake.file: intake.sha256 for intake in intakes} | dict(more or {})
    if plan.file:
        inputs[plan.file] = plan.sha256
    inputs = dict(sorted(inputs.items()))
    lines = [__version__, configuration, str(month), *(f"{name} {digest}" for name, digest in inputs.items())]
    run = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Fingerprint(__version__, configuration, inputs, run[:16])
