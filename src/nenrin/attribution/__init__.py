"""The change of the root shared out among the nodes of the tree, exactly."""

from nenrin.attribution.attribute import attribute, attribute_all
from nenrin.attribution.attribution import Attribution
from nenrin.attribution.of_formula import share_out
from nenrin.attribution.path import Shares
from nenrin.attribution.segments import Segment, SegmentEffects, by_segment
from nenrin.attribution.working import Working, working

__all__ = [
    "Attribution", "Segment", "SegmentEffects", "Shares", "Working", "attribute", "attribute_all", "by_segment",
    "share_out", "working",
]
