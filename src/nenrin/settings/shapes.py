"""What the patterns of the grammar ask for, in words."""

from __future__ import annotations

SHAPES = {
    r"^[a-z][a-z0-9_]{0,62}$": "a name: small letters a–z, digits and _, beginning with a letter",
    r"^[a-z0-9][a-z0-9_-]{0,62}$": "a name: small letters a–z, digits, - and _",
    r"^[a-z0-9][a-z0-9-]{0,62}$": "a name: small letters a–z, digits and -",
    r"^#[0-9a-fA-F]{6}$": 'a colour as "#12304f"',
    r"^\d{4}-\d{2}$": "a month as 2011-11",
    r"^[A-Z]{2}$": "a country code as JP or GB",
    r"^[A-Z]{3}$": "a currency code as JPY or GBP",
    r"^[+-]?\d+(\.\d+)?%$": "a number or a percentage as 5%",
    r"^(strategic|still|moves_with: ?[a-z0-9][a-z0-9_-]*)$": "strategic, still or {moves_with: <cause or KPI>}",
    r"^(id|text|category|integer|boolean|date|datetime|float|decimal\(\d{1,2},\d{1,2}\))$":
        'id, text, category, integer, boolean, date, datetime, float or "decimal(14,2)"',
}
"""By pattern. Who adds a pattern to a type adds its words here; a test sees to it."""
