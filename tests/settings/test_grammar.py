"""What may stand where: each test's docstring is a configuration (the parts it leaves out are sound)."""

from __future__ import annotations

import datetime as dt

from yaml_cases import reads, tells

from nenrin.settings import Loaded
from nenrin.vocabulary import Month, Place


@tells("client.yaml:2:30: unknown key 'lable' in kpi 'revenue'; did you mean 'label'?",
       "client.yaml:2:3: kpi 'revenue' lacks the key 'label'; add  label: <text, or one text per language: {en: …, ja: …}>")
def _swapped() -> None:
    """
    kpis:
      revenue: {formula: "1", lable: Revenue, better: up}
    """


@tells("client.yaml:2:3: kpi 'revenue' lacks the key 'label'; add  label: <text, or one text per language: {en: …, ja: …}>",
       "client.yaml:2:27: unknown key 'lable' in kpi 'revenue'; did you mean 'label'?")
def test_an_unknown_key_is_told_with_the_key_it_resembles() -> None:
    """
    kpis:
      revenue: {formula: "1", lable: Revenue, better: up}
    """


@tells("client.yaml:1:1: unknown key 'colour' in the file; known here: report, customer, dimensions, plan, causes")
def test_an_unknown_key_that_resembles_none_is_told_with_the_known_ones() -> None:
    """
    colour: red
    """


@tells("client.yaml:2:3: kpi 'revenue' lacks the key 'better'; add  better: <up or down or none>")
def test_the_direction_that_is_better_is_never_guessed() -> None:
    """
    kpis:
      revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}}
    """


@tells("client.yaml:2:42: better: 'upp' does not fit; did you mean 'up'?")
def test_a_word_that_is_none_of_the_choices_is_told_with_the_nearest() -> None:
    """
    kpis:
      revenue: {formula: "1", label: R, better: upp}
    """


@tells("client.yaml:1:19: client: 'Acme Inc.' does not fit; write a name: small letters a–z, digits and -".replace("client: ", "id: "))
def test_an_id_that_cannot_name_a_folder_is_refused() -> None:
    """
    client: {name: A, id: Acme Inc.}
    """
