"""What may stand where in a configuration; each docstring is one, its other parts are sound."""

# ruff: noqa: D200, D205, D212, D400, D415 (a docstring is the input here)

from __future__ import annotations

from yaml_cases import tells


@tells("client.yaml:2:27: unknown key 'lable' in KPI 'revenue'; did you mean 'label'?")
def test_an_unknown_key_is_told_with_the_key_it_resembles() -> None:
    """
    kpis:
      revenue: {formula: "1", lable: Revenue, better: up}
    """


@tells("client.yaml:1:1: unknown key 'colour' in the file; known here: report, customer, dimensions, plan, causes, "
       "investigations")
def test_an_unknown_key_that_resembles_none_is_told_with_the_known_ones() -> None:
    """
    colour: red
    """


@tells("client.yaml:2:3: KPI 'revenue' lacks the key 'better'; add  better: <up, down or none>")
def test_the_direction_that_is_better_is_never_guessed() -> None:
    """
    kpis:
      revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}}
    """


@tells("client.yaml:2:45: better: 'upp' does not fit; did you mean 'up'?")
def test_a_word_that_is_none_of_the_choices_is_told_with_the_nearest() -> None:
    """
    kpis:
      revenue: {formula: "1", label: R, better: upp}
    """


@tells("client.yaml:1:26: id: 'Acme Inc.' does not fit; write a name: small letters a–z, digits and -")
def test_an_id_that_cannot_name_a_folder_is_refused() -> None:
    """
    client: {name: Acme, id: Acme Inc.}
    """


@tells("client.yaml:3:3: the key 'Revenue' is no name; write a name: small letters a–z, digits and _, beginning "
       "with a letter")
def test_a_kpi_is_named_in_small_letters() -> None:
    """
    root: revenue
    kpis:
      Revenue: {formula: "1", label: R, better: up}
      revenue: {formula: "1", label: R, better: up}
    """


@tells("client.yaml:2:63: type: 'dates' does not fit; did you mean 'date'?",
       "client.yaml:2:86: type: 'decimal' does not fit; write id, text, category, integer, boolean, date, "
       'datetime, float or "decimal(14,2)"')
def test_a_column_type_is_spelt_out() -> None:
    """
    sources:
      orders: {path: orders.csv, time: day, columns: {day: {type: dates}, amount: {type: decimal}}}
    kpis:
      revenue: {formula: "1", label: R, better: up}
    """


@tells("client.yaml:6:22: digits: 'two' does not fit; write a whole number",
       "client.yaml:7:21: smallest_group: '30' does not fit; write 30",
       "client.yaml:8:21: value: '12%' does not fit; write 0.12")
def test_text_is_no_number() -> None:
    """
    kpis:
      revenue:
        label: R
        formula: "1"
        better: up
        format: {digits: two}
        smallest_group: "30"
        target: {value: 12%}
    """


@tells("client.yaml:6:21: value: '21,000' does not fit; write 21000",
       "client.yaml:7:63: value: '２５０' does not fit; write 250",
       "client.yaml:8:63: value: '0x1F' does not fit; write a number",
       "client.yaml:9:64: value: '.inf' does not fit; write a number",
       "client.yaml:10:63: value: '99999999999999999' does not fit; write a number of at most 15 digits",
       "client.yaml:11:63: value: 'true' does not fit; write a number",
       "client.yaml:12:58: value: a list does not fit; write a number",
       "client.yaml:13:64: value: '' does not fit; write a number")
def test_a_number_as_people_write_it_is_told_as_it_is_written_here() -> None:
    """
    kpis:
      revenue:
        label: R
        formula: "1"
        better: up
        target: {value: "21,000"}
      other: {label: O, formula: "1", better: up, target: {value: ２５０}}
      third: {label: O, formula: "1", better: up, target: {value: 0x1F}}
      fourth: {label: O, formula: "1", better: up, target: {value: .inf}}
      fifth: {label: O, formula: "1", better: up, target: {value: 99999999999999999}}
      sixth: {label: O, formula: "1", better: up, target: {value: true}}
      seventh: {label: O, formula: "1", better: up, target: {value: []}}
      eighth: {label: O, formula: "1", better: up, target: {value: ""}}
    """


@tells("client.yaml:2:65: smallest_group: '1' is too small; at least 2",
       "client.yaml:2:85: digits: '9' is too large; at most 6")
def test_a_number_outside_its_bounds_is_told_the_bound() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, smallest_group: 1, format: {digits: 9}}
    """


@tells("client.yaml:8:7: where: has no value; write one, or delete it")
def test_a_key_without_a_value_is_not_taken_for_unwanted() -> None:
    """
    kpis:
      revenue:
        label: R
        measure:
          source: orders
          agg: sum
          of: amount
          where:
        better: up
    """


@tells("client.yaml:2:57: target: '21000' does not fit; write {value: …, by: …, owner: …, action: …, …}",
       "client.yaml:2:72: format: 'currency' does not fit; write {style: …, digits: …, scale: …, unit: …}")
def test_a_mapping_is_asked_for_with_its_keys() -> None:
    """
    kpis:
      revenue: {label: R, formula: "1", better: up, target: 21000, format: currency}
    """


@tells("client.yaml:2:47: keys: 'invoice' does not fit; write [text, …]")
def test_a_list_is_asked_for_where_one_is_meant() -> None:
    """
    sources:
      orders: {path: orders.csv, time: day, keys: invoice, columns: {day: {type: date}}}
    kpis:
      revenue: {formula: "1", label: R, better: up}
    """


@tells("client.yaml:2:13: formula: a mapping does not fit; write a formula")
def test_a_formula_is_text() -> None:
    """
    kpis:
      revenue: {formula: {a: 1}, label: R, better: up}
    """


@tells("client.yaml:2:27: formula: there is no function 'sum'; there are prev, avg, ytd, min, max, abs, coalesce",
       "client.yaml:5:15: formula: ** is not part of the language; multiply instead: a * a")
def test_a_formula_that_cannot_be_read_is_told_at_its_very_column() -> None:
    """
    kpis:
      revenue: {formula: "1 + sum(2)", label: R, better: up}
      other:
        label: R
        formula: 9**9**9
        better: up
    """


@tells("client.yaml:2:25: formula: . is not part of the language; names are plain, nothing can be read inside them",
       "client.yaml:3:40: formula: . is not part of the language; names are plain, nothing can be read inside them")
def test_a_formula_is_never_run() -> None:
    """
    kpis:
      revenue: {formula: "().__class__.__bases__", label: R, better: up}
      other: {formula: "open('/etc/passwd').read()", label: R, better: up}
    """


@tells("client.yaml:2:65: where: = is not part of the language; write == to compare")
def test_a_condition_that_cannot_be_read_is_told_with_its_key() -> None:
    """
    kpis:
      revenue: {measure: {source: orders, agg: count, where: amount = 0}, label: R, better: up}
    """


@tells("client.yaml:2:72: by: '2026-10-01' is no month; write it as 2011-11")
def test_a_month_is_written_as_a_month() -> None:
    """
    kpis:
      revenue: {formula: "1", label: R, better: up, target: {value: 1, by: 2026-10-01}}
    """


@tells("client.yaml:2:72: by: '2026' is no month; write it as 2011-11",
       "client.yaml:2:83: due: 'tomorrow' does not fit; write a date as 2011-12-31")
def test_a_month_is_no_year() -> None:
    """
    kpis:
      revenue: {formula: "1", label: R, better: up, target: {value: 1, by: 2026, due: tomorrow}}
    """


@tells("client.yaml:2:35: unknown key 'fr' in label; known here: en, ja",
       "client.yaml:3:25: label: a list does not fit; write text, or one text per language: {en: …, ja: …}")
def test_a_label_has_only_the_reports_languages() -> None:
    """
    kpis:
      revenue: {formula: "1", label: {fr: Recettes}, better: up}
      other: {formula: "1", label: [a], better: up}
    """


@tells("client.yaml:1:25: brand: 'red;}@import url(file:///etc/passwd);.x{' does not fit; write a colour as "
       '"#12304f"')
def test_a_colour_is_no_style_sheet() -> None:
    """
    report: {theme: {brand: "red;}@import url(file:///etc/passwd);.x{"}}
    """


@tells("client.yaml:2:57: stance: 'strategy' does not fit; did you mean 'strategic'?",
       "client.yaml:3:55: stance: 'moves' does not fit; did you mean 'moves_with'?")
def test_the_stance_is_one_of_three() -> None:
    """
    kpis:
      revenue: {formula: "1", label: R, better: up, stance: strategy}
      other: {formula: "1", label: R, better: up, stance: moves}
    """


@tells("client.yaml:1:10: version: '2' does not fit; write 1")
def test_a_file_that_begins_with_another_version_is_refused() -> None:
    """
    version: 2
    """


@tells("client.yaml:2:32: unknown KPI 'cost' in a formula; known here: revenue, margin, profit, third",
       "client.yaml:3:31: unknown KPI 'revenu' in a formula; did you mean 'revenue'?",
       "client.yaml:3:51: better: 'upp' does not fit; did you mean 'up'?",
       "client.yaml:4:31: unknown KPI 'revenu' in a formula; did you mean 'revenue'?",
       "client.yaml:4:43: unknown key 'bettr' in KPI 'profit'; known here: measure, split, also, format, "
       "stance, expectation, per, target, owner, smallest_group, note",
       "client.yaml:5:39: unknown KPI 'revenuee' in a formula; did you mean 'revenue'?",
       "client.yaml:6:20: unknown time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'?")
def test_every_problem_is_told_at_once_in_reading_order() -> None:
    """
    kpis:
      revenue: {label: R, formula: cost + 1, better: up}
      margin: {label: M, formula: revenu / 2, better: upp}
      profit: {label: P, formula: revenu / 2, bettr: up, better: up}
      third: {label: P, formula: margin + revenuee, better: up}
    report: {timezone: Asia/Tokio}
    """


@tells("client.yaml:1:10: languages: has too few entries; write [en or ja, …]")
def test_an_empty_list_of_languages_is_refused() -> None:
    """
    report: {languages: []}
    """


@tells("client.yaml:1:26: languages: 'fr' does not fit; write en or ja")
def test_languages_are_en_and_ja() -> None:
    """
    report: {languages: [en, fr]}
    """


@tells("client.yaml:1:1: root: has no value; write one, or delete it")
def test_the_root_is_missing() -> None:
    """
    root:
    """


@tells("client.yaml:3:47: an entry without a value; write one, or delete it")
def test_entries_without_a_value() -> None:
    """
    sources:
      orders: {path: orders.csv, time: day, keys: [], columns: {day: {type: date, from: [Day, ]}}}
      other: {path: orders.csv, time: day, keys: [~], columns: {day: {type: date}}}
    kpis:
      revenue: {formula: "1", label: R, better: up}
    """


@tells("client.yaml:7:9: clean: a cleaning rule says map or strip",
       "client.yaml:8:30: strip: '' does not fit; write text")
def test_a_part_that_refuses_itself_is_told_where_it_stands() -> None:
    """
    sources:
      orders:
        path: o.csv
        time: day
        columns: {day: {type: date}}
        clean:
          - {column: day}
          - {column: day, strip: ""}
    kpis:
      revenue: {label: R, formula: "1", better: up}
    """


@tells("client.yaml:2:3: KPI 'revenue' lacks the key 'label'; add  label: <text, or one text per language: {en: …, "
       "ja: …}>",
       "client.yaml:2:27: unknown key 'unit' in KPI 'revenue'; known here: label, measure, split, also, format, "
       "stance, expectation, per, target, owner, smallest_group, note")
def test_a_key_that_is_missing_is_told_beside_one_that_is_not_known() -> None:
    """
    kpis:
      revenue: {formula: "1", unit: 円, better: up}
    """


@tells("client.yaml:1:1: unknown key 'cutomer' in the file; did you mean 'customer'?",
       "client.yaml:4:12: unknown key 'formul' in KPI 'orders'; did you mean 'formula'?")
def test_a_misspelt_key_is_told_once_and_nothing_is_said_of_what_lacks_for_it() -> None:
    """
    cutomer: {source: orders, active_when: amount > 0}
    kpis:
      revenue: {label: R, formula: orders, better: up}
      orders: {formul: new_customers, label: O, better: up}
      new_customers: {label: N, measure: {source: orders, agg: count, customers: new}, better: up}
    """
