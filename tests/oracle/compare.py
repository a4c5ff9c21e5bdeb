"""What was expected beside what `comity status` printed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

# Engines may differ by this much, relatively; see "Numbers" in the exact meanings.
TOLERANCE = 1e-9

# What tells the items of a list apart, by the list's name; the order of items is not compared.
KEYS = {
    "expectations": ("id",),
    "parts": ("id",),
    "windows": ("from", "to", "campaign"),
    "metrics": ("id", "where"),
    "all": ("campaign", "key"),
}


@dataclass
class Comparison:
    """How much was compared, and what differs."""

    items: int = 0
    figures: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, place: str, expected: Any, found: Any) -> None:
        """Compares what is expected; keys that only `found` has are not ours to judge."""
        if isinstance(expected, dict):
            self._table(place, expected, found)
        elif isinstance(expected, list):
            self._list(place, expected, found)
        else:
            self._item(place, expected, found)

    def _table(self, place: str, expected: dict, found: Any) -> None:
        if not isinstance(found, dict):
            self._differ(place, expected, found)
            return
        if place.endswith("where") and expected.keys() != found.keys():
            self._differ(place, expected, found)
            return
        for key, value in expected.items():
            if key in found:
                self.add(f"{place}.{key}" if place else key, value, found[key])
            else:
                self.differences.append(f"{place}.{key}: is missing")

    def _list(self, place: str, expected: list, found: Any) -> None:
        if not isinstance(found, list):
            self._differ(place, expected, found)
            return
        keys = KEYS[place.rsplit(".", 1)[-1]]
        wanted, there = _by_keys(expected, keys), _by_keys(found, keys)
        if len(there) < len(found):
            self.differences.append(f"{place}: something stands there twice")
        for name, item in wanted.items():
            if name in there:
                self.add(f"{place}[{name}]", item, there[name])
            # A metric without a row yet may be left out as well as shown without windows.
            elif item.get("windows") != []:
                self.differences.append(f"{place}[{name}]: is missing")
        self.differences += [
            f"{place}[{name}]: is too much" for name in there if name not in wanted
        ]

    def _item(self, place: str, expected: Any, found: Any) -> None:
        self.items += 1
        if isinstance(expected, Fraction):
            self.figures += 1
            is_number = isinstance(found, (int, float)) and not isinstance(found, bool)
            if not is_number or not _is_close(expected, found):
                self._differ(place, float(expected), found)
        elif type(expected) is not type(found) or expected != found:
            self._differ(place, expected, found)

    def _differ(self, place: str, expected: Any, found: Any) -> None:
        self.differences.append(f"{place}: {_short(found)} instead of {_short(expected)}")


def _is_close(expected: Fraction, found: float) -> bool:
    return math.isclose(float(expected), found, rel_tol=TOLERANCE, abs_tol=1e-12)


def _by_keys(items: list[dict], keys: tuple[str, ...]) -> dict[str, dict]:
    return {_name(item, keys): item for item in items}


def _name(item: dict, keys: tuple[str, ...]) -> str:
    parts = []
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):
            parts += [f"{column}={word}" for column, word in sorted(value.items())]
        elif value is not None:
            parts.append(str(value))
    return " ".join(parts)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
