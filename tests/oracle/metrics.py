"""The metrics of the example, defined by hand from the text and formula of `metrics/*.md`.

A definition is a Python function over rows. Nothing reads or runs the formulas of the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Callable

from ledgers import REPORTING_CURRENCY, Row
from money import NoRate, Rates

# Tells the spend of a row in dollars.
Spend = Callable[[Row], Fraction]

# `max_excluded` of the profile `standard`.
MOST_EXCLUDED = Fraction(10, 100)


@dataclass(frozen=True)
class Metric:
    """A metric page. `needs` are the columns without which a row cannot count."""

    id: str
    unit: str
    better: str
    ledger: str
    needs: tuple[str, ...]
    value: Callable[[list[Row], Spend], Fraction | None]
    split_by: tuple[str, ...]
    frequency: str
    min_n: int = 0
    # For a share of cases that are good or not: whether a row is a good case.
    is_good: Callable[[Row], bool] | None = None

    @property
    def uses_money(self) -> bool:
        return "spend" in self.needs


@dataclass(frozen=True)
class Measure:
    """What was measured over some rows; `reason` says why it cannot be judged."""

    value: Fraction | None
    n: int
    excluded: int
    at_budget_rates: Fraction | None
    reason: str | None
    bad_cases: int | None = None


def ratio(above: Fraction | int, below: Fraction | int) -> Fraction | None:
    return Fraction(above) / below if below else None


def total(rows: list[Row], column: str) -> Fraction:
    return sum((row[column] for row in rows), Fraction(0))


def cost_per_acquisition(rows: list[Row], spend: Spend) -> Fraction | None:
    """What one purchase with a promo code costs."""
    return ratio(sum(map(spend, rows)), total(rows, "sales"))


def cost_per_engagement(rows: list[Row], spend: Spend) -> Fraction | None:
    """What one like, comment, share or save costs."""
    return ratio(sum(map(spend, rows)), total(rows, "engagements"))


def campaigns_per_creator(rows: list[Row], _spend: Spend) -> Fraction | None:
    """How many campaigns a creator has done with us, on average."""
    done = {(row["campaign"], row["creator"]) for row in rows}
    return ratio(len(done), len({creator for _, creator in done}))


def engagement_rate(rows: list[Row], _spend: Spend) -> Fraction | None:
    """Likes, comments, shares and saves per impression."""
    return ratio(total(rows, "engagements"), total(rows, "impressions"))


def is_on_time(row: Row) -> bool:
    """Handed over on or before the due day."""
    return row["delivered"] <= row["due"]


def share_on_time(rows: list[Row], _spend: Spend) -> Fraction | None:
    """The share of deliverables handed over on or before the due day."""
    return ratio(sum(map(is_on_time, rows)), len(rows))


def share_of_requirements_met(rows: list[Row], _spend: Spend) -> Fraction | None:
    """How many of the requirements the delivered things meet."""
    return ratio(total(rows, "requirements_met"), total(rows, "requirements"))


def mean_rounds(rows: list[Row], _spend: Spend) -> Fraction | None:
    """How often a delivered thing came back before it was accepted."""
    return ratio(total(rows, "rounds"), len(rows))


def median_hours_to_answer(rows: list[Row], _spend: Spend) -> Fraction | None:
    """Hours from a question to its answer, nights and weekends included; half are below. What is
    open counts with the age it has reached at the end of the day."""
    spans = [(row["answered"] or row["known_until"]) - row["asked"] for row in rows]
    hours = sorted(Fraction(span.days * 86_400 + span.seconds, 3600) for span in spans)
    middle = hours[(len(hours) - 1) // 2 : len(hours) // 2 + 1]
    return ratio(sum(middle), len(middle))


CPA = Metric(
    "cpa", "USD/sale", "lower", "performance", ("spend", "sales"), cost_per_acquisition,
    split_by=("market",), frequency="month", min_n=10,
)
CPE = Metric(
    "cpe", "USD/engagement", "lower", "performance", ("spend", "engagements"), cost_per_engagement,
    split_by=("market", "creator"), frequency="week", min_n=3,
)
CREATOR_REPEAT = Metric(
    "creator-repeat", "campaigns/creator", "higher", "performance", ("campaign", "creator"),
    campaigns_per_creator, split_by=(), frequency="quarter",
)
ENGAGEMENT_RATE = Metric(
    "engagement-rate", "%", "higher", "performance", ("engagements", "impressions"),
    engagement_rate, split_by=("market", "platform"), frequency="month", min_n=3,
)
ON_TIME = Metric(
    "on-time", "%", "higher", "deliverables", ("delivered", "due"), share_on_time,
    split_by=("party",), frequency="month", is_good=is_on_time,
)
QUALITY = Metric(
    "quality", "%", "higher", "deliverables", ("requirements_met", "requirements"),
    share_of_requirements_met, split_by=("party",), frequency="month",
)
ROUNDS = Metric(
    "rounds", "rounds", "lower", "deliverables", ("rounds",), mean_rounds,
    split_by=("party",), frequency="month", min_n=3,
)
TURNAROUND = Metric(
    "turnaround", "h", "lower", "requests", ("asked",), median_hours_to_answer,
    split_by=("to",), frequency="week", min_n=5,
)
ALL = (CPA, CPE, CREATOR_REPEAT, ENGAGEMENT_RATE, ON_TIME, QUALITY, ROUNDS, TURNAROUND)


@dataclass(frozen=True)
class World:
    """The ledgers as they were known on a day."""

    as_of: date
    ledgers: dict[str, list[Row]]

    @property
    def rates(self) -> Rates:
        return Rates(self.ledgers["rates"])

    def first_day(self, metric: Metric) -> date | None:
        """The day of the first row of a metric's ledger."""
        return min((row.day for row in self.ledgers[metric.ledger]), default=None)

    def has_foreign_money(self, metric: Metric) -> bool:
        rows = self.ledgers[metric.ledger]
        return metric.uses_money and any(row["currency"] != REPORTING_CURRENCY for row in rows)

    def measure(self, metric: Metric, belongs: Callable[[Row], bool]) -> Measure:
        """A metric over the rows that belong."""
        rows = [row for row in self.ledgers[metric.ledger] if belongs(row)]
        counting = [row for row in rows if all(row[column] is not None for column in metric.needs)]
        n, excluded = len(counting), len(rows) - len(counting)
        value, reason = self._value(metric, counting, self.rates.of_the_day)
        at_budget_rates = None
        if value is not None and self.has_foreign_money(metric):
            at_budget_rates, _ = self._value(metric, counting, self.rates.of_the_budget)
        if not rows:
            reason = "no-rows"
        elif reason == "no-rate":
            pass
        elif Fraction(excluded, len(rows)) > MOST_EXCLUDED:
            reason = "too-many-excluded"
        elif n < metric.min_n:
            reason = "too-few"
        bad_cases = None
        if metric.is_good:
            bad_cases = sum(not metric.is_good(row) for row in counting)
        return Measure(value, n, excluded, at_budget_rates, reason, bad_cases)

    def _value(
        self, metric: Metric, rows: list[Row], told: Callable[[Fraction, str, date], Fraction]
    ) -> tuple[Fraction | None, str | None]:
        try:
            value = metric.value(
                rows, lambda row: told(row["spend"], row["currency"], row.day)
            )
        except NoRate:
            return None, "no-rate"
        return value, "no-value" if value is None else None
