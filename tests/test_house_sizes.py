"""Law of the house: files and functions are small."""

from __future__ import annotations

import ast
import statistics

import house

LINES = {house.name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in house.sources()}


def functions() -> dict[str, int]:
    """Lines of every function and method, its decorators, signature and docstring included."""
    found = {}
    for path in house.sources():
        for node in house.statements(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                found[f"{house.name(path)}:{node.lineno} {node.name}"] = (node.end_lineno or first) - first + 1
    return found


def longest(sizes: dict[str, int], above: int) -> str:
    wrong = {name: size for name, size in sizes.items() if size > above}
    return "; ".join(f"{name} {size}" for name, size in sorted(wrong.items(), key=lambda item: -item[1]))


def test_half_of_the_files_have_at_most_80_lines() -> None:
    assert statistics.median(LINES.values()) <= 80


def test_nine_files_of_ten_have_at_most_150_lines() -> None:
    assert statistics.quantiles(LINES.values(), n=10)[-1] <= 150, longest(LINES, 150)


def test_no_file_has_more_than_250_lines() -> None:
    assert not longest(LINES, 250)


def test_nineteen_functions_of_twenty_have_at_most_25_lines() -> None:
    sizes = functions()
    assert statistics.quantiles(sizes.values(), n=20)[-1] <= 25, longest(sizes, 25)
