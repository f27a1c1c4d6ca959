"""Initiatives: what they did, measured against those who were left out of them."""

from nenrin.effects.effect import Arm, Effect, Lift

__all__ = ["Arm", "Effect", "Lift"]
