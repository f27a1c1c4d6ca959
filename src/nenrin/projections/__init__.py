"""Towards the goal: where the fiscal year lands, and what would close the gap."""

from nenrin.projections.project import project, project_each
from nenrin.projections.projection import Landing, Lever, Projection

__all__ = ["Landing", "Lever", "Projection", "project", "project_each"]
