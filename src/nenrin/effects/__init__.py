"""Initiatives: what they did, measured against those who were left out of them."""

from nenrin.effects.control import Control
from nenrin.effects.effect import Arm, Effect, Lift
from nenrin.effects.initiative import Initiative
from nenrin.effects.measure import measure
from nenrin.effects.occasional import occasional

__all__ = ["Arm", "Control", "Effect", "Initiative", "Lift", "measure", "occasional"]
