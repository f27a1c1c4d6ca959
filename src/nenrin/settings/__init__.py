"""The YAML, made into frozen typed values that know file:line:column."""

from nenrin.settings.load import load
from nenrin.settings.schema import schema, write_schema
from nenrin.settings.settings import Loaded, Register, Settings

__all__ = ["Loaded", "Register", "Settings", "load", "schema", "write_schema"]
