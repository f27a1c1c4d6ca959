"""What the language accepts and refuses, and how it says so."""

from __future__ import annotations

import pytest

from nenrin.formulas import Condition, Formula, FormulaError

REFUSED_FORMULAS = [
    ("", 1, "empty", "names joined"),
    ("   ", 1, "empty", "names joined"),
    ("a = b", 3, "=", "write =="),
    ("a ** 2", 3, "**", "multiply instead"),
    ("a ^ 2", 3, "^", "multiply instead"),
    ("a // b", 3, "//", "write /"),
    ("a % b", 3, "%", "0.05 for 5 %"),
    ("a.b", 2, ".", "names are plain"),
    ("a.__class__", 2, ".", "names are plain"),
    ("__import__('os')", 1, "no function '__import__'", "there are prev, avg, ytd"),
    ("prv(a)", 1, "no function 'prv'", "did you mean 'prev'?"),
    ("revenue + averge(a, 3)", 11, "no function 'averge'", "did you mean 'avg'?"),
    ("1,000", 3, "'000' begins with 0", "no separators"),
    ("1,234", 1, "comma", "1000"),
    ("a + ", 1, "cannot be read", "joined by"),
    ("(a", 1, "cannot be read", "closed"),
    ("a)", 2, "cannot be read", "closed"),
    ("(a)+(b", 5, "cannot be read", "closed"),
    ("a) + (b", 2, "cannot be read", "closed"),
    ("a b", 3, "cannot be read from 'b'", "joined by"),
    ("1e999", 1, "more digits", "15"),
    ("1e400 - 1e400", 1, "more digits", "15"),
    ("0.1234567890123456", 1, "more digits", "15"),
    ("1_000", 1, "'1_000' is no number", "1234.5"),
    ("0x10", 1, "'0x10' is no number", "1234.5"),
    ("1j", 1, "'1j' is no number", "1234.5"),
    ("ａ+b", 1, "full width", "write a"),
    ("a＋b", 2, "full width", "write +"),
    ("a +　b", 4, "full width", "plain space"),
    ("a × b", 3, "×", "write *"),
    ("a ÷ b", 3, "÷", "write /"),
    ("売上 / b", 1, "売", "labels may be in any language"),
    ("Revenue / b", 1, "'Revenue' is no plain name", "begin with a-z"),
    ("_a + b", 1, "'_a' is no plain name", "begin with a-z"),
    ("a" * 64, 1, "is no plain name", "63"),
    ("class + 1", 1, "reserved word", "another name"),
    ("x if y else z", 3, "'if'", "coalesce"),
    ("lambda", 1, "reserved", "another"),
    ("a[0]", 1, "[ ]", "prev(orders)"),
    ("{a}", 1, "{", ""),
    ("f(a=1)", 4, "=", ""),
    ("min(a)", 1, "takes 2 to 9", "min(orders, 100)"),
    ("abs(a, b)", 1, "takes 1 values", "abs(margin)"),
    ("min(*a, b)", 5, "'*a'", ""),
    ("a()()", 1, "only a function", "prev"),
    ("prev(a, b)", 9, "whole number of months", "prev(orders)"),
    ("prev(a, 0)", 9, "whole number of months", "prev(orders)"),
    ("prev(a, 61)", 9, "from 1 to 60", ""),
    ("avg(a, 2.5)", 8, "whole number of months", "avg(orders, 3)"),
    ("avg(a)", 1, "takes 2 values", "avg(orders, 3)"),
    ("'x'", 1, "is no number", "names and numbers"),
    ("f'x'", 1, "not part of the language", ""),
    ("a > 0", 1, "no comparisons", "where:"),
    ("a and b", 1, "no comparisons", "where:"),
    ("not a", 1, "no 'not'", "where:"),
    ("starts_with(a, 'x')", 1, "no meaning over months", "a condition"),
    ("+a", 1, "does nothing", "leave it out"),
    ("null + 1", 1, "null", "is null"),
    ("a\\b", 2, "\\", ""),
    ("a; b", 2, ";", ""),
    ("a # b", 3, "#", ""),
    ("a\x00b", 2, "not part", ""),
    ("+".join("a" * 60), 1, "more than 40 levels", "two KPIs"),
    ("-" * 60 + "a", 1, "more than 40 levels", "two KPIs"),
    ("(" * 249 + "a" + ")" * 249, 201, "cannot be read", ""),
    ("a" * 501, 501, "501 characters", "500"),
]

REFUSED_CONDITIONS = [
    ("amount = 1", 8, "=", "write =="),
    ("amount <> 1", 8, "<>", "write !="),
    ("amount => 1", 8, "=>", "write >="),
    ("amount ≥ 1", 8, "≥", "write >="),
    ("amount == null", 11, "nothing equals null", "is null"),
    ("amount in (1, null)", 15, "nothing equals null", "is null"),
    ("amount is 5", 11, "only null", "=="),
    ("amount is None", 11, "'None'", "write null"),
    ("amount and 5", 12, "'5' is no condition", "compare it"),
    ("amount + 1 and undoes", 1, "is no condition", "compare it"),
    ("(a > 1) + 1", 2, "a number is needed", ""),
    ("-'x' == a", 2, "a number is needed", ""),
    ("(a > 1) == (b > 1)", 2, "conditions are not compared", "and, or, not"),
    ("'x' 'y' == a", 5, "side by side", "join them"),
    ("'it''s' == a", 5, "side by side", "join them"),
    ("r'x' == a", 1, "no plain text", "between two quotes"),
    ("b'x' == a", 1, "no plain text", "between two quotes"),
    ("a == 'x", 6, "not closed", "add '"),
    ("a == 'x\ny'", 6, "not closed", "add '"),
    ("a == 'C\\n'", 8, "backslash", "leave it out"),
    ("a == “x”", 6, "“", "write '"),
    ("a in (1, 'x')", 6, "a list holds", "for example"),
    ("a in b", 6, "a list holds", "for example"),
    ("a in ()", 6, "a list holds", "for example"),
    ("a AND b", 3, "capitals", "write and"),
    ("a IS NULL", 3, "capitals", "write is"),
    ("a LIKE 'x%'", 3, "'LIKE'", "starts_with"),
    ("a between 1", 3, "'between'", ">="),
    ("d >= date('2011-02-30')", 11, "no date", "2011-01-31"),
    ("d >= date('31/01/2011')", 11, "no date", "2011-01-31"),
    ("starts_with(a, '')", 16, "not a text in quotes", "for example"),
    ("starts_with('a', 'b')", 13, "not a column's name", "for example"),
    ("starts_with(a, b)", 16, "not a text in quotes", "for example"),
    ("a / b > 1", 1, "rows are not divided", "multiply the other side"),
    ("prev(a) > 1", 1, "no meaning over rows", "a formula"),
    ("null", 1, "null stands alone", "is null"),
    ("'売上' == a = 3", 11, "=", "write =="),
    ("  a = 3", 5, "=", "write =="),
    ("  a > 売", 7, "売", ""),
    ("'売上' == A", 9, "'A' is no plain name", ""),
]


def _refused(language: type[Formula], text: str, column: int, wrong: str, right: str) -> None:
    with pytest.raises(FormulaError) as caught:
        language.parse(text)
    error = caught.value
    assert (error.column, wrong in error.wrong, right in error.right) == (column, True, True), str(error)
    assert str(error).startswith(f"column {column}: ")


@pytest.mark.parametrize(("text", "column", "wrong", "right"), REFUSED_FORMULAS)
def test_a_formula_outside_the_language_is_refused_with_its_column(
    text: str, column: int, wrong: str, right: str,
) -> None:
    _refused(Formula, text, column, wrong, right)


@pytest.mark.parametrize(("text", "column", "wrong", "right"), REFUSED_CONDITIONS)
def test_a_condition_outside_the_language_is_refused_with_its_column(
    text: str, column: int, wrong: str, right: str,
) -> None:
    _refused(Condition, text, column, wrong, right)


@pytest.mark.parametrize("text", ["a\n+ b", "a +\tb", "  a + b  ", "a + (b)", "1e3 * a", ".5 * a", "2. * a"])
def test_line_breaks_spaces_and_the_usual_spellings_of_numbers_are_read(text: str) -> None:
    assert dict(Formula.parse(text).references())


def test_a_chain_of_forty_operations_is_not_too_deep() -> None:
    assert len(list(Formula.parse("+".join(["a"] * 40)).node.references())) == 40


def test_no_library_says_anything_in_its_own_words() -> None:
    """Python's own messages (invalid syntax, perhaps you forgot a comma, …) never reach the user."""
    for text in ("a b", "a +", "(a", "1a", "a..b", "f(", "not", "a is", "'a' b"):
        for language in (Formula, Condition):
            with pytest.raises(FormulaError) as caught:
                language.parse(text)
            assert "invalid" not in str(caught.value)
            assert "syntax" not in str(caught.value).lower()
            assert "forgot" not in str(caught.value)
