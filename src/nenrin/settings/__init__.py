"""The YAML, made into frozen typed values that know file:line:column."""

from nenrin.settings.settings import Loaded, Register, Settings

__all__ = ["Loaded", "Register", "Settings"]
