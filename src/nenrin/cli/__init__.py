"""The front door: commands, progress, exit statuses. It decides nothing."""

from nenrin.cli.app import app, main

__all__ = ["app", "main"]
