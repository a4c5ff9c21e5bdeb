"""Forecasts beside what came: coverage, interval scores and skill.

The interval score is that of Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and
Estimation" (2007), section 6.2, for a central 80 % interval: the width, and ten times (2 / 0.2) the
distance by which the outcome lies outside; here it is divided by the outcome.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from playbook import CAMPAIGNS_ENOUGH, Brief, begun

Json = dict[str, Any]

# Fewer outcomes than this give no interval to compare with.
OUTCOMES_ENOUGH = 3


def score(low: Fraction, high: Fraction, actual: Fraction | None) -> Fraction | None:
    if not actual:
        return None
    outside = max(low - actual, actual - high, Fraction(0))
    return (high - low + 10 * outside) / abs(actual)


def percentile(values: list[Fraction], share: Fraction) -> Fraction:
    """Between two neighbours in proportion: type 7 of Hyndman and Fan (1996)."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def base_score(earlier: list[Fraction], actual: Fraction | None) -> Fraction | None:
    """The score that earlier outcomes alone would have had."""
    if len(earlier) < OUTCOMES_ENOUGH:
        return None
    low, high = (percentile(earlier, Fraction(share, 10)) for share in (1, 9))
    return score(low, high, actual)


def record(world: Any, outcomes: list[Json]) -> Json:
    """Every forecast of a campaign that has begun."""
    told = {outcome["id"]: outcome for outcome in outcomes}
    briefs = sorted(begun(world.as_of), key=lambda brief: brief.dates.first)
    came = {
        (brief.id, promise.key): _came(told[f"{brief.id}#{promise.key}"])
        for brief in briefs
        for promise in brief.expectations
    }
    found = [
        _beside(brief, forecast, came, [other for other in briefs if _is_before(other, brief)])
        for brief in briefs
        for forecast in brief.forecasts
    ]
    ended = [forecast for forecast in found if forecast["actual"] is not None]
    campaigns = len({forecast["campaign"] for forecast in ended})
    is_enough = campaigns >= CAMPAIGNS_ENOUGH
    return {
        "campaigns": campaigns,
        "enough": CAMPAIGNS_ENOUGH,
        "coverage": _coverage(ended) if is_enough else None,
        "skill": _skill(ended) if is_enough else None,
        "all": found,
    }


def _came(outcome: Json) -> Fraction | None:
    window = outcome["windows"][0]
    return window["value"] if window["complete"] else None


def _is_before(other: Brief, brief: Brief) -> bool:
    return other.dates.first < brief.dates.first


def _series(brief: Brief, key: str) -> tuple[str, Any]:
    """Outcomes are like one another where metric and filters are the same."""
    promise = next(promise for promise in brief.expectations if promise.key == key)
    return promise.metric.id, promise.where


def _beside(brief: Brief, forecast: Any, came: dict, before: list[Brief]) -> Json:
    actual = came[brief.id, forecast.key]
    earlier = [
        came[other.id, promise.key]
        for other in before
        for promise in other.expectations
        if _series(other, promise.key) == _series(brief, forecast.key)
    ]
    return {
        "campaign": brief.id,
        "key": forecast.key,
        "expect": forecast.expect,
        "low": forecast.low,
        "high": forecast.high,
        "actual": actual,
        "score": score(forecast.low, forecast.high, actual),
        "base_score": base_score([value for value in earlier if value is not None], actual),
    }


def _coverage(ended: list[Json]) -> Fraction | None:
    inside = [forecast["low"] <= forecast["actual"] <= forecast["high"] for forecast in ended]
    return Fraction(sum(inside), len(inside)) if inside else None


def _skill(ended: list[Json]) -> Fraction | None:
    both = [told for told in ended if told["score"] is not None and told["base_score"] is not None]
    base = sum(told["base_score"] for told in both)
    if len(both) < CAMPAIGNS_ENOUGH or not base:
        return None
    return 1 - sum(told["score"] for told in both) / base
