"""The rows of `ledgers/*.csv`, as they were known on a day.

A row that belongs to a later day does not exist yet. A cell that tells an event of a later day is
empty yet. A plan, such as `due`, is not an event.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any, Callable

# `timezone` in comity.toml. Moscow has kept UTC+3 without summer time since 2014, so the oracle
# needs no time zone tables.
MOSCOW = timezone(timedelta(hours=3))

REPORTING_CURRENCY = "USD"


@dataclass(frozen=True)
class Row:
    """A row of a ledger: its day and its cells; an empty cell is None."""

    day: date
    cells: dict[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]


@dataclass(frozen=True)
class Layout:
    """What the columns of a ledger hold. Columns that no metric needs are read as text."""

    columns: str
    dated_by: str
    reads: dict[str, Callable[[str], Any]]
    events: tuple[str, ...] = ()


def moment(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return read


def day_of(value: date | datetime) -> date:
    """The day of a moment is the one in the playbook's zone."""
    return value.astimezone(MOSCOW).date() if isinstance(value, datetime) else value


def end_of(day: date) -> datetime:
    """The moment at which a day ends in the playbook's zone."""
    return datetime(day.year, day.month, day.day, tzinfo=MOSCOW) + timedelta(days=1)


LAYOUTS = {
    "performance": Layout(
        "date,market,spend,currency,campaign,creator,platform,asset,"
        "impressions,reach,views,engagements,clicks,sales,revenue",
        dated_by="date",
        reads={
            "date": date.fromisoformat,
            "spend": Fraction,
            "impressions": Fraction,
            "engagements": Fraction,
            "sales": Fraction,
        },
    ),
    "deliverables": Layout(
        "id,campaign,party,due,briefed,delivered,accepted,published,rounds,"
        "requirements,requirements_met,url,disclosure,marking,rights_until",
        dated_by="due",
        reads={
            "due": date.fromisoformat,
            "briefed": date.fromisoformat,
            "delivered": date.fromisoformat,
            "accepted": date.fromisoformat,
            "published": date.fromisoformat,
            "rounds": Fraction,
            "requirements": Fraction,
            "requirements_met": Fraction,
        },
        events=("briefed", "delivered", "accepted", "published"),
    ),
    "requests": Layout(
        "id,from,to,asked,answered,topic,decision",
        dated_by="asked",
        reads={"asked": moment, "answered": moment},
        events=("answered",),
    ),
    "rates": Layout(
        "date,base,quote,rate,source",
        dated_by="date",
        reads={"date": date.fromisoformat, "rate": Fraction},
    ),
}


def load(folder: Path) -> dict[str, list[Row]]:
    """Every ledger that a metric needs, with all its rows."""
    return {name: _ledger(folder, name, layout) for name, layout in LAYOUTS.items()}


def _ledger(folder: Path, name: str, layout: Layout) -> list[Row]:
    single = folder / f"{name}.csv"
    files = [single] if single.exists() else sorted((folder / name).glob("*.csv"))
    if not files:
        raise FileNotFoundError(f"no file of the ledger {name} in {folder}")
    return [row for file in files for row in _file(file, layout)]


def _file(path: Path, layout: Layout) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened)
        # Another column may mean something, as `replaces` does: then the oracle must be taught.
        if ",".join(reader.fieldnames or []) != layout.columns:
            raise ValueError(f"{path} has other columns than the oracle knows")
        return [_row(line, layout) for line in reader]


def _row(line: dict[str, str], layout: Layout) -> Row:
    cells = {
        column: layout.reads.get(column, str)(text) if text else None
        for column, text in line.items()
    }
    return Row(day_of(cells[layout.dated_by]), cells)


def as_known(ledgers: dict[str, list[Row]], as_of: date) -> dict[str, list[Row]]:
    """The ledgers as they were known at the end of a day."""
    return {
        name: [_known(row, LAYOUTS[name].events, as_of) for row in rows if row.day <= as_of]
        for name, rows in ledgers.items()
    }


def _known(row: Row, events: tuple[str, ...], as_of: date) -> Row:
    later = [name for name in events if row[name] is not None and day_of(row[name]) > as_of]
    until = {"known_until": end_of(as_of)}
    return Row(row.day, row.cells | dict.fromkeys(later) | until)
