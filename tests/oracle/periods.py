"""Stretches of days: ISO weeks, calendar months and quarters, and briefs' dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last


def week(day: date) -> Period:
    """The ISO week, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + 6 * DAY)


def month(day: date) -> Period:
    return _months(day.year, day.month, 1)


def quarter(day: date) -> Period:
    """The quarter of the calendar; the playbook sets no fiscal year of its own."""
    return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def _months(year: int, first_month: int, count: int) -> Period:
    end_year, end_month = divmod(year * 12 + first_month - 1 + count, 12)
    return Period(date(year, first_month, 1), date(end_year, end_month + 1, 1) - DAY)


BY_NAME = {"week": week, "month": month, "quarter": quarter}


def each(name: str, since: date, until: date) -> list[Period]:
    """Every period of a kind, from that of `since` to that of `until`."""
    of_day = BY_NAME[name]
    found = [of_day(since)]
    while found[-1].last < until:
        found.append(of_day(found[-1].last + DAY))
    return found
