"""Sentences and figures become language: the only room that speaks English or Japanese."""
