"""The agreements, briefs and the KPI rule of the example, copied by hand from their front matter.

When one of them changes, this page must be changed by hand as well; that is the point of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrics import CPE, ON_TIME, QUALITY, ROUNDS, TURNAROUND, Metric
from periods import Period


@dataclass(frozen=True)
class Target:
    """As it is written, and the lowest and the highest good value; shares as fractions of one."""

    text: str
    low: Fraction | None = None
    high: Fraction | None = None


def at_most(text: str, high: str) -> Target:
    return Target(text, high=Fraction(high))


def at_least(text: str, low: str) -> Target:
    return Target(text, low=Fraction(low))


@dataclass(frozen=True)
class Expectation:
    key: str
    metric: Metric
    target: Target
    per: str
    role: str
    negotiable: bool
    where: tuple[tuple[str, str], ...] = ()
    owner: str | None = None


@dataclass(frozen=True)
class Forecast:
    """The most likely value and a central 80 % interval, for the expectation `key`."""

    key: str
    expect: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Agreement:
    id: str
    status: str
    term: Period
    # When each side signed.
    signed: dict[str, date]
    expectations: tuple[Expectation, ...]
    amends: str | None = None

    @property
    def path(self) -> str:
        return f"agreements/{self.id}.md"


@dataclass(frozen=True)
class Brief:
    """A campaign; its id stands in the column `campaign` of the ledgers."""

    id: str
    status: str
    dates: Period
    expectations: tuple[Expectation, ...]
    forecasts: tuple[Forecast, ...]

    @property
    def path(self) -> str:
        return f"briefs/{self.id}.md"


SIDES = ("northwind", "lumen")
US = (("market", "us"),)
RU = (("market", "ru"),)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def on_time(per: str) -> Expectation:
    target = at_least("at least 90 %", "0.9")
    return Expectation("on-time", ON_TIME, target, per, "kpi", False, owner="dana")


def turnaround(per: str) -> Expectation:
    target = at_most("at most 48h", "48")
    return Expectation("turnaround", TURNAROUND, target, per, "kpi", False, owner="anna")


def us_cpe(amount: str, per: str) -> Expectation:
    """What decides, in the agreements."""
    target = at_most(f"{amount} USD", amount)
    return Expectation("us-cpe", CPE, target, per, "primary", False, US, "dana")


LETTER = Agreement(
    "2026-02-loi",
    "closed",
    days("2026-02-16", "2026-03-20"),
    {"northwind": date(2026, 2, 12), "lumen": date(2026, 2, 13)},
    (us_cpe("0.25", "campaign"), on_time("month"), turnaround("month")),
)
FRAMEWORK = Agreement(
    "2026-04-framework",
    "active",
    days("2026-04-13", "2027-04-12"),
    {"northwind": date(2026, 4, 10), "lumen": date(2026, 4, 10)},
    (
        us_cpe("0.25", "month"),
        on_time("month"),
        turnaround("month"),
        Expectation(
            "quality", QUALITY, at_least("at least 90 %", "0.9"),
            "month", "guardrail", False, owner="anna",
        ),
        Expectation(
            "rounds", ROUNDS, at_most("at most 2", "2"), "month", "tracked", True, owner="dana"
        ),
    ),
)
AMENDMENT = Agreement(
    "2026-07-amendment",
    "active",
    days("2026-07-13", "2027-04-12"),
    {"northwind": date(2026, 7, 10), "lumen": date(2026, 7, 10)},
    (
        us_cpe("0.20", "month"),
        Expectation(
            "ru-cpe", CPE, at_most("0.12 USD", "0.12"), "month", "tracked", True, RU, "dana"
        ),
    ),
    amends="2026-04-framework",
)
AGREEMENTS = (LETTER, FRAMEWORK, AMENDMENT)


def campaign_cpe(key: str, where: tuple[tuple[str, str], ...], amount: str) -> Expectation:
    """What a brief expects, and may be talked about."""
    target = at_most(f"{amount} USD", amount)
    return Expectation(key, CPE, target, "campaign", "tracked", True, where)


def forecast(key: str, expect: str, low: str, high: str) -> Forecast:
    return Forecast(key, Fraction(expect), Fraction(low), Fraction(high))


BRIEFS = (
    Brief(
        "2026-03-campfire", "closed", days("2026-03-06", "2026-03-20"),
        (campaign_cpe("cpe", US, "0.25"),),
        (forecast("cpe", "0.26", "0.19", "0.36"),),
    ),
    Brief(
        "2026-04-thaw", "closed", days("2026-04-17", "2026-04-30"),
        (campaign_cpe("cpe", US, "0.25"),),
        (forecast("cpe", "0.23", "0.18", "0.30"),),
    ),
    Brief(
        "2026-05-summit", "closed", days("2026-05-25", "2026-06-19"),
        (campaign_cpe("cpe", US, "0.25"),),
        (forecast("cpe", "0.24", "0.19", "0.31"),),
    ),
    Brief(
        "2026-06-white-nights", "closed", days("2026-06-08", "2026-06-30"),
        (campaign_cpe("cpe", RU, "0.15"),),
        (forecast("cpe", "0.13", "0.09", "0.19"),),
    ),
    Brief(
        "2026-07-river", "closed", days("2026-07-06", "2026-07-31"),
        (campaign_cpe("us-cpe", US, "0.20"), campaign_cpe("ru-cpe", RU, "0.12")),
        (forecast("us-cpe", "0.20", "0.17", "0.24"), forecast("ru-cpe", "0.11", "0.09", "0.14")),
    ),
    Brief(
        "2026-08-rain-test", "closed", days("2026-08-10", "2026-08-31"),
        (campaign_cpe("us-cpe", US, "0.20"), campaign_cpe("ru-cpe", RU, "0.12")),
        (forecast("us-cpe", "0.19", "0.16", "0.23"), forecast("ru-cpe", "0.105", "0.09", "0.13")),
    ),
    Brief(
        "2026-09-first-frost", "active", days("2026-09-08", "2026-10-09"),
        (campaign_cpe("frost-us-cpe", US, "0.20"), campaign_cpe("frost-ru-cpe", RU, "0.12")),
        (
            forecast("frost-us-cpe", "0.185", "0.16", "0.22"),
            forecast("frost-ru-cpe", "0.105", "0.09", "0.125"),
        ),
    ),
)

# `[kpi]` in comity.toml: pass = "2 of 3", basis = "target", primary_must_pass = true.
KPIS_NEEDED = 2

# `enough` under `[forecasts]` of the profile `standard`.
CAMPAIGNS_ENOUGH = 5


def promises(day: date, statuses: tuple[str, ...]) -> list[tuple[Agreement, Expectation]]:
    """The expectations of agreements of certain statuses that hold on a day."""
    holding = [
        agreement
        for agreement in AGREEMENTS
        if agreement.status in statuses
        and agreement.term.has(day)
        and all(agreement.signed[side] <= day for side in SIDES)
    ]
    replaced = {
        (agreement.amends, expectation.key)
        for agreement in holding
        for expectation in agreement.expectations
    }
    return [
        (agreement, expectation)
        for agreement in holding
        for expectation in agreement.expectations
        if (agreement.id, expectation.key) not in replaced
    ]


def in_force(day: date) -> list[tuple[Agreement, Expectation]]:
    """What holds on a day, seen on that day: a closed agreement holds no more."""
    return promises(day, ("active",))


def target_then(expectation: Expectation, day: date) -> Target | None:
    """The target that held on an earlier day: what is closed by now held within its term."""
    for _, then in promises(day, ("active", "closed")):
        same = (then.key, then.metric.id, then.where)
        if same == (expectation.key, expectation.metric.id, expectation.where):
            return then.target
    return None


def begun(day: date) -> list[Brief]:
    """The campaigns that have begun, ended ones included."""
    return [brief for brief in BRIEFS if brief.dates.first <= day]
