"""What is told without stopping the run; each docstring is a configuration."""

# ruff: noqa: D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

from yaml_cases import warns


@warns("client.yaml:2:44: different units are added: 'orders' counts orders, 'customers' counts customers; "
       "check that this is meant")
def test_customers_are_rarely_added_to_orders() -> None:
    """
    kpis:
      revenue: {label: R, better: up, formula: orders + customers}
      orders: {label: O, measure: {source: orders, agg: count}, better: up, format: {unit: orders}}
      customers:
        label: C
        measure: {source: orders, agg: count_distinct, of: customer}
        better: up
        format: {unit: customers}
    """


@warns("client.yaml:2:44: KPI 'revenue' is shown as number, but its formula is currency; "
       "say  format: {style: currency}")
def test_a_sum_of_money_is_shown_as_money() -> None:
    """
    kpis:
      revenue: {label: R, better: up, formula: gross - refunds}
      gross: {label: G, measure: {source: orders, agg: sum, of: amount}, better: up, format: {style: currency}}
      refunds: {label: G, measure: {source: orders, agg: sum, of: -amount}, better: up, format: {style: currency}}
    """


@warns("client.yaml:8:37: 6 strategic KPIs, more than 5 are too many to steer by; keep three to five")
def test_more_than_five_strategic_kpis_are_too_many() -> None:
    """
    kpis:
      revenue: {label: R, formula: a + b + c + d + e + f, better: up}
      a: {label: A, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      b: {label: B, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      c: {label: C, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      d: {label: D, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      e: {label: E, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      f: {label: F, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
    """


@warns()
def test_a_kpi_that_the_root_does_not_reach_is_fine() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amount}, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
    """


@warns()
def test_five_strategic_kpis_are_few_enough() -> None:
    """
    kpis:
      revenue: {label: R, formula: a + b + c + d + e, better: up}
      a: {label: A, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      b: {label: B, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      c: {label: C, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      d: {label: D, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
      e: {label: E, better: up, stance: strategic, formula: "1", target: {value: 1, by: 2026-12, owner: X, action: Y}}
    """


@warns("client.yaml:7:21: the target of KPI 'rate' is 45, which is 4500 %; if 45 % is meant, write 0.45")
def test_a_percentage_is_kept_as_a_ratio() -> None:
    """
    kpis:
      revenue: {label: R, formula: orders, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
      rate:
        label: O
        formula: "1"
        target: {value: 45}
        better: up
        format: {style: percent}
    """
