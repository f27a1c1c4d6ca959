"""The change of the root shared out among the nodes of the tree, exactly."""

from nenrin.attribution.attribution import Attribution

__all__ = ["Attribution"]
