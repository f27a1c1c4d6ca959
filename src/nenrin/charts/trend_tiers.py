"""The variances above the columns of a trend: bars for the difference, pins for the percentage."""

from __future__ import annotations

from nenrin.charts import style
from nenrin.charts.history import Line, present
from nenrin.charts.mark import Mark, Shape, Text, joined, polyline, rectangle
from nenrin.charts.trend_frame import Frame
from nenrin.vocabulary import Kind

_PINS = 19.5
"""Where the zero line of the percentages lies: the label above the longest pin needs room below the upper edge."""
_REACH = 11.0
"""How far the longest bar or pin goes."""
_LINE = 0.9
"""How far either line of the double zero line lies from zero."""


def bars(frame: Frame) -> list[Mark]:
    """The difference from the reference, on one scale for all months, over a double line."""
    changes = frame.changes
    longest = max(map(abs, present(changes)), default=0.0)
    marks: list[Mark] = []
    for colour in (style.GOOD, style.BAD, style.MUTE):
        found = [
            rectangle(frame.left(place), frame.zero, frame.column, -_REACH * change / (longest or 1.0))
            for place, change in enumerate(changes) if change is not None and frame.colour(change) == colour
        ]
        marks.append(Shape(joined(found), fill=colour))
    heights = (frame.zero - _LINE, frame.zero + _LINE)
    lines = joined(polyline([(frame.start, y), (frame.wide, y)]) for y in heights)
    marks.append(Shape(lines, stroke=style.ACTUAL))
    return [*marks, *_labels(frame, changes, "change", frame.zero, longest), _name(frame, "change", frame.zero)]


def pins(frame: Frame) -> list[Mark]:
    """The same in percent of the reference: a thin stem with a square head."""
    shares = frame.shares
    if not frame.pinned:
        return []
    longest = max(map(abs, present(shares)), default=0.0) or 1.0
    marks: list[Mark] = [Shape(polyline([(frame.start, _PINS), (frame.wide, _PINS)]), stroke=style.ACTUAL)]
    for place, share in enumerate(shares):
        if share is None:
            continue
        x, y = frame.middle(place), _PINS - _REACH * share / longest
        marks.append(Shape(rectangle(x - 0.8, _PINS, 1.6, y - _PINS), fill=frame.colour(share)))
        marks.append(Shape(rectangle(x - 1.9, y - 1.9, 3.8, 3.8), fill=style.ACTUAL))
    return [*marks, *_labels(frame, shares, "relative", _PINS, longest, head=1.9), _name(frame, "relative", _PINS)]


def _labels(
    frame: Frame, line: Line, kind: Kind, zero: float, longest: float, head: float = 0.0,
) -> list[Mark]:
    marks: list[Mark] = []
    for place in frame.labelled(line, style.SMALL, kind):
        value = line[place] or 0.0
        end = zero - _REACH * value / (longest or 1.0)
        y = min(end - head, zero - _LINE) - 1.6 if value >= 0 else max(end + head, zero + _LINE) + 6.0
        text = frame.spell(value, kind)
        marks.append(Text(
            frame.clear(place, text, style.SMALL), y, text, style.SMALL, frame.colour(value),
            bold=place == frame.last, anchor="middle", figure=f"{frame.path}.months.{frame.shown.months[place]}.{kind}",
        ))
    return marks


def _name(frame: Frame, kind: Kind, zero: float) -> Mark:
    """What the tier shows, at its left."""
    short = "plan" if frame.reference == "plan" else "year"
    return Text(0, zero + 2.2, frame.words.text(f"page.tier_{kind}_{short}"), 6.8, style.MUTE)
