"""A first KPI tree, as far as the columns carry it."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.drafts.batch import Batch
from nenrin.drafts.proposal import MONEY, MONEY_EACH, ORDERS, PEOPLE, PERCENT, RATIO, Proposal
from nenrin.drafts.roles import Roles
from nenrin.drafts.trial import SOURCE

_LEVER = (
    "three to five KPIs are the ones being improved now. If this is one of them, say",
    "  stance: strategic",
    "  target: {value: …, by: YYYY-MM, owner: …, action: …}",
)


@dataclass(frozen=True)
class Plant:
    """What the tree grows from: the columns' roles, whether a month may be empty, and the columns themselves."""

    roles: Roles
    idle: bool
    batch: Batch

    def counted(self, agg: str, of: str | None, where: str | None = None, customers: str | None = None) -> str:
        """A measure as it is written."""
        said = {"source": SOURCE, "agg": agg, "of": of, "customers": customers, "where": where or self.roles.counts}
        return f"{{{', '.join(f'{key}: {value}' for key, value in said.items() if value is not None)}}}"

    def ratio(self, part: str, whole: str) -> str:
        """A division that a month without anything does not stop."""
        return f"{part} / max({whole}, 1)" if self.idle else f"{part} / {whole}"

    @property
    def also(self) -> dict[str, str]:
        """The reading by segments, where there is a column for it."""
        return {"also": f"[{{by: {self.roles.cut.name}}}]"} if self.roles.cut is not None else {}


def kpis(plant: Plant) -> tuple[Proposal, ...]:
    """The KPIs in the order of the tree; the first is the root."""
    roles = plant.roles
    if plant.batch.monthly and roles.measured is not None and roles.customer is None:
        return tuple(_figures(plant))
    if roles.measured is not None and roles.customer is not None:
        return (*_revenue(plant), *_customers(plant), *_orders(plant))
    if roles.measured is not None:
        return (_total(plant, "orders * average_order_value"), *_orders(plant))
    if roles.customer is not None:
        return _customers(plant)
    count = plant.counted("count", None)
    return (Proposal("rows", "Rows", "件数", {"measure": count, **plant.also, "better": "up"}),)


def _total(plant: Plant, split: str) -> Proposal:
    return Proposal("revenue", "Revenue", "売上高", {
        "measure": plant.counted("sum", plant.roles.measured), "split": split, **plant.also, "format": MONEY,
        "better": "up",
    }, ("rows whose amount is 0, negative or blank are left out. How are returns to be counted?",))


def _revenue(plant: Plant) -> tuple[Proposal, ...]:
    """Revenue; where some rows name no customer, what known customers and others bring."""
    product = "active_customers * orders_per_customer * average_order_value"
    customer, roles = plant.roles.customer, plant.roles
    if customer is None or not customer.blanks:
        return (_total(plant, product),)
    known, unknown = (f"{roles.counts} and {customer.name} is {word}" for word in ("not null", "null"))
    return (
        _total(plant, "identified_revenue + anonymous_revenue"),
        Proposal("identified_revenue", "Revenue from known customers", "会員売上高", {
            "measure": plant.counted("sum", roles.measured, known), "split": product, "format": MONEY, "better": "up",
        }),
        Proposal("anonymous_revenue", "Revenue without a customer", "顧客不明の売上高", {
            "measure": plant.counted("sum", roles.measured, unknown), "format": MONEY, "better": "none",
        }, (f"{customer.blanks:,} rows name no customer",)),
    )


def _customers(plant: Plant) -> tuple[Proposal, ...]:
    """All of them, and of those the new, the retained and the returned, who add up."""
    customer = plant.roles.customer
    if customer is None:
        return ()

    def state(name: str, english: str, japanese: str, *remarks: str) -> Proposal:
        said = plant.counted("count_distinct", customer.name, customers=name)
        says = {"measure": said, "format": PEOPLE, "better": "up"}
        return Proposal(f"{name}_customers", english, japanese, says, remarks)

    return (
        Proposal("active_customers", "Active customers", "購入顧客数", {
            "measure": plant.counted("count_distinct", customer.name),
            "split": "new_customers + retained_customers + reactivated_customers", "format": PEOPLE, "better": "up",
        }),
        state("new", "New customers", "新規顧客数", "new: never seen before in these files"),
        state("retained", "Retained customers", "継続顧客数"),
        state("reactivated", "Reactivated customers", "復帰顧客数"),
        Proposal("retention_rate", "Retention rate", "継続率", {
            "formula": plant.ratio("retained_customers", "prev(active_customers)"), "format": PERCENT, "better": "up",
        }, _LEVER),
    )


def _orders(plant: Plant) -> tuple[Proposal, ...]:
    """Orders by their number, or one a row; of known customers only, where revenue is split so."""
    roles = plant.roles
    partly = roles.customer is not None and roles.customer.blanks > 0
    where = f"{roles.counts} and {roles.customer.name} is not null" if roles.customer is not None and partly else None
    order = roles.order.name if roles.order else None
    counted = plant.counted("count_distinct" if order else "count", order, where)
    remarks = () if roles.order else ("no column names the order: each row is counted as one.",)
    of = "identified_revenue" if partly else "revenue"
    orders = Proposal("orders", "Orders", "受注件数", {"measure": counted, "format": ORDERS, "better": "up"}, remarks)
    per_customer = Proposal("orders_per_customer", "Orders per customer", "顧客あたり受注件数", {
        "formula": plant.ratio("orders", "active_customers"), "format": RATIO, "better": "up",
    })
    value = Proposal("average_order_value", "Average order value", "平均注文額", {
        "formula": plant.ratio(of, "orders"), "format": MONEY_EACH, "better": "up",
    })
    return (orders, per_customer, value) if roles.customer is not None else (orders, value)


def _figures(plant: Plant) -> list[Proposal]:
    """A table with one row a month: its columns are the KPIs."""
    first = plant.roles.amount or plant.roles.price
    numbers = [column for column in plant.batch.of_type("integer", "decimal", "float") if column is not first]
    remarks = ("which is the goal (root), and which explain it (split)?",)
    return [
        Proposal(column.name, column.header, column.header, {
            "measure": plant.counted("sum", column.name, f"{column.name} is not null"), "better": "up",
        }, remarks if column is first else ())
        for column in (first, *numbers) if column is not None
    ]
