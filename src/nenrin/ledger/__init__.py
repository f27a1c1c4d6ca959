"""The book of runs."""
