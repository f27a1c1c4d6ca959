"""The river: study finds everything out, publish puts it on paper."""

from nenrin.run.beyond import beyond
from nenrin.run.publish import Published, publish
from nenrin.run.study import Studied, study

__all__ = ["Published", "Studied", "beyond", "publish", "study"]
