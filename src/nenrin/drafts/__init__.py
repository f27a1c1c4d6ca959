"""A first configuration, proposed from the client's own files."""

from nenrin.drafts.draft import draft

__all__ = ["draft"]
