"""Rows become monthly series and segments: the leaves."""

from nenrin.measures.count import measure
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.measures import Coverage, Measures

__all__ = ["Coverage", "Customer", "Dimension", "Measure", "Measures", "measure"]
