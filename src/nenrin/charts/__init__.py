"""One file per chart, one style, byte-identical SVG."""

from nenrin.charts.band import band
from nenrin.charts.bridge import Step, bridge
from nenrin.charts.cohort_map import cohort_map
from nenrin.charts.conversion import conversion
from nenrin.charts.funnel import funnel
from nenrin.charts.multiple import multiple
from nenrin.charts.segment_map import segment_map, spots
from nenrin.charts.sparkline import rates, sparkline
from nenrin.charts.trend import beside, trend

__all__ = [
    "Step", "band", "beside", "bridge", "cohort_map", "conversion", "funnel", "multiple", "rates", "segment_map",
    "sparkline", "spots", "trend",
]
