"""What sources, columns, values and segments are called in each language."""

from __future__ import annotations

from nenrin.measures import Dimension, Names
from nenrin.sources import Column, Source
from nenrin.vocabulary import Label

CHANNEL = Column(
    type="category", label=Label({"ja": "チャネル"}), labels={"電話": Label({"en": "Telephone"})},
)
ORDERS = Source(
    path="a.csv", time="day", label=Label({"en": "Order data", "ja": "受注データ"}),
    columns={"channel": CHANNEL, "day": Column(type="date")},
)
CHANNELS = Dimension(label=Label("Channel"), source="orders", of="channel")
GROUPS = Dimension(
    label=Label("Way"), source="orders", of="channel", groups={"遠隔": ("電話",)}, other="その他",
    labels={"遠隔": Label({"en": "At a distance"})},
)
NAMES = Names({"orders": ORDERS, "plain": Source(path="b.csv", time="day", columns={})},
              {"channel": CHANNELS, "way": GROUPS})


def told(label: Label) -> tuple[str, str]:
    return label.text("en"), label.text("ja")


def test_a_source_goes_by_its_label_else_by_its_name() -> None:
    assert told(NAMES.source("orders")) == ("Order data", "受注データ")
    assert told(NAMES.source("plain")) == ("plain", "plain")
    assert told(NAMES.source("unknown")) == ("unknown", "unknown")


def test_a_column_and_its_values_go_by_theirs() -> None:
    assert told(NAMES.column("orders", "channel")) == ("channel", "チャネル")
    assert told(NAMES.column("orders", "day")) == ("day", "day")
    assert told(NAMES.value("orders", "channel", "電話")) == ("Telephone", "電話")
    assert told(NAMES.value("orders", "day", "x")) == ("x", "x")


def test_a_segment_is_called_by_its_dimension_or_else_as_a_value_of_the_column() -> None:
    assert told(NAMES.segment("channel", "電話")) == ("Telephone", "電話")
    assert told(NAMES.segment("way", "遠隔")) == ("At a distance", "遠隔")
    assert told(NAMES.segment("way", "電話")) == ("電話", "電話"), "a group is not the value of that name"
    assert told(NAMES.segment("unknown", "x")) == ("x", "x")
