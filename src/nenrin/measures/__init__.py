"""Rows become monthly series and segments: the leaves."""

from nenrin.measures.count import measure
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.measures import Coverage, Measures
from nenrin.measures.names import Names
from nenrin.measures.store import Engine, stored
from nenrin.measures.suspect import Suspect

__all__ = [
    "Coverage", "Customer", "Dimension", "Engine", "Measure", "Measures", "Names", "Suspect", "measure", "stored",
]
