"""Nenrin: a client's monthly customer KPI tree, computed, judged, closed to zero, proved."""

__version__ = "0.1.0"
