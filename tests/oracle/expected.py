"""All that the oracle says about a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import forecasts
import judge
from ledgers import Row, as_known
from metrics import World


def status(ledgers: dict[str, list[Row]], as_of: date) -> dict[str, Any]:
    """What `comity status --format json` is expected to say, as far as the oracle knows."""
    world = World(as_of, as_known(ledgers, as_of))
    outcomes = judge.expectations(world)
    return {
        "as_of": as_of.isoformat(),
        "kpi": judge.kpi(outcomes),
        "expectations": outcomes,
        "forecasts": forecasts.record(world, outcomes),
        "metrics": judge.all_series(world),
    }
