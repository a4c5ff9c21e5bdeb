#!/usr/bin/env python3
"""Recomputes every figure and judgement of the example, and compares them with Comity's.

    python3 tests/oracle/oracle.py --comity target/debug/comity
    python3 tests/oracle/oracle.py --self-test
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.dont_write_bytecode = True  # before the modules beside this one: the tree stays clean

import expected
import ledgers
import self_test
from compare import Comparison

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "example-repo"

DAYS = (
    "2026-02-28",  # before the first campaign
    "2026-03-31",  # between the letter of intent and the agreement
    "2026-04-16",  # in the middle of a month; a delivery and an answer are still to come
    "2026-04-30",  # the month that failed
    "2026-06-30",  # roubles among the dollars
    "2026-07-31",  # the first month of the amendment
    "2026-08-15",  # a running month, week and campaign
    "2026-09-30",  # the day at which the example stands still
    "2026-10-09",  # the last campaign has ended: every forecast has a score
)

# More differences than this are not read by anybody.
MOST_SHOWN = 100


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--comity", type=Path, metavar="PATH", help="the program to compare with")
    parser.add_argument("--self-test", action="store_true", help="check the oracle itself")
    options = parser.parse_args()
    if not options.comity and not options.self_test:
        parser.error("nothing to do: give --comity or --self-test")
    rows = ledgers.load(EXAMPLE / "ledgers")
    if options.self_test and not self_test.run(rows):
        return 1
    return compare_all(rows, options.comity.resolve()) if options.comity else 0


def compare_all(rows: dict[str, list[ledgers.Row]], program: Path) -> int:
    comparison = Comparison()
    for day in DAYS:
        found = printed_by(program, day)
        if isinstance(found, str):
            comparison.differences.append(f"{day}: {found}")
            continue
        before, items = len(comparison.differences), comparison.items
        comparison.add("", expected.status(rows, date.fromisoformat(day)), found)
        new = comparison.differences[before:]
        comparison.differences[before:] = [f"{day} {line.lstrip('.')}" for line in new]
        if comparison.items == items:
            comparison.differences.append(f"{day}: nothing was compared")
    return report(comparison)


def printed_by(program: Path, day: str) -> Any:
    """What the program prints, read; a text where it could not be had."""
    command = [program, "status", EXAMPLE.name, "--as-of", day, "--format", "json"]
    try:
        run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"the program did not run: {error}"
    if run.returncode != 0:
        return f"the program ended with {run.returncode}: {run.stderr.strip()}"
    try:
        return json.loads(run.stdout)
    except json.JSONDecodeError as error:
        return f"the program did not print JSON: {error}"


def report(comparison: Comparison) -> int:
    differences = comparison.differences
    for line in differences[:MOST_SHOWN]:
        print(line)
    if len(differences) > MOST_SHOWN:
        print(f"and {len(differences) - MOST_SHOWN} more")
    if comparison.figures == 0:
        differences.append("no figure was compared")
        print(differences[-1])
    print(
        f"oracle: {len(DAYS)} days, {comparison.items} items compared, "
        f"{comparison.figures} of them figures: {len(differences)} differences"
    )
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
