"""Checks the oracle itself: against figures that people wrote into the example, and by showing it
answers that are wrong."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any, Callable

import expected
import money
from compare import Comparison
from forecasts import percentile
from ledgers import Row, as_known
from metrics import CPA, CPE, ON_TIME, QUALITY, TURNAROUND, Measure, Metric, World
from periods import Period, each, month, quarter, week

LAST_DAY = date(2026, 9, 30)


class Checks:
    """Counts what was checked, and tells what is wrong."""

    def __init__(self) -> None:
        self.done = 0
        self.wrong: list[str] = []

    def same(self, what: str, found: Any, wanted: Any) -> None:
        self.done += 1
        if found != wanted:
            self.wrong.append(f"self-test: {what} is {found} instead of {wanted}")

    def rounded(self, what: str, found: Fraction | None, wanted: str | None) -> None:
        """Compares to the digits that are written."""
        if found is None or wanted is None:
            self.same(what, found, wanted)
            return
        digits = Decimal(wanted)
        exact = Decimal(found.numerator) / Decimal(found.denominator)
        self.same(what, exact.quantize(digits, rounding=ROUND_HALF_EVEN), digits)


def run(ledgers: dict[str, list[Row]]) -> bool:
    checks = Checks()
    world = World(LAST_DAY, as_known(ledgers, LAST_DAY))
    check_periods(checks)
    check_percentile(checks)
    check_rates(checks)
    check_months(checks, world)
    check_campaigns(checks, world)
    check_quarter(checks, world)
    check_judgements(checks, ledgers)
    check_as_of(checks, ledgers)
    check_comparison(checks, ledgers)
    for line in checks.wrong:
        print(line)
    print(f"self-test: {checks.done} checks, {len(checks.wrong)} wrong")
    return not checks.wrong


def check_periods(checks: Checks) -> None:
    days = (date(2026, 12, 31), date(2026, 2, 28))
    checks.same("a week over the new year", week(days[0]).last, date(2027, 1, 3))
    checks.same("a December", month(days[0]), Period(date(2026, 12, 1), days[0]))
    checks.same("a February", month(days[1]).last, days[1])
    checks.same("a last quarter", quarter(days[0]).first, date(2026, 10, 1))
    checks.same("months of a year", len(each("month", date(2026, 1, 31), days[0])), 12)


def check_percentile(checks: Checks) -> None:
    """Type 7 between 10, 20, 30 and 40: place 0.3 and 2.7 of 3."""
    values = [Fraction(number) for number in (40, 10, 30, 20)]
    checks.same("the 10th percentile", percentile(values, Fraction(1, 10)), 13)
    checks.same("the 90th percentile", percentile(values, Fraction(9, 10)), 37)


def check_rates(checks: Checks) -> None:
    def rate(day: str, base: str, quote: str, number: str) -> Row:
        on = date.fromisoformat(day)
        return Row(on, {"date": on, "base": base, "quote": quote, "rate": Fraction(number)})

    rates = money.Rates(
        [
            rate("2026-06-01", "USD", "RUB", "80"),
            rate("2026-06-08", "USD", "RUB", "100"),
            rate("2026-06-08", "EUR", "USD", "1.5"),
        ]
    )
    told, hundred = rates.of_the_day, Fraction(100)
    checks.same("an inverse rate", told(hundred, "RUB", date(2026, 6, 7)), Fraction(5, 4))
    checks.same("the newest rate", told(hundred, "RUB", date(2026, 6, 15)), 1)
    checks.same("a direct rate", told(hundred, "EUR", date(2026, 6, 8)), 150)
    checks.same("the oldest rate", rates.of_the_budget(hundred, "RUB", LAST_DAY), Fraction(5, 4))
    for day, currency in ((date(2026, 6, 16), "RUB"), (date(2026, 6, 7), "EUR")):
        try:
            checks.same(f"{currency} on {day}", told(hundred, currency, day), "no rate")
        except money.NoRate:
            checks.same(f"{currency} on {day}", "no rate", "no rate")


# By month: cost per engagement and per acquisition in the United States, deliverables on time, and
# hours to an answer; as `health/*.md` says, with more digits for money.
MONTHS = {
    2: (None, None, (3, 3), "23.47"),
    3: ("0.2390", "46.34", (2, 2), "26.25"),
    4: ("0.4330", "84.21", (2, 5), "63.10"),
    5: ("0.2309", "36.62", (6, 6), "28.03"),
    6: ("0.2141", "34.04", (8, 9), "27.13"),
    7: ("0.1905", "32.14", (7, 7), "22.48"),
    8: ("0.1870", "30.56", (8, 8), "25.35"),
    9: ("0.1835", "29.03", (9, 9), "22.27"),
}

# Requirements met of all, where a page counts them.
REQUIREMENTS = {4: (24, 31), 8: (36, 37), 9: (40, 40)}


def over(world: World, metric: Metric, period: Period, **where: str) -> Measure:
    return world.measure(
        metric,
        lambda row: period.has(row.day) and all(row[name] == word for name, word in where.items()),
    )


def on_time(world: World, period: Period) -> tuple[int, int]:
    measure = over(world, ON_TIME, period)
    return measure.n - measure.bad_cases, measure.n


def check_months(checks: Checks, world: World) -> None:
    for number, (per_engagement, per_sale, timely, hours) in MONTHS.items():
        period = month(date(2026, number, 1))
        cost = over(world, CPE, period, market="us").value
        checks.rounded(f"cpe in month {number}", cost, per_engagement)
        cost = over(world, CPA, period, market="us").value
        checks.rounded(f"cpa in month {number}", cost, per_sale)
        checks.same(f"on time in month {number}", on_time(world, period), timely)
        answers = over(world, TURNAROUND, period).value
        checks.rounded(f"turnaround in month {number}", answers, hours)
        checks.same(f"turnaround in month {number} is good", answers < 48, number != 4)
    for number, (met, all_of_them) in REQUIREMENTS.items():
        share = over(world, QUALITY, month(date(2026, number, 1))).value
        checks.same(f"quality in month {number}", share, Fraction(met, all_of_them))


# Cost per engagement as the briefs tell it under "How it went", to three digits.
CAMPAIGNS = (
    ("2026-03-campfire", "us", "0.239"),
    ("2026-04-thaw", "us", "0.433"),
    ("2026-05-summit", "us", "0.218"),
    ("2026-06-white-nights", "ru", "0.114"),
    ("2026-07-river", "us", "0.190"),
    ("2026-07-river", "ru", "0.109"),
    ("2026-08-rain-test", "us", "0.187"),
    ("2026-08-rain-test", "ru", "0.105"),
)

# Purchases as the briefs tell them.
SALES = {
    "2026-03-campfire": 41,
    "2026-04-thaw": 38,
    "2026-05-summit": 98,
    "2026-06-white-nights": 31,
    "2026-07-river": 159,
    "2026-08-rain-test": 154,
}


def check_campaigns(checks: Checks, world: World) -> None:
    for campaign, market, wanted in CAMPAIGNS:
        cost = world.measure(
            CPE, lambda row: row["campaign"] == campaign and row["market"] == market
        )
        checks.rounded(f"cpe of {campaign} in {market}", cost.value, wanted)
    rows = world.ledgers["performance"]
    for campaign, wanted in SALES.items():
        sold = sum(row["sales"] for row in rows if row["campaign"] == campaign)
        checks.same(f"sales of {campaign}", sold, wanted)


def check_quarter(checks: Checks, world: World) -> None:
    """What `reviews/2026-Q2.md` says."""
    spring = quarter(date(2026, 5, 1))
    checks.rounded("cpe in Q2", over(world, CPE, spring, market="us").value, "0.287")
    checks.rounded("cpa in Q2", over(world, CPA, spring, market="us").value, "48.53")
    since_may = Period(date(2026, 5, 1), spring.last)
    checks.same("on time since May", on_time(world, since_may), (14, 15))
    checks.rounded("turnaround since May", over(world, TURNAROUND, since_may).value, "27")


def check_judgements(checks: Checks, ledgers: dict[str, list[Row]]) -> None:
    """The month in which all was off, and the days on which the KPI rule says another thing."""
    verdicts = {
        "2026-03-31": None,  # the letter of intent is over, the agreement not yet there
        "2026-04-16": ("unknown", 0),  # no target held at the end of March
        "2026-04-30": ("failing", 0),
        "2026-06-30": ("working", 3),
    }
    for day, wanted in verdicts.items():
        kpi = expected.status(ledgers, date.fromisoformat(day))["kpi"]
        told = (kpi["state"], kpi["on_track"]) if kpi else None
        checks.same(f"the KPI rule on {day}", told, wanted)


def check_as_of(checks: Checks, ledgers: dict[str, list[Row]]) -> None:
    """The video due on 2026-04-16 came on the 17th: on the 16th nobody knew, and on the 15th there
    was no such row."""
    for day, wanted in ((15, None), (16, (None,)), (17, (date(2026, 4, 17),))):
        rows = as_known(ledgers, date(2026, 4, day))["deliverables"]
        cells = tuple(row["delivered"] for row in rows if row["id"] == "ann-video-2")
        checks.same(f"ann-video-2 as of April {day}", cells or None, wanted)


def check_comparison(checks: Checks, ledgers: dict[str, list[Row]]) -> None:
    """The right answer passes; an answer with any one thing changed does not."""
    wanted = expected.status(ledgers, date(2026, 8, 15))
    right = json.loads(json.dumps(wanted, default=float))
    checks.same("differences of the right answer", differences(wanted, right), 0)
    checks.same("differences of no answer", differences(wanted, {}) > 0, True)

    def windows(answer: Any) -> list[Any]:
        return answer["expectations"][0]["windows"]

    wrongs: dict[str, Callable[[Any], Any]] = {
        "a value": lambda answer: windows(answer)[0].update(value=0.2390001),
        "a count": lambda answer: windows(answer)[0].update(n=29),
        "a state": lambda answer: windows(answer)[0].update(state="unheard-of"),
        "a bound": lambda answer: windows(answer)[-1].update(high=0.25),
        "a missing window": lambda answer: windows(answer).pop(),
        "a missing value": lambda answer: windows(answer)[0].pop("value"),
        "a doubled window": lambda answer: windows(answer).append(windows(answer)[0]),
        "a missing expectation": lambda answer: answer["expectations"].pop(),
        "a KPI": lambda answer: answer["kpi"].update(on_track=1),
        "a forecast": lambda answer: answer["forecasts"]["all"][0].update(score=0.7),
        "a coverage": lambda answer: answer["forecasts"].update(coverage=None),
        "a filter": lambda answer: answer["metrics"][1]["where"].update(market="fr"),
        "a figure of a metric": lambda answer: answer["metrics"][2]["windows"][0].update(value=9),
    }
    for what, spoil in wrongs.items():
        answer = copy.deepcopy(right)
        spoil(answer)
        checks.same(f"{what} that is wrong is found", differences(wanted, answer) > 0, True)


def differences(wanted: Any, answer: Any) -> int:
    comparison = Comparison()
    comparison.add("", wanted, answer)
    return len(comparison.differences)
