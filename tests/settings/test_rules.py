"""What a configuration must satisfy as a whole; each docstring is one, its other parts are sound."""

# ruff: noqa: D200, D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

from yaml_cases import tells


@tells("client.yaml:2:41: unknown KPI 'valu' in a formula; did you mean 'value'?")
def test_a_formula_names_kpis_that_exist() -> None:
    """
    kpis:
      revenue: {label: R, formula: orders * valu, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
      value: {label: V, formula: "2", better: up}
    """


@tells("client.yaml:5:12: unknown KPI 'old' in a split; known here: revenue",
       "client.yaml:5:18: unknown KPI 'new' in a split; known here: revenue")
def test_a_split_names_kpis_that_exist() -> None:
    """
    kpis:
      revenue:
        label: R
        measure: {source: orders, agg: sum, of: amount}
        split: old + new
        better: up
    """


@tells("client.yaml:1:7: unknown KPI 'revenu' as root; did you mean 'revenue'?")
def test_the_root_is_a_kpi() -> None:
    """
    root: revenu
    """


@tells("client.yaml:2:41: unknown source 'order'; did you mean 'orders'?")
def test_a_measure_names_a_source_that_exists() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: order, agg: count}, better: up}
    """


@tells("client.yaml:2:63: unknown column 'amont' in of; did you mean 'amount'?",
       "client.yaml:2:78: unknown column 'contry' in where; did you mean 'country'?")
def test_a_measure_names_columns_that_exist() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amont, where: "contry == 'UK'"}, better: up}
    """


@tells("client.yaml:4:11: unknown column 'days' in time; did you mean 'day'?",
       "client.yaml:5:13: unknown column 'custmer' in entity; did you mean 'customer'?",
       "client.yaml:6:20: unknown column 'invoice' in keys; known here: day, customer, amount",
       "client.yaml:12:18: unknown column 'contry' in clean; known here: day, customer, amount",
       "client.yaml:14:23: unknown column 'customr' in same; did you mean 'customer'?",
       "client.yaml:14:43: unknown column 'amunt' in opposite; did you mean 'amount'?")
def test_a_source_names_columns_that_it_has() -> None:
    """
    sources:
      orders:
        path: data/{month}.csv
        time: days
        entity: custmer
        keys: [amount, invoice]
        columns:
          day:      {type: date}
          customer: {type: id}
          amount:   {type: integer}
        clean:
          - {column: contry, map: {a: b}}
        pairs:
          undone: {same: [customr], opposite: amunt}
    """


@tells("client.yaml:1:63: activity: 'visit' does not fit; did you mean 'visits'?")
def test_what_customers_do_is_one_of_four() -> None:
    """
    customer: {source: orders, active_when: amount > 0, activity: visit}
    """


@tells("client.yaml:1:20: unknown source 'order'; did you mean 'orders'?")
def test_the_customer_part_names_a_source_and_columns_that_exist() -> None:
    """
    customer: {source: order, active_when: amount > 0}
    """


@tells("client.yaml:1:41: unknown column 'amont' in active_when; did you mean 'amount'?")
def test_the_customer_part_names_columns_that_exist() -> None:
    """
    customer: {source: orders, active_when: amont > 0}
    """


@tells("client.yaml:2:47: unknown column 'contry' in of; did you mean 'country'?",
       "client.yaml:3:33: unknown source 'order'; did you mean 'orders'?")
def test_a_dimension_names_a_column_that_exists() -> None:
    """
    dimensions:
      region: {label: Region, source: orders, of: contry}
      place: {label: Place, source: order, of: country}
    """


@tells("client.yaml:4:84: unknown dimension 'regoin'; did you mean 'region'?")
def test_also_names_a_dimension_that_exists() -> None:
    """
    dimensions:
      region: {label: Region, source: orders, of: country}
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amount}, also: [{by: regoin}], better: up}
    """


@tells("client.yaml:7:84: the dimension 'site' cuts source 'visits', the measure counts 'orders'; name a "
       "dimension of the measure's source")
def test_also_names_a_dimension_of_the_measures_source() -> None:
    """
    sources:
      orders: {path: o.csv, time: day, columns: {day: {type: date}, amount: {type: integer}}}
      visits: {path: v.csv, time: day, columns: {day: {type: date}, site: {type: category}}}
    dimensions:
      site: {label: Site, source: visits, of: site}
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum, of: amount}, also: [{by: site}], better: up}
    """


@tells("client.yaml:2:71: KPI 'revenue' has two definitions, a measure and a formula; keep one; a formula that "
       "explains the measure is its split")
def test_a_kpi_has_no_two_definitions() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: count}, formula: "1", better: up}
    """


@tells("client.yaml:2:3: KPI 'revenue' has no definition; a split only explains; add  formula: a + b",
       "client.yaml:5:3: KPI 'c' has no definition; add a measure or a formula")
def test_a_split_defines_nothing() -> None:
    """
    kpis:
      revenue: {label: R, split: a + b, better: up}
      a: {label: A, formula: "1", better: up}
      b: {label: B, formula: "1", better: up}
      c: {label: B, better: up}
    """


@tells("client.yaml:3:26: a circular definition: a -> b -> a; break it; prev(…) reads the month before and makes none")
def test_definitions_do_not_run_in_a_circle() -> None:
    """
    kpis:
      revenue: {label: R, formula: a + b, better: up}
      a: {label: A, formula: b + 1, better: up}
      b: {label: B, formula: a + 1, better: up}
    """


@tells("client.yaml:2:32: a circular definition: revenue -> revenue; break it; prev(…) reads the month before "
       "and makes none")
def test_no_kpi_is_defined_by_itself() -> None:
    """
    kpis:
      revenue: {label: R, formula: revenue + 1, better: up}
    """


@tells("client.yaml:2:44: a circular split: revenue -> a -> c -> revenue; break it; prev(…) reads the month "
       "before and makes none")
def test_splits_do_not_run_in_a_circle() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", split: a + b, better: up}
      a: {label: A, formula: "1", split: c, better: up}
      b: {label: B, formula: "1", better: up}
      c: {label: B, formula: "1", split: prev(a) + revenue, better: up}
    """


@tells("client.yaml:2:32: a circular definition: revenue -> a -> revenue; break it; prev(…) reads the month "
       "before and makes none",
       "client.yaml:2:32: a circular definition: revenue -> b -> revenue; break it; prev(…) reads the month "
       "before and makes none")
def test_every_circle_is_told() -> None:
    """
    kpis:
      revenue: {label: R, formula: a + b, better: up}
      a: {label: A, formula: revenue, better: up}
      b: {label: B, formula: revenue, better: up}
    """


@tells("client.yaml:2:32: the units do not fit: 'sales' is currency, 'orders' is number; add like to like, or "
       "mend the style in  format:")
def test_money_is_not_added_to_a_number() -> None:
    """
    kpis:
      revenue: {label: R, formula: sales - orders, format: {style: currency}, better: up}
      sales: {label: S, measure: {source: orders, agg: sum, of: amount}, format: {style: currency}, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
    """


@tells("client.yaml:2:32: the units do not fit: the product is currency, 'rate' is percent; add like to like, "
       "or mend the style in  format:")
def test_a_percentage_is_not_added_to_money() -> None:
    """
    kpis:
      revenue: {label: R, formula: sales * orders + rate, format: {style: currency}, better: up}
      sales: {label: S, measure: {source: orders, agg: sum, of: amount}, format: {style: currency}, better: up}
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
      rate: {label: O, formula: "0.1", format: {style: percent}, better: up}
    """


@tells("client.yaml:3:3: KPI 'rate' is strategic, but has no target; add  target: {value: …, by: YYYY-MM, "
       "owner: …, action: …}")
def test_a_strategic_kpi_has_a_target() -> None:
    """
    kpis:
      revenue: {label: R, formula: rate, better: up}
      rate: {label: O, formula: "0.1", better: up, stance: strategic}
    """


@tells("client.yaml:8:5: the target of strategic KPI 'rate' lacks by and action; add  by: 2012-03, action: "
       "second-order mail")
def test_a_strategic_kpi_says_by_when_through_whom_and_how() -> None:
    """
    kpis:
      revenue: {label: R, formula: rate, better: up}
      rate:
        label: O
        formula: "0.1"
        better: up
        stance: strategic
        target: {value: 0.2, owner: CRM team}
    """


@tells("client.yaml:6:13: KPI 'rate' is strategic, but no direction is better; say  better: up  or  better: down")
def test_a_strategic_kpi_has_a_direction() -> None:
    """
    kpis:
      revenue: {label: R, formula: rate, better: up}
      rate:
        label: O
        formula: "0.1"
        better: none
        stance: strategic
        target: {value: 0.2, by: 2026-12, owner: CRM team, action: mail}
    """


@tells("client.yaml:6:13: 'revenue' is the goal (KGI) and is declared a strategic KPI; make a KPI below it "
       "strategic: one that a team can act on")
def test_the_goal_is_no_lever() -> None:
    """
    kpis:
      revenue:
        label: R
        formula: "1"
        better: up
        stance: strategic
        target: {value: 0.2, by: 2026-12, owner: CRM team, action: mail}
    """


@tells("client.yaml:2:59: unknown cause or KPI 'othr' in moves_with; did you mean 'other'?",
       "client.yaml:3:55: KPI 'other' moves with itself; name a cause or another KPI")
def test_moves_with_names_a_cause_or_a_kpi() -> None:
    """
    kpis:
      revenue: {label: R, formula: other + third, better: up, stance: {moves_with: othr}}
      other: {label: R, formula: "1", better: up, stance: "moves_with: other"}
      third: {label: R, formula: "1", better: up, stance: "moves_with: other"}
    """


@tells("client.yaml:2:54: the measure of KPI 'revenue' does not say what to sum; add  of: <column>")
def test_a_measure_says_what_it_sums() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: sum}, better: up}
      other: {label: R, measure: {source: orders, agg: count, of: customer}, better: up}
    """


@tells("client.yaml:8:5: the groups of 'amount' are texts, the column is float; name a column of type category")
def test_groups_are_made_of_texts_or_whole_numbers() -> None:
    """
    sources:
      orders: {path: o.csv, time: day, columns: {day: {type: date}, amount: {type: float}, n: {type: integer}}}
    dimensions:
      size:
        label: Size
        source: orders
        of: amount
        groups: {Small: [1.50]}
      number: {label: N, source: orders, of: n, groups: {Small: [1, 2]}, other: Large}
    """


@tells("client.yaml:2:95: nothing says when a customer is active, so none can be told to be new or churned; add "
       " customer: {source: orders, active_when: …}")
def test_customer_states_need_to_know_who_is_active() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: count_distinct, of: customer, customers: new}, better: up}
    """


@tells("client.yaml:4:20: source 'orders' does not say which column names the customer; add  entity: <column>  "
       "to the source",
       "client.yaml:6:90: customer states come from source 'orders', the measure counts 'visits'; say  source: orders")
def test_customer_states_belong_to_the_customers_source() -> None:
    """
    sources:
      orders: {path: o.csv, time: day, columns: {day: {type: date}, who: {type: id}}}
      visits: {path: v.csv, time: day, columns: {day: {type: date}, who: {type: id}}}
    customer: {source: orders, active_when: who is not null}
    kpis:
      revenue: {label: R, measure: {source: visits, agg: count_distinct, of: who, customers: new}, better: up}
    """


@tells("client.yaml:4:45: of: the sum of a date is no number; name a number column",
       "client.yaml:4:57: where: 'customer' is text, 5 is number; compare like with like; text stands in quotes",
       "client.yaml:4:57: where: 'amount' is number, “x” is text; compare like with like; text stands in quotes")
def test_a_text_is_not_compared_with_a_number() -> None:
    """
    kpis:
      revenue:
        label: R
        measure: {source: orders, agg: sum, of: day, where: "customer > 5 and amount == 'x'"}
        better: up
    """


@tells("client.yaml:2:68: where: no condition; write one as  amount > 0")
def test_a_condition_is_one() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: count, where: amount + 1}, better: up}
    """


@tells("client.yaml:2:68: where: 'amount' is number, not yes or no; compare like with like; text stands in quotes",
       "client.yaml:2:68: where: 'country' is text, not yes or no; compare like with like; text stands in quotes")
def test_a_number_is_no_condition() -> None:
    """
    kpis:
      revenue: {label: R, measure: {source: orders, agg: count, where: amount and not country}, better: up}
    """


@tells("client.yaml:3:50: where: 'amount' is number, not text; compare like with like; text stands in quotes",
       "client.yaml:3:50: where: 'day' is date, 5 is number; compare like with like; text stands in quotes")
def test_a_text_does_not_begin_with_a_number_column() -> None:
    """
    kpis:
      revenue:
        measure: {source: orders, agg: count, where: "starts_with(amount, '1') or day > 5"}
        label: R
        better: up
    """


@tells("client.yaml:7:47: the header 'ＤＡＴＥ' is claimed by two columns, 'day' and 'amount'; leave it to one of them")
def test_a_header_belongs_to_one_column() -> None:
    """
    sources:
      orders:
        path: o.csv
        time: day
        columns:
          day:      {type: date, from: [Date]}
          amount:   {type: integer, from: [Total, ＤＡＴＥ]}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:2:58: the time column 'day' has type text; say  type: date  or  type: datetime")
def test_the_time_is_a_date() -> None:
    """
    sources:
      orders: {path: o.csv, time: day, columns: {day: {type: text}}}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:7:7: the pair 'amount' has the name of a column; choose another name",
       "client.yaml:7:16: the pair 'amount' names no column that is the same; say  same: [customer_id]",
       "client.yaml:7:36: the column 'day' has type date and no opposite; name a number column")
def test_a_pair_is_told_by_something_that_is_the_same_and_a_number_that_is_opposite() -> None:
    """
    sources:
      orders:
        path: o.csv
        time: day
        columns: {day: {type: date}, amount: {type: integer}}
        pairs:
          amount: {same: [], opposite: day}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:8:7: the value 'Wales' is in two groups, 'UK' and 'West'; leave it in one",
       "client.yaml:9:12: other: 'UK' is also the name of a group; choose another name",
       "client.yaml:10:59: other: other than what, without groups; add groups")
def test_groups_do_not_overlap() -> None:
    """
    dimensions:
      region:
        label: Region
        source: orders
        of: country
        groups:
          UK: [England, Wales]
          West: [Wales]
        other: UK
      land: {label: Land, source: orders, of: country, other: Rest}
    """


@tells("client.yaml:2:13: path: '../other/orders.csv' leads out of the client's folder; name a file in the "
       "client's folder, from there: data/orders.csv",
       "client.yaml:3:13: path: 'data/../../x.csv' leads out of the client's folder; name a file in the "
       "client's folder, from there: data/orders.csv",
       "client.yaml:4:13: path: '/etc/passwd' begins at the root of a disk or at home; name a file in the "
       "client's folder, from there: data/orders.csv",
       "client.yaml:5:13: path: 'file:///etc/passwd' is an address or a drive; name a file in the client's "
       "folder, from there: data/orders.csv",
       "client.yaml:6:13: path: 'http://127.0.0.1:9/x.csv' is an address or a drive; name a file in the "
       "client's folder, from there: data/orders.csv",
       "client.yaml:7:13: path: '\\\\\\\\evil\\\\share\\\\x.csv' has a backslash; name a file in the client's folder, "
       "from there: data/orders.csv",
       "client.yaml:8:13: path: 'C:/x.csv' is an address or a drive; name a file in the client's folder, from "
       "there: data/orders.csv",
       "client.yaml:9:13: path: '~/x.csv' begins at the root of a disk or at home; name a file in the client's "
       "folder, from there: data/orders.csv",
       "client.yaml:10:13: path: 'data/NUL.csv' names a device; name a file in the client's folder, from there: "
       "data/orders.csv",
       "client.yaml:11:13: path: 'data/{client.__class__}.csv' has braces; only {month} is filled in; name a "
       "file in the client's folder, from there: data/orders.csv",
       "client.yaml:12:13: path: '' is empty; name a file in the client's folder, from there: data/orders.csv")
def test_a_path_stays_inside_the_clients_folder() -> None:
    r"""
    sources:
      a: {path: ../other/orders.csv, time: day, columns: {day: {type: date}}}
      b: {path: data/../../x.csv, time: day, columns: {day: {type: date}}}
      c: {path: /etc/passwd, time: day, columns: {day: {type: date}}}
      d: {path: "file:///etc/passwd", time: day, columns: {day: {type: date}}}
      e: {path: "http://127.0.0.1:9/x.csv", time: day, columns: {day: {type: date}}}
      f: {path: '\\evil\share\x.csv', time: day, columns: {day: {type: date}}}
      g: {path: C:/x.csv, time: day, columns: {day: {type: date}}}
      h: {path: ~/x.csv, time: day, columns: {day: {type: date}}}
      i: {path: data/NUL.csv, time: day, columns: {day: {type: date}}}
      j: {path: "data/{client.__class__}.csv", time: day, columns: {day: {type: date}}}
      k: {path: " ", time: day, columns: {day: {type: date}}}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:1:7: plan: '../plan.csv' leads out of the client's folder; name a file in the client's "
       "folder, from there: data/orders.csv",
       "client.yaml:2:9: causes: '/etc/hostname' begins at the root of a disk or at home; name a file in the "
       "client's folder, from there: data/orders.csv",
       "client.yaml:3:24: logo: '../logo.svg' leads out of the client's folder; name a file in the client's "
       "folder, from there: data/orders.csv")
def test_plan_register_and_logo_stay_inside_it_too() -> None:
    """
    plan: ../plan.csv
    causes: /etc/hostname
    report: {theme: {logo: ../logo.svg}}
    """


@tells("client.yaml:1:7: plan: 'plans/*.csv' must name one file; name a file in the client's folder, from "
       "there: data/orders.csv",
       "client.yaml:2:9: causes: '{month}.yaml' must name one file; name a file in the client's folder, from "
       "there: data/orders.csv")
def test_a_plan_is_one_file() -> None:
    """
    plan: plans/*.csv
    causes: "{month}.yaml"
    """


@tells("client.yaml:1:24: logo: there is no file 'logo.svg'; put it in the client's folder")
def test_the_logo_is_there() -> None:
    """
    report: {theme: {logo: logo.svg}}
    """


@tells("client.yaml:1:20: unknown time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'?")
def test_the_time_zone_exists() -> None:
    """
    report: {timezone: Asia/Tokio}
    """


@tells("client.yaml:1:20: unknown time zone 'JST'; write it as Asia/Tokyo")
def test_a_time_zone_is_named_in_full() -> None:
    """
    report: {timezone: JST}
    """


@tells("client.yaml:1:17: month: '2026-10-01' is no month; write it as 2011-11")
def test_the_reports_month_is_one() -> None:
    """
    report: {month: 2026-10-01}
    """


@tells("client.yaml:1:30: languages: 'en' stands twice; delete one")
def test_a_language_is_asked_for_once() -> None:
    """
    report: {languages: [en, ja, en]}
    """


@tells("client.yaml:1:26: name: is empty; write a text",
       "client.yaml:3:13: label: is empty; write a text",
       "client.yaml:5:12: label: has more than one line; write it on one line")
def test_a_label_says_something_on_one_line() -> None:
    """
    client: {id: acme, name: " "}
    kpis:
      revenue: {label: {}, formula: other, better: up}
      other:
        label: |
          One
          Two
        formula: "1"
        better: up
    """


@tells("client.yaml:3:11: path: a secret is written in the file; delete it and change it where it is used; a "
       "secret is read from an environment variable",
       "client.yaml:4:15: password: a secret is written in the file; delete it and change it where it is used; "
       "a secret is read from an environment variable",
       "client.yaml:7:10: api_key: a secret is written in the file; delete it and change it where it is used; a "
       "secret is read from an environment variable")
def test_no_secret_is_written_in_the_file() -> None:
    """
    sources:
      orders:
        path: postgresql://report:hunter2@db.example/x
        password: hunter2
        time: day
        columns: {day: {type: date}}
    api_key: 12345
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:1:9: causes: 'causes.docx' is neither YAML nor a table; keep the register as causes.yaml, with a "
       "list under  causes:, or as a spreadsheet")
def test_a_register_is_yaml_or_a_table() -> None:
    """
    causes: causes.docx
    """


@tells("client.yaml:1:9: causes: there is no file 'cause.yaml'; write it, or delete the key")
def test_a_register_that_is_not_there() -> None:
    """
    causes: cause.yaml
    """


@tells("client.yaml:1:9: causes: there is no file 'causes.yaml'; write it, or delete the key",
       "client.yaml:2:7: plan: '../x.csv' leads out of the client's folder; name a file in the client's folder, "
       "from there: data/orders.csv")
def test_a_broken_register_hides_nothing() -> None:
    """
    causes: causes.yaml
    plan: ../x.csv
    """


@tells("client.yaml:3:3: the key 'revenue' stands twice; it first stands on line 2; keep one")
def test_few_problems_of_one_part_are_told_together() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up}
      revenue: {label: R, formula: "2", better: up}
    """


FUNNEL = "name KPIs with a measure (sum, count or count_distinct) that are whole numbers"


@tells(
    "client.yaml:4:26: unknown KPI 'sent' in steps; known here: orders, buyers, rate, money, visits",
    "client.yaml:5:34: steps: 'orders' stands twice; name each step once",
    f"client.yaml:6:34: steps: 'rate' is no count; {FUNNEL}",
    f"client.yaml:7:34: steps: 'money' is no count; {FUNNEL}",
    "client.yaml:8:34: steps: 'visits' is counted from 'web', the steps before from 'orders'; "
    "count all steps of a funnel from one source",
)
def test_a_funnel_counts_the_same_thing_step_after_step() -> None:
    """
    report:
      funnels:
        - {label: A, steps: [orders, buyers]}
        - {label: B, steps: [sent, orders]}
        - {label: C, steps: [orders, orders]}
        - {label: D, steps: [orders, rate]}
        - {label: E, steps: [orders, money]}
        - {label: F, steps: [orders, visits]}
    root: orders
    kpis:
      orders: {label: O, measure: {source: orders, agg: count}, better: up}
      buyers: {label: U, measure: {source: orders, agg: count_distinct, of: customer}, better: up}
      rate: {label: R, formula: buyers / orders, format: {style: percent}, better: up}
      money: {label: M, measure: {source: orders, agg: sum, of: amount}, format: {style: currency}, better: up}
      visits: {label: V, measure: {source: web, agg: count}, better: up}
    sources:
      orders:
        {path: o.csv, time: day, entity: customer,
         columns: {day: {type: date}, customer: {type: id}, amount: {type: float}}}
      web: {path: web.csv, time: day, columns: {day: {type: date}}}
    """


@tells("client.yaml:9:75: labels: there is no value 'Tel'; known here: Web, Phone",
       "client.yaml:12:35: labels: there is no group 'Est'; did you mean 'East'?",
       "client.yaml:13:60: labels: there is no value 'web'; did you mean 'Web'?")
def test_what_is_given_a_label_exists() -> None:
    """
    sources:
      orders:
        path: data/{month}.csv
        time: day
        columns:
          day: {type: date}
          place: {type: category}
          amount: {type: "decimal(14,2)"}
          way: {type: category, values: [Web, Phone], labels: {Web: ウェブ, Tel: 電話}}
    dimensions:
      place: {label: Place, source: orders, of: place, groups: {East: [a]}, other: Rest,
              labels: {Rest: 残り, Est: 東}}
      way: {label: Way, source: orders, of: way, labels: {web: ウェブ}}
    """


@tells("client.yaml:3:5: fonts: body and bold come together; name the regular and the bold file of one family")
def test_running_text_has_a_bold_font_too() -> None:
    """
    report:
      theme:
        fonts: {body: acme.ttf}
    """


@tells("client.yaml:3:22: heading: there is no file 'acme.ttf'; put it in the client's folder",
       "client.yaml:3:38: body: '../a.ttf' leads out of the client's folder; "
       "name a file in the client's folder, from there: data/orders.csv",
       "client.yaml:3:54: bold: there is no file 'b.ttf'; put it in the client's folder")
def test_fonts_lie_in_the_client_s_folder() -> None:
    """
    report:
      theme:
        fonts: {heading: acme.ttf, body: ../a.ttf, bold: b.ttf}
    """


@tells("client.yaml:2:60: agg: 'avg' does not fit; "
       "an average is a formula: one KPI for the sum, one for the count, and  formula: sum / count",
       "client.yaml:3:9: label: has no value; what follows a # is a comment: put it in quotes")
def test_what_newcomers_write_is_answered_with_what_they_mean() -> None:
    """
    kpis:
      revenue: {label: Revenue, measure: {source: orders, agg: avg, of: amount}, better: up}
      top: {label: #1
        , measure: {source: orders, agg: count}, better: up}
    """
