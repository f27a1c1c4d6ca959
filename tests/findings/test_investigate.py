"""The work list carries every question from month to month until somebody answers it."""

from __future__ import annotations

from nenrin.explanations import Claim, Explanation
from nenrin.findings import Answer, Called, Callout, Investigation, Past, State, causes_found, investigate, keys, traced
from nenrin.vocabulary import Label, Month, Sentence

NOV, DEC, JAN, FEB = (Month(2010, 11) + step for step in range(4))
ASKED = {"en": "Why did orders fall?", "ja": "受注はなぜ減ったのですか。"}


def callout(kpi: str, unexplained: float = -10.0) -> Callout:
    return Callout(
        1, kpi, (kpi,), -12.0, -2.0, 0.0, unexplained, -14.0, -6.0, 0.0, -100.0, State.UNEXPLAINED, (), (),
        Sentence("callout.headline"), Sentence("callout.question"), owner=Label("Sales"), due=JAN,
    )


def called(kpi: str, month: Month, unexplained: float = -10.0) -> Called:
    return Called(month, kpi, "month", unexplained, -100.0, Label("Sales"), month + 1, ASKED)


def states(listed: tuple[Investigation, ...]) -> list[tuple[str, str, int]]:
    return [(one.key, one.state, one.months) for one in listed]


def test_a_call_out_opens_an_investigation_named_by_its_kpi_and_month() -> None:
    (one,) = investigate([callout("orders")], Past(), NOV, {})
    assert (one.key, one.state, one.opened, one.months) == ("orders@2010-11", "new", NOV, 1)
    assert (one.unexplained, one.effect_on_root, one.owner, one.due) == (-10.0, -100.0, Label("Sales"), JAN)


def test_an_open_question_stays_on_the_list_as_it_was_asked() -> None:
    (one,) = investigate([], Past((called("orders", NOV),)), JAN, {})
    assert (one.key, one.state, one.months) == ("orders@2010-11", "open", 3)
    assert (one.unexplained, one.question) == (-10.0, ASKED)


def test_a_kpi_called_out_again_goes_on_under_its_first_key() -> None:
    past = Past((called("orders", NOV), called("orders", DEC)))
    assert states(investigate([callout("orders")], past, JAN, {})) == [("orders@2010-11", "open", 3)]
    (again,) = traced([callout("orders")], investigate([callout("orders")], past, JAN, {}))
    assert again.since == NOV


def test_after_more_than_three_quiet_months_it_is_a_new_question_beside_the_old_one() -> None:
    listed = investigate([callout("orders")], Past((called("orders", NOV),)), NOV + 4, {})
    assert states(listed) == [("orders@2011-03", "new", 1), ("orders@2010-11", "open", 5)]


def test_an_answer_is_told_once_and_then_the_question_is_gone() -> None:
    answers = (Answer(key="orders@2010-11", state="closed", answer=Label("a strike")),)
    (one,) = investigate([], Past((called("orders", NOV),), {}, answers), DEC, {})
    assert (one.state, one.answer, one.closed) == ("answered", Label("a strike"), DEC)
    assert investigate([], Past((called("orders", NOV),), {"orders@2010-11": DEC}, answers), JAN, {}) == ()
    assert investigate([], Past((called("orders", NOV),), {"orders@2010-11": DEC}), JAN, {}) == ()


def test_a_cause_in_the_register_answers_too_and_is_named() -> None:
    (one,) = investigate([], Past((called("orders", NOV),), causes={"orders@2010-11": "strike"}), DEC, {})
    assert (one.state, one.cause, one.answer) == ("answered", "strike", Label(""))


def test_who_says_open_keeps_a_question_open_whatever_the_register_says() -> None:
    past = Past((called("orders", NOV),), {"orders@2010-11": DEC}, (Answer(key="orders@2010-11", state="open"),))
    assert states(investigate([], past, JAN, {})) == [("orders@2010-11", "open", 3)]


def test_an_answered_question_that_comes_again_is_a_new_one() -> None:
    answers = (Answer(key="orders@2010-11", state="closed", answer=Label("a strike")),)
    past = Past((called("orders", NOV),), {"orders@2010-11": DEC}, answers)
    assert states(investigate([callout("orders")], past, JAN, {})) == [("orders@2011-01", "new", 1)]
    later = Past((called("orders", NOV), called("orders", JAN)), {"orders@2010-11": DEC}, answers)
    assert states(investigate([], later, FEB, {})) == [("orders@2011-01", "open", 2)]


def test_new_ones_stand_before_open_ones_and_those_before_answered_ones() -> None:
    past = Past(
        (called("orders", NOV), called("units", DEC), called("price", NOV)),
        answers=(Answer(key="orders@2010-11", state="closed", answer=Label("a strike")),),
    )
    listed = investigate([callout("units"), callout("churn")], past, JAN, {"churn": Label("CRM")})
    assert [one.key for one in listed] == ["units@2010-12", "churn@2011-01", "price@2010-11", "orders@2010-11"]


def test_what_people_wrote_goes_before_what_the_call_out_says() -> None:
    past = Past((called("orders", NOV),), answers=(Answer(key="orders@2010-11", owner=Label("Aya"), due=FEB),))
    listed = investigate([callout("orders")], past, DEC, {"orders": Label("Ben")})
    assert [(one.owner, one.due) for one in listed] == [(Label("Aya"), FEB)]
    (found,) = traced([callout("orders")], listed)
    assert (found.owner, found.due) == (Label("Aya"), FEB)


def test_call_outs_of_the_month_itself_and_of_later_ones_are_not_looked_at() -> None:
    past = Past((called("orders", NOV), called("units", DEC), called("price", JAN)))
    assert states(investigate([callout("units")], past, DEC, {})) == [
        ("units@2010-12", "new", 1), ("orders@2010-11", "open", 2),
    ]
    assert keys(past, [callout("units")], DEC) == ("orders@2010-11", "units@2010-12")


def explained(effect: float, unexplained: float, spread: float = 3.0) -> Explanation:
    claim = Claim("strike", effect, 1.0, label=Label("Strike"))
    return Explanation("orders", explained=effect, unexplained=unexplained, spread=spread, claims=(claim,))


def test_the_register_answers_where_its_claims_leave_no_more_than_chance() -> None:
    asked = [called("orders", NOV)]
    assert causes_found(asked, {NOV: {"orders": explained(-9.0, -1.0)}}) == {"orders@2010-11": "strike"}
    assert not causes_found(asked, {NOV: {"orders": explained(-4.0, -6.0)}})
    assert not causes_found(asked, {NOV: {"orders": explained(9.0, -1.0)}})
    without = Explanation("orders", explained=0.0, unexplained=-1.0, spread=3.0)
    assert not causes_found(asked, {NOV: {"orders": without}})
    assert not causes_found(asked, {NOV: {"orders": Explanation("orders")}})
    assert not causes_found(asked, {DEC: {"orders": explained(-9.0, -1.0)}})
