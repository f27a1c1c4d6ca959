"""What customers do when they are active, which is what sentences about them say."""

from __future__ import annotations

from typing import Literal

Activity = Literal["buys", "subscribes", "visits", "uses"]
