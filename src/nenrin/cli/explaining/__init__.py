"""Everything about one KPI in one month: gathered, then told in words or as a document."""

from nenrin.cli.explaining.account import Account, gather
from nenrin.cli.explaining.document import document
from nenrin.cli.explaining.tell import Section, tell

__all__ = ["Account", "Section", "document", "gather", "tell"]
