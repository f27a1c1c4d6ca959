"""The same customers, looked at: who they are now, and who moved."""

from nenrin.customers.customers import Cell, Cohort, Customers, Group, Slice, Stage, Tally, together
from nenrin.customers.look import look

__all__ = ["Cell", "Cohort", "Customers", "Group", "Slice", "Stage", "Tally", "look", "together"]
