"""The change of the root shared out among the nodes of the tree, exactly."""

from nenrin.attribution.attribute import attribute, attribute_all
from nenrin.attribution.attribution import Attribution
from nenrin.attribution.by_segment import by_segment, quotient, rate_parts
from nenrin.attribution.expected import against_expected
from nenrin.attribution.masking import offsetting
from nenrin.attribution.of_formula import share_out
from nenrin.attribution.path import Shares
from nenrin.attribution.segments import Segment, SegmentEffects, segment_effects
from nenrin.attribution.working import Working, working
from nenrin.attribution.year import attribute_year, attribute_years

__all__ = [
    "Attribution", "Segment", "SegmentEffects", "Shares", "Working", "against_expected", "attribute", "attribute_all",
    "attribute_year", "attribute_years", "by_segment", "offsetting", "quotient", "rate_parts", "segment_effects",
    "share_out", "working",
]
