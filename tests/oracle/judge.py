"""Expectations, window by window, and the KPI rule: as `comity status` is expected to tell them.

What these functions return has the shape of the JSON output, with exact fractions for numbers.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import periods
from metrics import ALL, Measure, Metric, World
from periods import Period
from playbook import (
    KPIS_NEEDED,
    Agreement,
    Brief,
    Expectation,
    Target,
    begun,
    in_force,
    target_then,
)

Json = dict[str, Any]

# Figures that are nearer than this share of each other are equal.
TOLERANCE = Fraction(1, 10**9)

# `few` and `max_late` under `[numbers]` of the profile `standard`.
FEW = 10
MOST_LATE = 1


def is_kept(measure: Measure, target: Target) -> bool:
    """Whether a value keeps a promise. One late case of a few is forgiven, whatever the share."""
    if measure.bad_cases is not None and target.low is not None and measure.n < FEW:
        return measure.bad_cases <= MOST_LATE
    value = measure.value
    slack = abs(value) * TOLERANCE
    is_high_enough = target.low is None or value >= target.low - slack
    is_low_enough = target.high is None or value <= target.high + slack
    return is_high_enough and is_low_enough


def judged(measure: Measure, target: Target | None) -> tuple[str, str | None]:
    """A state and, where nobody can say, the reason."""
    if measure.reason:
        return "not-evaluable", measure.reason
    if target is None:
        return "not-evaluable", "no-target"
    return ("on-track" if is_kept(measure, target) else "off-track"), None


def measured(measure: Measure) -> Json:
    return {
        "value": measure.value,
        "n": measure.n,
        "excluded": measure.excluded,
        "at_budget_rates": measure.at_budget_rates,
    }


def window(
    period: Period, as_of: date, campaign: str | None, measure: Measure, target: Target | None
) -> Json:
    state, reason = judged(measure, target)
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "campaign": campaign,
        "complete": period.last <= as_of,
        **measured(measure),
        "low": target.low if target else None,
        "high": target.high if target else None,
        # No metric of the example adds up over time, so that all of a target is always due.
        "due": Fraction(1),
        "state": state,
        "reason": reason,
    }


def has(where: tuple[tuple[str, str], ...], row: Any) -> bool:
    return all(row[column] == value for column, value in where)


def months(world: World, agreement: Agreement, promise: Expectation) -> list[Json]:
    """The windows of an agreement's expectation: every month since there are rows."""
    assert promise.per == "month", "an agreement that is closed is not judged by campaign"
    first_row = world.first_day(promise.metric)
    since = min(filter(None, (first_row, agreement.term.first)))
    found = []
    for period in periods.each("month", since, world.as_of):
        measure = world.measure(
            promise.metric, lambda row: period.has(row.day) and has(promise.where, row)
        )
        target = target_then(promise, min(period.last, world.as_of))
        found.append(window(period, world.as_of, None, measure, target))
    return found


def campaign(world: World, brief: Brief, promise: Expectation) -> list[Json]:
    """The one window of a brief's expectation: all rows of the campaign, whatever their day."""
    assert promise.per == "campaign"
    where = (*promise.where, ("campaign", brief.id))
    measure = world.measure(promise.metric, lambda row: has(where, row))
    return [window(brief.dates, world.as_of, brief.id, measure, promise.target)]


def outcome(
    document: Agreement | Brief, promise: Expectation, is_in_force: bool, windows: list[Json]
) -> Json:
    complete = [window for window in windows if window["complete"]]
    last = complete[-1] if complete else {"state": "not-evaluable", "reason": "not-yet"}
    told = {
        "id": f"{document.id}#{promise.key}",
        "path": document.path,
        "metric": promise.metric.id,
        "where": dict(promise.where),
        "target": promise.target.text,
        "unit": promise.metric.unit,
        "better": promise.metric.better,
        "role": promise.role,
        "negotiable": promise.negotiable,
        "campaign": document.id if isinstance(document, Brief) else None,
        "in_force": is_in_force,
        "state": last["state"],
        "reason": last["reason"],
        "windows": windows,
    }
    # Where an expectation names nobody, it is not ours to say who answers for it.
    return told | {"owner": promise.owner} if promise.owner else told


def expectations(world: World) -> list[Json]:
    """Those of agreements in force, and those of campaigns that have begun."""
    of_agreements = [
        outcome(agreement, promise, True, months(world, agreement, promise))
        for agreement, promise in in_force(world.as_of)
    ]
    of_briefs = [
        outcome(
            brief,
            promise,
            brief.status == "active" and brief.dates.has(world.as_of),
            campaign(world, brief, promise),
        )
        for brief in begun(world.as_of)
        for promise in brief.expectations
    ]
    return of_agreements + of_briefs


def kpi(outcomes: list[Json]) -> Json | None:
    """`[kpi]`: two of three pass, the primary one among them, and no guardrail fails."""
    passes = {"on-track": True, "off-track": False, "not-evaluable": None}
    parts = [
        {"id": told["id"], "role": told["role"], "passes": passes[told["state"]]}
        for told in outcomes
        if told["campaign"] is None and told["role"] in ("primary", "kpi", "guardrail")
    ]
    if not parts:
        return None
    votes = [part["passes"] for part in parts if part["role"] != "guardrail"]
    vetoes = [part["passes"] for part in parts if part["role"] != "kpi"]
    # What the unknown ones would make of it, were they all good or all bad.
    at_best = sum(vote is not False for vote in votes) >= KPIS_NEEDED and False not in vetoes
    at_worst = votes.count(True) >= KPIS_NEEDED and all(vetoes)
    state = "working" if at_worst else "unknown" if at_best else "failing"
    on_track = votes.count(True)
    return {"state": state, "on_track": on_track, "needed": KPIS_NEEDED, "parts": parts}


def series(world: World, metric: Metric, where: tuple[tuple[str, str], ...]) -> Json:
    """A metric over time, in periods of its frequency."""
    windows = []
    since = world.first_day(metric)
    for period in periods.each(metric.frequency, since, world.as_of) if since else []:
        measure = world.measure(metric, lambda row: period.has(row.day) and has(where, row))
        windows.append(
            {
                "from": period.first.isoformat(),
                "to": period.last.isoformat(),
                "complete": period.last <= world.as_of,
                **measured(measure),
                "reason": measure.reason,
            }
        )
    return {"id": metric.id, "where": dict(where), "windows": windows}


def all_series(world: World) -> list[Json]:
    """Every metric, whole and for each value of each column it is split by."""
    found = []
    for metric in ALL:
        found.append(series(world, metric, ()))
        for column in metric.split_by:
            values = {row[column] for row in world.ledgers[metric.ledger]} - {None}
            found += [series(world, metric, ((column, value),)) for value in sorted(values)]
    return found
