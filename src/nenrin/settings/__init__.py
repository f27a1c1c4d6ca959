"""The YAML, made into frozen typed values that know file:line:column."""

from nenrin.settings.load import load
from nenrin.settings.schema import schema, write_schema
from nenrin.settings.settings import Loaded, Register, Settings
from nenrin.settings.sound import Sound, sound

__all__ = ["Loaded", "Register", "Settings", "Sound", "load", "schema", "sound", "write_schema"]
