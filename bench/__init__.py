"""Measures the judgement on public series and cases, beside the figures of others: run by ``make bench``."""
