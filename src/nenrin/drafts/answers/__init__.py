"""Explanations that came back in a workbook: read by key and header, merged into what the client's folder holds."""

from nenrin.drafts.answers.merge import Merged, merge, put_in_place

__all__ = ["Merged", "merge", "put_in_place"]
