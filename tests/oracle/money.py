"""Money told in US dollars: `currency = "USD"`, `fx = "transaction-date"` in comity.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ledgers import REPORTING_CURRENCY, Row

# A Monday rate serves the week that follows; one that is older serves no more.
MOST_AGE = timedelta(days=7)


class NoRate(Exception):
    """No rate on record serves the day of a row."""


@dataclass(frozen=True)
class Rates:
    """The rates on record: rows of the ledger `rates`."""

    rows: list[Row]

    def of_the_day(self, amount: Fraction, currency: str, day: date) -> Fraction:
        """`amount` in dollars at the newest rate of the day or of the seven days before it."""
        serving = [row for row in self.rows if day - MOST_AGE <= row.day <= day]
        return _told(amount, currency, sorted(serving, key=lambda row: row.day, reverse=True))

    def of_the_budget(self, amount: Fraction, currency: str, _day: date) -> Fraction:
        """`amount` in dollars at the oldest rate on record, whatever the day."""
        return _told(amount, currency, sorted(self.rows, key=lambda row: row.day))


def _told(amount: Fraction, currency: str, rates: list[Row]) -> Fraction:
    """`amount` in dollars at the first of `rates` that has both currencies."""
    if currency == REPORTING_CURRENCY:
        return amount
    for row in rates:
        if (row["base"], row["quote"]) == (currency, REPORTING_CURRENCY):
            return amount * row["rate"]
        if (row["base"], row["quote"]) == (REPORTING_CURRENCY, currency):
            return amount / row["rate"]
    raise NoRate(currency)
